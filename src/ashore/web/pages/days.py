"""Paydays and due dates: the next two months day by day, what is short, and which dates to ask to be moved."""

from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.case.interview.graph import END, Question
from ashore.money import Fen
from ashore.problems import RefusedError
from ashore.texts import render
from ashore.web.casework import Casework, with_case
from ashore.web.forms.terms import read
from ashore.web.page import desk_of, language_of, page
from ashore.web.pages.owed import left_out

Json: TypeAlias = dict[str, Any]

PAGE = "/plans/days"
_CASH = "days-cash"
"""Where the open case holds the cash that was typed, in memory only."""
_QUESTION = Question("cash", "amount", END)


@with_case
def days(request: HttpRequest, case: Casework) -> HttpResponse:
    """The days; a POST says how much cash there is, or with nothing typed that this is not known."""
    if request.method != "POST":
        return _page(request, case, case.room.kept.get(_CASH, ""))
    typed = request.POST.get("cash", "").strip()
    try:
        _amount(request, typed)
    except RefusedError as refused:
        return _page(request, case, typed, render(refused.said, language_of(request)))
    case.room.kept[_CASH] = typed
    return HttpResponseRedirect(PAGE, status=303)


def _amount(request: HttpRequest, typed: str) -> Fen | None:
    """The cash in fen, None where nothing was typed.

    Raises:
        RefusedError: it is no amount.
    """
    if not typed:
        return None
    amount: Fen = read(_QUESTION, typed, desk_of(request).today())
    return amount


def _page(request: HttpRequest, case: Casework, typed: object, problem: str = "") -> HttpResponse:
    cash = str(typed)
    at_hand = None if problem else _amount(request, cash)
    calendar = case.work.calendar_json(at_hand=at_hand)
    field = {
        "name": "cash",
        "value": cash,
        "label": "web_days.cash",
        "hint": "web_days.cash_hint",
        "mode": "decimal",
        "problem": problem,
    }
    facts: Json = {"calendar": calendar, "field": field, "left_out": left_out(case)}
    return page(request, "plans/days.html", facts, 422 if problem else 200)
