"""Whether anything fits if every lender grants what it may: all that has figures, not new instalments alone.

The same choices that :mod:`ashore.planning.optimal` takes the best of. Here it is only asked whether there is a plan,
which is told much sooner, and nearly always for certain.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ashore.money import Fen
from ashore.planning.assemble import assemble
from ashore.planning.choice.check import cost
from ashore.planning.choice.fitting import Amounts, Effort, Undecided, limits_of, pick
from ashore.planning.choice.problem import Choice, Decision, Fixed, Problem
from ashore.planning.choice.search.onwards import cheaper
from ashore.planning.ground import Ground, Outset, lay_grounds
from ashore.planning.optimal import Found, Ways, Wishes, problem_of
from ashore.planning.options import kept_way
from ashore.planning.options.known import Known
from ashore.planning.recost import check_costs
from ashore.planning.request import Budget, PlanDebt
from ashore.planning.result import Rows

_EACH = 400
_ALL = 6000
_LEAST = 60
"""The effort for one question, for all about the same debts, and what there is for each even after those."""


class Reliefs:
    """What fits with all that lenders may grant.

    One serves for all questions about the same debts, and those where a few of them stand otherwise.
    """

    def __init__(self, most_at_once: int | None = None) -> None:
        """``most_at_once`` is how many creditors are paid in a month."""
        self._most_at_once = most_at_once
        self._known = Known(counted=most_at_once is not None)
        self._left = _ALL

    def fits(
        self, outset: Outset, budget: Budget, beside: Mapping[str, Rows] | None = None
    ) -> bool | None:
        """Whether anything fits ``beside`` tables that are paid too. What is left of a month may be paid in later ones.

        True where it was found, False where it is shown that there is nothing, None where neither is known.
        """
        tables = [self._known.paid(rows, outset) for rows in (beside or {}).values()]
        money, is_told = _money(outset, budget), True
        for ground in lay_grounds(outset, budget, every_wait=True):
            try:
                # What debts take at least is soon worked out, and mostly too much already.
                if all(
                    self._pick([*self._rows(ground, debt_takes), *tables], money) is not None
                    for debt_takes in (self._known.at_least, self._exactly)
                ):
                    return True
            except Undecided:
                is_told = False
        return False if is_told else None

    def plan(self, outset: Outset, budget: Budget) -> Found | None:
        """A plan that fits, made as cheap as is found; None where none is found.

        Raises:
            RecostError: the engine of loans makes other tables of it: a mistake of ours.
        """
        found = []
        for ground in lay_grounds(outset, budget, every_wait=True):
            try:
                taken = self._pick(self._rows(ground, self._exactly), _money(outset, budget))
            except Undecided:
                continue
            if taken is not None:
                found.append(self._taken(ground, budget, taken))
        if not found:
            return None
        return min(found, key=lambda one: cost(one.problem, one.decision)).found()

    def _pick(self, debts: list[Amounts], money: Sequence[Fen]) -> tuple[int, ...] | None:
        effort = Effort(granted := max(_LEAST, min(_EACH, self._left)))
        try:
            return pick(debts, limits_of(money, self._most_at_once), effort)
        finally:
            self._left -= granted - effort.left

    def _exactly(self, debt: PlanDebt, outset: Outset, waits: int) -> Amounts:
        return self._known.ways(debt, outset, waits).rows

    def _rows(
        self, ground: Ground, takes: Callable[[PlanDebt, Outset, int], Amounts]
    ) -> list[Amounts]:
        """What the ways of every debt take on a ground, in the order of the debts."""
        outset, kept = ground.outset, ground.kept
        return [
            self._known.paid(kept[debt.id], outset)
            if debt.id in kept
            else takes(debt, outset, ground.waits)
            for debt in outset.debts
        ]

    def _taken(self, ground: Ground, budget: Budget, taken: tuple[int, ...]) -> "_Taken":
        """The choice of a row of every debt in the words of the problem."""
        outset, kept = ground.outset, ground.kept
        ways = {
            debt.id: (kept_way(debt, kept[debt.id], outset),)
            if debt.id in kept
            else self._known.ways(debt, outset, ground.waits).ways
            for debt in outset.debts
        }
        wishes = Wishes(most_at_once=self._most_at_once)
        problem = problem_of(ground, ways, _money(outset, budget), wishes)
        payments = (
            _paid(ways[debt.id][place].choice, outset)
            for debt, place in zip(outset.debts, taken, strict=True)
        )
        return _Taken(ground, ways, problem, Decision(taken, tuple(payments)))


@dataclass(frozen=True, slots=True)
class _Taken:
    """A way of every debt, found on a ground."""

    ground: Ground
    ways: Ways
    problem: Problem
    decision: Decision

    def found(self) -> Found:
        """The plan it becomes once it is made cheaper; its tables are checked by the engine of loans."""
        solution, debts = cheaper(self.problem, self.decision), self.ground.outset.debts
        decision = solution.decision or self.decision
        planned = []
        for debt, place, paid in zip(debts, decision.taken, decision.payments, strict=True):
            planned.append(self.ways[debt.id][place].planned(paid))
            check_costs(debt, planned[-1])
        return Found(assemble("cheapest", planned, self.ground.outset), solution)


def _paid(choice: Choice, outset: Outset) -> tuple[Fen, ...]:
    assert isinstance(choice.course, Fixed)  # noqa: S101 - no others have rows
    return choice.course.payments + (0,) * (outset.horizon - len(choice.course.payments))


def _money(outset: Outset, budget: Budget) -> tuple[Fen, ...]:
    return tuple(budget.of(month) for month in range(1, outset.horizon + 1))
