"""What may come for a household, drawn once, and how plans fare in it."""

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from ashore.household.model import Household
from ashore.planning.futures.completion import Completion
from ashore.planning.result import Plan
from ashore.planning.why import whole_percent
from ashore.texts import Language, Message, message, render

if TYPE_CHECKING:
    from ashore.planning.futures.draw import Futures

Json: TypeAlias = dict[str, Any]

COUNT = 10_000
SEED = 20261121
"""The draws are the same each time, so that the same case has the same answer."""


class HouseholdFutures:
    """The futures of a household over the months of a horizon."""

    def __init__(self, household: Household, start: dt.date, months: int) -> None:
        self._household, self._start, self._months = household, start, months

    @cached_property
    def _drawn(self) -> "Futures":
        from ashore.planning.futures.assumptions import default_assumptions
        from ashore.planning.futures.draw import futures  # needs NumPy
        from ashore.planning.futures.outlook import outlook_of

        outlook = outlook_of(self._household, self._start, self._months)
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
                "text": render(_without(cause, completion.probability + share), language),
            }
            for cause, share in found.items()
        ]

    def _paid(self, plan: Plan) -> list[int]:
        unit = self._drawn.outlook.unit
        paid = plan.monthly[: min(plan.months, self._months)]
        return [-(-amount // unit) for _, amount in paid]


def _without(cause: str, chance: float) -> Message:
    return message(
        "plan.sure.without", cause=message(f"plan.cause.{cause}"), chance=whole_percent(chance)
    )
