"""Two calculators that need no case: the schedule of a loan, and what dated cash flows cost a year."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias, cast

from django.http import HttpRequest, HttpResponse

from ashore import workout
from ashore.case.convert import contract
from ashore.case.faults import Fault
from ashore.case.interview.answers import read_answer
from ashore.case.interview.graph import END, Question
from ashore.case.load import examine
from ashore.case.schema import LoanDebt
from ashore.loans.terms import Terms
from ashore.loans.xirr import Flow, xirr
from ashore.money import yuan
from ashore.problems import RefusedError
from ashore.texts import SOURCE_LANGUAGE, Language, Message, catalogue, message, render
from ashore.web.page import desk_of, language_of, page

Problems: TypeAlias = dict[str, Message]

_METHODS = ("equal-instalment", "equal-principal", "interest-only", "bullet", "fee-instalment")
_STEPS = ("1 month", "3 months", "6 months", "12 months", "1 week", "2 weeks", "10 days", "15 days")
_DAY_COUNTS = ("actual/365", "actual/360", "30/360", "actual/actual")

USUAL = (
    Question("principal", "amount", END),
    Question("method", "choice", END, options=_METHODS),
    Question("rate", "rate", END),
    Question("fee_rate", "fee", END),
    Question("instalments", "count", END, smallest=1, largest=999),
    Question("start", "date", END),
)
RARE = (
    Question("first_due", "date", END),
    Question("every", "choice", END, options=_STEPS),
    Question("received", "amount", END),
    Question("day_count", "choice", END, options=_DAY_COUNTS),
    Question("rounding", "choice", END, options=("half-up", "half-even")),
    Question("instalment_multiple", "amount", END),
)
"""What most loans do not need: folded away until something of it is typed."""

TERMS = {question.id: question for question in (*USUAL, *RARE)}
"""The keys of a debt that a schedule follows from, read as in the interview; ``rate`` is yearly or daily."""

_OPTIONS = {"method": "interview.debt.method.option", "every": "web_tools.option"}
"""Where the options of a field have their words, other than under ``web_record.word``."""

_DATE, _AMOUNT = Question("date", "date", END), Question("amount", "amount", END)
_FLOW = re.compile(r"([^,;\t]+)[,;\t]\s*([-−+]?)(.+)")


def schedule(request: HttpRequest) -> HttpResponse:
    """The schedule of a loan, once its terms are typed."""
    language, typed = language_of(request), request.GET
    terms, problems = _terms(typed, desk_of(request).today()) if typed else (None, {})
    facts = {
        "usual": [_field(question, typed, problems, language) for question in USUAL],
        "rare": [_field(question, typed, problems, language) for question in RARE],
        "opened": any(typed.get(question.id) for question in RARE),
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


def _terms(typed: Mapping[str, str], today: dt.date) -> tuple[Terms | None, Problems]:
    """The terms that were typed, or by field what is wrong with them."""
    debt: dict[str, Any] = {"id": "debt"}
    problems: Problems = {}
    for name, question in TERMS.items():
        raw = typed.get(name, "").strip()
        if not raw:
            continue
        try:
            debt.update([_written(question, _read(question, raw, today))])
        except RefusedError as refused:
            problems[name] = refused.said
    case, faults = examine({"schema": 1, "debt": [debt]}, None)
    problems = {**dict(map(_problem, faults)), **problems}
    if case is None or problems:
        return None, problems
    # The form offers no revolving account.
    return contract(cast("LoanDebt", case.debt[0])).terms, {}


def _read(question: Question, raw: str, today: dt.date) -> Any:
    """What was typed; an option only by its name, since the form offers no other way.

    Raises:
        RefusedError: it is no answer.
    """
    if question.kind == "choice" and raw not in question.options:
        raise RefusedError("interview.refused.choice", count=len(question.options))
    return read_answer(question, raw, today, _unlimited)


def _unlimited(_question: str) -> None:
    """No answer bounds another one here: what fits together is examined afterwards."""


def _written(question: Question, value: Any) -> tuple[str, Any]:
    """The key and the value as a case file has them."""
    if question.kind == "rate":
        name, rate = value
        return name, rate
    return question.id, Decimal(yuan(value)) if question.kind == "amount" else value


def _problem(fault: Fault) -> tuple[str, Message]:
    """The field at fault, and what to say of it: in words of the form where the case file's are about its keys."""
    name = str(fault.path[-1])
    own = f"web_tools.fault.{fault.name}"
    known = own in catalogue("web_tools", SOURCE_LANGUAGE)
    said = Message(own if known else f"case.{fault.name}.what", fault.facts)
    return name if name in TERMS else "rate", said


def _field(
    question: Question, typed: Mapping[str, str], problems: Problems, language: Language
) -> dict[str, Any]:
    """A field as the template draws it."""
    problem = problems.get(question.id)
    return {
        "name": question.id,
        "value": typed.get(question.id, ""),
        "label": f"web_tools.field.{question.id}",
        "hint": f"web_tools.hint.{question.id}",
        "options": [(option, _option(question, option)) for option in question.options],
        "mode": "decimal" if question.kind in ("amount", "count") else "text",
        "problem": render(problem, language) if problem else "",
    }


def _option(question: Question, option: str) -> str:
    """The key of an option's text."""
    where = _OPTIONS.get(question.id, f"web_record.word.{question.id}")
    return f"{where}.{option.replace(' ', '-')}"


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
    fen = read_answer(_AMOUNT, amount, today, _unlimited)
    return read_answer(_DATE, day, today, _unlimited), fen if sign in ("", "+") else -fen
