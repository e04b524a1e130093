"""What may come for a household, drawn once, and how plans fare in it."""

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from ashore.household.budget import budget
from ashore.household.model import Household
from ashore.money import Fen, Rate, yuan
from ashore.planning.futures.completion import Completion
from ashore.planning.promise import before_promising, firmness
from ashore.planning.result import Plan
from ashore.planning.why import whole_percent
from ashore.texts import Language, Message, message, render
from ashore.workout.bills_months import History
from ashore.workout.bills_months import Months as BillMonths

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

    def breaks_json(self, plan: Plan, completion: Completion, language: Language) -> list[Json]:
        """What breaks a plan, the worst first: by how much it would be surer without."""
        from ashore.planning.futures.causes import causes

        found = causes(self._drawn, self._paid(plan))
        return [
            {
                "cause": cause,
                "share": f"{share:.4f}",
                "text": render(self._without(cause, completion.probability + share), language),
            }
            for cause, share in found.items()
        ]

    def promise_json(
        self, plan: Plan, completion: Completion, wanted: Rate, language: Language
    ) -> Json:
        """Whether a plan may be promised by somebody who wants it as sure as ``wanted``, and what would make it so."""
        how = firmness(completion, wanted)
        reserve = None if how == "firm" else self._reserve_for(plan, wanted)
        said = before_promising(completion, wanted, reserve)
        return {
            "firmness": how,
            "wanted": str(wanted),
            "reserve": None if reserve is None else yuan(reserve),
            "text": [render(one, language) for one in said],
        }

    def _reserve_for(self, plan: Plan, wanted: Rate) -> Fen | None:
        """What would have to be at hand at the start; None where no amount makes it as sure."""
        from ashore.planning.futures.reserve import reserve_for

        found = reserve_for(self._drawn, self._paid(plan), float(wanted))
        return None if found is None else found * self._drawn.outlook.unit

    def _paid(self, plan: Plan) -> list[int]:
        unit = self._drawn.outlook.unit
        paid = plan.monthly[: min(plan.months, self._months)]
        return [-(-amount // unit) for _, amount in paid]

    def _without(self, cause: str, chance: float) -> Message:
        is_both = cause == "income" and self.history.used  # bills tell of expenses too
        named = message("futures.cause" if is_both else f"plan.cause.{cause}")
        return message("plan.sure.without", cause=named, chance=whole_percent(chance))
