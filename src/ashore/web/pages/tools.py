"""Two calculators that need no case: the schedule of a loan, and what dated cash flows cost a year."""

import datetime as dt
import re
import unicodedata

from django.http import HttpRequest, HttpResponse

from ashore import workout
from ashore.case.interview.graph import END, Question
from ashore.loans.xirr import Flow, xirr
from ashore.problems import RefusedError
from ashore.texts import Message, message, render
from ashore.web.forms.terms import RARE, USUAL, field, read, typed_terms
from ashore.web.page import desk_of, language_of, page

_DATE, _AMOUNT = Question("date", "date", END), Question("amount", "amount", END)
_FLOW = re.compile(r"([^,;\t]+)[,;\t]\s*([-−+]?)(.+)")


def schedule(request: HttpRequest) -> HttpResponse:
    """The schedule of a loan, once its terms are typed."""
    language, typed = language_of(request), request.GET
    terms, problems = typed_terms(typed, desk_of(request).today()) if typed else (None, {})
    facts = {
        "usual": [field(name, typed, problems, language) for name in USUAL],
        "rare": [field(name, typed, problems, language) for name in RARE],
        "opened": any(typed.get(name) for name in RARE),
        "wrong": len(problems),
        "found": workout.terms_json(terms) if terms else None,
    }
    return page(request, "tools/schedule.html", facts, 422 if problems else 200)


def cost(request: HttpRequest) -> HttpResponse:
    """The yearly cost of dated cash flows, once they are typed, a line each."""
    language, typed = language_of(request), request.GET.get("flows", "")
    flows, problems = _flows(typed, desk_of(request).today())
    facts = {
        "flows": typed,
        "problems": [render(problem, language) for problem in problems],
        "found": workout.xirr_json(xirr(flows)) if typed and not problems else None,
    }
    return page(request, "tools/xirr.html", facts, 422 if problems else 200)


def _flows(typed: str, today: dt.date) -> tuple[list[Flow], list[Message]]:
    """The flows of all lines that hold anything, in fen, and what is wrong with lines; a heading may come first."""
    flows: list[Flow] = []
    problems: list[Message] = []
    for number, line in enumerate(typed.splitlines(), 1):
        said = unicodedata.normalize("NFKC", line).replace('"', "").strip()
        if not said or (number == 1 and not re.search(r"\d", said)):
            continue
        try:
            flows.append(_flow(said, today))
        except RefusedError as refused:
            problems.append(message("web_tools.line", number=number, problem=refused.said))
    return flows, problems


def _flow(said: str, today: dt.date) -> Flow:
    match = _FLOW.fullmatch(said)
    if match is None:
        raise RefusedError("web_tools.no_flow")
    day, sign, amount = match.groups()
    fen = read(_AMOUNT, amount, today)
    return read(_DATE, day, today), fen if sign in ("", "+") else -fen
