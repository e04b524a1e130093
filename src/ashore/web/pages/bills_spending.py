"""What comes in and goes out by month: spending by category as a drawing and a table, incomes, repayments, rhythms."""

from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse

from ashore.dates import parse_step
from ashore.statements.budget.draft import Line, Side
from ashore.statements.wire import line_json
from ashore.texts import Language, text
from ashore.web.bills.access import with_bills
from ashore.web.bills.drawing import spending as drawn
from ashore.web.casework import Casework
from ashore.web.page import language_of, page
from ashore.workout.bills import Bills
from ashore.workout.bills_case import topic_name

Json: TypeAlias = dict[str, Any]

APART: tuple[Side, ...] = ("income", "repayment", "disbursement", "person-in", "person-out")
"""What is shown under the spending, a table each."""


@with_bills
def spending(request: HttpRequest, _: Casework, bills: Bills) -> HttpResponse:
    """The page."""
    language, draft = language_of(request), bills.draft_json()
    months, spent = draft["months"], _lines(bills, "expense", language)
    facts = {
        "draft": draft,
        "months": months,
        "spent": spent,
        "chart": drawn(months, spent, language) if spent else "",
        "apart": [
            {"name": side, "lines": lines}
            for side in APART
            if (lines := _lines(bills, side, language))
        ],
        "recurring": [_recurring(one, language) for one in draft["recurring"]],
    }
    return page(request, "bills/spending.html", facts)


def _lines(bills: Bills, side: Side, language: Language) -> list[Json]:
    """The lines of a side, the largest first."""
    found = [line for line in bills.draft.lines if line.side == side]
    found.sort(key=lambda line: -line.monthly)
    return [_line(line, language) for line in found]


def _line(line: Line, language: Language) -> Json:
    told = line_json(line)
    name = topic_name(line.side, line.topic, language)
    return {**told, "name": name or text(f"web_bills.side.{line.side}", language)}


def _recurring(one: Json, language: Language) -> Json:
    """A payment that recurs, with the name of its line and its rhythm in words."""
    step = parse_step(one["every"])
    every = text(f"web_record.step.{step.unit}", language, count=step.count)
    name = topic_name(one["side"], one["topic"], language)
    side = text(f"web_bills.side.{one['side']}", language)
    return {
        **one,
        "name": name or side,
        "every": every,
        "in": one["side"] in ("income", "person-in"),
    }
