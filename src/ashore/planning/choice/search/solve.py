"""Choosing without any library: the best decision that is found with so much effort, and what none can be below.

``task`` makes a problem ready, ``payer`` pays it once every choice is taken, ``prices`` says what
no decision can be below and which choices are promising, ``local`` goes from decision to decision and
``hunt`` says where, ``exact`` tries everything where that is little. All numbers are exact integers.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

from ashore.money import Fen
from ashore.planning.choice import check
from ashore.planning.choice.certificate import certificate
from ashore.planning.choice.problem import Choice, Decision, Fixed, Objective, Problem, Solution
from ashore.planning.choice.search.exact import TooLarge, exactly
from ashore.planning.choice.search.hunt import Caught, Hunt, levelled
from ashore.planning.choice.search.task import Task, tasks

BY = "search"

_NONE = Solution(None, None, None, proven=True, by=BY)

_GRAIN = 10
"""An amount is looked for to a share of 2^-10 of it."""


def solve(problem: Problem, objective: Objective, *, effort: int = 600, seed: int = 0) -> Solution:
    """The best decision found; everything is tried where that is little.

    ``effort`` is how many decisions are paid out, ``seed`` draws what is changed when nothing else helps. The same
    arguments give the same answer.

    Raises:
        AssertionError: a decision that does not keep to the problem, or is below what none can be: mistakes of this
            solver.
    """
    try:
        decision = exactly(problem, objective)
    except TooLarge:
        return _searched(problem, objective, effort, seed)
    if decision is None:
        return _NONE
    value = _value(problem, objective, decision)
    return Solution(decision, value, Fraction(value[0]), proven=True, by=BY)


def _searched(problem: Problem, objective: Objective, effort: int, seed: int) -> Solution:
    variants = tasks(problem, objective)
    hunt = Hunt(effort, Random(seed))  # noqa: S311 - no secret
    if certificate(problem) or hunt.nothing(variants):
        return _NONE
    match objective:
        case "cost" | "current":
            caught, bound = hunt.best(variants), hunt.floor(variants)
        case "soonest":
            caught, bound = _soonest(problem, hunt)
        case "steady":
            caught, bound = _steady(variants, hunt)
    if caught is None:
        return Solution(None, None, None, proven=False, by=BY)
    value = _value(problem, objective, caught.decision)
    if bound > value[0]:
        raise AssertionError((bound, value))
    # Where something else comes first, the cost of no equal decision was shown to be higher.
    proven = objective == "cost" and bound == value[0]
    return Solution(caught.decision, value, Fraction(bound), proven=proven, by=BY)


def _value(problem: Problem, objective: Objective, decision: Decision) -> tuple[int, Fen]:
    wrong = check.faults(problem, decision)
    if wrong:
        raise AssertionError(wrong)
    return check.value(problem, decision, objective)


def _soonest(problem: Problem, hunt: Hunt) -> tuple[Caught | None, int]:
    """The first month by which the changed debts can be paid, and the cheapest way to that."""

    def within(month: int) -> list[Task]:
        return tasks(problem, "soonest", month)

    def attained(caught: Caught) -> tuple[int, Caught]:
        return check.value(problem, caught.decision, "soonest")[0], caught

    bound = bisect_left(
        range(problem.months), 1, key=lambda month: int(not hunt.nothing(within(month)))
    )
    return _lowest(hunt, within, attained, (bound, problem.months)), bound


def _steady(variants: list[Task], hunt: Hunt) -> tuple[Caught | None, int]:
    """The least that no month has to exceed, and the cheapest way to that."""

    def capped(most: int) -> list[Task]:
        return [task.capped(most) for task in variants]

    def attained(caught: Caught) -> tuple[int, Caught]:
        level = levelled(caught)
        return level.found.paid.dearest_month, level

    bound = hunt.level(variants)
    most = max(0, *(money for task in variants for money in (*task.cash, *task.money)))
    return _lowest(hunt, capped, attained, (bound, most)), bound


def _lowest(
    hunt: Hunt,
    limited: Callable[[int], list[Task]],
    attained: Callable[[Caught], tuple[int, Caught]],
    span: tuple[int, int],
) -> Caught | None:
    """The cheapest decision found within the lowest limit for which one is found.

    The limit is lowered in steps from the last decision, smaller ones where a step was too large.
    """
    low, high = span
    caught, halvings = hunt.any(limited(high)), 1
    if caught is None:
        return None
    high, caught = attained(caught)
    while high > low and halvings <= _GRAIN:
        step = max(1, (high - low) >> halvings)
        found = hunt.any(limited(high - step), caught)
        if found is not None:
            high, caught = attained(found)
        elif step == 1:
            break
        else:
            halvings += 1
    return hunt.best(limited(high), caught)


def smallest_increase(problem: Problem, *, effort: int = 600, seed: int = 0) -> Fen | None:
    """The smallest amount that, added to every month, makes room for a decision: as small as one is found.

    Up to 1023 fen to the fen, otherwise within a thousandth. 0 where there is room already, None where no amount helps.
    """
    hunt = Hunt(effort, Random(seed))  # noqa: S311 - no secret

    def enough(more: Fen) -> bool:
        return _has_any(_richer(problem, more), hunt)

    if enough(0):
        return 0
    # With all that is ever paid in each month nothing is lacking but a decision.
    most = sum(max(map(_whole, debt.choices)) for debt in problem.debts) - min(problem.money)
    low, high = 0, 1
    while not enough(high):
        if high > most:
            return None
        low, high = high, 2 * high
    while high - low > 1 + (high >> _GRAIN):
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _richer(problem: Problem, more: Fen) -> Problem:
    return replace(problem, money=tuple(money + more for money in problem.money))


def _has_any(problem: Problem, hunt: Hunt) -> bool:
    """Whether a decision is found."""
    try:
        return exactly(problem, "cost") is not None
    except TooLarge:
        variants = tasks(problem, "cost")
        return not (certificate(problem) or hunt.nothing(variants)) and bool(hunt.any(variants))


def _whole(choice: Choice) -> Fen:
    """At most what a choice takes in one month."""
    course = choice.course
    if isinstance(course, Fixed):
        return sum(course.payments)
    due = course.capital
    for period in range(len(course.least)):
        due += course.interest(due, period)
    return due
