"""Short ways through the interview: one sum first, its parts one by one, and "everything paid up to here"."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.problems import RefusedError
from ashore.texts import Message, render
from ashore.web.casework import Casework, with_case
from ashore.web.forms import sheets
from ashore.web.forms.lump import is_lump, keep_sum, parts, tell_apart
from ashore.web.forms.places import stands, table_at
from ashore.web.forms.posts import drawer_of, number_of, spot_of, with_note, writer_of
from ashore.web.forms.reading import amount, whole_number
from ashore.web.forms.scheduled import due_rows, keep_paid
from ashore.web.forms.spots import Spot
from ashore.web.forms.words import on_page
from ashore.web.page import language_of, page

UNPROCESSABLE = 422


@with_case
def one_sum(request: HttpRequest, work: Casework, section: str) -> HttpResponse:
    """All of income or expenses as one sum."""
    here = spot_of({"section": section})
    if not here.section.lump:
        raise Http404
    if request.method == "POST":
        writer = writer_of(request, work)
        try:
            fen = amount(_typed(request), writer.day)
        except RefusedError as refused:
            return _shelf_again(request, work, here, refused.said)
        if fen is not None:
            keep_sum(writer, here.section, fen, number_of(request, "based_on"))
    return HttpResponseRedirect(with_note(here, "kept"), status=303)


@with_case
def part(request: HttpRequest, work: Casework, section: str, entry: int, part: str) -> HttpResponse:
    """One usual part of such a sum, told apart from it."""
    here = spot_of({"section": section, "entry": entry})
    wanted = f"{here.section.lump}.{part}"
    question = next((one for one in parts(here.section) if one.id == wanted), None)
    if question is None:
        raise Http404
    wrong: Message | None = None
    if request.method == "POST":
        writer = writer_of(request, work)
        try:
            fen = amount(_typed(request), writer.day)
        except RefusedError as refused:
            wrong = refused.said
        else:
            based_on = number_of(request, "based_on")
            found = not fen or tell_apart(writer, here.path, question, fen, based_on)
            return HttpResponseRedirect(with_note(here.up, "kept" if found else "gone"), status=303)
    elif not (
        stands(work.document, here.path)
        and is_lump(here.section, table_at(work.document, here.path))
    ):
        return HttpResponseRedirect(with_note(here.up, "gone"))
    drawer = drawer_of(request, work)
    facts = {
        "ask": f"interview.{wanted}.ask",
        "crumbs": sheets.crumbs(drawer, here),
        "whole": sheets.title(drawer, here),
        "up": here.up_address,
        "based_on": number_of(request, "based_on", work.revision),
        **_again(request, wrong),
    }
    return page(request, "tell/part.html", facts, UNPROCESSABLE if wrong else 200)


@with_case
def paid_until(request: HttpRequest, work: Casework, **where: Any) -> HttpResponse:
    """The payments of a loan as its contract has them, up to an instalment."""
    here = spot_of(where)
    if here.group is None or here.group.list != "payments":
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect(here.address)
    rows = due_rows(work, here)
    try:
        number = whole_number(_typed(request), len(rows))
    except RefusedError as refused:
        return _shelf_again(request, work, here, refused.said)
    writer = writer_of(request, work)
    found = keep_paid(writer, here.path, rows[: number or 0], number_of(request, "based_on"))
    return HttpResponseRedirect(with_note(here, "kept" if found else "gone"), status=303)


def _typed(request: HttpRequest) -> str:
    return str(request.POST.get("answer", ""))


def _again(request: HttpRequest, wrong: Message | None) -> dict[str, str]:
    """What was typed, and what is wrong with it."""
    said = render(on_page(wrong), language_of(request)) if wrong else ""
    return {"typed": _typed(request), "wrong": said}


def _shelf_again(request: HttpRequest, work: Casework, here: Spot, wrong: Message) -> HttpResponse:
    """The list again, with what could not be read."""
    facts = sheets.shelf(drawer_of(request, work), here, due_rows(work, here))
    return page(request, "tell/shelf.html", facts | _again(request, wrong), UNPROCESSABLE)
