"""Lines put on their days: known days by hand, unknown ones within their bounds."""

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.dates import MONTHLY, Step, add_months, step_from
from ashore.household.budget import months
from ashore.household.model import Expense, Household, Income
from ashore.planning.days.placing import cashbook
from tests.planning.days.examples import START, april, book_of, may


def test_known_days_are_real_days_and_income_counts_a_day_later() -> None:
    book = book_of(230000)
    assert [(flow.day, flow.name, flow.amount, flow.counts) for flow in book.flows] == [
        (april(1), "房租", -200000, april(1)),
        (april(10), "工资", 360000, april(11)),
        (may(1), "房租", -200000, may(1)),
        (may(10), "工资", 360000, may(11)),
    ]
    cash = book.cash()
    assert len(cash) == 62  # 15 March to 15 May, both
    assert [cash[book.number(april(day))] for day in (1, 10, 11)] == [30000, 30000, 390000]
    assert (cash[0], cash[-1]) == (230000, 550000)
    assert book.undated == ()
    same_day = book_of(230000, clears=0)
    assert same_day.cash()[same_day.number(april(10))] == 390000


def test_rhythms_singles_and_ends() -> None:
    home = Household(
        (
            Income("奖金", 100, "once", starts=april(2)),
            Income("补发", 100, "once"),
            Income("送货", 10, Step(2, "week"), starts=dt.date(2026, 3, 1), until=april(12)),
            Income("旧工资", 5, until=START),
        ),
        (Expense("车险", "insurance", 70, Step(1, "month"), starts=dt.date(2026, 1, 31)),),
    )
    book = book_of(0, home=home)
    assert [(flow.day, flow.amount) for flow in book.flows] == [
        (dt.date(2026, 3, 29), 10),  # 1, 15 March are over: the reserve holds them
        (dt.date(2026, 3, 31), -70),
        (april(2), 100),
        (april(12), 10),
        (april(30), -70),
    ]
    assert book.undated == ("补发",)  # asked for, and left out as the budget leaves it out
    assert set(book.even) == {0}


def test_money_that_counts_after_the_last_day_is_not_reckoned_with() -> None:
    home = Household((Income("工资", 360000, starts=may(15)),))
    book = book_of(0, home=home)
    assert [flow.day for flow in book.flows] == [may(15)]
    assert book.cash()[-1] == 0


def test_a_line_without_a_day_is_spread_or_put_where_it_is_worst_or_best() -> None:
    home = Household((Income("工资", 310000),), (Expense("伙食", "food", 62000, until=april(14)),))
    even = book_of(0, months=1, home=home)
    assert even.undated == ("工资", "伙食")
    # 15 March to 15 April are 31 days: 100 yuan come and 20 go a day, and food ends a day early.
    assert even.cash() == [8000 * day for day in range(31)] + [250000]
    worst = book_of(0, months=1, home=home, placing="worst")
    assert [(flow.day, flow.amount) for flow in worst.flows] == [
        (dt.date(2026, 3, 16), -62000),
        (april(15), 310000),
    ]
    best = book_of(0, months=1, home=home, placing="best")
    # The food of the period would come on 15 April, and has ended by then.
    assert [(flow.day, flow.counts) for flow in best.flows] == [(dt.date(2026, 3, 16),) * 2]


def test_what_is_kept_back_goes_evenly() -> None:
    home = Household((), (Expense("伙食", "food", 50000, starts=april(1)),), buffer=31000)
    assert book_of(0, 1, home).cash()[1] == -1000
    assert book_of(0, 1, home, buffer=0).cash()[1] == 0
    guarded = replace(home, minimum_standard=81000)  # 500 is spent, 310 more must be kept
    assert book_of(0, 1, guarded, buffer=0).cash()[1] == -1000


AMOUNTS = st.integers(0, 10**6)
LINES = st.lists(st.tuples(AMOUNTS, st.integers(1, 28)), max_size=4)
STARTS = st.dates(dt.date(2023, 1, 1), dt.date(2028, 12, 31)).filter(lambda day: day.day <= 28)


