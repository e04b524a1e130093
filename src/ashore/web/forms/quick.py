"""The quick check: the first part of the question graph, answered a page at a time and kept nowhere.

What was typed is held by question. The course is walked anew each time, so that an earlier answer can be changed,
sent twice, or sent late: what is still asked keeps its answer, and the rest is asked again.
"""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from ashore.case.dump import dump_json
from ashore.case.interview.answers import move, read_answer
from ashore.case.interview.course import Answer, Course
from ashore.case.interview.debts import Unfinished
from ashore.case.interview.draft import Draft, draft
from ashore.case.interview.graph import Question, graph
from ashore.case.interview.written import case_of
from ashore.problems import RefusedError
from ashore.texts import Language
from ashore.web.forms.ids import new_id

Given: TypeAlias = Mapping[str, tuple[str, str]]
"""What was typed to each question, and on which day (ISO)."""

_OF_A_STATEMENT = ("date", "due", "balance", "minimum")
_OF_NO_KEY = ("paid", "days")
"""What is asked to work out the payments made; without the debt's dates it says nothing a case file could hold."""


def walked(given: Given) -> Course:
    """The course as far as the answers go; it ends before a question that shows what is known."""
    course = Course(graph())
    while (question := course.current) is not None and not question.shows:
        if question.id not in given:
            break
        typed, day = given[question.id]
        try:
            course = course.answered(_read(course, question, typed, dt.date.fromisoformat(day)))
        except RefusedError:
            break
    return course


def current(course: Course) -> Question | None:
    """The question to ask now, None where enough is known to show something."""
    question = course.current
    return None if question is None or question.shows else question


def before(course: Course, question: str) -> Course | None:
    """The course up to a question that was answered or is to be asked now; None where it is neither."""
    asked = [answer.question for answer in course.answers]
    now = current(course)
    if question in asked:
        return Course(course.graph, course.answers[: asked.index(question)])
    return course if now is not None and now.id == question else None


def answered(
    given: Given, question: str, typed: str, day: dt.date, language: Language
) -> dict[str, tuple[str, str]]:
    """The answers with one more, or with another one to a question that is on the way.

    Raises:
        RefusedError: it is no answer to the question.
        AshoreError: it does not go together with the others.
    """
    so_far = before(walked(given), question)
    if so_far is None:
        return dict(given)
    _read(so_far, so_far.graph.questions[question], typed, day)
    more = {**given, question: (typed, day.isoformat())}
    case_of(draft(walked(more), language), day)
    return more


def _read(course: Course, question: Question, typed: str, day: dt.date) -> Answer:
    known = move(typed) != "unknown"
    value = read_answer(question, typed, day, course.latest) if known else None
    return Answer(question.id, value, day)


def document(made: Draft, day: dt.date) -> dict[str, Any]:
    """What the answers amount to as the document of a case; debts that lack something are in it as far as they go."""
    kept: dict[str, Any] = json.loads(dump_json(case_of(made, day)))
    debts = kept.get("debt", [])
    for debt in made.unfinished:
        table = json.loads(json.dumps(_as_far_as_known(debt), default=str))
        debts = [*debts, {"id": new_id(table["product"], debts), **table}]
    return {**kept, "debt": debts} if debts else kept


def _as_far_as_known(debt: Unfinished) -> dict[str, Any]:
    """The keys of an unfinished debt; what was said of a card's latest statement makes one."""
    beside = (*_OF_A_STATEMENT, *_OF_NO_KEY)
    table = {key: value for key, value in debt.table.items() if key not in beside}
    statement = {key: debt.table[key] for key in _OF_A_STATEMENT if key in debt.table}
    return {**table, "statements": [statement]} if statement else table
