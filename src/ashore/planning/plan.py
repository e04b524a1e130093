"""One plan for all debts within the money of each month: :func:`make_plans`.

A strategy is a function from the common ground to what each creditor gets, or None where its own rule cannot be
kept; a further one joins by being named in ``STRATEGIES``.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from ashore.household.model import Household
from ashore.loans.plan_kinds import PlanKind
from ashore.loans.terms import Payment
from ashore.money import Fen
from ashore.planning.aims import WHATEVER, Aims
from ashore.planning.assemble import as_contracted, assemble
from ashore.planning.baselines import as_billed_plan, baselines
from ashore.planning.even import equal_sacrifice, pro_rata
from ashore.planning.frontier import Sureness, choose, levels
from ashore.planning.ground import Ground, Outset, lay_grounds, outset_of
from ashore.planning.infeasible import infeasible
from ashore.planning.options import offers_more
from ashore.planning.relaxing.strait import Strait
from ashore.planning.relaxing.ways_out import ways_out
from ashore.planning.request import Budget, PlanDebt, budget_of, pay_dates
from ashore.planning.result import Baseline, DebtPlan, Plan, PlanSet
from ashore.planning.rolling import avalanche, snowball
from ashore.planning.why import how_sure, how_sure_aimed, why
from ashore.texts import message

if TYPE_CHECKING:
    from ashore.planning.optimal import Found
    from ashore.planning.reliefs import Reliefs

Strategy: TypeAlias = Callable[[Ground], tuple[DebtPlan, ...] | None]

STRATEGIES: Mapping[PlanKind, Strategy] = {
    "pro-rata": pro_rata,
    "equal-sacrifice": equal_sacrifice,
    "snowball": snowball,
    "avalanche": avalanche,
}
EVEN_HANDED: tuple[PlanKind, ...] = ("pro-rata", "equal-sacrifice")


def make_plans(  # noqa: PLR0913 - four things a plan needs, and two with a default
    debts: Iterable[PlanDebt],
    available: Fen | Sequence[Fen],
    start: dt.date,
    horizon_months: int = 60,
    *,
    strategies: Iterable[PlanKind] = tuple(STRATEGIES),
    lean: Fen | None = None,
    aims: Aims = WHATEVER,
    household: Household | None = None,
) -> PlanSet:
    """Every plan that fits, the one to lead with, and the baselines; or why nothing fits.

    ``available`` is what can be paid to all creditors each month, after the buffer: one amount, or one a month
    (the last stands for all later). Payments are made monthly on the day of ``start``, first a month later.
    Positions are those of ``start``; ids are unique. ``lean`` is what a poor month leaves (by default the least of
    ``available``): where nothing fits, no more is offered than that. Of a ``household``, whose money ``available`` is,
    it is then looked at what could be sold or spent less on, unless the person limits what is paid anyway.

    Raises:
        ValueError: no strategy, no month of money, or a horizon of no month.
    """
    kinds, budget = tuple(strategies), budget_of(available)
    if not kinds:
        raise ValueError("a plan needs at least one strategy")
    if aims.most_a_month is not None:
        budget = budget.within(aims.most_a_month)
    outset = outset_of(tuple(debts), pay_dates(start), horizon_months)
    if not outset.debts:
        return PlanSet(budget.leanest, (), None, (message("plan.why.nothing-owed"),))
    reliefs = _reliefs(outset, aims)
    found = _led(outset, budget, kinds, aims, reliefs)
    compared = () if aims.plain else tuple(_lived(outset, budget, kinds, aims.sureness))
    if found is not None:
        return replace(found, baselines=compared)
    if aims.decided:  # that it does not fit is all there is to say of a plan decided on
        return PlanSet(budget.leanest, (), None, (), None, compared)
    poor = budget.leanest if lean is None else min(budget.leanest, lean)
    strait = Strait(outset, budget, lambda some, other: fits(some, other, kinds), reliefs)
    explained = infeasible(
        outset,
        budget,
        poor,
        lambda other: strait.fits_with(other.amounts),
        is_more=reliefs is not None,
    )
    if not aims.plain:
        own = household if aims.most_a_month is None else None
        smallest = explained.smallest_monthly
        explained = replace(explained, look=lambda: ways_out(smallest, strait, own))
    return PlanSet(budget.leanest, (), None, (), explained, compared)


def _led(
    outset: Outset,
    budget: Budget,
    kinds: tuple[PlanKind, ...],
    aims: Aims,
    reliefs: "Reliefs | None",
) -> PlanSet | None:
    """The plans at the level that is sure enough, with the one to lead with; None where nothing fits."""
    sure = aims.sureness
    frontier = levels(budget, partial(_even_handed, outset, kinds), sure) if sure else ()
    level = choose(frontier, aims.sure) if frontier and not aims.decided else None
    most = level.most if level else aims.decided.most if aims.decided else None
    within = budget if most is None else budget.within(most)
    best, plans, aimed = _candidates(outset, within, kinds, aims, reliefs)
    if best is None:
        return None
    completions = {plan.id: sure(plan) for plan in plans} if sure else {}
    is_aimed = aimed is not None and best is aimed.plan
    is_wished = is_aimed and (best.kind != "cheapest" or aims.aim in (None, "cost"))
    said = how_sure(level, frontier[0], aims.sure) if level else ()
    if is_aimed or aims.decided:
        said = how_sure_aimed(completions[best.id], aims.sure) if sure else ()
    if aims.is_choosing and not is_wished:
        said = (message("plan.why.wish"), *said)
    return PlanSet(
        budget.leanest,
        plans,
        best.id,
        why(best, plans, outset, said, aimed.solution if aimed and is_aimed else None),
        completions=completions,
        frontier=frontier,
        most=most,
        wanted=aims.sure if sure else None,
    )


def _candidates(
    outset: Outset,
    budget: Budget,
    kinds: tuple[PlanKind, ...],
    aims: Aims,
    reliefs: "Reliefs | None",
) -> "tuple[Plan | None, tuple[Plan, ...], Found | None]":
    """The plan to lead with, all plans, and what a solver found by what is wished."""
    plans = _fitting(outset, budget, kinds)
    best = recommended(plans) if plans else None
    aimed = _aimed(aims, outset, budget, reliefs, is_needed=not plans)
    if aimed and aimed.plan:
        if aims.is_choosing:
            best, plans = aimed.plan, (aimed.plan, *plans)
        else:
            best, plans = best or aimed.plan, (*plans, aimed.plan)
    if aims.decided:
        best = next((plan for plan in plans if plan.kind == aims.decided.kind), best)
    return best, plans, aimed


def _lived(
    outset: Outset, budget: Budget, kinds: tuple[PlanKind, ...], sureness: Sureness | None
) -> Iterator[Baseline]:
    """The baselines, each with how sure it is."""
    for one in baselines(outset, budget, partial(_even_handed, outset, kinds)):
        yield replace(one, completion=sureness(one.plan)) if sureness else one


def _reliefs(outset: Outset, aims: Aims) -> "Reliefs | None":
    """What tells of more than new instalments, if somebody knows that lenders may grant it."""
    if aims.plain or not any(offers_more(one.debt) for one in outset.agreements):
        return None
    from ashore.planning.reliefs import Reliefs  # what plans without more need not wait for

    return Reliefs(aims.most_at_once)


def _aimed(
    aims: Aims, outset: Outset, budget: Budget, reliefs: "Reliefs | None", *, is_needed: bool
) -> "Found | None":
    """The best plan by what is wished; where nothing is, the cheapest of all, if lenders may grant more than new
    instalments.

    Where it ``is_needed``, since nothing else fits, it is looked for only if any can be, and any will do.
    """
    if not aims.is_choosing and reliefs is None:
        return None
    from ashore.planning.optimal import best_by  # what plans without an aim need not wait for

    if reliefs is None or not is_needed:
        return best_by(aims, outset, budget)
    if reliefs.fits(outset, budget) is False:
        return None
    return best_by(aims, outset, budget) or reliefs.plan(outset, budget)


def _even_handed(outset: Outset, kinds: tuple[PlanKind, ...], budget: Budget) -> Plan | None:
    """The plan to lead with within a budget; None where nothing fits."""
    even = tuple(kind for kind in kinds if kind in EVEN_HANDED) or kinds
    plans = _fitting(outset, budget, even) or _fitting(outset, budget, kinds)
    return recommended(plans) if plans else None


def _fitting(outset: Outset, budget: Budget, kinds: Iterable[PlanKind]) -> tuple[Plan, ...]:
    """Paying as billed where that fits (then nothing need be asked of anyone), otherwise what each strategy finds.

    Of several grounds that one on which the plan to lead with ends first; all stand on the same, to be comparable.
    """
    billed = as_billed_plan(outset, budget)
    if billed is not None:
        return (billed,)
    found = (_plans(ground, kinds) for ground in lay_grounds(outset, budget))
    return min(filter(None, found), key=lambda plans: recommended(plans).months, default=())


def fits(outset: Outset, budget: Budget, kinds: Iterable[PlanKind] = tuple(STRATEGIES)) -> bool:
    """Whether any closed plan fits, without finding it all."""
    return as_billed_plan(outset, budget) is not None or any(
        STRATEGIES[kind](ground) is not None
        for ground in lay_grounds(outset, budget)
        for kind in kinds
    )


def _plans(ground: Ground, kinds: Iterable[PlanKind]) -> tuple[Plan, ...]:
    outset = ground.outset
    kept = [as_contracted(debt, ground.kept[debt.id], outset) for debt in outset.kept]
    found = [(kind, STRATEGIES[kind](ground)) for kind in kinds]
    return tuple(
        assemble(kind, (*kept, *agreed), outset) for kind, agreed in found if agreed is not None
    )


def recommended(plans: Sequence[Plan]) -> Plan:
    """The plan to lead with: the cheapest of those that treat lenders alike, since lenders compare.

    Among equals the faster, then the first. Where there is none that does, the cheapest of all.
    """
    even = [plan for plan in plans if plan.kind in EVEN_HANDED]
    return min(even or plans, key=lambda plan: (plan.total_cost, plan.months))


def payments_of(plan: Plan, debt_id: str) -> tuple[Payment, ...]:
    """What a plan pays to one creditor, as payments.

    Raises:
        KeyError: the plan has no such debt.
    """
    return tuple(Payment(row.date, row.payment) for row in _debt_of(plan, debt_id).schedule)


def balance_on(plan: Plan, debt_id: str, day: dt.date) -> Fen:
    """What one creditor is still owed on a day if the plan is kept: the balance after the last payment by then.

    Interest since that payment is not in it; it is part of the next one.

    Raises:
        KeyError: the plan has no such debt.
    """
    debt = _debt_of(plan, debt_id)
    paid = [row for row in debt.schedule if row.date <= day]
    return paid[-1].balance if paid else debt.owed


def _debt_of(plan: Plan, debt_id: str) -> DebtPlan:
    for debt in plan.debts:
        if debt.debt_id == debt_id:
            return debt
    raise KeyError(debt_id)
