"""The months that the bills of an open case tell of, which its futures are drawn from.

They are noted in the store once the bills are read: so plans are the same after unlocking, before anything is read.
"""

import json
from hashlib import sha256

from ashore.web.bills.binder import binder_of
from ashore.web.bills.kept import Kept, kept_of
from ashore.web.bills.reading import reading_of
from ashore.web.rooms import Room
from ashore.workout.bills_months import Months, months_of

SETTING = "bills-months"


def bill_months(room: Room) -> Months | None:
    """Income and expenses of each whole month; None where there are no bills, or they were never read."""
    kept, noted = kept_of(room.store), room.store.setting(SETTING) or ""
    if not kept.files:
        months, written = None, ""
    elif _is_read(room, kept):
        months = months_of(binder_of(room).bills(kept).draft)
        written = json.dumps({"of": _digest(kept), "months": months})
    else:
        return _noted(noted, kept)
    if written != noted:
        room.store.set_setting(SETTING, written)
    return months


def _is_read(room: Room, kept: Kept) -> bool:
    reading = reading_of(room)
    return not (reading and reading.running) and not binder_of(room).unread(kept)


def _noted(text: str, kept: Kept) -> Months | None:
    """What was noted of the same files and the same answers."""
    try:
        told = json.loads(text)
        if told["of"] != _digest(kept):
            return None
        return tuple((int(income), int(spent)) for income, spent in told["months"])
    except (ValueError, TypeError, KeyError):
        return None  # nothing yet, or a take-out edited by hand


def _digest(kept: Kept) -> str:
    return sha256(kept.text().encode()).hexdigest()
