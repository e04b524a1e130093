"""Repayments found in the bills, matched with the debts of the case, to be confirmed before they count."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.case.settle import settle
from ashore.statements.repayments import Match, unknown_lenders
from ashore.statements.wire import match_json
from ashore.web.bills.access import with_bills
from ashore.web.casework import Casework
from ashore.web.forms.posts import writer_of
from ashore.web.forms.writer import Head
from ashore.web.page import desk_of, page
from ashore.web.pages.bills_budget import REASON
from ashore.web.store.base import Document
from ashore.workout.bills import Bills
from ashore.workout.bills_case import new_payments, note_payments, unclear_payments

Json: TypeAlias = dict[str, Any]

PAGE = "/bills/payments"


@with_bills
def payments(request: HttpRequest, work: Casework, bills: Bills) -> HttpResponse:
    """What was found; a POST notes what is ticked."""
    if request.method == "POST":
        return _note(request, work, bills)
    case = work.settled.case
    matches = bills.matches(case)
    names = {debt["id"]: debt["name"] for debt in work.work.position_json(with_plan=False)["debts"]}
    new = new_payments(matches, case)
    facts = {
        "new": [_told(one, names) for one in new],
        "noted": sum(bool(one.debt) for one in matches) - len(new),
        "unclear": [
            _told(one, names) | {"debts": [(name, names[name]) for name in may_be]}
            for one, may_be in unclear_payments(matches, case)
        ],
        "before": [_told(one, names) for one in matches if one.why == "before"],
        "unknown": unknown_lenders(matches),
        "debts": bool(names),
        "note": "noted" if request.GET.get("note") == "noted" else "",
    }
    return page(request, "bills/payments.html", facts)


def _note(request: HttpRequest, work: Casework, bills: Bills) -> HttpResponse:
    """Write the payments that were ticked into the case as it stands then; one that is noted is not noted again."""
    ticked = set(request.POST.getlist("payment"))
    today = desk_of(request).today()

    def edit(head: Head) -> tuple[Document, None]:
        case = settle(head.document, today).case
        matches = bills.matches(case)
        chosen = {
            id(one): replace(one, debt=debt)
            for one, may_be in unclear_payments(matches, case)
            if (debt := request.POST.get(f"debt-{_key(one)}", "")) in may_be
        }
        meant = [chosen.get(id(one), one) for one in matches]
        wanted = {id(one) for one in meant if _key(one) in ticked} | set(map(id, chosen.values()))
        document = deepcopy(dict(head.document))
        note_payments(document, [one for one in new_payments(meant, case) if id(one) in wanted])
        return document, None

    writer_of(request, work).amend(REASON, (), edit)
    return HttpResponseRedirect(f"{PAGE}?note=noted", status=303)


def _told(one: Match, names: Mapping[str, str]) -> Json:
    return {**match_json(one), "key": _key(one), "name": names.get(one.debt, "")}


def _key(one: Match) -> str:
    """What a form calls a row by: its line and its file's name."""
    row = one.row.transaction
    return f"{row.line} {row.file}"
