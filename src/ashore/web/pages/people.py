"""The door: a new case under a passphrase, an old one unlocked, an example to look at, and the lock."""

import json
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.case.dump import dump_json
from ashore.case.load import parse_case
from ashore.data import resource
from ashore.problems import AshoreError, Problem
from ashore.texts import message
from ashore.web.casework import EMPTY
from ashore.web.desk import Desk
from ashore.web.page import desk_of, language_of, page, room_of
from ashore.web.rooms import Room
from ashore.web.security.entrance import begin_session, open_room
from ashore.web.store import vault
from ashore.web.store.base import OWNER, Change, Document, Store
from ashore.web.store.intake import fill_of
from ashore.web.store.memory import MemoryStore

EXAMPLES = ("jiebei", "seven", "before-due", "planted", "negative")
"""The shipped cases, in the order in which they are shown."""

KEEP = "keep"
"""Where the session holds a document that is to be kept: from the quick check, or an example that was changed."""


def welcome(request: HttpRequest) -> HttpResponse:
    """The page before a case is open."""
    people = vault.people(desk_of(request).folder)
    return page(request, "people/welcome.html", {"people": people, "examples": EXAMPLES})


def new(request: HttpRequest) -> HttpResponse:
    """Choose a passphrase; the case begins empty, or with what the quick check brought."""
    said: list[str] = []
    if request.method == "POST":
        chosen = request.POST.get("passphrase", "")
        try:
            if chosen != request.POST.get("again", ""):
                raise _refused("web.people.differ")
            desk = desk_of(request)
            document: Document = request.session.get(KEEP, EMPTY)
            made = vault.create(
                desk.folder, chosen, desk.today(), _first(desk, document), desk.cost
            )
        except AshoreError as error:
            said = _said(request, error)
        else:
            return _in(request, desk.rooms.open(made.id, lambda: made, desk.now()))
    facts = {"problems": said, "keeps": KEEP in request.session}
    return page(request, "people/new.html", facts, 422 if said else 200)


def take_in(request: HttpRequest) -> HttpResponse:
    """A new case from an exported archive or a case file."""
    said: list[str] = []
    if request.method == "POST":
        try:
            return _in(request, _taken_in(request, desk_of(request)))
        except AshoreError as error:
            said = _said(request, error)
    facts = {"problems": said}
    return page(request, "people/import.html", facts, 422 if said else 200)


def _taken_in(request: HttpRequest, desk: Desk) -> Room:
    file, chosen = request.FILES.get("file"), request.POST.get("passphrase", "")
    if file is None:
        raise _refused("web.people.import_none")
    if chosen != request.POST.get("again", ""):
        raise _refused("web.people.differ")
    old = request.POST.get("old", "")
    fill = fill_of(file.read(), file.name or "", desk.today(), desk.now(), old)
    made = vault.create(desk.folder, chosen, desk.today(), fill, desk.cost)
    return desk.rooms.open(made.id, lambda: made, desk.now())


def unlock(request: HttpRequest, person: str) -> HttpResponse:
    """Open a case that was kept."""
    desk = desk_of(request)
    if person not in {one.id for one in vault.people(desk.folder)}:
        raise Http404
    said: list[str] = []
    if request.method == "POST":
        try:
            return _in(request, _opened(desk, person, request.POST.get("passphrase", "")))
        except AshoreError as error:
            said = _said(request, error)
    facts = {"person": person, "problems": said}
    return page(request, "people/unlock.html", facts, 422 if said else 200)


def _opened(desk: Desk, person: str, passphrase: str) -> Room:
    """The person's room, where the passphrase opens it and enough time went by since the last wrong one."""
    given, now = (desk.folder, person, passphrase), desk.now()

    def opened() -> Room:
        return desk.rooms.open(
            person, lambda: vault.unlock(*given), now, lambda: vault.check(*given)
        )

    return desk.patience.guess(person, now, opened)


def example(request: HttpRequest, name: str) -> HttpResponse:
    """Open a shipped case to look at; changes to it are gone when it is locked."""
    if name not in EXAMPLES or request.method != "POST":
        raise Http404
    desk, store = desk_of(request), MemoryStore()
    path = resource(f"cases/{name}.toml")
    case = parse_case(path.read_bytes(), path.name)
    _first(desk, json.loads(dump_json(case)))(store)
    return _in(
        request,
        desk.rooms.open(f"example {request.session.session_key}", lambda: store, desk.now()),
    )


def lock(request: HttpRequest) -> HttpResponse:
    """Lock the open case."""
    room = room_of(request)
    if request.method == "POST" and room is not None:
        desk_of(request).rooms.lock(room.key)
        begin_session(request)
    return HttpResponseRedirect("/")


def _in(request: HttpRequest, room: Room) -> HttpResponse:
    """Into the room, with the language and the look that were chosen for it."""
    open_room(request, room)
    for name in ("language", "theme"):
        chosen = room.store.setting(name)
        if chosen:
            request.session[name] = chosen
    return HttpResponseRedirect("/")


def _first(desk: Desk, document: Document) -> Callable[[Store], object]:
    change = Change(desk.now(), OWNER, "begin")
    return lambda store: store.append(document, change, 0)


def _refused(key: str) -> AshoreError:
    return AshoreError((Problem("", "", None, message(f"{key}.what"), message(f"{key}.right")),))


def _said(request: HttpRequest, error: AshoreError) -> list[str]:
    return [problem.text(language_of(request)) for problem in error.problems]
