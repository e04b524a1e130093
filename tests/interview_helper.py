"""Answering the interview in tests: by question, so that a test names only what it is about."""

import datetime as dt
from collections.abc import Mapping

from ashore.case.interview.course import Course
from ashore.case.interview.draft import Draft, draft
from ashore.case.interview.graph import graph
from ashore.cli.interview.journal import Entry
from ashore.cli.interview.session import read_entry

DAY = dt.date(2026, 11, 21)
LOAN = {
    "situation": "overdue",
    "cause": "income-loss",
    "income": "7500",
    "expense": "4200",
    "debt.product": "jiebei",
    "debt.method": "equal-instalment",
    "debt.principal": "20000",
    "debt.start": "2026-01-15",
    "debt.instalments": "12",
    "debt.paid": "6",
    "debt.rate": "日0.04%",
}
"""The example of DESIGN: 20,000 at 0.04 % a day in twelve instalments, six of them paid."""

CARD = {
    **LOAN,
    "debt.product": "credit_card_generic",
    "debt.method": "revolving",
    "debt.balance": "8000",
    "debt.minimum": "800",
    "debt.statement_date": "2026-10-05",
    "debt.due": "2026-10-25",
    "debt.rate": "日0.05%",
}


def answer(course: Course, raw: str) -> Course:
    """One answer more."""
    question = course.current
    assert question is not None
    return course.answered(read_entry(course, question, Entry(question.id, raw, DAY)))


def first_part(**changed: str) -> Course:
    """The first part, up to the showing; ``debt__principal=""`` is "don't know"."""
    return answer_all(Course(graph()), LOAN, **changed)


def answer_all(course: Course, answers: Mapping[str, str], **changed: str) -> Course:
    """Answers until something is shown; a question without an answer is not known."""
    said = {**answers, **{name.replace("__", "."): raw for name, raw in changed.items()}}
    asked = 0
    while (question := course.current) is not None and not (question.shows and asked):
        course = answer(course, said.get(question.id, ""))
        asked += 1
    return course


def section(course: Course, name: str, **answers: str) -> Course:
    """A section chosen at the showing, answered."""
    return answer_all(course, {"more": name}, **answers)


def made(course: Course) -> Draft:
    """What the course amounts to, in Chinese."""
    return draft(course, "zh-Hans")
