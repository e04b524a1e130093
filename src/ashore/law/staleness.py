"""How fresh a dated fact is: it answers for ever, and says when it has ended or was not checked for long."""

from datetime import date
from enum import StrEnum

STALE_AFTER_DAYS = 180
"""Half a year without a look at the original: rules on consumer loans change about as often."""


class Status(StrEnum):
    """Where a dated fact stands on a day."""

    CURRENT = "current"
    NOT_YET = "not-yet"
    ENDED = "ended"
    STALE = "stale"


def is_stale(last_checked: date, as_of: date, stale_after_days: int = STALE_AFTER_DAYS) -> bool:
    """Whether the last check lies more than ``stale_after_days`` before the day."""
    return (as_of - last_checked).days > stale_after_days


def status_between(
    starts: date | None,
    ends: date | None,
    last_checked: date,
    as_of: date,
    stale_after_days: int = STALE_AFTER_DAYS,
) -> Status:
    """The status of a fact that holds from ``starts`` to ``ends``, both inclusive, open where None.

    What has not begun or has ended is that first of all; staleness matters for what would hold today.
    """
    if starts is not None and as_of < starts:
        return Status.NOT_YET
    if ends is not None and as_of > ends:
        return Status.ENDED
    return Status.STALE if is_stale(last_checked, as_of, stale_after_days) else Status.CURRENT