@settings(max_examples=50, deadline=None)
@given(LINES, LINES, STARTS, st.integers(0, 10**5), st.none() | AMOUNTS)
def test_the_even_month_is_the_month_of_the_budget(incomes, expenses, start, buffer, least) -> None:
    home = Household(
        tuple(Income("i", amount) for amount, _ in incomes),
        tuple(Expense("e", "food", amount) for amount, _ in expenses),
        buffer=buffer,
        minimum_standard=least,
    )
    book = cashbook(home, start, 6)
    monthly = months(home, start, 6)
    for month in range(7):
        ends = book.number(add_months(start, month))
        assert book.cash()[ends] == sum(monthly[:month])


@settings(max_examples=50, deadline=None)
@given(LINES, LINES, STARTS, st.sampled_from([MONTHLY, Step(1, "week"), Step(10, "day")]))
def test_the_real_days_lie_between_worst_and_best(incomes, expenses, start, every) -> None:
    def line(kind, which: tuple[int, int], *, known: bool):
        amount, day = which
        first = start + dt.timedelta(days=day)
        # Within the first period, on a day that every month has.
        while first > step_from(start, every, 1) or first.day > 28:
            first -= dt.timedelta(days=1)
        return kind(amount=amount, every=every, starts=max(first, start) if known else None)

    def cash(placing: str, *, known: bool = False) -> list[int]:
        home = Household(
            tuple(line(income, one, known=known) for one in incomes),
            tuple(line(expense, one, known=known) for one in expenses),
        )
        return cashbook(home, start, 3, placing=placing).cash()

    real, even = cash("even", known=True), cash("even")
    for least, most, one, other in zip(cash("worst"), cash("best"), real, even, strict=True):
        assert least <= one <= most
        assert least <= other <= most


def income(**said) -> Income:
    return Income("i", **said)


def expense(**said) -> Expense:
    return Expense("e", "food", **said)


def test_a_day_of_the_month_is_that_day_of_every_month() -> None:
    def days(months: int = 4, **said) -> list[dt.date]:
        book = cashbook(Household((Income("工资", 100, **said),)), START, months)
        assert book.undated == ()
        return [flow.day for flow in book.flows]

    # From 15 March: the 10th comes first in April, the 31st is the last day of a shorter month.
    assert days(day=10) == [dt.date(2026, month, 10) for month in (4, 5, 6, 7)]
    assert days(day=31) == [dt.date(2026, 3, 31), april(30), may(31), dt.date(2026, 6, 30)]
    # With a beginning it is the day that counts, and not that of the beginning.
    since = dt.date(2026, 2, 20)
    assert days(2, day=5, starts=since) == [april(5), may(5)]
    assert days(2, day=25, starts=april(26), until=may(24)) == []
    assert days(6, day=8, every=Step(3, "month"), starts=since) == [may(8), dt.date(2026, 8, 8)]


def test_an_expense_has_a_day_of_the_month_as_an_income_has() -> None:
    rent = Expense("房租", "housing", 200000, day=5, until=may(4))
    home = Household((), (rent, Expense("伙食", "food", 62000)))
    book = cashbook(home, START, 3)
    assert [(flow.day, flow.amount, flow.counts) for flow in book.flows] == [
        (april(5), -200000, april(5))
    ]
    assert book.undated == ("伙食",)
    last = cashbook(Household((), (replace(rent, day=31, until=None),)), START, 1)
    assert [flow.day for flow in last.flows] == [dt.date(2026, 3, 31)]


def test_a_day_of_the_month_moves_no_money_between_the_months_of_the_budget() -> None:
    plain, placed = (Household((Income("工资", 310000, day=day),)) for day in (None, 10))
    assert months(plain, START, 6) == months(placed, START, 6)
    ends = [cashbook(one, START, 6).cash()[-1] for one in (plain, placed)]
    assert ends[0] == ends[1] == 6 * 310000
