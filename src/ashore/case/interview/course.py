"""The course of an interview: which question comes after the answers so far. A pure fold over the answers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ashore.case.interview.graph import END, KNOWN, UNKNOWN, Graph, Question


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as read: ``value`` is None where it is not known; ``day`` is when it was given."""

    question: str
    value: Any
    day: dt.date


@dataclass(frozen=True, slots=True)
class Course:
    """The answers so far, in order."""

    graph: Graph
    answers: tuple[Answer, ...] = ()

    def answered(self, answer: Answer) -> "Course":
        """The course with one answer more."""
        return Course(self.graph, (*self.answers, answer))

    def back(self) -> "Course":
        """The course before the last answer; at the beginning, the course itself."""
        return Course(self.graph, self.answers[:-1])

    @property
    def current(self) -> Question | None:
        """The question to ask now, or None at the end."""
        if not self.answers:
            return self.graph.questions[self.graph.first]
        last = self.graph.questions[self.answers[-1].question]
        return self._asked(last.follower(token(last, self.answers[-1].value)))

    def latest(self, question: str) -> Any:
        """The last known answer to a question, or None; to one about debts, since the current debt began."""
        begun = 0
        if question.startswith("debt."):
            starts = [self.graph.questions[answer.question].starts for answer in self.answers]
            begun = max((place for place, name in enumerate(starts) if name == "debt"), default=0)
        answers = (
            answer for answer in reversed(self.answers[begun:]) if answer.question == question
        )
        return next((answer.value for answer in answers if answer.value is not None), None)

    def _asked(self, identity: str) -> Question | None:
        """The first question from ``identity`` on whose condition holds."""
        while identity != END:
            question = self.graph.questions[identity]
            if self._applies(question):
                return question
            identity = question.follower(UNKNOWN)
        return None

    def _applies(self, question: Question) -> bool:
        return not question.ask_if or any(
            all(self._is_answered(asked, tokens) for asked, tokens in condition.items())
            for condition in question.ask_if
        )

    def _is_answered(self, question: str, tokens: Sequence[str]) -> bool:
        given = token(self.graph.questions[question], self.latest(question))
        return given in tokens or (KNOWN in tokens and given != UNKNOWN)


def token(question: Question, value: Any) -> str:
    """What an answer counts as on the way: its option, "known" or "unknown"."""
    if value is None:
        return UNKNOWN
    return str(value) if question.kind == "choice" else KNOWN
