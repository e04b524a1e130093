"""How a case can be paid on a day: the plans, the one decided on, and what is said of them."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeAlias

from ashore.case import convert
from ashore.case.schema import AcceptedPlan, Case
from ashore.household.budget import Budget, budget, months
from ashore.loans.plan_kinds import PlanKind
from ashore.money import Fen, Rate, yuan
from ashore.planning.aims import Aims
from ashore.planning.explained import explained_json
from ashore.planning.futures.completion import Completion
from ashore.planning.grants import Grant, granting
from ashore.planning.plan import make_plans
from ashore.planning.promise import firmness
from ashore.planning.request import pay_dates
from ashore.planning.result import Infeasible, PlanSet
from ashore.planning.wire import plans_json
from ashore.texts import Language
from ashore.workout import assumptions
from ashore.workout.accepted import Accepted, aim_of, decision, recommended_json
from ashore.workout.agreed import agreement_json
from ashore.workout.bills_months import Months
from ashore.workout.days import Days
from ashore.workout.deferred import agreeing, deferred
from ashore.workout.futures import HouseholdFutures
from ashore.workout.lender_view import lender_view_json
from ashore.workout.standing import standing_debts
from ashore.workout.surer import Help, helps

Json: TypeAlias = dict[str, Any]


class Planned:
    """A case on a day and its plans, worked out once however many answers are asked for.

    Raises:
        AshoreError: a debt names a product that the catalogue does not have.
    """

    def __init__(
        self, case: Case, as_of: dt.date, language: Language, months: Months | None = None
    ) -> None:
        """``months`` are those that bills tell of, None where there are no bills."""
        self.case = case
        self._months = months
        self.as_of = as_of
        self.language = language
        self.debts = standing_debts(case, as_of)
        self._household = convert.household(case)

    @cached_property
    def household_budget(self) -> Budget:
        """What can be paid each month, with its parts."""
        return budget(self._household, self.as_of)

    @cached_property
    def plans(self) -> PlanSet:
        """The plans that fit what can be paid, or why none does; the one decided on leads for as long as it fits."""
        plans = self.plans_by(self._aims)
        is_owing = plans.best or plans.infeasible
        said = (self.accepted.why,) if self.accepted and is_owing else ()
        return replace(plans, why=(*said, *plans.why))

    @property
    def usual_aims(self) -> Aims:
        """What is wanted of plans where nothing was decided on."""
        return Aims(sure=self.case.preferences.min_completion)

    @property
    def _aims(self) -> Aims:
        accepted = self.accepted
        return accepted.aims if accepted and accepted.fits else self.usual_aims

    @cached_property
    def decisions(self) -> tuple[Accepted, ...]:
        """The plans decided on by this day, the earliest first."""
        said = sorted(self.case.plan, key=lambda one: one.accepted)
        return tuple(
            Accepted(one, self._made, self.futures.completion)
            for one in said
            if one.accepted <= self.as_of
        )

    @property
    def accepted(self) -> Accepted | None:
        """The plan decided on last."""
        return self.decisions[-1] if self.decisions else None

    def _accepted_json(self, plans: PlanSet) -> Json | None:
        """The plan decided on last, and whether it is the one that leads among these."""
        accepted = self.accepted
        if accepted is None:
            return None
        leads = accepted.fits and plans.best == accepted.plan
        return {**accepted.as_json(self.language), "leads": leads}

    def _agreements_json(self) -> list[Json]:
        """The agreements that lenders have signed."""
        return [
            agreement_json(debt.entry.id, debt.name(self.language), debt.signed, self.language)
            for debt in self.debts
            if debt.signed
        ]

    def earlier_json(self) -> Json:
        """The plans decided on, the newest first, then and now; and what is recommended whatever was decided on."""
        return {
            "as_of": self.as_of.isoformat(),
            "earlier": [
                {**one.as_json(self.language), "in_force": one is self.accepted}
                for one in reversed(self.decisions)
            ],
            "usual": recommended_json(self.plans_by(self.usual_aims), self.accepted),
        }

    def accept(self, kind: PlanKind | None = None, aims: Aims | None = None) -> AcceptedPlan:
        """What a case is to hold where the recommended plan is decided on, or that of a kind; of those by ``aims``,
        by default of :attr:`plans`.

        Raises:
            LookupError: there is no such plan.
        """
        wanted, aim = aims or self._aims, aim_of(kind) if kind else None
        # A plan that was looked for in haste is made as it will be made anew.
        if aim and aim != wanted.aim:
            plans = self.plans_by(replace(wanted, aim=aim))
        else:
            plans = self.plans if aims is None else self.plans_by(aims)
        return decision(plans, kind, wanted, self.as_of)

    def plans_by(self, aims: Aims, refused: Collection[str] = ()) -> PlanSet:
        """The same by what the person wants of them, whatever was decided on.

        The lenders of the debts ``refused`` (ids) grant nothing.
        """
        return self._made(replace(aims, sureness=self.futures.completion), refused)

    def _made(
        self, aims: Aims, refused: Collection[str] = (), granted: Grant | None = None
    ) -> PlanSet:
        horizon = self.case.preferences.horizon_months
        available = months(self._household, self.as_of, horizon)
        debts = [
            debt.plan_debt(self.language, refuses=debt.entry.id in refused) for debt in self.debts
        ]
        if granted:
            debts = [granting(debt, granted) for debt in debts]
        lean = self.household_budget.low
        return make_plans(
            debts,
            available,
            self.as_of,
            horizon,
            lean=lean,
            aims=aims,
            household=self._household,
        )

    @cached_property
    def futures(self) -> HouseholdFutures:
        """What may come, and how plans fare in it."""
        horizon = self.case.preferences.horizon_months
        return HouseholdFutures(self._household, self.as_of, horizon, self._months)

    def plan_json(self, plans: PlanSet | None = None) -> Json:
        """The recommended plan, the alternatives and the baselines; or why nothing fits.

        Of ``plans``, as :meth:`plans_by` made them; by default of :attr:`plans`.
        """
        if plans is None:
            return self._plan
        if plans.infeasible:
            return self._unfit_json(plans, plans.infeasible)
        return self._told_json(plans)

    def _unfit_json(self, plans: PlanSet, infeasible: Infeasible) -> Json:
        """The same where nothing fits: with what lenders are asked to wait for, and advice that agrees with it."""
        horizon = self.case.preferences.horizon_months
        debts = [debt.plan_debt(self.language) for debt in self.debts]
        asked = deferred(infeasible, debts, self.as_of, horizon)
        if asked:
            plans = replace(plans, infeasible=agreeing(infeasible, asked))
        found = self._told_json(plans)
        waits = {"deferrals": asked.as_json() if asked else {}}
        return {**found, "infeasible": {**found["infeasible"], **waits}}

    def _told_json(self, plans: PlanSet) -> Json:
        promise, accepted = self._promise(plans), self._accepted_json(plans)
        answered = self._answered(plans)
        found = {
            "as_of": self.as_of.isoformat(),
            **plans_json(plans, self.language, answered),
            "money": self._money_json,
            "breaks_on": self._breaks(plans, answered),
            "promise": promise,
            "accepted": accepted,
            "leads_as": _leads_as(plans, promise, accepted),
            "agreements": self._agreements_json(),
            "futures": self.futures.history.as_json(self.language),
            "calendar": self.calendar_json(plans),
            "lender_view": lender_view_json(plans.best, self.debts, self.as_of, self.language),
        }
        return {**found, "explained": explained_json(plans.why, found, self._beside, self.language)}

    @cached_property
    def _money_json(self) -> list[Json]:
        """What each month up to the horizon has for debts, by its pay date."""
        dates = pay_dates(self.as_of)
        amounts = months(self._household, self.as_of, self.case.preferences.horizon_months)
        return [
            {"date": dates.on(month).isoformat(), "amount": yuan(amount)}
            for month, amount in enumerate(amounts, 1)
        ]

    @property
    def _beside(self) -> Json:
        """What the figures of a plan's sentences may come from, beside the plans."""
        wanted = str(self.case.preferences.min_completion)
        return {
            "case": {"preferences": {"min_completion": wanted}},
            "assumptions": assumptions.values(),
        }

    def calendar_json(
        self, plans: PlanSet | None = None, at_hand: Fen | None = None
    ) -> Json | None:
        """The next two months day by day, by the recommended plan or else the bills; None where nothing is owed.

        ``at_hand`` is the cash to begin with, None where nobody said.
        """
        best = (plans or self.plans).best
        days = Days(self._household, self.debts, self.as_of, self.language, at_hand)
        return days.as_json(best)

    @cached_property
    def _plan(self) -> Json:
        return self.plan_json(self.plans)

    def _promise(self, plans: PlanSet) -> Json | None:
        best = plans.best
        if best is None or plans.wanted is None:
            return None
        completion = plans.completions[best.id]
        is_asked = plans is self.plans and firmness(completion, plans.wanted) != "firm"
        helpful = self._helpful(completion, plans.wanted) if is_asked else ()
        return self.futures.promise_json(best, completion, plans.wanted, helpful, self.language)

    def _helpful(self, now: Completion, wanted: Rate) -> tuple[Help, ...]:
        """What lenders could grant that would make the plan surer than ``now``."""
        aims = Aims(sureness=self.futures.completion, sure=wanted, plain=True)
        return helps(now, lambda grant: self._made(aims, granted=grant))

    def _answered(self, plans: PlanSet) -> dict[str, Completion]:
        """How sure each plan is with what lenders may answer, where that is known."""
        debts = [debt.plan_debt(self.language) for debt in self.debts]
        found = ((plan.id, self.futures.with_answers(plan, debts)) for plan in plans.plans)
        return {plan_id: answered for plan_id, answered in found if answered}

    def _breaks(self, plans: PlanSet, answered: Mapping[str, Completion]) -> list[Json]:
        best = plans.best
        if best is None:
            return []
        completion = plans.completions[best.id]
        return self.futures.breaks_json(best, completion, answered.get(best.id), self.language)


def _leads_as(plans: PlanSet, promise: Json | None, accepted: Json | None) -> str | None:
    """What faces call the plan that leads; None where none does. What is too unsure to promise is not recommended."""
    if plans.best is None:
        return None
    if accepted and accepted["leads"]:
        return "decided"
    return "tentative" if promise and promise["firmness"] == "too-unsure" else "recommended"
