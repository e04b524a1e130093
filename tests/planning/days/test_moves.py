"""Moves and proofs worked by hand."""

import datetime as dt

from ashore.planning.days.moves import Move, advise
from tests.planning.days.examples import HOME, april, book_of, due, may


def test_a_card_due_before_payday_moves_behind_it() -> None:
    book = book_of(230000)
    advice = advise(book, [due("card", 150000, april(5))])
    assert len(advice.before) == 2
    assert advice.moves == (Move("card", 5, 11, april(11), 6),)
    assert advice.unavoidable == ()
    # 300 + 3600 − 1500
    assert advice.cash_after[book.number(april(11))] == 240000
    assert min(advice.cash_after) == 30000
    assert min(advice.cash_before) == -120000
    assert [one.date for one in advice.dues[0].payments] == [april(11), may(11)]


def test_a_debt_due_late_in_the_month_moves_into_the_next() -> None:
    # 100 at hand on 25 March; after the wage of 10 April there are 100 − 2000 + 3600 = 1700, short of rent until then.
    card = due("card", 20000, dt.date(2026, 3, 25), 1)
    advice = advise(book_of(210000, 1), [card])
    assert advice.before[0].first == april(1)
    assert advice.moves == (Move("card", 25, 11, april(11), 17),)


def test_the_fewest_moves_then_the_smaller_debt() -> None:
    both = [due("large", 100000, april(5), 1), due("small", 40000, april(5), 1)]
    # 300 are there after the rent if 2300 are at the start.
    assert [one.debt_id for one in advise(book_of(305000, 1), both).moves] == ["small"]
    assert [one.debt_id for one in advise(book_of(265000, 1), both).moves] == ["large"]
    assert [one.debt_id for one in advise(book_of(235000, 1), both).moves] == ["large", "small"]
    assert advise(book_of(340000, 1), both).moves == ()


def test_the_one_that_need_move_less_far() -> None:
    both = [due("a", 50000, april(4), 1), due("b", 50000, april(6), 1)]
    assert advise(book_of(250000, 1), both).moves == (Move("b", 6, 11, april(11), 5),)


def test_what_no_move_removes_is_proven_by_a_sum() -> None:
    book = book_of(150000, 1)
    loan, card = due("loan", 30000, april(3), 1, movable=False), due("card", 60000, april(5), 1)
    advice = advise(book, [loan, card])
    assert [(one.first, one.missing) for one in advice.before] == [(april(1), 140000)]
    assert [move.debt_id for move in advice.moves] == ["card"]
    (left,) = advice.unavoidable
    assert (left.shortfall.first, left.shortfall.until) == (april(1), april(11))
    assert (left.shortfall.worst, left.shortfall.missing) == (april(3), 80000)
    # 1500 at hand less 2000 rent, and 300 to the loan, which cannot be moved; the card is not due by then.
    assert (left.reserve, left.comes_in, left.goes_out, left.even) == (150000, 0, 200000, 0)
    assert left.paid == (("loan", 30000),)
    assert left.missing == 200000 + 30000 - 150000


def test_a_move_that_helps_nothing_is_not_proposed() -> None:
    poor = advise(book_of(150000, 1), [due("card", 1, april(11), 1)])
    assert poor.moves == ()
    assert [one.shortfall.missing for one in poor.unavoidable] == [50000]
    assert advise(book_of(0, 1, HOME), []).moves == ()


def test_paying_on_payday_itself_moves_by_a_day_unless_money_clears_at_once() -> None:
    card = due("card", 150000, april(10), 1)
    assert advise(book_of(230000, 1), [card]).moves == (Move("card", 10, 11, april(11), 1),)
    assert advise(book_of(230000, 1, clears=0), [card]).moves == ()
