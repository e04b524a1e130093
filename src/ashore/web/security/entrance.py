"""Who is in: a browser that came with the start address, and whose case it has open."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CSRF_SESSION_KEY, rotate_token

from ashore.web.desk import Desk
from ashore.web.pages.trouble import locked, refused
from ashore.web.rooms import Room
from ashore.web.store.base import ClosedError

ENTER = "/enter"
ROOM = "room"
"""Where the session holds the key of the room it has open."""
PERSON = "person"
"""Where it holds whose case it had open last: a random id."""
_KEPT = ("language", "theme", PERSON, CSRF_SESSION_KEY)


class Entrance:
    """Lets in by token, once; afterwards by session. Puts ``desk`` and ``room`` on the request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to whoever is in; the door to everybody else."""
        desk: Desk = settings.ASHORE_DESK
        if request.path == ENTER and desk.gate.admit(request.GET.get("token", "")):
            begin_session(request)
            return HttpResponseRedirect("/")
        if not request.session.get("entered"):
            return refused(request, "entrance")
        if request.path == ENTER:
            return HttpResponseRedirect("/")
        room = desk.rooms.find(request.session.get(ROOM), desk.now())
        if room is None and ROOM in request.session:
            begin_session(request)  # locked meanwhile: what the session held goes with it
        request.desk, request.room = desk, room  # type: ignore[attr-defined]
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """As where no case is open, if it was locked in another window while this page was being made."""
        return locked(request) if isinstance(error, ClosedError) else None


def begin_session(request: HttpRequest) -> None:
    """A session that is in, under a key nobody knew before, and holds nothing that was told.

    The token of forms stays, so that one filled in before the case was locked can be sent once it is open again.
    """
    kept: dict[str, Any] = {
        name: request.session[name] for name in _KEPT if name in request.session
    }
    request.session.flush()
    request.session.update({"entered": True, **kept})


def open_room(request: HttpRequest, room: Room) -> None:
    """A new session with the room. A browser has one case open: another one that it had is locked.

    A form filled in about another person's case is worth nothing from now on.
    """
    session = request.session
    earlier, person = session.get(ROOM), session.get(PERSON)
    if earlier not in (None, room.key):
        settings.ASHORE_DESK.rooms.lock(earlier)
    if person not in (None, room.person):
        rotate_token(request)
    begin_session(request)
    request.session.update({ROOM: room.key, PERSON: room.person})
