"""How to pay: the recommended plan beside the others, or what to ask for where none fits; a new loan compared."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse

from ashore.documents import drawings, plan_drawings
from ashore.documents.schedule import has_other
from ashore.planning import told
from ashore.texts import Language
from ashore.web.casework import Casework, with_case
from ashore.web.forms.terms import field, typed_terms
from ashore.web.page import desk_of, language_of, page
from ashore.web.pages.accept import accept_facts
from ashore.web.pages.owed import left_out

Json: TypeAlias = dict[str, Any]

ASKED = ("principal", "method", "rate", "fee_rate", "instalments", "received")
"""The terms of a new loan that the form asks for; it begins on the day of the case."""


@with_case
def plans(request: HttpRequest, case: Casework) -> HttpResponse:
    """The plans side by side, the recommended one in full."""
    found, position = case.work.plan_json(), case.work.position_json()
    best = told.best(found)
    names = {debt["id"]: debt["name"] for debt in position["debts"]}
    infeasible = found["infeasible"]
    facts = {
        "plans": found,
        "best": best,
        "shares": [_share(debt, names) for debt in told.paid(best)] if best else [],
        "others": [plan for plan in found["plans"] if plan is not best],
        "chart": drawings.balance(position, best, language_of(request)).svg if best else "",
        **(_drawn(found, best, names, language_of(request)) if best else {}),
        "infeasible": infeasible,
        "short": infeasible is not None and infeasible["available"].startswith("-"),
        "debts": len(names),
        "poor": not case.work.case.income,
        "left_out": left_out(case),
        "accept": accept_facts(request, case, found),
    }
    return page(request, "plans/plans.html", facts)


def _drawn(found: Json, best: Mapping[str, Any], names: dict[str, str], language: Language) -> Json:
    """How sure each level is, and what each month brings and takes."""
    return {
        "sure_chart": plan_drawings.sureness(found, language).svg if found["frontier"] else "",
        "months_chart": plan_drawings.months(found, best, names, language).svg,
        "months": plan_drawings.month_rows(found, best),
    }


def _share(debt: Mapping[str, Any], names: Mapping[str, str]) -> Json:
    """What one lender gets; ``has_other`` where a payment also settles interest and fees owed before."""
    return {**debt, "name": names[debt["id"]], "has_other": has_other(debt)}


@with_case
def new_loan(request: HttpRequest, case: Casework) -> HttpResponse:
    """What paying everything off with a new loan would do, once its terms are typed."""
    language, today = language_of(request), desk_of(request).today()
    typed = {name: request.GET.get(name, "") for name in ASKED}
    owing = any(debt.position.buckets.total for debt in case.work.debts)
    begins = {"start": case.work.as_of.isoformat()}
    terms, problems = typed_terms({**typed, **begins}, today) if any(typed.values()) else (None, {})
    facts = {
        "fields": [field(name, typed, problems, language) for name in ASKED],
        "wrong": len(problems),
        "owing": owing,
        "found": case.work.new_loan_json(terms) if terms and owing else None,
    }
    return page(request, "plans/new_loan.html", facts, 422 if problems else 200)
