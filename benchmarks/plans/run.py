"""One instance through both solvers and every peer, and every answer through the checker."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from math import inf
from time import perf_counter

from ashore.money import Fen
from ashore.planning.choice.check import cost, faults, value
from ashore.planning.choice.highs import solve as highs
from ashore.planning.choice.problem import Decision, Objective, Problem, Solution
from ashore.planning.choice.search import solve as search
from benchmarks.plans.agree import Solver
from benchmarks.plans.peers import PEERS, follow
from benchmarks.plans.terms import Instance

SECONDS = 5.0
"""What HiGHS may take for one instance; it is asked to stop a little before."""

GAP = Fraction(1, 1000)
"""What its answer may be above its bound, as a share."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a solver said, and how long it took."""

    solution: Solution
    seconds: float

    @property
    def counted(self) -> int | None:
        """What the objective counts; None where nothing was found."""
        return self.solution.value[0] if self.solution.value else None

    @property
    def gap(self) -> Fraction | float:
        """By what share of it the answer may be above the best; infinite where nothing is known."""
        if self.counted is None or self.solution.bound is None:
            return 0 if self.solution.proven else inf
        return 1 - self.solution.bound / self.counted if self.counted else 0

    @property
    def settled(self) -> bool:
        """Whether the answer is within the gap, in time."""
        return self.seconds <= SECONDS and self.gap <= GAP


@dataclass(frozen=True, slots=True)
class Measured:
    """The answers for one instance; ``peers`` has the cost of each that gets through."""

    instance: Instance
    highs: Answer
    search: Answer
    peers: Mapping[str, Fen | None]

    @property
    def best(self) -> int | None:
        """The best that either solver found."""
        found = [one.counted for one in (self.highs, self.search) if one.counted is not None]
        return min(found, default=None)

    @property
    def above(self) -> float | None:
        """By what share the own solver's answer is above that of HiGHS."""
        if self.highs.counted is None or self.search.counted is None:
            return None
        return self.search.counted / self.highs.counted - 1

    @property
    def contradictions(self) -> list[str]:
        """Where an answer is better than the other has proven that any can be."""
        pairs = (
            ("HiGHS", self.highs, "search", self.search),
            ("search", self.search, "HiGHS", self.highs),
        )
        return [
            f"seed {self.instance.seed}: {name} has {one.counted}, {other} proved {_proven(two)}"
            for name, one, other, two in pairs
            if one.counted is not None and one.counted < _proven(two)
        ]


def _proven(answer: Answer) -> Fraction | float:
    """What an answer says that none can be below."""
    if answer.counted is None and answer.solution.proven:
        return inf
    return answer.solution.bound or 0


def measured(instance: Instance, objective: Objective) -> Measured:
    """Solve an instance in every way."""
    problem = instance.problem()
    peers = {name: _checked_cost(problem, follow(problem, share)) for name, share in PEERS.items()}
    return Measured(
        instance,
        _answer(problem, objective, partial(highs.solve, seconds=0.95 * SECONDS)),
        _answer(problem, objective, search.solve),
        peers,
    )


def _answer(problem: Problem, objective: Objective, solve: Solver) -> Answer:
    started = perf_counter()
    solution = solve(problem, objective)
    took = perf_counter() - started
    if solution.decision is not None:
        _check(problem, solution.decision)
        if value(problem, solution.decision, objective) != solution.value:
            raise AssertionError(f"{solution.by} says {solution.value}")
    return Answer(solution, took)


def _checked_cost(problem: Problem, decision: Decision | None) -> Fen | None:
    if decision is None:
        return None
    _check(problem, decision)
    return cost(problem, decision)


def _check(problem: Problem, decision: Decision) -> None:
    if found := faults(problem, decision):
        raise AssertionError(found)
