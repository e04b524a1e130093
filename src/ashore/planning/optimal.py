"""The best plan on a ground: the ways of all its agreements as one problem, solved, and turned back into tables.

HiGHS solves where it is there, from the start that our own search finds; the search alone serves without it. Whoever
solved it, the answer is checked to the fen (``choice.check``), and its tables once more by the engine of loans.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from ashore.loans.plan_kinds import PlanKind
from ashore.money import Fen
from ashore.planning.aims import FAIR, Aim, Aims
from ashore.planning.assemble import assemble
from ashore.planning.choice.check import cost
from ashore.planning.choice.highs import solve as highs
from ashore.planning.choice.problem import Debt, Decision, Objective, Problem, Solution
from ashore.planning.choice.search import solve as search
from ashore.planning.ground import Ground, Outset, lay_grounds
from ashore.planning.options import Form, Way, kept_way, ways_of
from ashore.planning.recost import RecostError, check_costs
from ashore.planning.request import Budget
from ashore.planning.result import Plan

Ways: TypeAlias = Mapping[str, tuple[Way, ...]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person wants of a plan. ``fairness``: by what share instalments per yuan owed may differ from one ratio.

    ``most_at_once`` is how many creditors are paid in a month. ``quick`` leaves it at our own search.
    """

    objective: Objective = "cost"
    form: Form = "level"
    fairness: Fraction | None = None
    most_at_once: int | None = None
    quick: bool = False


_BY_AIM: Mapping[Aim, tuple[PlanKind, Wishes]] = {
    "cost": ("cheapest", Wishes("cost")),
    "soonest": ("soonest", Wishes("soonest")),
    "current": ("current", Wishes("current")),
    "steady": ("steadiest", Wishes("steady")),
    "fair": ("fair", Wishes("cost", fairness=FAIR)),
}


def aim_of(kind: PlanKind) -> Aim | None:
    """What a plan of a kind is the best by; None for the kinds that are not made by an aim."""
    return next((aim for aim, (made, _) in _BY_AIM.items() if made == kind), None)


@dataclass(frozen=True, slots=True)
class Found:
    """The plan, None where nothing fits, with what its solver proved."""

    plan: Plan | None
    solution: Solution


def best_by(aims: Aims, outset: Outset, budget: Budget) -> Found | None:
    """The best plan by what is wished, on whichever ground it stands; None where nothing fits.

    Where nothing is wished it is the cheapest by our own search alone. Of several grounds that search tells the one to
    look at closely. They are the same ones for any budget, so that more money never makes the best plan dearer.
    """
    kind, usual = _BY_AIM[aims.aim or "cost"]
    wishes = replace(usual, most_at_once=aims.most_at_once, quick=not aims.is_choosing)
    grounds = list(lay_grounds(outset, budget, every_wait=True))
    if len(grounds) > 1:
        grounds = _best_of(grounds, budget, replace(wishes, quick=True), kind)
    found = [optimal(ground, budget, wishes, kind) for ground in grounds]
    return next((one for one in found if one.plan), None)


def _best_of(grounds: list[Ground], budget: Budget, wishes: Wishes, kind: PlanKind) -> list[Ground]:
    """The ground on which our own search does best; all where it finds nothing on any."""
    found = [(optimal(ground, budget, wishes, kind), ground) for ground in grounds]
    valued = [(one.solution.value, ground) for one, ground in found if one.solution.value]
    return [min(valued, key=lambda each: each[0])[1]] if valued else grounds


def ways_on(ground: Ground, form: Form) -> Ways:
    """The ways of every debt on a ground: one for those kept as they are, all of the others."""
    outset = ground.outset
    kept = {debt.id: (kept_way(debt, ground.kept[debt.id], outset),) for debt in outset.kept}
    asked = {
        one.debt.id: ways_of(one.debt, outset, form, ground.waits) for one in ground.agreements
    }
    return {debt.id: {**kept, **asked}[debt.id] for debt in outset.debts}


def problem_of(ground: Ground, ways: Ways, money: tuple[Fen, ...], wishes: Wishes) -> Problem:
    """The problem of choosing among ways within the money of each month of the horizon."""
    return Problem(
        money,
        tuple(
            Debt(debt.id, debt.owed, tuple(way.choice for way in ways[debt.id]))
            for debt in ground.outset.debts
        ),
        most_at_once=wishes.most_at_once,
        fairness=wishes.fairness,
    )


def optimal(ground: Ground, budget: Budget, wishes: Wishes, kind: PlanKind) -> Found:
    """The best plan on a ground.

    Raises:
        RecostError: the engine of loans makes other tables of it: a mistake of ours.
    """
    ways = ways_on(ground, wishes.form)
    money = tuple(budget.of(month) for month in range(1, ground.outset.horizon + 1))
    problem = problem_of(ground, ways, money, wishes)
    solution = solve(problem, wishes.objective, quick=wishes.quick)
    if solution.decision is None:
        return Found(None, solution)
    plan = _plan(ground, ways, solution.decision, kind)
    if plan.total_paid != cost(problem, solution.decision):
        raise RecostError(
            f"{plan.total_paid} fen in tables, {cost(problem, solution.decision)} decided on"
        )
    return Found(plan, solution)


def solve(problem: Problem, objective: Objective, *, quick: bool = False) -> Solution:
    """The best of both solvers; HiGHS is not asked where it is to be ``quick``, or where our own search proved that it
    has the best.
    """
    own = search.solve(problem, objective)
    if quick or own.proven or not highs.available():
        return own
    return highs.solve(problem, objective, start=own.decision)


def _plan(ground: Ground, ways: Ways, decision: Decision, kind: PlanKind) -> Plan:
    planned = []
    for debt, place, paid in zip(
        ground.outset.debts, decision.taken, decision.payments, strict=True
    ):
        made = ways[debt.id][place].planned(paid)
        check_costs(debt, made)
        planned.append(made)
    return assemble(kind, planned, ground.outset)
