"""What can be paid: money in, money out, what is left, and what could be sold."""

from django.http import HttpRequest, HttpResponse

from ashore.documents import drawings
from ashore.web.casework import Casework, with_case
from ashore.web.page import language_of, page

PARTS = ("income", "priority", "essential", "flexible")


@with_case
def means(request: HttpRequest, case: Casework) -> HttpResponse:
    """The page."""
    budget, why = case.work.budget_json(), case.work.surplus_why_json()
    facts = {
        "budget": budget,
        "why": why,
        "parts": [{"name": name, **why[name]} for name in PARTS],
        "known": bool(budget["lines"] or budget["once"]),
        "short": budget["surplus"]["expected"].startswith("-"),
        "low_short": budget["surplus"]["low"].startswith("-"),
        "steady": budget["surplus"]["low"] == budget["surplus"]["high"],
        "chart": drawings.flow(budget, language_of(request)).svg,
        "left_out": sum(
            1 for left in case.settled.left_out if left.path[0] in ("income", "expense")
        ),
    }
    return page(request, "means/means.html", facts)
