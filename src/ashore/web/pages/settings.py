"""Settings: language and look, when to lock, the passphrase, taking everything along, and erasing it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.data import read_toml
from ashore.problems import AshoreError
from ashore.texts import LANGUAGES, text
from ashore.web.page import THEMES, desk_of, language_of, page, room_of
from ashore.web.patience import WaitError
from ashore.web.rooms import IDLE_MINUTES, Room
from ashore.web.security.entrance import begin_session
from ashore.web.store import vault
from ashore.web.store.age import encrypt
from ashore.web.store.errors import PassphraseError
from ashore.web.store.takeout import takeout
from ashore.web.store.vault import Vault


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
    room, _ = _kept(request)
    room.lock_after(request.POST.get("minutes", ""))
    return HttpResponseRedirect("/settings")


def passphrase(request: HttpRequest) -> HttpResponse:
    """Have another passphrase open the case."""
    _, store = _kept(request)
    new = request.POST.get("new", "")
    if new != request.POST.get("again", ""):
        said = text("web.people.differ.what", language_of(request))
        return _page(request, "passphrase", said, status=422)
    desk, old = desk_of(request), request.POST.get("old", "")

    def change() -> None:
        vault.change_passphrase(desk.folder, store.id, old, new, desk.cost)

    try:
        desk.patience.guess(store.id, desk.now(), change)
    except (PassphraseError, WaitError) as error:
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
    desk, said = desk_of(request), request.POST.get("passphrase", "")
    try:
        desk.patience.guess(store.id, desk.now(), lambda: vault.check(desk.folder, store.id, said))
    except (PassphraseError, WaitError) as error:
        return _page(request, "erase", _first(request, error), status=422)
    desk.rooms.forget(room.key)
    store.erase()
    begin_session(request)
    return page(request, "settings/erased.html")


def _kept(request: HttpRequest) -> tuple[Room, Vault]:
    """The open room and its store, where that is kept on this machine and a form was sent."""
    room = room_of(request)
    if room is None or not isinstance(room.store, Vault) or request.method != "POST":
        raise Http404
    return room, room.store


def _first(request: HttpRequest, error: AshoreError) -> str:
    return error.problems[0].text(language_of(request))


def _page(request: HttpRequest, part: str = "", said: str = "", status: int = 200) -> HttpResponse:
    room = room_of(request)
    facts = {
        "kept": room is not None and isinstance(room.store, Vault),
        "minutes": IDLE_MINUTES,
        "idle": int(room.idle.total_seconds()) // 60 if room else None,
        "languages": read_toml("languages.toml"),
        "themes": THEMES,
        "part": part,
        "said": said,
    }
    return page(request, "settings/settings.html", facts, status)
