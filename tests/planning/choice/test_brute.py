"""Brute force itself, against cases worked out by hand; and the tiny problems, that they ask what they should."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from benchmarks.plans.tiny import tiny

from ashore.money import Rounding
from ashore.planning.choice.problem import Account, Choice, Debt, Fixed, Problem
from tests.planning.choice.brute import best, payments


def account(capital: int, *least: int, percent: int = 10, waits: int = 0) -> Account:
    return Account(capital, waits, (percent,) * len(least), 100, least)


def one(*choices: Choice, money: tuple[int, ...], **said: object) -> Problem:
    return Problem(money, (Debt("a", 100, choices),), **said)


def test_an_account_is_paid_early_for_cost_and_evenly_for_steadiness() -> None:
    # 100 earn 10. Of x paid in month 1, (110 - x) × 1.1 is left for month 2: 60 leave 55, 59 and 58 leave 56 and 57.
    found = best(one(Choice("open", account(100, 0, 0)), money=(60, 100)))
    assert found == {
        "cost": (115, 115),
        "soonest": (2, 115),
        "current": (0, 115),
        "steady": (58, 115),
    }
    assert best(one(Choice("open", account(100, 0, 0)), money=(110, 0)))["soonest"] == (1, 110)


def test_every_way_to_pay_an_account_is_tried_once() -> None:
    # 3 earn 0.3, which is nothing; at least 1 in month 1, all the rest in month 3.
    ways = list(payments(Choice("open", account(3, 1, 0, 0)), 4))
    assert sorted(ways) == [
        (1, 0, 2, 0),
        (1, 1, 1, 0),
        (1, 2, 0, 0),
        (2, 0, 1, 0),
        (2, 1, 0, 0),
        (3, 0, 0, 0),
    ]


@pytest.mark.parametrize(
    ("rounding", "cost"), [(Rounding.HALF_UP, 6), (Rounding.HALF_EVEN, 5)], ids=str
)
def test_halves_are_rounded_as_agreed(rounding: Rounding, cost: int) -> None:
    course = replace(account(5, 0), rounding=rounding)
    assert best(one(Choice("open", course), money=(9,)))["cost"] == (cost, cost)


def test_waiting_keeps_the_first_months_free() -> None:
    waits = Choice("open", account(10, 0, waits=2))
    assert best(one(waits, money=(0, 0, 11)))["cost"] == (11, 11)
    assert best(one(waits, money=(11, 0, 0), saving=False)) == {}
    # An agreement that begins after the last month is never paid.
    assert best(one(waits, money=(99, 99))) == {}


def test_money_is_saved_up_for_a_settlement_or_not() -> None:
    settled = Choice("settled", Fixed((0, 0, 120)))
    assert best(one(settled, money=(40, 40, 40)))["cost"] == (120, 120)
    assert best(one(settled, money=(40, 40, 39))) == {}
    assert best(one(settled, money=(40, 40, 40), saving=False)) == {}
    assert best(one(settled, money=(150, -30, 0)))["cost"] == (120, 120)
    assert best(one(settled, money=(-1, 121, 120))) == {}


def test_objectives_choose_differently() -> None:
    choices = (
        Choice("cheap", Fixed((0, 0, 80)), current_from=3),
        Choice("soon", Fixed((95,)), current_from=1),
        Choice("steady", Fixed((35, 35, 35)), current_from=1),
        Choice("current", Fixed((0, 50, 60)), current_from=0),
        Choice("kept", Fixed((60, 60), after=5), current_from=2, kept=True),
    )
    assert best(one(*choices, money=(200, 0, 0))) == {
        "cost": (80, 80),
        "soonest": (0, 125),
        "current": (0, 110),
        "steady": (35, 105),
    }


def test_cost_decides_among_equals() -> None:
    choices = (Choice("dear", Fixed((30, 30))), Choice("cheap", Fixed((29, 30))))
    assert best(one(*choices, money=(60, 60)))["steady"] == (30, 59)


def test_creditors_are_paid_one_after_the_other() -> None:
    debts = tuple(Debt(name, 10, (Choice("open", account(10, 0, 0)),)) for name in "ab")
    both = Problem((30, 30), debts)
    assert best(both)["cost"] == (22, 22)
    # The second earns another fen of 1.1 while it waits.
    assert best(replace(both, most_at_once=1))["cost"] == (23, 23)
    assert best(replace(both, most_at_once=0)) == {}


def test_instalments_are_alike() -> None:
    def debt(name: str, **said: bool) -> Debt:
        low = Choice("low", Fixed((10,)), instalment=10, **said)
        return Debt(name, 100, (low, Choice("high", Fixed((20,)), instalment=20)))

    low_only = replace(debt("a"), choices=debt("a").choices[:1])
    high_only = replace(debt("b"), choices=debt("b").choices[1:])
    tenth, third = Fraction(1, 10), Fraction(1, 3)
    assert best(Problem((99,), (low_only, debt("b")), fairness=tenth))["cost"] == (20, 20)
    assert best(Problem((99,), (low_only, high_only), fairness=tenth)) == {}
    # A third from 15 are 10 and 20.
    assert best(Problem((99,), (low_only, high_only), fairness=third))["cost"] == (30, 30)
    at_ceiling = replace(debt("a", at_ceiling=True), choices=debt("a", at_ceiling=True).choices[:1])
    assert best(Problem((99,), (at_ceiling, high_only), fairness=tenth))["cost"] == (30, 30)


CASES = range(60)


def test_tiny_problems_ask_what_they_should() -> None:
    """Each rule decides some, the objectives differ, and many are possible and many are not."""
    decided: Counter[str] = Counter()
    for seed in CASES:
        problem = tiny(seed)
        found = best(problem)
        decided["possible"] += bool(found)
        decided["impossible"] += not found
        decided["objectives"] += len({cost for _, cost in found.values()}) > 1
        for rule, dropped in {
            "saving": replace(problem, saving=True),
            "most_at_once": replace(problem, most_at_once=None),
            "fairness": replace(problem, fairness=None),
        }.items():
            decided[rule] += dropped != problem and best(dropped) != found
    assert min(decided.values()) >= 3, decided
