"""The problem's own small arithmetic."""

import pytest

from ashore.money import Rounding
from ashore.planning.choice.problem import (
    Account,
    Choice,
    Debt,
    Decision,
    Fixed,
    Problem,
    last_month,
)


@pytest.mark.parametrize(
    ("balance", "period", "rounding", "expected"),
    [
        (1000, 0, Rounding.HALF_UP, 31),  # 30.9
        (1000, 1, Rounding.HALF_UP, 28),
        (50, 2, Rounding.HALF_UP, 3),  # 2.5
        (50, 2, Rounding.HALF_EVEN, 2),
        (70, 2, Rounding.HALF_EVEN, 4),  # 3.5
        (0, 0, Rounding.HALF_UP, 0),
    ],
)
def test_interest_is_exact_and_rounded_as_agreed(
    balance: int, period: int, rounding: Rounding, expected: int
) -> None:
    account = Account(1000, 0, (309, 280, 500), 10_000, (0, 0, 0), rounding)
    assert account.interest(balance, period) == expected


def test_interest_needs_no_float() -> None:
    # 10^17 fen and one: a float has no such odd number.
    assert Account(1, 0, (1,), 1, (0,)).interest(10**17 + 1, 0) == 10**17 + 1


def test_a_decision_names_what_it_takes() -> None:
    once, later = Choice("once", Fixed((5,))), Choice("later", Fixed((0, 5)))
    other = Choice("other", Fixed((1, 1)))
    debts = (Debt("a", 5, (once, later)), Debt("b", 2, (other,)))
    problem = Problem((9, 9), debts)
    decision = Decision((1, 0), ((0, 5), (1, 1)))
    assert problem.months == 2
    assert list(decision.chosen(problem)) == [
        (debts[0], later, (0, 5)),
        (debts[1], other, (1, 1)),
    ]


@pytest.mark.parametrize(
    "decision",
    [Decision((0,), ((5,), (5,))), Decision((0, 0), ((5,),))],
    ids=["a debt without a choice", "a debt without payments"],
)
def test_a_decision_for_other_debts_is_an_error(decision: Decision) -> None:
    choice = Choice("once", Fixed((5,)))
    problem = Problem((9,), (Debt("a", 5, (choice,)), Debt("b", 5, (choice,))))
    with pytest.raises(ValueError, match="zip"):
        list(decision.chosen(problem))


@pytest.mark.parametrize(
    ("paid", "month"), [((), 0), ((0, 0), 0), ((3,), 1), ((1, 0, 2, 0), 3), ((0, 0, 0, 1), 4)]
)
def test_last_month(paid: tuple[int, ...], month: int) -> None:
    assert last_month(paid) == month
