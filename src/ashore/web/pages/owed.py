"""What is owed: all debts, one debt with the why of each figure, and what its lender says checked."""

from typing import Any, TypeAlias

from django.http import Http404, HttpRequest, HttpResponse

from ashore.documents import drawings
from ashore.documents.blocks import as_data
from ashore.documents.query import query
from ashore.loans.terms import BUCKETS
from ashore.web.casework import Casework, with_case
from ashore.web.page import language_of, page

Json: TypeAlias = dict[str, Any]


@with_case
def owed(request: HttpRequest, case: Casework) -> HttpResponse:
    """Every debt with its parts."""
    position = case.work.position_json()
    debts = position["debts"]
    late = [debt for debt in debts if debt["days_past_due"]]
    facts = {
        "position": position,
        "debts": [_placed(case, place, debt) for place, debt in enumerate(debts)],
        "late": len(late),
        "latest": max(late, key=lambda debt: debt["days_past_due"], default=None),
        "used": [name for name in BUCKETS if position["totals"][name] != "0.00"],
        "chart": drawings.parts(position, language_of(request)).svg if debts else "",
        "left_out": left_out(case),
    }
    return page(request, "owed/owed.html", facts)


@with_case
def debt(request: HttpRequest, case: Casework, number: int) -> HttpResponse:
    """One debt: its eight buckets, each with its why."""
    told = _debt(case, number)
    why = case.work.why_json(told["id"])
    facts = {
        "debt": told,
        "why": why,
        "buckets": [{"name": name, **why["buckets"][name]} for name in BUCKETS],
        "orders": _orders(why["allocation"]),
        "count": len(case.work.debts),
    }
    return page(request, "owed/debt.html", facts)


@with_case
def check(request: HttpRequest, case: Casework, number: int) -> HttpResponse:
    """What the lender says beside what contract and dates support, and what to ask about it."""
    told = _debt(case, number)
    claim = told["claim"]
    facts = {
        "debt": told,
        "parts": [
            {"name": part, **{side: claim[side][part] for side in claim}}
            for part in (claim["stated"] if claim else ())
        ],
        "letter": _letter(case, told),
    }
    return page(request, "owed/check.html", facts)


def left_out(case: Casework) -> int:
    """How many debts do not count yet because something of them is missing."""
    written = case.document.get("debt", [])
    return len(written) - len(case.work.debts) if isinstance(written, list) else 0


def _debt(case: Casework, number: int) -> Json:
    """The debt at a place of the case, from 1."""
    debts = case.work.position_json()["debts"]
    if not 1 <= number <= len(debts):
        raise Http404
    return _placed(case, number - 1, debts[number - 1])


def _placed(case: Casework, place: int, told: Json) -> Json:
    """A debt with its number and the day of the lender's figures."""
    claim = case.work.case.debt[place].claim
    return {
        **told,
        "number": place + 1,
        "claimed": claim.as_of.isoformat() if claim else None,
        "questions": sum(1 for finding in told["findings"] if finding["question"]),
    }


def _orders(compared: Json | None) -> list[Json]:
    """The buckets that either order of payment leaves anything in, side by side."""
    sides = ("by_contract", "by_statute")
    return [
        {"name": name, **{side: compared[side][name] for side in sides}}
        for name in (BUCKETS if compared else ())
        if compared and any(compared[side][name] != "0.00" for side in sides)
    ]


def _letter(case: Casework, told: Json) -> Json | None:
    """The query letter as blocks, where there is anything to ask a lender that is still owed."""
    if not told["questions"]:
        return None
    data = case.work.pack_data
    return as_data(query(data, told["id"])) if told["id"] in data.briefs else None
