"""The plans where lenders of some debts grant nothing: those debts by their contracts, or set apart."""

from collections.abc import Callable, Collection
from dataclasses import replace

from ashore.case import convert
from ashore.household.budget import months
from ashore.money import Fen
from ashore.planning.aims import Aims
from ashore.planning.billed import as_billed, total_by_month
from ashore.planning.ground import outset_of
from ashore.planning.plan import fits
from ashore.planning.request import budget_of, pay_dates
from ashore.planning.result import DebtPlan, PlanSet
from ashore.workout.facade import Workout
from ashore.workout.refusal import Refusal
from ashore.workout.supposed import without_debts


def refuse(
    work: Workout, aims: Aims, ids: Collection[str], granted: Callable[[], PlanSet]
) -> Refusal:
    """What comes of it where the lenders of the debts ``ids`` grant nothing.

    ``granted`` makes the plans where they do: what those pay these lenders is what is left for them otherwise.
    """
    refused = tuple(one for one in work.debts if one.entry.id in ids)
    if _fits(work, aims, ids):
        return Refusal(refused, work, work.plans_by(aims, ids), fits=True)
    others = work.otherwise(without_debts(work.case, ids))
    plans, most = _apart(others, aims, ids, granted())
    best = plans.best
    if plans.infeasible is not None:
        return Refusal(refused, others, plans, fits=False)
    paid = dict(enumerate((amount for _, amount in best.monthly), 1)) if best else {}
    horizon = work.case.preferences.horizon_months
    left = tuple(max(0, most - paid.get(month, 0)) for month in range(1, horizon + 1))
    return Refusal(refused, others, plans, fits=False, left=left)


def _fits(work: Workout, aims: Aims, ids: Collection[str]) -> bool:
    """Whether the refused debts can be paid by their contracts, and all others then too.

    Asked first, since plans that do not fit take long to explain. A card's minimum need never end.
    """
    debts = tuple(one.plan_debt(work.language, refuses=one.entry.id in ids) for one in work.debts)
    dates, horizon = pay_dates(work.as_of), work.case.preferences.horizon_months
    refused = (one for one in debts if one.refuses and one.owed > 0)
    if any(as_billed(one, dates, horizon) is None for one in refused):
        return False
    money = budget_of(months(convert.household(work.case), work.as_of, horizon))
    budget = money if aims.most_a_month is None else money.within(aims.most_a_month)
    return fits(outset_of(debts, dates, horizon), budget)


def _apart(
    others: Workout, aims: Aims, ids: Collection[str], granted: PlanSet
) -> tuple[PlanSet, Fen]:
    """The plans of the other debts, which get no more in a month than they would where all is granted; and the most
    that a month then has for all of them together.
    """
    plan = granted.best
    if plan is None:
        return others.plans_by(aims), granted.available
    share = _largest([one for one in plan.debts if one.debt_id not in ids], others)
    plans = others.plans_by(replace(aims, most_a_month=share)) if share else None
    if plans is None or plans.infeasible is not None:
        plans = others.plans_by(aims)
    return plans, plan.largest_month


def _largest(debts: list[DebtPlan], work: Workout) -> Fen:
    totals = total_by_month({one.debt_id: one.schedule for one in debts}, pay_dates(work.as_of))
    return max(totals.values(), default=0)
