"""Whether a row of every debt together stay within limits: told as trying everything tells it, or not at all."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.planning.choice.fitting import Effort, Undecided, limits_of, pick, rows_of, unbeaten
from ashore.planning.choice.problem import Account, Choice, Fixed

MONTHS = 4
payments = st.lists(st.integers(0, 9), min_size=MONTHS, max_size=MONTHS).map(tuple)
debts = st.lists(st.lists(payments, min_size=1, max_size=5), min_size=1, max_size=4)
money = st.lists(st.integers(-2, 20), min_size=MONTHS, max_size=MONTHS)


def table(ways, *, counted: bool = False):
    return rows_of([Choice("", Fixed(paid)) for paid in ways], MONTHS, counted=counted)


def keeps_within(taken, money, most_at_once: int | None) -> bool:
    spent = had = 0
    for month, there in enumerate(money):
        paid = [way[month] for way in taken]
        spent, had = spent + sum(paid), had + there
        if spent > had or (most_at_once is not None and sum(map(bool, paid)) > most_at_once):
            return False
    return True


@settings(max_examples=300, deadline=None)
@given(ways=debts, money=money, most_at_once=st.none() | st.integers(1, 3))
def test_it_is_found_exactly_where_trying_everything_finds_it(ways, money, most_at_once) -> None:
    rows = [table(one, counted=most_at_once is not None) for one in ways]
    found = pick(rows, limits_of(money, most_at_once), Effort(1000))
    if found is not None:
        taken = [one[place] for one, place in zip(ways, found, strict=True)]
        assert keeps_within(taken, money, most_at_once)
    assert (found is not None) == any(
        keeps_within(taken, money, most_at_once) for taken in product(*ways)
    )


@settings(max_examples=100, deadline=None)
@given(ways=debts, money=money)
def test_rows_that_are_beaten_are_never_needed(ways, money) -> None:
    rows = [table(one) for one in ways]
    fewer = [one[unbeaten(one)] for one in rows]
    found = [pick(some, limits_of(money), Effort(1000)) is not None for some in (rows, fewer)]
    assert found[0] == found[1]


def test_of_equal_rows_one_is_left() -> None:
    assert list(unbeaten(table([(1, 0, 0, 0), (0, 1, 0, 0), (0, 1, 0, 0), (0, 1, 1, 0)]))) == [1]


def test_a_debt_that_cannot_be_paid_leaves_nothing() -> None:
    assert pick([table([])], limits_of([9] * MONTHS), Effort(9)) is None
    assert pick([], limits_of([9] * MONTHS), Effort(9)) == ()


def test_without_effort_nothing_is_said() -> None:
    with pytest.raises(Undecided):
        pick([table([(1, 1, 1, 1)])], limits_of([9] * MONTHS), Effort(0))


def test_of_an_account_no_more_is_counted_than_it_takes() -> None:
    account = Choice("", Account(5, 1, (0, 0), 1, (3, 3)))
    assert rows_of([account], MONTHS, counted=True).tolist() == [[0, 3, 5, 5, 0, 0, 0, 0]]
    assert np.array_equal(table([(0, 3, 0, 2)], counted=True)[0], [0, 3, 3, 5, 0, 1, 0, 1])
