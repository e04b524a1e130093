"""Days on which money is missing, by hand."""

from ashore.household.model import Expense, Household
from ashore.planning.days.shortfalls import Hit, Shortfall, cash, shortfalls
from tests.planning.days.examples import HOME, april, book_of, due, may


def test_a_card_due_before_payday() -> None:
    # 2300 − 2000 rent on the 1st = 300; the card of the 5th takes 1500; the wage of the 10th counts on the 11th.
    card = due("card", 150000, april(5))
    book = book_of(230000)
    assert shortfalls(book, [card]) == (
        Shortfall(april(5), april(11), april(5), 120000, (Hit("card", april(5), 150000),)),
        Shortfall(may(5), may(11), may(5), 110000, (Hit("card", may(5), 150000),)),
    )
    assert cash(book, [card])[-1] == 250000


def test_days_in_a_row_are_one_shortfall_with_its_worst_day() -> None:
    book = book_of(150000, 1)
    found = shortfalls(book, [due("b", 20000, april(5)), due("a", 30000, april(3))])
    hits = (Hit("a", april(3), 30000), Hit("b", april(5), 20000))
    assert found == (Shortfall(april(1), april(11), april(5), 100000, hits),)


def test_living_alone_may_take_more_than_there_is_and_the_end_be_open() -> None:
    home = Household((), (Expense("房租", "housing", 200000, starts=april(1)),))
    assert shortfalls(book_of(190000, 1, home), []) == (
        Shortfall(april(1), None, april(1), 10000, ()),
    )
    assert shortfalls(book_of(200000, 1, HOME), []) == ()


def test_a_payment_before_the_first_day_counts_on_it_and_one_after_the_last_not_at_all() -> None:
    book = book_of(100000, 1, Household())
    early, late = due("early", 1, april(1).replace(month=3), 1), due("late", 2, april(16), 1)
    assert set(cash(book, [early, late])) == {99999}
