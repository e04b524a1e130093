"""What can be said of terms or cash flows alone, without a case."""

from decimal import Decimal
from typing import Any, TypeAlias

from ashore.loans.cost import cost_json, cost_of_schedule
from ashore.loans.schedule import schedule
from ashore.loans.terms import Terms
from ashore.loans.wire import schedule_json
from ashore.loans.xirr import XirrResult

Json: TypeAlias = dict[str, Any]


def terms_json(terms: Terms) -> Json:
    """A contractual schedule and its annual cost (``ashore schedule``).

    Raises:
        ashore.loans.schedule.ScheduleError: terms that give no schedule.
    """
    made = schedule(terms)
    return schedule_json(made, cost_json(cost_of_schedule(made)))


def xirr_json(found: XirrResult) -> Json:
    """The rate to state and every root as decimal texts (``ashore xirr``); ``why`` only where there is no rate."""
    told: Json = {
        "xirr": None if found.rate is None else _rate_text(found.rate),
        "roots": [_rate_text(root) for root in found.roots],
    }
    return told if found.why is None else {**told, "why": found.why}


def _rate_text(rate: float) -> str:
    """A rate as a decimal text that gives back the same number."""
    return f"{Decimal(repr(rate)):f}"
