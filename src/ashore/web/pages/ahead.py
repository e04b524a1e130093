"""What is ahead: where what is owed goes under each course, and what the rules say of being late."""

from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse

from ashore.documents import drawings
from ashore.documents.courses import COURSES, known_courses
from ashore.web.casework import Casework, with_case
from ashore.web.page import language_of, page
from ashore.web.pages.owed import left_out

Json: TypeAlias = dict[str, Any]


@with_case
def ahead(request: HttpRequest, case: Casework) -> HttpResponse:
    """The page."""
    position = case.work.position_json()
    totals, debts = position["totals"], position["debts"]
    courses = known_courses(totals)
    facts = {
        "position": position,
        "owing": totals["total"] != "0.00",
        "courses": courses,
        "days": _days(totals),
        "debts": [{**debt, "days": _days(debt)} for debt in debts],
        "chart": drawings.outlook(position, language_of(request)).svg if courses else "",
        "unknown": [debt for debt in debts if debt["days_past_due"] and _is_flat(debt)],
        "left_out": left_out(case),
    }
    return page(request, "ahead/ahead.html", facts)


def _days(told: Json) -> list[Json]:
    """Each day of the forecasts with what is owed then, None under a course that is not known."""
    known = [{each["date"]: each["total"] for each in told[course]} for course in COURSES]
    return [
        {"date": each["date"], "totals": [course.get(each["date"]) for course in known]}
        for each in told["forecast"]
    ]


def _is_flat(debt: Json) -> bool:
    """Whether a day late seems to cost nothing: then its rate is not in the case."""
    return bool(debt["next_day_cost"] == "0.00")
