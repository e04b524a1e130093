"""Both solvers beside brute force, on tiny problems: the same value and the same cost, whatever comes first."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeAlias, get_args

from tests.planning.choice.brute import best

from ashore.planning.choice.check import faults, value
from ashore.planning.choice.highs import solve as highs
from ashore.planning.choice.problem import Objective, Problem, Solution
from ashore.planning.choice.search import solve as search
from benchmarks.plans.tiny import tiny

Solver: TypeAlias = Callable[[Problem, Objective], Solution]

SOLVERS: Mapping[str, Solver] = MappingProxyType(
    {"HiGHS": partial(highs.solve, gap=0), "search": search.solve}
)
OBJECTIVES: tuple[Objective, ...] = get_args(Objective)


def disagreements(seeds: Iterable[int], solve: Solver) -> list[str]:
    """Where a solver's answer is not brute force's: the seed, the objective, and both answers."""
    found = []
    for seed in seeds:
        problem = tiny(seed)
        known = best(problem)
        for objective in OBJECTIVES:
            said = _said(problem, objective, solve)
            if said != known.get(objective):
                found.append(
                    f"tiny({seed}) {objective}: {said}, brute force {known.get(objective)}"
                )
    return found


def _said(problem: Problem, objective: Objective, solve: Solver) -> tuple[int, int] | str | None:
    solution = solve(problem, objective)
    if not solution.proven:
        return f"{solution.value} unproven"
    if solution.decision is None:
        return None
    if broken := faults(problem, solution.decision):
        return "; ".join(broken)
    if (
        solution.bound is not None
        and solution.bound > value(problem, solution.decision, objective)[0]
    ):
        return f"bound {solution.bound}"
    return value(problem, solution.decision, objective)
