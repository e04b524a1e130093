"""How much to pay: from all that can be paid down to the least that fits, and how sure a plan is at each level.

Less a month takes longer and costs more; but what is not paid is kept against bad months, and a plan that breaks helps
nobody. The level to choose is the cheapest at which a plan is as sure as the person wants, otherwise the surest.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ashore.money import Fen, Rate
from ashore.planning.futures.completion import Completion
from ashore.planning.request import Budget
from ashore.planning.result import Level, Plan

Sureness: TypeAlias = Callable[[Plan], Completion]
"""How sure it is that a plan is kept to its end."""

_STEPS = 20
_WHOLE: Fen = 10_00
"""Levels below all that there is are whole tens of yuan."""


def levels(
    budget: Budget, best: Callable[[Budget], Plan | None], sure: Sureness
) -> tuple[Level, ...]:
    """The levels from all the money there is down, through that of the leanest month, to the least at which ``best``
    finds a plan; only those whose plans differ.
    """
    found: list[Level] = []
    for most, plan in _fitting(budget, best):
        if not found or plan.monthly != found[-1].plan.monthly:
            found.append(Level(most, plan, sure(plan)))
    return tuple(found)


def _fitting(budget: Budget, best: Callable[[Budget], Plan | None]) -> Iterator[tuple[Fen, Plan]]:
    """Levels and their plans, the largest first, down to the first step at which nothing fits and back up from there
    to the least that does.
    """
    for most in _steps(budget):
        plan = best(budget.within(most))
        if plan is None:
            yield from _least(most, budget, best)
            return
        yield most, plan


def _least(
    too_little: Fen, budget: Budget, best: Callable[[Budget], Plan | None]
) -> Iterator[tuple[Fen, Plan]]:
    """The least level within a step above ``too_little`` at which there is a plan, where there is one."""
    above = range(too_little + _WHOLE, too_little + budget.leanest // _STEPS, _WHOLE)
    first = bisect_left(above, True, key=lambda most: best(budget.within(most)) is not None)  # noqa: FBT003 - False, …, True
    if first < len(above) and (plan := best(budget.within(above[first]))):
        yield above[first], plan


def _steps(budget: Budget) -> Iterator[Fen]:
    yield max(budget.amounts)
    yield budget.leanest
    for step in range(_STEPS - 1, 0, -1):
        most = budget.leanest * step // _STEPS // _WHOLE * _WHOLE
        if most > 0:
            yield most


def choose(found: Sequence[Level], wanted: Rate) -> Level:
    """The cheapest level as sure as ``wanted``; otherwise the surest (of those that the draws cannot tell apart the
    cheapest).

    Raises:
        ValueError: there is no level.
    """
    enough = [one for one in found if one.completion.probability >= wanted]
    if enough:
        return min(enough, key=_cheap)
    surest = max(one.completion.probability for one in found)
    alike = [one for one in found if one.completion.interval[1] >= surest]
    return min(alike, key=_cheap)


def _cheap(one: Level) -> tuple[Fen, int]:
    return one.plan.total_cost, one.plan.months
