"""What can be said of terms alone, without a case."""

from typing import Any, TypeAlias

from ashore.loans.cost import cost_json, cost_of_schedule
from ashore.loans.schedule import schedule
from ashore.loans.terms import Terms
from ashore.loans.wire import schedule_json

Json: TypeAlias = dict[str, Any]


def terms_json(terms: Terms) -> Json:
    """A contractual schedule and its annual cost (``ashore schedule``).

    Raises:
        ashore.loans.schedule.ScheduleError: terms that give no schedule.
    """
    made = schedule(terms)
    return schedule_json(made, cost_json(cost_of_schedule(made)))
