"""Bills: files are chosen, read while the page counts, and listed with what became of each of their lines."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from ashore.statements.wire import file_json
from ashore.texts import Language, catalogue
from ashore.web.bills.access import PAGE, PATIENCE, PROGRESS, bills_of, is_read
from ashore.web.bills.binder import Binder, binder_of
from ashore.web.bills.kept import File, Kept, change, kept_of
from ashore.web.bills.reading import Given, begin, reading_of
from ashore.web.casework import Casework, with_case
from ashore.web.forms.posts import number_of
from ashore.web.page import language_of, page
from ashore.web.security.uploads import LARGEST

REJECTED = 100
"""Rejected lines of a file that are shown; of the rest their number is."""
APPS = ("alipay", "wechat", "jd", "bank", "card")


@with_case
def bills(request: HttpRequest, work: Casework) -> HttpResponse:
    """The files; a POST hands over more of them."""
    if request.method == "POST":
        return _taken(request, work)
    complete = is_read(work.room, PAGE, PATIENCE)
    kept, binder = kept_of(work.room.store), binder_of(work.room)
    reading = reading_of(work.room)
    if reading is not None and reading.running:
        return HttpResponseRedirect(PROGRESS)
    found = bills_of(work.room) if complete else None
    facts = {
        "files": [_file(one, kept, binder, language_of(request)) for one in kept.files],
        "waiting": [{"number": number, "file": one} for number, one in binder.waiting.items()],
        "refused": [one.text(language_of(request)) for one in binder.refused],
        "unread": bool(binder.unread(kept)),
        "failed": reading is not None and reading.failed,
        "unsure": len(found.draft.unsure) if found else 0,
        "apps": APPS,
        "largest": LARGEST,
        "megabytes": LARGEST // 1_000_000,
        "note": "none" if request.GET.get("note") == "none" else "",
    }
    return page(request, "bills/bills.html", facts)


def _taken(request: HttpRequest, work: Casework) -> HttpResponse:
    files = request.FILES.getlist("file")
    if not files:
        return _to(f"{PAGE}?note=none")
    given = [Given(one.name or "", one.read()) for one in files]
    binder_of(work.room).refused.clear()
    return _on(work, given)


@require_POST
@with_case
def password(request: HttpRequest, work: Casework) -> HttpResponse:
    """Open an archive that waits for its password."""
    binder = binder_of(work.room)
    one = binder.waiting.get(number_of(request, "number"))
    if one is None or one.needs != "password":
        return _to(PAGE)
    del binder.waiting[number_of(request, "number")]
    binder.refused.clear()
    return _on(work, [Given(one.name, one.content, request.POST.get("password", ""))])


@require_POST
@with_case
def remove(request: HttpRequest, work: Casework) -> HttpResponse:
    """Leave a file out from now on, or one that waits."""
    binder_of(work.room).waiting.pop(number_of(request, "number"), None)
    digest = request.POST.get("file", "")
    change(work.room.store, lambda kept: kept.without_file(digest))
    return _to(PAGE)


@with_case
def reading(request: HttpRequest, work: Casework) -> HttpResponse:
    """How far reading is; the page asks again by itself. A POST reads on what was stopped."""
    found = reading_of(work.room)
    if request.method == "POST" and (found is None or not found.running):
        return _on(work, [])
    if found is None or not found.running:
        return HttpResponseRedirect(found.of if found is not None and found.done else PAGE)
    response = page(request, "bills/reading.html", {"file": found.file, "line": found.line})
    response["Refresh"] = "1"
    return response


@require_POST
@with_case
def stop(_: HttpRequest, work: Casework) -> HttpResponse:
    """Stop reading; what was read by then is there."""
    found = reading_of(work.room)
    if found is not None:
        found.stop()
    return _to(PAGE)


def _on(work: Casework, given: list[Given]) -> HttpResponse:
    """Read, and on to the page that shows it."""
    begin(work.room, PAGE, given).wait(PATIENCE)
    return _to(PROGRESS)


def _to(address: str) -> HttpResponse:
    return HttpResponseRedirect(address, status=303)


def _file(file: File, kept: Kept, binder: Binder, language: Language) -> dict[str, Any]:
    """A file with its statements; of many rejected lines the first."""
    told = [file_json(one, language) for one in binder.statements(kept, file)]
    return {
        "digest": file.digest,
        "name": file.name,
        "statements": [
            {
                **one,
                "kind": _kind(one["format"], language),
                "first": one["rejected"][:REJECTED],
                "more": len(one["rejected"][REJECTED:]),
            }
            for one in told
        ],
    }


def _kind(name: str, language: Language) -> str:
    """What a format is called; "" for one that has no name of its own."""
    return catalogue("web_bills", language).get(f"web_bills.format.{name}", "")
