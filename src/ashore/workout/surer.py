"""What lenders could grant so that a plan which is not sure enough would be surer: each planned like any other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from ashore.money import yuan
from ashore.planning.futures.completion import Completion
from ashore.planning.grants import GRANTS, Grant
from ashore.planning.result import Plan, PlanSet
from ashore.planning.why import whole_percent
from ashore.planning.wire import completion_json
from ashore.texts import Language, Message, message, render

WORTH_SAYING = 0.02
"""A plan that is less than this surer is as sure: what is assumed is not known more exactly."""

Granted: TypeAlias = Callable[[Grant], PlanSet]
"""The plans where every lender asked grants this."""


@dataclass(frozen=True, slots=True)
class Help:
    """What all lenders could grant, and the plan there would be, with how sure it is."""

    grant: Grant
    plan: Plan
    completion: Completion

    @property
    def said(self) -> Message:
        """In one sentence."""
        asked = sum(not debt.is_kept for debt in self.plan.debts)
        return message(
            f"promise.helps.{'one' if asked == 1 else 'all'}.{self.grant}",
            chance=whole_percent(self.completion.probability),
            most=self.plan.largest_month,
        )

    def as_json(self, language: Language) -> dict[str, Any]:
        """The grant, the plan in short, and the sentence."""
        return {
            "grant": self.grant,
            "largest_month": yuan(self.plan.largest_month),
            "months": self.plan.months,
            "total_cost": yuan(self.plan.total_cost),
            "completion": completion_json(self.completion),
            "text": render(self.said, language),
        }


def helps(now: Completion, granted: Granted) -> tuple[Help, ...]:
    """What would make a plan surer than ``now``, the most helpful first; nothing that would hardly."""
    sets = ((grant, granted(grant)) for grant in GRANTS)
    plans = ((grant, one.best, one.completions) for grant, one in sets)
    found = (Help(grant, best, sure[best.id]) for grant, best, sure in plans if best)
    surer = (one for one in found if one.completion.probability >= now.probability + WORTH_SAYING)
    return tuple(sorted(surer, key=lambda one: -one.completion.probability))
