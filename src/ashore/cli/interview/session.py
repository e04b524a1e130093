"""The interview at a terminal: ask, read, write the answer to the journal, go on."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ashore.case.interview.answers import move, read_answer
from ashore.case.interview.course import Answer, Course
from ashore.case.interview.draft import Draft, draft
from ashore.case.interview.graph import Graph, Question
from ashore.case.interview.written import case_of, said_missing
from ashore.case.schema import Case
from ashore.cli.interview.journal import Entry, Journal
from ashore.cli.interview.terminal import Terminal
from ashore.problems import AshoreError, RefusedError
from ashore.texts import catalogue, message, render


class Stopped(Exception):  # noqa: N818  # no error: the user leaves for now
    """The interview stops before its end; every answer so far is in the journal."""


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting: who answers, where answers are kept, which day it is, and how the summary is shown."""

    terminal: Terminal
    journal: Journal
    day: dt.date
    show: Callable[[Case], None]

    def hold(self, course: Course) -> Course:
        """Ask from where the course stands to its end.

        Raises:
            Stopped: the user left, or there is nothing more to read.
        """
        while (question := course.current) is not None:
            if question.shows:
                self._present(course)
            self._put(course, question)
            course = self._answered(course, question)
        return course

    def _put(self, course: Course, question: Question) -> None:
        """Say the question, why it is asked, and its options."""
        self.terminal.tell()
        if not any(course.graph.questions[answer.question].shows for answer in course.answers):
            number = len(course.answers) + 1
            if not question.shows:
                self.terminal.say("counter", number=number, most=course.graph.first_part)
        self.terminal.say(f"{question.id}.ask")
        why = f"interview.{question.id}.why"
        if why in catalogue("interview", self.terminal.language):
            self.terminal.render(message("interview.why", why=message(why)), indent=2)
        for number, option in enumerate(question.options, 1):
            label = render(message(question.label(option)), self.terminal.language)
            self.terminal.tell(f"{number:>2}  {label}", indent=2)

    def _answered(self, course: Course, question: Question) -> Course:
        """Hear until there is an answer or a step back, and keep it before going on."""
        while True:
            raw = self._heard()
            wish = move(raw)
            if wish == "leave":
                raise Stopped
            if wish == "back" and not course.answers:
                self.terminal.say("at_first")
                continue
            if wish == "back":
                self.journal.record(Entry(question.id, None, self.day))
                return course.back()
            entry = Entry(question.id, raw, self.day)
            try:
                following = course.answered(read_entry(course, question, entry))
                case_of(draft(following, self.terminal.language), self.day)
            except RefusedError as refused:
                self.terminal.render(refused.said)
            except AshoreError as error:
                self.terminal.render(error.problems[0].right)
            else:
                self.journal.record(entry)
                self._confirm(question, following.answers[-1].value)
                return following

    def _heard(self) -> str:
        try:
            return self.terminal.hear(render(message("interview.prompt"), self.terminal.language))
        except EOFError:
            raise Stopped from None

    def _confirm(self, question: Question, value: Any) -> None:
        """Say how an answer was understood, or what follows from not knowing it."""
        if value is None:
            unknown = f"interview.{question.id}.unknown"
            known = unknown in catalogue("interview", self.terminal.language)
            self.terminal.render(message(unknown if known else "interview.nothing_noted"), indent=2)
        elif question.kind in ("amount", "rate", "fee", "date"):
            understood = message("interview.noted", value=_as_understood(question, value))
            self.terminal.render(understood, indent=2)

    def _present(self, course: Course) -> None:
        """Show what is known so far: the position and what can be paid, what was assumed, what is missing."""
        so_far = draft(course, self.terminal.language)
        self.terminal.tell()
        self.terminal.say("summary.title")
        self.show(case_of(so_far, self.day))
        self._tell_gaps(so_far)

    def _tell_gaps(self, so_far: Draft) -> None:
        if so_far.notes:
            self.terminal.tell()
            self.terminal.say("note.title")
            for note in so_far.notes:
                self.terminal.render(note, indent=2)
        for debt in so_far.unfinished:
            self.terminal.tell(said_missing(debt, self.terminal.language), indent=2)


def _as_understood(question: Question, value: Any) -> Any:
    if question.kind == "rate":
        name, rate = value
        return message(
            f"interview.value.{'daily' if name == 'daily_rate' else 'yearly'}", rate=rate
        )
    return message(f"interview.value.{question.kind}", value=value)


def resumed(entries: Sequence[Entry], graph: Graph) -> Course:
    """The course that a journal describes. Lines that fit no question of this version are passed over."""
    course = Course(graph)
    for entry in entries:
        question = course.current
        if entry.answer is None:
            course = course.back()
        elif question is not None and question.id == entry.question:
            try:
                course = course.answered(read_entry(course, question, entry))
            except RefusedError:
                continue
    return course


def read_entry(course: Course, question: Question, entry: Entry) -> Answer:
    """What was typed, as the answer to the question.

    Raises:
        RefusedError: it is no answer to it.
    """
    raw = entry.answer or ""
    if move(raw) != "unknown":
        value = read_answer(question, raw, entry.day, course.latest)
        return Answer(question.id, value, entry.day)
    if question.choose:
        raise RefusedError("interview.refused.choose", count=len(question.options))
    return Answer(question.id, None, entry.day)
