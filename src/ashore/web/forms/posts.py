"""What a request means to the forms: who writes, what was typed, where the page is."""

from typing import Any

from django.http import Http404, HttpRequest

from ashore.web.casework import Casework
from ashore.web.forms.drawing import Drawer
from ashore.web.forms.keeping import Typed
from ashore.web.forms.known import wrong
from ashore.web.forms.spots import ROOT, Spot, spot
from ashore.web.forms.writer import Writer
from ashore.web.page import desk_of, language_of

_ANSWER, _DRAWN_FROM = "f-", "r-"
"""What the names of inputs begin with: a field's text, and the revision it was drawn from."""

_NOTES = ("kept", "removed", "gone")


def writer_of(request: HttpRequest, work: Casework) -> Writer:
    """The person at this browser, writing into the open case."""
    desk = desk_of(request)
    return Writer(work.room.store, desk.now(), desk.today(), language_of(request))


def drawer_of(request: HttpRequest, work: Casework) -> Drawer:
    """The open case, to be drawn in the language of the page."""
    left_out = work.settled.left_out
    return Drawer(work.document, work.revision, language_of(request), wrong(left_out))


def typed_of(request: HttpRequest) -> Typed:
    """What a form posted; fields that are not in it are left alone."""
    posted = request.POST.items()
    names = {
        name.removeprefix(_ANSWER): str(raw) for name, raw in posted if name.startswith(_ANSWER)
    }
    based_on = number_of(request, "based_on")
    drawn_from = {name: number_of(request, _DRAWN_FROM + name, based_on) for name in names}
    return Typed(names, drawn_from, based_on)


def number_of(request: HttpRequest, name: str, otherwise: int = 0) -> int:
    """A number that was posted; ``otherwise`` where it is none."""
    raw = str(request.POST.get(name, ""))
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else otherwise


def spot_of(where: dict[str, Any]) -> Spot:
    """The page of an address.

    Raises:
        Http404: there is none such.
    """
    found = spot(**where)
    if found is None:
        raise Http404
    return found


def with_note(there: Spot | None, note: str) -> str:
    """An address to go to (None: the overview), where something is then said."""
    return f"{there.address if there else ROOT}?note={note}"


def note_of(request: HttpRequest) -> str:
    """The key of what is to be said at the top of a page; "" where nothing is."""
    note = request.GET.get("note")
    return f"web_tell.note.{note}" if note in _NOTES else ""
