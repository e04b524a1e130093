"""The list of days: worked by hand, and its rows add up whatever the household."""

from hypothesis import given, settings

from ashore.household.model import Expense, Household
from ashore.planning.days.agenda import Entry, agenda
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due
from ashore.planning.days.needed import living
from ashore.planning.days.shortfalls import cash
from tests.planning.days.examples import RENT, WAGE, april, book_of, due, may
from tests.planning.days.test_laws import BOOKS
from tests.planning.days.test_laws import dues as some_dues

FOOD = Expense("伙食", "food", 93000)
"""30 yuan a day in a month of 31 days, 31 in April."""
HOME = Household((WAGE,), (RENT, FOOD))


def test_what_comes_and_goes_on_each_day() -> None:
    book = book_of(300000, 1, HOME)
    first, second, third, last = agenda(book, [due("card", 50000, april(5), 1)])
    # 15 March to 1 April are 17 days of 30 yuan.
    assert (first.day, first.entries) == (april(1), (Entry("expense", "房租", -200000),))
    assert (first.spread, first.left, first.short) == (-51000, 49000, 0)
    assert (second.entries, second.left, second.due) == (
        (Entry("payment", "card", -50000),),
        49000 - 12000 - 50000,
        50000,
    )
    # On the 10th the wage is there by the evening; in the morning 13,000 and five days were missing.
    assert third.entries == (Entry("income", "工资", 360000),)
    assert (third.left, third.short) == (-13000 - 15000 + 360000, 28000)
    assert (last.day, last.entries, last.short) == (april(15), (), 0)
    assert last.left == 332000 - 15000


@settings(max_examples=100, deadline=None)
@given(BOOKS, some_dues())
def test_every_row_follows_from_the_one_before(book: Cashbook, among: tuple[Due, ...]) -> None:
    rows, before = agenda(book, among), book.reserve
    for row in rows:
        assert row.left == before + row.spread + sum(one.amount for one in row.entries)
        before = row.left
    missing = max((-one for one in cash(book, among)), default=0)
    shown = [row.short for row in rows]
    assert rows[-1].day == book.day(len(book.even) - 1)
    if rows[0].day > book.start:
        assert max(0, missing) == max(shown)


def test_life_until_the_first_wage_counts() -> None:
    needed = living(book_of(0, 1, HOME))
    assert needed is not None
    # 26 days of food to 10 April, on which the wage may come too late, and the rent of the 1st.
    assert (needed.amount, needed.until) == (26 * 3000 + 200000, april(10))
    enough = book_of(needed.amount, 1, HOME)
    assert min(enough.cash()) == 0
    again = living(enough)
    assert again is not None
    assert again.amount == needed.amount, "what is at hand changes nothing of what is needed"


def test_no_income_on_a_known_day_tells_nothing() -> None:
    assert living(book_of(0, 1, Household((), (FOOD,)))) is None


def test_what_costs_nothing_needs_nothing() -> None:
    needed = living(book_of(0, 2, Household((WAGE,))))
    assert needed is not None
    assert (needed.amount, needed.until) == (0, april(10))
    assert may(10) > needed.until
