"""The best decision with HiGHS: what an objective counts first, then the cost, each with a bound that is proven.

HiGHS works with floats. Its solutions are made exact (``exact``) and valued by ``check``; its bounds hold for
exact payments, since the model leaves room for rounding (``model``).
"""

from bisect import bisect_left
from dataclasses import replace
from fractions import Fraction
from importlib.util import find_spec
from itertools import accumulate
from math import ceil, inf, isfinite
from typing import TypeAlias

from ashore.money import Fen
from ashore.planning.choice.check import faults, value
from ashore.planning.choice.highs.exact import exact, keeps, start_of
from ashore.planning.choice.highs.model import EASE, Built, Goal, built
from ashore.planning.choice.highs.narrow import Limits
from ashore.planning.choice.highs.run import Effort, Outcome, run
from ashore.planning.choice.problem import Decision, Objective, Problem, Solution

BY = "HiGHS"

OURS = 0.9
"""The share of the time that is for HiGHS."""

STEP = 0.5
"""The share of the time left that a step may take where another may follow."""

TRY = 0.25
"""The share of the time left that a try may take where many may follow."""

SPARE = 0.1
"""The share of the time that is kept for the cost, which comes second."""

SURE = 1e-7
"""By how much, as a share, a bound of HiGHS may be off: its tolerance."""

Bound: TypeAlias = int | float
"""What nothing is below: a whole number, ``inf`` where there is nothing at all, ``-inf`` where nothing is known."""


def available() -> bool:
    """Whether highspy is installed."""
    return find_spec("highspy") is not None


def solve(
    problem: Problem,
    objective: Objective,
    *,
    seconds: float = 5.0,
    gap: float = 0.0005,
    start: Decision | None = None,
) -> Solution:
    """The best decision found in about so many seconds.

    ``gap``: by what share of its value it may be above the bound and count as proven. ``start`` is a decision that is
    known already: nothing worse is returned.

    Raises:
        ImportError: highspy is not installed.
        RuntimeError: a solution could not be made exact, or contradicts a bound: a mistake of ours.
    """
    known = start if start is not None and not faults(problem, start) else None
    search = _Search(problem, objective, seconds * OURS, gap, known)
    free = Limits(problem.months)
    if objective == "cost":
        bound = search.least("cost", free)
        return search.solution(bound, bound)
    bound = search.least("current", free, STEP) if objective == "current" else search.lowest()
    if search.best is None:
        return search.solution(bound, bound)
    return search.solution(bound, search.least("cost", search.within(search.counted)))


def smallest_increase(problem: Problem, *, seconds: float = 5.0) -> Fen | None:
    """The smallest amount that, added to the money of every month, makes a decision possible; None where none does.

    Raises:
        ImportError: highspy is not installed.
        TimeoutError: it was not found in about so many seconds.
        RuntimeError: what was found is not enough: a mistake of ours.
    """
    low, high = (_increase(problem, ease, seconds / 2) for ease in (EASE, -EASE))
    if low is None or high is None:
        return None
    enough = range(low, high + 1)
    place = bisect_left(enough, True, key=lambda amount: _is_enough(problem, amount, seconds))  # noqa: FBT003
    if place == len(enough):
        raise RuntimeError(f"{high} fen a month more are not enough")
    return enough[place]


def _increase(problem: Problem, ease: float, seconds: float) -> Fen | None:
    """The smallest increase where interest is rounded to one's favour, or where it is not."""
    made = built(problem, "increase", Limits(problem.months), ease)
    found = run(made.model, Effort(seconds, 0.0)) if made else None
    if made is None or found is None or found.said == "infeasible":
        return None
    if found.said == "stopped" or found.values is None:
        raise TimeoutError
    return _up(sum(c * v for c, v in zip(made.model.cost, found.values, strict=True)) * made.unit)


def _is_enough(problem: Problem, amount: Fen, seconds: float) -> bool:
    more = replace(problem, money=tuple(money + amount for money in problem.money))
    search = _Search(more, "cost", seconds, 1.0, None)
    search.least("cost", Limits(problem.months))
    return search.best is not None


def _up(amount: float) -> Fen:
    """Rounded up to the fen, were it not for what floats are off."""
    return ceil(amount - SURE * max(abs(amount), 1000))


