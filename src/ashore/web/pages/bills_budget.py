"""The budget as the bills draw it, beside what was typed; every figure opens the transactions it is made of."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, TypeAlias

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.case.settle import settle
from ashore.money import yuan
from ashore.statements.budget.draft import Line, Side
from ashore.statements.wire import line_json, row_json
from ashore.texts import Language
from ashore.web.bills.access import with_bills
from ashore.web.casework import Casework
from ashore.web.forms.lump import is_lump
from ashore.web.forms.posts import spot_of, writer_of
from ashore.web.forms.writer import Head
from ashore.web.page import desk_of, language_of, page
from ashore.web.store.base import Document
from ashore.workout.bills import Bills
from ashore.workout.bills_case import Change, changes, note_budget, topic_name

Json: TypeAlias = dict[str, Any]

PAGE = "/bills/budget"
SIDES: tuple[Side, ...] = ("income", "expense")
SHOWN = 50
"""Transactions of a line that are shown at once."""
REASON = "bills"
"""Why the revision was made, in the record."""


@with_bills
def budget(request: HttpRequest, work: Casework, bills: Bills) -> HttpResponse:
    """The draft line by line; a POST adds to the case what it lacks."""
    language = language_of(request)
    if request.method == "POST":
        return _add(request, work, bills)
    draft = bills.draft_json()
    found = changes(bills.draft, work.settled.case)
    mine = [one for one in bills.draft.lines if one.side in SIDES]
    facts = {
        "draft": draft,
        "sides": [_side(side, bills, found, language) for side in SIDES],
        "adds": sum(one.what == "add" and one.drafted > 0 for one in _to_add(work.document, found)),
        "lump": _has_lump(work.document),
        "questions": draft["questions"],
        "odd": [_line(one, language, 0) for one in mine if one.odd],
        "spread": [_line(one, language, 0) for one in mine if one.spread],
        "short": draft["chance"] and round(100 * draft["chance"]["short"]),
        "note": "added" if request.GET.get("note") == "added" else "",
    }
    return page(request, "bills/budget.html", facts)


@with_bills
def line(
    request: HttpRequest, _: Casework, bills: Bills, side: str, topic: str = ""
) -> HttpResponse:
    """All transactions of one line."""
    found = next((one for one in bills.draft.lines if (one.side, one.topic) == (side, topic)), None)
    if found is None:
        raise Http404
    language = language_of(request)
    facts = {"line": _line(found, language, len(found.rows))}
    return page(request, "bills/line.html", facts)


def _add(request: HttpRequest, work: Casework, bills: Bills) -> HttpResponse:
    """Write what the case lacks, as it stands when it is written; a form sent twice finds nothing to add."""
    language, today = language_of(request), desk_of(request).today()

    def edit(head: Head) -> tuple[Document, None]:
        document = deepcopy(dict(head.document))
        found = changes(bills.draft, settle(head.document, today).case)
        note_budget(document, _to_add(head.document, found), language)
        return document, None

    writer_of(request, work).amend(REASON, (), edit)
    return HttpResponseRedirect(f"{PAGE}?note=added", status=303)


def _to_add(document: Document, found: Iterable[Change]) -> list[Change]:
    """What may be added: beside one sum for all expenses, lines of their own would count twice."""
    return [one for one in found if one.side == "income" or not _has_lump(document)]


def _has_lump(document: Document) -> bool:
    """Whether the case has one sum for all expenses."""
    section = spot_of({"section": "expense"}).section
    entries = document.get("expense", ())
    return any(isinstance(one, Mapping) and is_lump(section, one) for one in entries)


def _side(
    side: Side, bills: Bills, found: Iterable[Change], language: Language
) -> dict[str, object]:
    """One side of the budget: each line of the draft or the case, with what opens under it."""
    lines = {line.topic: line for line in bills.draft.lines if line.side == side}
    told = []
    for one in sorted(found, key=lambda one: -max(one.drafted, one.typed)):
        if one.side == side:
            parts = [lines[one.topic]] if one.topic in lines else []
            if not one.topic:  # incomes that are compared as one sum
                parts = list(lines.values())
            told.append(
                {**one.as_json(language), "parts": [_line(part, language) for part in parts]}
            )
    return {"name": side, "lines": told, "total": yuan(bills.draft.total(side))}


def _line(line: Line, language: Language, most: int = SHOWN) -> Json:
    """A line with its transactions, the newest first."""
    rows = sorted(line.rows, key=lambda one: one.transaction.date, reverse=True)
    return {
        **line_json(line),
        "name": topic_name(line.side, line.topic, language),
        "count": len(rows),
        "rows": [row_json(one) for one in rows[:most]],
    }
