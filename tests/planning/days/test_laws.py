"""What must hold of every calendar, and the best moves of two debts against trying every day of the month."""

import datetime as dt
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.dates import add_months
from ashore.household.model import Expense, Household, Income
from ashore.loans.terms import Payment
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due
from ashore.planning.days.moves import advise
from ashore.planning.days.placing import cashbook

START = dt.date(2027, 1, 15)
SOME = st.integers(1, 31)
AMOUNTS = st.sampled_from([300, 500, 800]) | st.integers(1, 1500)


@st.composite
def dues(draw: st.DrawFn, largest: int = 5) -> tuple[Due, ...]:
    found = []
    for number in range(draw(st.integers(1, largest))):
        anchor = dt.date(2026, 12, draw(SOME))
        days = (add_months(anchor, month) for month in range(draw(st.integers(2, 4))))
        rows = [Payment(day, draw(AMOUNTS)) for day in days if day >= START]
        found.append(Due(f"d{number}", tuple(rows), draw(st.integers(0, 4)) > 0))
    return tuple(one for one in found if one.payments)


@st.composite
def homes(draw: st.DrawFn) -> Household:
    first = st.none() | st.builds(lambda day: dt.date(2026, 12, day), SOME)
    incomes = st.builds(Income, st.just("i"), st.integers(0, 4000), starts=first)
    expenses = st.builds(Expense, st.just("e"), st.just("food"), AMOUNTS, starts=first)
    return Household(
        tuple(draw(st.lists(incomes, max_size=2))), tuple(draw(st.lists(expenses, max_size=2)))
    )


BOOKS = st.builds(
    lambda home, reserve: cashbook(home, START, 3, reserve=reserve), homes(), st.integers(0, 3000)
)


def missing(cash: list[int] | tuple[int, ...]) -> list[int]:
    return [max(0, -one) for one in cash]


def cash_by_hand(book: Cashbook, payments: list[tuple[dt.date, int]]) -> list[int]:
    """Day by day, without the rooms' own arithmetic."""
    found = []
    for number, even in enumerate(book.even):
        day = START + dt.timedelta(days=number)
        moved = sum(flow.amount for flow in book.flows if flow.counts <= day)
        paid = sum(amount for date, amount in payments if date <= day)
        found.append(book.reserve + moved + even - paid)
    return found


def next_such_day(date: dt.date, day: int) -> dt.date:
    """The next day of that number after a date, found by walking."""
    date += dt.timedelta(days=1)
    while date.day != day:
        date += dt.timedelta(days=1)
    return date


def by_trying(book: Cashbook, among: tuple[Due, ...]) -> tuple[int, int, int]:
    """The least missing, the moves and their days, of every day of the month for every debt."""
    choices = []
    for due in among:
        rows = [(one.date, one.amount) for one in due.payments]
        options = [(rows, 0)]
        for day in range(1, 29) if due.movable else ():
            moved = [(next_such_day(date, day), amount) for date, amount in rows]
            if day != due.day:
                options.append((moved, (moved[0][0] - rows[0][0]).days))
        choices.append(options)
    free = cash_by_hand(book, [])
    values = []
    for chosen in product(*choices):
        cash = list(free)
        for rows, _ in chosen:
            for date, amount in rows:
                for number in range((date - START).days, len(cash)):
                    cash[number] -= amount
        far = [days for _, days in chosen]
        values.append((sum(missing(cash)), sum(days > 0 for days in far), sum(far)))
    return min(values)


@settings(max_examples=15, deadline=None)
@given(BOOKS, dues(2))
def test_no_days_of_two_debts_are_better(book: Cashbook, among: tuple[Due, ...]) -> None:
    advice = advise(book, among)
    found = (
        sum(missing(advice.cash_after)),
        len(advice.moves),
        sum(one.later for one in advice.moves),
    )
    assert found == by_trying(book, among)


@settings(max_examples=100, deadline=None)
@given(BOOKS, dues(), st.data())
def test_moves_never_make_a_day_worse_and_what_is_left_is_proven(
    book: Cashbook, among: tuple[Due, ...], data: st.DataObject
) -> None:
    advice = advise(book, among)
    paid = [(one.date, one.amount) for due in advice.dues for one in due.payments]
    assert list(advice.cash_after) == cash_by_hand(book, paid)
    assert all(
        after >= before for before, after in zip(advice.cash_before, advice.cash_after, strict=True)
    )
    for left in advice.unavoidable:
        there = left.reserve + left.comes_in - left.goes_out + left.even
        assert left.missing == left.shortfall.missing == sum(dict(left.paid).values()) - there > 0
    # Any other days, in the same month or the next, leave no day with less missing.
    other = []
    for due in among:
        days = st.sampled_from([due.day, *due.days]) if due.movable else st.just(due.day)
        moved = due.moved(data.draw(days))
        other += [(one.date, one.amount) for one in moved.payments]
    tried = missing(cash_by_hand(book, other))
    after = missing(advice.cash_after)
    assert all(least <= one for least, one in zip(after, tried, strict=True))


@settings(max_examples=50, deadline=None)
@given(homes(), dues(), st.integers(0, 3000), st.integers(1, 2000))
def test_more_cash_never_adds_a_shortfall(
    home: Household, among: tuple[Due, ...], reserve: int, more: int
) -> None:
    poor, rich = (
        advise(cashbook(home, START, 3, reserve=money), among)
        for money in (reserve, reserve + more)
    )
    for less, enough in ((poor.cash_before, rich.cash_before), (poor.cash_after, rich.cash_after)):
        for short, lack in zip(missing(less), missing(enough), strict=True):
            assert lack == max(0, short - more)


@settings(max_examples=50, deadline=None)
@given(BOOKS, dues(), st.data())
def test_the_order_of_the_debts_changes_nothing(
    book: Cashbook, among: tuple[Due, ...], data: st.DataObject
) -> None:
    advice, again = advise(book, among), advise(book, data.draw(st.permutations(among)))
    assert (advice.moves, advice.before) == (again.moves, again.before)
    assert advice.cash_after == again.cash_after
