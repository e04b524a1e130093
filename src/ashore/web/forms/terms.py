"""The terms of a loan as a form: what it asks, what was typed, and what is wrong with it."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from ashore.case.interview.answers import read_answer
from ashore.case.interview.graph import END, Question
from ashore.loans.terms import Terms
from ashore.money import yuan
from ashore.problems import AshoreError, Problem, RefusedError
from ashore.texts import SOURCE_LANGUAGE, Language, Message, catalogue, render
from ashore.web.forms.words import fault
from ashore.workout import read_terms

Problems: TypeAlias = Mapping[str, Message]
"""What is wrong, by the name of a field."""

_METHODS = ("equal-instalment", "equal-principal", "interest-only", "bullet", "fee-instalment")
_STEPS = ("1 month", "3 months", "6 months", "12 months", "1 week", "2 weeks", "10 days", "15 days")
_DAY_COUNTS = ("actual/365", "actual/360", "30/360", "actual/actual")

USUAL = ("principal", "method", "rate", "fee_rate", "instalments", "start")
RARE = ("first_due", "every", "received", "day_count", "rounding", "instalment_multiple")
"""What most loans do not need: folded away until something of it is typed."""

_QUESTIONS = {
    question.id: question
    for question in (
        Question("principal", "amount", END),
        Question("method", "choice", END, options=_METHODS),
        Question("rate", "rate", END),
        Question("fee_rate", "fee", END),
        Question("instalments", "count", END, smallest=1, largest=999),
        Question("start", "date", END),
        Question("first_due", "date", END),
        Question("every", "choice", END, options=_STEPS),
        Question("received", "amount", END),
        Question("day_count", "choice", END, options=_DAY_COUNTS),
        Question("rounding", "choice", END, options=("half-up", "half-even")),
        Question("instalment_multiple", "amount", END),
    )
}
"""The keys of a debt that a schedule follows from, read as in the interview; ``rate`` is yearly or daily."""

_OPTIONS = {"method": "interview.debt.method.option", "every": "web_tools.option"}
"""Where the options of a field have their words, other than under ``web_record.word``."""


def typed_terms(typed: Mapping[str, str], today: dt.date) -> tuple[Terms | None, Problems]:
    """The terms that were typed, or by field what is wrong with them."""
    keys: dict[str, Any] = {}
    problems: dict[str, Message] = {}
    for name, question in _QUESTIONS.items():
        raw = typed.get(name, "").strip()
        if not raw:
            continue
        try:
            keys.update([_written(question, read(question, raw, today))])
        except RefusedError as refused:
            problems[name] = refused.said
    try:
        terms = read_terms(keys)
    except AshoreError as error:
        return None, {**dict(map(_problem, error.problems)), **problems}
    return (None if problems else terms), problems


def read(question: Question, raw: str, today: dt.date) -> Any:
    """What was typed; an option only by its name, since the form offers no other way.

    Raises:
        RefusedError: it is no answer.
    """
    if question.kind == "choice" and raw not in question.options:
        raise RefusedError("interview.refused.choice", count=len(question.options))
    # No answer bounds another one here: what fits together is examined afterwards.
    return read_answer(question, raw, today, lambda _question: None)


def _written(question: Question, value: Any) -> tuple[str, Any]:
    """The key and the value as a case file has them."""
    if question.kind == "rate":
        name, rate = value
        return name, rate
    return question.id, Decimal(yuan(value)) if question.kind == "amount" else value


def _problem(problem: Problem) -> tuple[str, Message]:
    """The field at fault, and what to say of it: in words of the form where the case file's are about its keys."""
    own = f"web_tools.fault.{fault(problem)}"
    known = own in catalogue("web_tools", SOURCE_LANGUAGE)
    said = Message(own, problem.what.facts) if known else problem.what
    return problem.key if problem.key in _QUESTIONS else "rate", said


def field(
    name: str, typed: Mapping[str, str], problems: Problems, language: Language
) -> dict[str, Any]:
    """A field as the template draws it."""
    question, problem = _QUESTIONS[name], problems.get(name)
    return {
        "name": name,
        "value": typed.get(name, ""),
        "label": f"web_tools.field.{name}",
        "hint": f"web_tools.hint.{name}",
        "options": [(option, _option(question, option)) for option in question.options],
        "mode": "decimal" if question.kind in ("amount", "count") else "text",
        "problem": render(problem, language) if problem else "",
    }


def _option(question: Question, option: str) -> str:
    """The key of an option's text."""
    where = _OPTIONS.get(question.id, f"web_record.word.{question.id}")
    return f"{where}.{option.replace(' ', '-')}"
