"""From a decision that can be paid to a cheaper one: where nearly nothing fits, the search rarely finds a first one."""

from fractions import Fraction
from random import Random

from ashore.planning.choice import check
from ashore.planning.choice.problem import Decision, Problem, Solution
from ashore.planning.choice.search.hunt import Caught, Hunt
from ashore.planning.choice.search.local import Found
from ashore.planning.choice.search.payer import pay
from ashore.planning.choice.search.solve import BY
from ashore.planning.choice.search.task import Task, tasks


def cheaper(problem: Problem, decision: Decision, *, effort: int = 600, seed: int = 0) -> Solution:
    """The cheapest decision found from one on, of a problem without ``fairness``; ``effort`` and ``seed`` as of
    :func:`solve`.

    Raises:
        AssertionError: a decision that does not keep to the problem: the one given, or a mistake of the search.
    """
    (task,) = tasks(problem, "cost")
    hunt = Hunt(effort, Random(seed))  # noqa: S311 - no secret
    caught = hunt.best((task,), _caught(task, decision))
    if caught is None or (wrong := check.faults(problem, caught.decision)):
        raise AssertionError(wrong)
    value, bound = check.value(problem, caught.decision, "cost"), hunt.floor((task,))
    return Solution(caught.decision, value, Fraction(bound), bound == value[0], BY)


def _caught(task: Task, decision: Decision) -> Caught:
    places = [[course.place for course in debt] for debt in task.debts]
    picks = tuple(map(list.index, places, decision.taken))
    paid = pay(task, [debt[pick] for debt, pick in zip(task.debts, picks, strict=True)])
    return Caught(task, Found(picks, paid.short, 0, paid))
