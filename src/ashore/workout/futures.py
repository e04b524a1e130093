"""What may come for a household, drawn once, and how plans fare in it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from ashore.household.budget import budget
from ashore.household.model import Household
from ashore.money import Fen, Rate, yuan
from ashore.planning.futures.completion import Completion
from ashore.planning.promise import before_promising, firmness
from ashore.planning.request import PlanDebt, pay_dates
from ashore.planning.result import Plan
from ashore.planning.why import whole_percent
from ashore.texts import Language, Message, message, render
from ashore.workout.bills_months import History
from ashore.workout.bills_months import Months as BillMonths
from ashore.workout.surer import Help

if TYPE_CHECKING:
    from ashore.planning.futures.draw import Futures

Json: TypeAlias = dict[str, Any]

COUNT = 10_000
SEED = 20261121
"""The draws are the same each time, so that the same case has the same answer."""


class HouseholdFutures:
    """The futures of a household over the months of a horizon."""

    def __init__(
        self, household: Household, start: dt.date, months: int, own: BillMonths | None = None
    ) -> None:
        """``own`` are the household's own months, None where nobody handed in bills."""
        self._household, self._start, self._months = household, start, months
        self.history = History(own, budget(household, start))

    @cached_property
    def _drawn(self) -> "Futures":
        from ashore.planning.futures.assumptions import default_assumptions
        from ashore.planning.futures.draw import futures  # needs NumPy
        from ashore.planning.futures.outlook import outlook_of

        reserve = sum(asset.realisable for asset in self._household.assets)
        outlook = outlook_of(
            self._household, self._start, self._months, reserve=reserve, history=self.history.used
        )
        return futures(outlook, default_assumptions(), COUNT, SEED)

    def completion(self, plan: Plan) -> Completion:
        """How sure it is that a plan is kept until its last agreement is paid off."""
        from ashore.planning.futures.run import run

        return run(self._drawn, self._paid(plan))

    def with_answers(self, plan: Plan, debts: Iterable[PlanDebt]) -> Completion | None:
        """The same with what lenders may answer, as likely as the person thinks; None where nothing is known of that.

        ``debts`` are those the plan was made of. What a refused debt is paid instead counts to its end too.
        """
        from ashore.planning.futures.run import run
        from ashore.planning.refused import unsure_of  # needs NumPy

        found = unsure_of(plan, debts, pay_dates(self._start), self._months)
        if not found:
            return None
        unit = self._drawn.outlook.unit
        unsure = [
            replace(
                one,
                granted=tuple(amount // unit for amount in one.granted),
                instead=self._in_units(one.instead),
            )
            for one in found
        ]
        paid = self._in_units(amount for _, amount in plan.monthly[: self._months])
        return run(self._drawn, paid, unsure=unsure, until=plan.months)

    def breaks_json(
        self, plan: Plan, completion: Completion, answered: Completion | None, language: Language
    ) -> list[Json]:
        """What breaks a plan, the worst first: by how much it would be surer without; of a refusal, by how much it is
        less sure with it (``answered``, None where nothing is known of the answers).
        """
        from ashore.planning.futures.causes import causes

        kept = completion.probability
        found: list[tuple[str, float, Message]] = [
            (cause, share, self._without(cause, kept + share))
            for cause, share in causes(self._drawn, self._paid(plan)).items()
        ]
        if answered and answered.completed < completion.completed:
            lost = kept - answered.probability
            found.append(("refusal", lost, _with_answers(plan, answered)))
        return [
            {"cause": cause, "share": f"{share:.4f}", "text": render(said, language)}
            for cause, share, said in sorted(found, key=lambda one: -one[1])
        ]

    def promise_json(
        self,
        plan: Plan,
        completion: Completion,
        wanted: Rate,
        helpful: Sequence[Help],
        language: Language,
    ) -> Json:
        """Whether a plan may be promised by somebody who wants it as sure as ``wanted``, and what would make it so:
        ``helpful`` is what lenders could grant.
        """
        how = firmness(completion, wanted)
        reserve = None if how == "firm" else self._reserve_for(plan, wanted)
        said = before_promising(completion, wanted, [one.said for one in helpful], reserve)
        return {
            "firmness": how,
            "wanted": str(wanted),
            "reserve": None if reserve is None else yuan(reserve),
            "helps": [one.as_json(language) for one in helpful],
            "text": [render(one, language) for one in said],
        }

    def _reserve_for(self, plan: Plan, wanted: Rate) -> Fen | None:
        """What would have to be at hand at the start; None where no amount makes it as sure."""
        from ashore.planning.futures.reserve import reserve_for

        found = reserve_for(self._drawn, self._paid(plan), float(wanted))
        return None if found is None else found * self._drawn.outlook.unit

    def _paid(self, plan: Plan) -> tuple[int, ...]:
        paid = plan.monthly[: min(plan.months, self._months)]
        return self._in_units(amount for _, amount in paid)

    def _in_units(self, amounts: Iterable[Fen]) -> tuple[int, ...]:
        """In the futures' unit, rounded up; what is more than any month has as the most that they count with."""
        from ashore.planning.futures.outlook import LIMIT

        unit = self._drawn.outlook.unit
        return tuple(min(-(-amount // unit), LIMIT) for amount in amounts)

    def _without(self, cause: str, chance: float) -> Message:
        is_both = cause == "income" and self.history.used  # bills tell of expenses too
        named = message("futures.cause" if is_both else f"plan.cause.{cause}")
        return message("plan.sure.without", cause=named, chance=whole_percent(chance))


def _with_answers(plan: Plan, answered: Completion) -> Message:
    """How sure a plan is with the answers, whose estimate they are, and of how many debts there is none."""
    chance = whole_percent(answered.probability)
    said = message("plan.sure.refused", chance=chance)
    unknown = sum(not one.is_kept and one.relief.likelihood is None for one in plan.debts)
    if not unknown:
        return said
    others = message("plan.sure.refused-others", n=unknown)
    return message("what_if.join", before=said, after=others)