class _Search:
    """One problem, the time left for it, and the best decision so far."""

    def __init__(
        self,
        problem: Problem,
        objective: Objective,
        seconds: float,
        gap: float,
        best: Decision | None,
    ) -> None:
        self.problem = problem
        self.objective = objective
        self.seconds = seconds
        self.spare = seconds * SPARE
        self.gap = gap
        self.best = best

    def least(
        self, goal: Goal, limits: Limits, share: float = 1.0, gap: float | None = None
    ) -> Bound:
        """Look for what minimises a goal within limits, in a share of the time left, and say its bound."""
        made = built(self.problem, goal, limits)
        if made is None:
            return inf
        found = self._run(made, share, gap=gap)
        if found.said == "infeasible":
            return inf
        if found.values is not None:
            self._take(exact(made, found.values) or self._tightened(made, found.values))
        unit = 1 if goal == "current" else made.unit
        allowed = made.allowance if goal == "cost" else 0
        return _up(found.bound * unit - allowed) if isfinite(found.bound) else -inf

    def lowest(self) -> Bound:
        """Look for what keeps to the lowest limit of ``soonest`` or ``steady``, and say below which nothing does.

        A limit rules choices out, which no average over choices can. So limits are tried: the lowest at which the
        relaxation is possible, then others between what is possible and what is not.
        """
        top = self.problem.months
        if self.objective == "steady":
            top = max(0, *accumulate(self.problem.money))
        bound = low = self._relaxed(top)
        if bound > top or (self.best is None and self.least("cost", self.within(top), TRY) == inf):
            return inf
        limit, proven = low, True
        while not self._is_near(bound) and self.seconds > self.spare:
            cost = self.least("cost", self.within(limit), TRY, gap=1.0)
            if self.best is None or self.counted > limit:
                low = limit + 1
                proven = proven and cost == inf
                bound = low if proven else bound
            high = top if self.best is None else self.counted - 1
            if low > high:
                break
            limit = (3 * low + high) // 4
        return bound

    def within(self, counted: int) -> Limits:
        """The limit that what the objective counts sets."""
        months = self.problem.months
        match self.objective:
            case "soonest":
                return Limits(counted)
            case "current":
                return Limits(months, current=counted)
            case _:
                return Limits(months, dearest=counted)

    def solution(self, bound: Bound, cost: Bound) -> Solution:
        """The best decision, where nothing counts less than ``bound`` and nothing alike costs less than ``cost``.

        Raises:
            RuntimeError: it counts less.
        """
        said = Fraction(bound) if isfinite(bound) else None
        if self.best is None:
            return Solution(None, None, said, bound == inf, BY)
        counted, paid = self._value(self.best)
        if bound > counted:
            raise RuntimeError(f"{counted} where {bound} was proven to be the least")
        near = counted - bound <= self.gap * counted and paid - cost <= self.gap * paid
        return Solution(self.best, (counted, paid), said, near, BY)

    @property
    def counted(self) -> int:
        """What the objective counts of the best decision."""
        assert self.best is not None  # noqa: S101 - asked only once there is one
        return self._value(self.best)[0]

    def _value(self, decision: Decision) -> tuple[int, Fen]:
        return value(self.problem, decision, self.objective)

    def _is_near(self, bound: Bound) -> bool:
        return self.best is not None and self.counted - bound <= self.gap * self.counted

    def _relaxed(self, top: int) -> int:
        """The lowest limit, to a part of the gap, at which the relaxation is possible; above ``top`` where none is."""
        low, high = 0, top + 1
        while high - low > int(self.gap * high / 4):
            limit = (low + high) // 2 if high <= top else top
            made = built(self.problem, "cost", self.within(limit))
            if made is None or self._run(made, STEP, relaxed=True).said == "infeasible":
                low = limit + 1
            else:
                high = limit
        return low

    def _run(
        self, made: Built, share: float, *, gap: float | None = None, relaxed: bool = False
    ) -> Outcome:
        start = start_of(made, self.best) if self.best and keeps(made, self.best) else {}
        near = self.gap / 2 if gap is None else gap  # the other half is for rounding
        found = run(made.model, Effort(self.seconds * share, near, start, relaxed))
        self.seconds -= found.seconds
        return found

    def _take(self, decision: Decision | None) -> None:
        if decision and (self.best is None or self._value(decision) < self._value(self.best)):
            self.best = decision

    def _tightened(self, loose: Built, values: tuple[float, ...]) -> Decision | None:
        """An exact decision where rounding leaves too little: the same choices with a little less money, or others.

        None where there is none in the time left: the problem is possible by a few fen at most.
        """
        made = built(self.problem, loose.goal, loose.limits, -EASE)
        if made is None:
            return None
        for of, to in zip(loose.taken, made.taken, strict=True):
            if (column := to.get(max(of, key=lambda place: values[of[place]]))) is not None:
                made.model.low[column] = 1
        found = self._run(made, STEP)
        if found.values is None:
            for to in made.taken:
                for column in to.values():
                    made.model.low[column] = 0
            found = self._run(made, 1.0)
        if found.values is None:
            return None
        decision = exact(made, found.values)
        if decision is None:
            raise RuntimeError("a solution could not be made exact")
        return decision
