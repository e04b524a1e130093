"""The record of a case: every version of it, what changed from one to another, and the way back to any of them."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import wraps
from itertools import groupby
from typing import Any, TypeAlias

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from ashore.texts import Language, catalogue, long_date, text
from ashore.web.changes import Difference, differences
from ashore.web.desk import SHANGHAI
from ashore.web.page import desk_of, language_of, page, room_of
from ashore.web.pages.trouble import locked
from ashore.web.store.base import (
    OWNER,
    Change,
    Document,
    Entry,
    Revision,
    StaleError,
    Store,
)
from ashore.web.wording import Wording

SHOWN = 50
"""Versions on one page; older ones follow on the next."""

_NOTHING: Document = {}

View: TypeAlias = Callable[..., HttpResponse]


def with_store(view: View) -> View:
    """A view of the open store, also where its case cannot be worked out."""

    @wraps(view)
    def seen(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        room = room_of(request)
        if room is None:
            return locked(request)
        return view(request, room.store, *args, **named)

    return seen


@with_store
def record(request: HttpRequest, store: Store) -> HttpResponse:
    """All versions, newest first."""
    return _listed(request, store)


@with_store
def revision(request: HttpRequest, store: Store, number: int) -> HttpResponse:
    """What one version changed in the one before, and the way back to it."""
    after = _revision(store, number)
    before = _revision(store, number - 1).document if number > 1 else _NOTHING
    language = language_of(request)
    head = _head(store)
    facts = {
        "entry": _told(after.entry, language),
        "groups": _groups(differences(before, after.document), language),
        "head": head,
        "previous": number - 1,
        "next": number + 1 if number < head else 0,
    }
    return page(request, "record/revision.html", facts)


@with_store
def compare(request: HttpRequest, store: Store) -> HttpResponse:
    """Any two versions side by side."""
    head, numbers = _head(store), {name: _number(request.GET.get(name)) for name in ("a", "b")}
    wrong = [name for name, number in numbers.items() if not 0 < number <= head]
    if wrong:
        return _listed(request, store, wrong)
    a, b = (store.revision(number) for number in numbers.values())
    return _side_by_side(request, a, b)


@require_POST
@with_store
def restore(request: HttpRequest, store: Store, number: int) -> HttpResponse:
    """Make a version the newest again, as a version of its own: nothing is taken out."""
    return _restore(request, store, number)


@require_POST
@with_store
def undo(request: HttpRequest, store: Store) -> HttpResponse:
    """Take back the change that the person saw as the last one."""
    return _restore(request, store, _number(request.POST.get("based_on")) - 1)


def _listed(request: HttpRequest, store: Store, wrong: Sequence[str] = ()) -> HttpResponse:
    """The versions, with the forms to undo and to compare; ``wrong`` are the numbers typed that no version has."""
    language, history = language_of(request), store.history()
    head = len(history)
    before = _number(request.GET.get("before")) or head + 1
    shown = [entry for entry in history if entry.number < before]
    facts = {
        "entries": [_told(entry, language) for entry in shown[:SHOWN]],
        "older": shown[SHOWN - 1].number if len(shown) > SHOWN else 0,
        "head": head,
        "previous": head - 1,
        "sides": [
            {
                "name": name,
                "label": f"web_record.{label}",
                "value": request.GET.get(name, usual),
                "wrong": name in wrong,
            }
            for name, label, usual in (("a", "left", head - 1), ("b", "right", head))
        ],
    }
    return page(request, "record/record.html", facts, 422 if wrong else 200)


def _restore(request: HttpRequest, store: Store, number: int) -> HttpResponse:
    """Restore a version, or show what has changed since the person looked."""
    wanted, head = _revision(store, number), store.head()
    if head is not None and head.document == wanted.document:
        return _to(head)
    change = Change(desk_of(request).now(), OWNER, "restore", str(number))
    try:
        return _to(store.append(wanted.document, change, _number(request.POST.get("based_on"))))
    except StaleError as stale:
        return _side_by_side(request, stale.head or wanted, wanted, restorable=number)


def _to(revision: Revision) -> HttpResponse:
    return HttpResponseRedirect(f"/record/{revision.entry.number}", status=303)


def _side_by_side(
    request: HttpRequest, a: Revision, b: Revision, restorable: int = 0
) -> HttpResponse:
    """Two versions; with ``restorable`` as the answer to a restore that came too late, and the way to do it now."""
    language = language_of(request)
    facts = {
        "a": _told(a.entry, language),
        "b": _told(b.entry, language),
        "groups": _groups(differences(a.document, b.document), language),
        "restorable": restorable,
    }
    return page(request, "record/compare.html", facts, 409 if restorable else 200)


def _revision(store: Store, number: int) -> Revision:
    if not 0 < number <= _head(store):
        raise Http404
    return store.revision(number)


def _head(store: Store) -> int:
    head = store.head()
    return head.entry.number if head else 0


def _number(typed: str | None) -> int:
    """The number of a version; 0, which none has, for anything else."""
    return int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def _told(entry: Entry, language: Language) -> dict[str, Any]:
    """A version in words: its number, when (in China), by whom, and why."""
    at = entry.at.astimezone(SHANGHAI)
    return {
        "number": entry.number,
        "iso": at.isoformat(timespec="seconds"),
        "when": _moment(at, language),
        "who": _word("author", entry.author, entry.author, language),
        "why": _why(entry, language),
    }


def _moment(at: dt.datetime, language: Language) -> str:
    return text("web_record.at", language, day=long_date(at.date(), language), time=f"{at:%H:%M}")


def _why(entry: Entry, language: Language) -> str:
    if entry.reason == "restore":
        return text("web_record.restored", language, number=entry.about)
    said = _word("reason", entry.reason, text("web_record.changed", language), language)
    about = Wording(language).about(entry.about) if entry.about else ""
    return text("web_record.of", language, place=said, name=about) if about else said


def _word(kind: str, name: str, otherwise: str, language: Language) -> str:
    return catalogue("web_record", language).get(f"web_record.{kind}.{name}", otherwise)


def _groups(found: tuple[Difference, ...], language: Language) -> list[dict[str, Any]]:
    """Differences in words, by the part of the case they stand in; what reads the same in both is no difference."""
    words = Wording(language)
    groups = []
    for _, each in groupby(found, key=lambda one: [(key, id(table)) for key, table in one.where]):
        together = list(each)
        told = (_row(one, words) for one in together if one.key != "schema")
        rows = [row for row in told if row]
        if rows:
            groups.append({"place": words.place(together[0].where), "rows": rows})
    return groups


def _row(one: Difference, words: Wording) -> dict[str, str]:
    path = ".".join([*(key for key, _ in one.where), one.key])
    before, after = words.value(path, one.before), words.value(path, one.after)
    if before == after:
        return {}
    return {
        "label": words.label(path),
        "before": words.covered(path, before),
        "after": words.covered(path, after),
    }
