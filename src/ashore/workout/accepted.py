"""Plans the person decided on: what each said that day, what it says now, and whether it still fits."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, cast

from ashore.case.schema import AcceptedPlan
from ashore.loans.plan_kinds import PlanKind
from ashore.money import Fen, yuan
from ashore.planning.aims import Aim, Aims, Decided
from ashore.planning.futures.completion import Completion
from ashore.planning.plan import STRATEGIES
from ashore.planning.result import DebtPlan, Plan, PlanSet
from ashore.texts import Language, Message, message, render

Json: TypeAlias = dict[str, Any]

_DECISION = ("accepted", "kind", "max_payment", "most_at_once", "sure")
"""What an entry of the case says beside the figures of its day."""


@dataclass(frozen=True)
class Accepted:
    """A plan decided on, seen on a later day.

    ``plans_by`` makes the plans of that day, without living them through futures; ``completion`` does that for one.
    """

    said: AcceptedPlan
    plans_by: Callable[[Aims], PlanSet]
    completion: Callable[[Plan], Completion]

    @cached_property
    def aims(self) -> Aims:
        """What makes it anew: the same kind at the same level."""
        kind, most = self.said.kind, self.said.max_payment
        return Aims(
            sure=self.said.sure,
            aim=aim_of(kind),
            decided=Decided(kind, most),
            most_at_once=self.said.most_at_once,
        )

    @cached_property
    def _plans(self) -> PlanSet:
        return self.plans_by(self.aims)

    @property
    def plan(self) -> Plan | None:
        """What it is now; None where no such plan can be found any more."""
        return plan_of(self._plans, self.said.kind)

    @property
    def fits(self) -> bool:
        """Whether it can be found, and the leanest month still has the money that it went by."""
        needed = min(self.said.available, self.said.largest_month)
        return self.plan is not None and self._plans.available >= needed

    @property
    def why(self) -> Message:
        """That it leads; or why it does not any more."""
        day, kind = self.said.accepted, message(f"plan.kind.{self.said.kind}")
        if self.fits:
            return message("accepted.why.leads", day=day)
        if self.plan is None:
            return message("accepted.why.gone", day=day, kind=kind)
        then, now = self.said.available, self._plans.available
        return message("accepted.why.short", day=day, kind=kind, then=then, now=now)

    def as_json(self, language: Language) -> Json:
        """The decision, whether it leads and why, what it said then, and what it says now in the same names (null where
        it cannot be found any more).
        """
        said = self.said.model_dump(mode="json")
        then = {name: value for name, value in said.items() if name not in _DECISION}
        plan = self.plan
        now = plan and figures(plan, self._plans.available, self.completion(plan))
        return {
            "on": said["accepted"],
            **{name: said[name] for name in _DECISION[1:]},
            "fits": self.fits,
            "why": render(self.why, language),
            "then": _told(then),
            "now": now and _told(now),
        }


def figures(plan: Plan, available: Fen, completion: Completion) -> Json:
    """What a plan says, in the names of the case file."""
    return {
        "monthly": yuan(plan.monthly[0][1]),
        "largest_month": yuan(plan.largest_month),
        "available": yuan(available),
        "months": plan.months,
        "total_paid": yuan(plan.total_paid),
        "total_cost": yuan(plan.total_cost),
        "completion": f"{completion.probability:.4f}",
        "debt": [_debt(debt) for debt in plan.debts if debt.schedule],
    }


def decision(plans: PlanSet, kind: PlanKind | None, wanted: Aims, day: dt.date) -> AcceptedPlan:
    """The entry of a case by which a plan is decided on: the recommended one, or that of a kind; made as ``wanted``.

    Raises:
        LookupError: there is no such plan.
    """
    plan = plans.best if kind is None else plan_of(plans, kind)
    if plan is None:
        raise LookupError(kind)
    return AcceptedPlan.model_validate(
        {
            "accepted": day,
            "kind": plan.kind,
            "max_payment": None if plans.most is None else yuan(plans.most),
            "most_at_once": wanted.most_at_once if aim_of(cast("PlanKind", plan.kind)) else None,
            "sure": wanted.sure,
            **figures(plan, plans.available, plans.completions[plan.id]),
        }
    )


def recommended_json(plans: PlanSet, accepted: Accepted | None) -> Json | None:
    """What the recommended plan says, in the names of :meth:`Accepted.as_json`; whether it is the one ``accepted``."""
    best = plans.best
    if best is None:
        return None
    now = figures(best, plans.available, plans.completions[best.id])
    is_accepted = accepted is not None and accepted.fits and accepted.plan == best
    return {"kind": best.kind, "in_force": is_accepted, "now": _told(now)}


def plan_of(plans: PlanSet, kind: PlanKind) -> Plan | None:
    """The plan of a kind."""
    return next((plan for plan in plans.plans if plan.kind == kind), None)


def aim_of(kind: PlanKind) -> Aim | None:
    """What a plan of a kind is the best by, if it is made by an aim."""
    if kind == "as-billed" or kind in STRATEGIES:
        return None
    from ashore.planning import optimal  # what plans without an aim need not wait for

    return optimal.aim_of(kind)


def _debt(debt: DebtPlan) -> Json:
    return {
        "id": debt.debt_id,
        "relief": "agreed" if debt.signed else debt.relief.kind,
        "instalments": len(debt.schedule),
        "payment": yuan(debt.schedule[0].payment),
        "total_paid": yuan(debt.total_paid),
    }


def _told(said: Json) -> Json:
    """Figures of the case file in the names of the JSON."""
    share = said["completion"]
    plain = {name: value for name, value in said.items() if name not in ("completion", "debt")}
    return {**plain, "completion": share and {"probability": share}, "debts": said["debt"]}
