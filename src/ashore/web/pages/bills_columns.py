"""A table that we do not know: the person says which column is which, and it is remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.statements.formats import Field, column_name
from ashore.unpack import peek
from ashore.web.bills.access import PAGE, PATIENCE, PROGRESS
from ashore.web.bills.binder import binder_of
from ashore.web.bills.kept import Kept, change
from ashore.web.bills.reading import Given, begin
from ashore.web.casework import Casework, with_case
from ashore.web.page import page

Rows: TypeAlias = Sequence[Sequence[str]]
Columns: TypeAlias = Mapping[Field, str]

FIELDS: tuple[Field, ...] = (
    "moment", "amount", "in", "out", "direction", "counterparty", "description",
)  # fmt: skip
"""What is asked; ``direction`` is the word for in or out beside an amount without a sign."""
SHOWN = 5
"""Rows under the header that are shown."""


@with_case
def columns(request: HttpRequest, work: Casework, number: int) -> HttpResponse:
    """The first rows of a table, with a choice for each column."""
    binder = binder_of(work.room)
    one = binder.waiting.get(number)
    if one is None or one.needs != "columns":
        return HttpResponseRedirect(PAGE)
    rows = peek(one.name, one.content)
    header = _header(rows, request.GET.get("row", ""))
    names = [column_name(cell) for cell in rows[header]]
    chosen = [request.POST.get(f"column-{place}", "") for place in range(1, len(names) + 1)]
    wrong = _wrong(chosen) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        said: Columns = {field: names[chosen.index(field)] for field in FIELDS if field in chosen}
        change(work.room.store, lambda kept: _with(kept, said))
        binder.waiting.pop(number, None)
        binder.refused.clear()
        begin(work.room, PAGE, [Given(one.name, one.content)]).wait(PATIENCE)
        return HttpResponseRedirect(PROGRESS, status=303)
    facts: dict[str, Any] = {
        "number": number,
        "name": one.name,
        "columns": [
            {"number": place, "name": cell, "chosen": chosen[place - 1]}
            for place, cell in enumerate(rows[header], 1)
            if column_name(cell)
        ],
        "header": header + 1,
        "heads": [
            {"number": at, "said": " · ".join(filter(None, row))} for at, row in _heads(rows)
        ],
        "head": rows[header],
        "rows": rows[header + 1 : header + 1 + SHOWN],
        "fields": FIELDS,
        "wrong": wrong,
    }
    return page(request, "bills/columns.html", facts, 422 if wrong else 200)


def _with(kept: Kept, said: Columns) -> Kept:
    return replace(kept, memory=kept.memory.with_columns(said))


def _heads(rows: Rows) -> list[tuple[int, Sequence[str]]]:
    """The rows that may be the header, with their numbers from 1."""
    return [(at, row) for at, row in enumerate(rows, 1) if sum(map(bool, row)) > 1]


def _header(rows: Rows, typed: str) -> int:
    """The place of the header: the row that was chosen, otherwise the first of the fullest."""
    may_be = [at - 1 for at, _ in _heads(rows)]
    if typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) - 1 in may_be:
        return int(typed) - 1
    return max(may_be, key=lambda at: (sum(map(bool, rows[at])), -at))


def _wrong(chosen: Sequence[str]) -> str:
    """What is wrong with a choice; "" where nothing is."""
    said = [one for one in chosen if one in FIELDS]
    if len(said) != len(set(said)):
        return "web_bills.columns.wrong.twice"
    if "moment" not in said:
        return "web_bills.columns.wrong.no_day"
    if not {"amount", "in", "out"} & set(said):
        return "web_bills.columns.wrong.no_amount"
    return ""
