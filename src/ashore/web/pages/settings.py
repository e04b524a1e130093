"""Settings: language and look, when to lock, the passphrase, taking everything along, and erasing it."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.data import read_toml
from ashore.problems import AshoreError
from ashore.texts import LANGUAGES, render, text
from ashore.web.page import THEMES, desk_of, language_of, page, room_of
from ashore.web.rooms import Room
from ashore.web.store import vault
from ashore.web.store.age import encrypt
from ashore.web.store.errors import PassphraseError
from ashore.web.store.takeout import takeout
from ashore.web.store.vault import Vault

MINUTES = (5, 15, 30, 60)
"""After how many minutes without use a case may lock itself."""


def settings(request: HttpRequest) -> HttpResponse:
    """The page; what concerns a kept case is shown where one is open."""
    return _page(request)


def look(request: HttpRequest) -> HttpResponse:
    """Choose language and theme; kept with the case where one is open."""
    room = room_of(request)
    for name, known in (("language", LANGUAGES), ("theme", THEMES)):
        chosen = request.POST.get(name)
        if chosen is not None and chosen in known:
            request.session[name] = chosen
            if room is not None:
                room.store.set_setting(name, chosen)
    return HttpResponseRedirect("/settings")


def idle(request: HttpRequest) -> HttpResponse:
    """Choose when the case locks itself."""
    room, minutes = _kept(request)[0], request.POST.get("minutes", "")
    if minutes in map(str, MINUTES):
        room.idle = dt.timedelta(minutes=int(minutes))
        room.store.set_setting("idle", minutes)
    return HttpResponseRedirect("/settings")


def passphrase(request: HttpRequest) -> HttpResponse:
    """Have another passphrase open the case."""
    _, store = _kept(request)
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        said = text("web.people.differ.what", language_of(request))
        return _page(request, "passphrase", said, status=422)
    folder = desk_of(request).folder

    try:
        vault.change_passphrase(folder, store.id, request.POST.get("old", ""), new)
    except PassphraseError as error:
        return _page(request, "passphrase", _first(request, error), status=422)
    said = text("web.settings.passphrase_changed", language_of(request))
    return _page(request, "passphrase", said)


def export(request: HttpRequest) -> HttpResponse:
    """Everything of the case as one file, under a passphrase where one is given."""
    room = room_of(request)
    if room is None or request.method != "POST":
        raise Http404
    content, name = takeout(room.store), "ashore.zip"
    if request.POST.get("passphrase"):
        try:
            content, name = encrypt(content, request.POST["passphrase"]), "ashore.zip.age"
        except PassphraseError as error:
            return _page(request, "export", _first(request, error), status=422)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def erase(request: HttpRequest) -> HttpResponse:
    """Erase the case; the passphrase says that it is meant."""
    room, store = _kept(request)
    desk = desk_of(request)
    try:
        vault.check(desk.folder, store.id, request.POST.get("passphrase", ""))
    except PassphraseError as error:
        return _page(request, "erase", _first(request, error), status=422)
    desk.rooms.forget(room.key)
    store.erase()
    request.session.flush()
    request.session["entered"] = True
    return page(request, "settings/erased.html")


def _kept(request: HttpRequest) -> tuple[Room, Vault]:
    """The open room and its store, where that is kept on this machine and a form was sent."""
    room = room_of(request)
    if room is None or not isinstance(room.store, Vault) or request.method != "POST":
        raise Http404
    return room, room.store


def _first(request: HttpRequest, error: AshoreError) -> str:
    problem = error.problems[0]
    language = language_of(request)
    return f"{render(problem.what, language)} {render(problem.right, language)}"


def _page(request: HttpRequest, part: str = "", said: str = "", status: int = 200) -> HttpResponse:
    room = room_of(request)
    facts = {
        "kept": room is not None and isinstance(room.store, Vault),
        "minutes": MINUTES,
        "idle": int(room.idle.total_seconds()) // 60 if room else None,
        "languages": read_toml("languages.toml"),
        "themes": THEMES,
        "part": part,
        "said": said,
    }
    return page(request, "settings/settings.html", facts, status)
