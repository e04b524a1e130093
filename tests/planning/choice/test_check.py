"""The checker: every way to break a problem is found, and values are those worked out by hand."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import islice
from random import Random
from typing import get_args

import pytest
from benchmarks.plans.tiny import tiny
from hypothesis import given
from hypothesis import strategies as st

from ashore.planning.choice.check import by_month, cost, faults, is_fair, value
from ashore.planning.choice.problem import (
    Account,
    Choice,
    Debt,
    Decision,
    Fixed,
    Objective,
    Problem,
)
from tests.planning.choice.brute import (
    Taken,
    alike,
    decisions,
    few_at_once,
    measures,
    payments,
    within_money,
)

OBJECTIVES: tuple[Objective, ...] = get_args(Objective)

OPEN = Choice("open", Account(1000, 1, (1, 1, 1), 100, (300, 300, 300)), 1, instalment=340)
SETTLED = Choice("settled", Fixed((0, 400)), current_from=2)
CONTRACT = Choice("contract", Fixed((50, 50, 50, 50), after=100), kept=True)
PROBLEM = Problem(
    (500, 500, 500, 500),
    (
        Debt("card", 1000, (OPEN,)),
        Debt("loan", 800, (SETTLED,)),
        Debt("rent", 300, (CONTRACT,)),
    ),
)
# 1000 at the end of month 1. Month 2: 10 of interest, 400 paid, 610 left. Month 3: 6.1 makes 6, 300 paid, 316 left.
# Month 4: 3.16 makes 3, all 319 paid. Months 1 and 2 together have 1000, of which 50 and 850 are spent.
CARD = (0, 400, 300, 319)
SOUND = Decision((0, 0, 0), (CARD, (0, 400, 0, 0), (50, 50, 50, 50)))


def paying(card: tuple[int, ...] = CARD, loan: tuple[int, ...] = (0, 400, 0, 0)) -> Decision:
    return Decision((0, 0, 0), (card, loan, (50, 50, 50, 50)))


def test_a_sound_decision_has_no_fault() -> None:
    assert faults(PROBLEM, SOUND) == ()


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (
            paying((0, 401, 300, 319)),
            ("card open: month 4: pays 319, not 318 to 318", "card open: -1 left"),
        ),
        (
            paying((0, 400, 300, 320)),
            ("card open: month 4: pays 320, not 319 to 319", "card open: -1 left"),
        ),
        (
            paying((0, 400, 300, 318)),
            ("card open: month 4: pays 318, not 319 to 319", "card open: 1 left"),
        ),
        (
            paying((1, 400, 300, 319)),
            ("card open: month 1: pays 1 outside the agreement",),
        ),
        (
            paying((0, 400, 299, 320)),
            ("card open: month 3: pays 299, not 300 to 616",),
        ),
        (paying((0, 400, 300)), ("card: 3 months of 4",)),
        (paying((0, -1, 300, 728)), ("card open: month 2: pays -1, not 300 to 1010",)),
        (paying(loan=(0, 399, 0, 0)), ("loan settled: not the payments that stand",)),
        (paying(loan=(400, 0, 0, 0)), ("loan settled: not the payments that stand",)),
        (paying(loan=(0, 400, 0, 1)), ("loan settled: not the payments that stand",)),
    ],
    ids=[
        "one fen more", "one fen too much at the end", "one fen left", "before it begins", "too little",
        "a month missing", "negative", "settled with too little", "settled too early", "paid after a settlement",
    ],
)  # fmt: skip
def test_each_fault_is_found(decision: Decision, said: tuple[str, ...]) -> None:
    assert faults(PROBLEM, decision) == said


def test_money_is_counted_month_by_month_or_saved() -> None:
    assert faults(replace(PROBLEM, saving=False), SOUND) == ("month 2: 350 missing",)
    just = replace(PROBLEM, money=(50, 850, 350, 369))
    assert faults(just, SOUND) == ()
    assert faults(replace(just, saving=False), SOUND) == ()
    # What a month lacks is lacking in the next, until there is more.
    short = replace(PROBLEM, money=(49, 850, 350, 370))
    assert faults(short, SOUND) == (
        "month 1: 1 missing",
        "month 2: 1 missing",
        "month 3: 1 missing",
    )
    # A month that does not cover itself takes from what is saved.
    assert faults(replace(PROBLEM, money=(1000, -100, 350, 369)), SOUND) == ()
    assert faults(replace(PROBLEM, money=(999, -100, 350, 369)), SOUND) == (
        "month 2: 1 missing",
        "month 3: 1 missing",
        "month 4: 1 missing",
    )


def test_creditors_at_once_are_counted() -> None:
    assert faults(replace(PROBLEM, most_at_once=3), SOUND) == ()
    assert faults(replace(PROBLEM, most_at_once=2), SOUND) == ("month 2: 3 creditors at once",)


def test_an_agreement_longer_than_the_horizon_is_paid_within_it() -> None:
    longer = Choice("open", Account(100, 0, (0,) * 5, 1, (10,) * 5))
    problem = Problem((100, 100), (Debt("a", 100, (longer,)),))
    assert faults(problem, Decision((0,), ((10, 90),))) == ()
    assert faults(problem, Decision((0,), ((10, 10),))) == ("a open: 80 left",)


def test_nothing_is_paid_once_an_agreement_is_over() -> None:
    short = Choice("open", Account(100, 0, (0,), 1, (100,)))
    problem = Problem((200, 200), (Debt("a", 100, (short,)),))
    assert faults(problem, Decision((0,), ((100, 1),))) == (
        "a open: month 2: pays 1 outside the agreement",
    )


@pytest.mark.parametrize(
    ("objective", "counted"),
    # 1019 for the card, 400 for the loan, 200 and 100 later for the rent. Its last month does not count: it is kept.
    [("cost", 1719), ("soonest", 4), ("current", 3), ("steady", 850)],
)
def test_values(objective: Objective, counted: int) -> None:
    assert cost(PROBLEM, SOUND) == 1719
    assert by_month(PROBLEM, SOUND) == (50, 850, 350, 369)
    assert value(PROBLEM, SOUND, objective) == (counted, 1719)


def test_what_is_kept_does_not_count_for_the_end() -> None:
    early = replace(PROBLEM, debts=PROBLEM.debts[1:])
    decision = Decision((0, 0), SOUND.payments[1:])
    assert value(early, decision, "soonest") == (2, 700)


def test_without_debts_nothing_is_paid() -> None:
    nothing = Problem((5, 5), ())
    decision = Decision((), ())
    assert faults(nothing, decision) == ()
    assert by_month(nothing, decision) == (0, 0)
    assert value(nothing, decision, "steady") == value(nothing, decision, "soonest") == (0, 0)


TENTH = Fraction(1, 10)


def agreed(instalment: int, owed: int = 100, **said: bool) -> tuple[Debt, Choice]:
    choice = Choice("agreed", Fixed((owed,)), instalment=instalment, **said)
    return Debt("a", owed, (choice,)), choice


@pytest.mark.parametrize(
    ("taken", "fair"),
    [
        ([], True),
        ([agreed(9), agreed(11)], True),  # both a tenth from 10
        ([agreed(90, 1000), agreed(11)], True),
        ([agreed(9), agreed(12)], False),
        ([agreed(9), agreed(12, at_floor=True)], True),
        ([agreed(9, at_floor=True), agreed(12)], False),
        ([agreed(9, at_ceiling=True), agreed(12)], True),
        ([agreed(9), agreed(12, at_ceiling=True)], False),
        ([agreed(9), agreed(12, kept=True)], True),
        ([agreed(9), agreed(0)], True),
        ([agreed(9), agreed(11), agreed(10, at_floor=True), agreed(10, at_ceiling=True)], True),
    ],
)
def test_alike(taken: list[tuple[Debt, Choice]], fair: bool) -> None:  # noqa: FBT001
    assert is_fair(taken, TENTH) is fair
    assert is_fair(reversed(taken), TENTH) is fair


def test_unfair_decisions_are_found() -> None:
    debts = (agreed(9)[0], replace(agreed(12)[0], id="b"))
    decision = Decision((0, 0), ((100,), (100,)))
    assert faults(Problem((200,), debts, fairness=Fraction(1, 5)), decision) == ()
    unfair = Problem((200,), debts, fairness=TENTH)
    assert faults(unfair, decision) == ("instalments are not alike",)


@cache
def found_sound(seed: int) -> list[Decision]:
    """Some decisions that brute force holds for sound."""
    return [as_decision(taken) for taken in islice(decisions(tiny(seed)), 200)]


@st.composite
def sound(draw: st.DrawFn) -> tuple[Problem, Decision]:
    seed = draw(st.integers(0, 400).filter(found_sound))
    return tiny(seed), draw(st.sampled_from(found_sound(seed)))


def as_decision(taken: Taken) -> Decision:
    return Decision(
        tuple(debt.choices.index(choice) for debt, choice, _ in taken),
        tuple(paid for _, _, paid in taken),
    )


@given(sound())
def test_what_brute_force_holds_for_sound_has_no_fault(given_one: tuple[Problem, Decision]) -> None:
    problem, decision = given_one
    assert faults(problem, decision) == ()


@given(sound(), st.data())
def test_one_payment_changed_is_a_fault(
    given_one: tuple[Problem, Decision], data: st.DataObject
) -> None:
    problem, decision = given_one
    debt = data.draw(st.integers(0, len(problem.debts) - 1))
    month = data.draw(st.integers(0, problem.months - 1))
    by = data.draw(st.integers(-3, 3).filter(bool))
    payments = [list(paid) for paid in decision.payments]
    payments[debt][month] += by
    assert faults(problem, replace(decision, payments=tuple(map(tuple, payments))))


@given(sound(), st.integers(0, 50))
def test_more_money_and_saving_break_nothing(
    given_one: tuple[Problem, Decision], more: int
) -> None:
    problem, decision = given_one
    richer = replace(problem, money=tuple(money + more for money in problem.money))
    assert faults(richer, decision) == ()
    assert faults(replace(problem, saving=True), decision) == ()


@given(sound(), st.randoms(use_true_random=False))
def test_the_order_of_the_debts_changes_nothing(
    given_one: tuple[Problem, Decision], chance
) -> None:
    problem, decision = given_one
    places = list(range(len(problem.debts)))
    chance.shuffle(places)
    other = replace(problem, debts=tuple(problem.debts[place] for place in places))
    moved = Decision(
        tuple(decision.taken[place] for place in places),
        tuple(decision.payments[place] for place in places),
    )
    assert faults(other, moved) == ()
    for objective in OBJECTIVES:
        assert value(other, moved, objective) == value(problem, decision, objective)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 300)), max_size=4))
def test_a_wider_tolerance_forbids_nothing(instalments: list[tuple[int, int]]) -> None:
    taken = [agreed(*one) for one in instalments]
    fair = [is_fair(taken, Fraction(percent, 100)) for percent in range(0, 100, 3)]
    assert fair == sorted(fair)


@pytest.mark.parametrize("seed", range(120))
def test_the_checker_and_brute_force_allow_the_same(seed: int) -> None:
    problem = tiny(seed)
    for decision, taken in islice(any_decisions(problem), 400):
        allowed = (
            (problem.fairness is None or alike(taken, problem.fairness))
            and within_money(problem, taken)
            and few_at_once(problem, taken)
        )
        assert (faults(problem, decision) == ()) is allowed
        for objective, counted in measures(problem, taken).items():
            assert value(problem, decision, objective) == counted


def any_decisions(problem: Problem) -> Iterator[tuple[Decision, Taken]]:
    """Decisions each of whose debts is paid as agreed, whatever they cost together."""
    chance = Random(1)
    ways = [
        [
            (debt, choice, paid)
            for choice in debt.choices
            for paid in payments(choice, problem.months)
        ]
        for debt in problem.debts
    ]
    while all(ways):
        taken = tuple(chance.choice(some) for some in ways)
        yield as_decision(taken), taken
