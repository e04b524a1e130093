"""The open case, worked out: what pages show, kept for as long as neither the case nor the day changes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeAlias, TypeVar, cast

from django.http import HttpRequest, HttpResponse

from ashore.case.settle import Settled, settle
from ashore.web.bills.months import bill_months
from ashore.web.page import desk_of, language_of, room_of
from ashore.web.pages.trouble import locked
from ashore.web.rooms import Room
from ashore.web.store.base import Document
from ashore.workout import Workout

EMPTY: Document = {"schema": 1}
"""What a person starts with."""

T = TypeVar("T")


@dataclass(frozen=True)
class Casework:
    """One case on one day in one language."""

    room: Room
    revision: int
    document: Document
    settled: Settled
    work: Workout


View: TypeAlias = Callable[..., HttpResponse]


def with_case(view: Callable[..., HttpResponse]) -> View:
    """A view of an open case: called with the request and its :class:`Casework`."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        room = room_of(request)
        if room is None:
            return locked(request)
        return view(request, casework(request, room), *args, **named)

    return seen


def casework(request: HttpRequest, room: Room) -> Casework:
    """The open case as it stands now."""
    head = room.store.head()
    number, document = (head.entry.number, head.document) if head else (0, EMPTY)
    today, language = desk_of(request).today(), language_of(request)
    settled = _kept(room, number, ("settled", today), lambda: settle(document, today))
    day = settled.case.as_of or today
    months = bill_months(room)
    work = _kept(
        room,
        number,
        ("work", day, language, months),
        lambda: Workout(settled.case, day, language, months),
    )
    return Casework(room, number, document, settled, work)


def _kept(room: Room, revision: int, key: tuple[Any, ...], make: Callable[[], T]) -> T:
    """What was made for this revision before, or made now; what belongs to another revision is forgotten."""
    kept = room.kept.get("case")
    if not isinstance(kept, tuple) or kept[0] != revision:
        kept = (revision, {})
        room.kept["case"] = kept
    found: dict[Any, Any] = kept[1]
    if key not in found:
        found[key] = make()
    return cast("T", found[key])
