"""Views of bills that are read: where they are not yet, reading begins, and the page follows when it is done."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.web.bills.binder import binder_of
from ashore.web.bills.kept import kept_of
from ashore.web.bills.reading import begin, reading_of
from ashore.web.casework import Casework, with_case
from ashore.web.rooms import Room
from ashore.workout.bills import Bills

PAGE = "/bills"
PROGRESS = "/bills/reading"
PATIENCE = 0.8
"""Seconds that a page waits before it shows how far reading is."""

View: TypeAlias = Callable[..., HttpResponse]


def with_bills(view: View) -> View:
    """A view of an open case with bills: called with the request, its casework, and the bills."""

    @with_case
    @wraps(view)
    def seen(request: HttpRequest, work: Casework, *args: Any, **named: Any) -> HttpResponse:
        is_form = request.method == "POST"
        there = PAGE if is_form else request.path
        if not is_read(work.room, there, None if is_form else PATIENCE):
            return HttpResponseRedirect(PROGRESS)
        bills = bills_of(work.room)
        if bills is None:
            return HttpResponseRedirect(PAGE)
        return view(request, work, bills, *args, **named)

    return seen


def is_read(room: Room, then: str, patience: float | None) -> bool:
    """Whether all that is kept is read; otherwise it begins, and is waited for so many seconds (None: to its end)."""
    reading = reading_of(room)
    if reading is None or not reading.running:
        if not binder_of(room).unread(kept_of(room.store)):
            return True
        if reading is not None and (reading.stopped or reading.failed):
            return False
        reading = begin(room, then)
    reading.wait(patience)
    return reading.done and not binder_of(room).unread(kept_of(room.store))


def bills_of(room: Room) -> Bills | None:
    """The bills as they are read; None where there are none."""
    kept = kept_of(room.store)
    return binder_of(room).bills(kept) if kept.files else None
