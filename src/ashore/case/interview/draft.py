"""From answers to a case document: what the case file will hold, and what could not go in yet.

The document has the shape of a case file, amounts as Decimal in yuan. Nothing is made up silently: where an
answer is missing and the usual case is taken instead, a note says so, on screen and in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ashore.case.interview.course import Answer, Course
from ashore.case.interview.debts import Debt, Table, Unfinished, finish
from ashore.case.interview.graph import Question
from ashore.money import yuan
from ashore.texts import Language, Message, text


@dataclass(frozen=True, slots=True)
class Draft:
    """The document, what was assumed in it, and the debts that are not in it yet."""

    document: Table
    notes: tuple[Message, ...]
    unfinished: tuple[Unfinished, ...]


def draft(course: Course, language: Language) -> Draft:
    """What the answers so far amount to; names of entries are in the user's language."""
    tables = _Tables(course, language)
    for answer in course.answers:
        tables.take(answer)
    debts = [finish(debt, language) for debt in tables.debts]
    finished = [debt for debt in debts if not isinstance(debt, Unfinished)]
    document: Table = {
        "schema": 1,
        "person": tables.single["person"],
        **{name: list(_entries(tables, name)) for name in ("income", "expense", "asset")},
        "debt": _with_ids([debt.table for debt in finished]),
        "preferences": tables.single["preferences"],
    }
    return Draft(
        {name: part for name, part in document.items() if part},
        tuple(note for debt in finished for note in debt.notes),
        tuple(debt for debt in debts if isinstance(debt, Unfinished)),
    )


class _Tables:
    """The tables being filled: single ones, entries by the question that began them, and debts in order."""

    def __init__(self, course: Course, language: Language) -> None:
        self.questions = course.graph.questions
        self.language: Language = language
        self.single: dict[str, Table] = {"person": {}, "preferences": {}}
        self.entries: dict[str, Table] = {}
        self.debts: list[Debt] = []
        self.overdue = course.latest("situation") != "upcoming"

    def take(self, answer: Answer) -> None:
        """Put one answer where it belongs; "don't know" changes nothing that was said before."""
        question = self.questions[answer.question]
        if question.starts == "debt":
            self.debts.append(Debt(self._fixed(question), answer.day, overdue=self.overdue))
        if answer.value is None:
            return
        if question.starts and question.starts != "debt":
            self.entries[question.id] = self._fixed(question)
        for key in question.keys:
            self._put(question, key, answer)

    def _put(self, question: Question, key: str, answer: Answer) -> None:
        home, *path = key.split(".")
        if home == "debt":
            self.debts[-1].put(path, _as_written(question, answer.value), answer.day)
            return
        table = self.single.get(home)
        if table is None:
            table = self.entries[question.of or question.id]
        table[path[0]] = _as_written(question, answer.value)

    def _fixed(self, question: Question) -> Table:
        return {name: self._said(value) for name, value in question.fixed.items()}

    def _said(self, value: Any) -> Any:
        is_text = isinstance(value, str) and value.startswith("@")
        return text(value[1:], self.language) if is_text else value


def _as_written(question: Question, value: Any) -> Any:
    return Decimal(yuan(value)) if question.kind == "amount" else value


def _entries(tables: _Tables, home: str) -> Iterator[Table]:
    """The entries of a list, without those of nothing; a lump sum keeps only what its parts leave over."""
    for identity, entry in tables.entries.items():
        question = tables.questions[identity]
        if question.starts != home:
            continue
        measure = "value" if home == "asset" else "amount"
        parts = sum(
            (
                other[measure]
                for name, other in tables.entries.items()
                if tables.questions[name].part_of == identity
            ),
            Decimal(0),
        )
        left = entry[measure] - parts
        if left > 0 and parts:
            yield {
                **entry,
                measure: left,
                "name": text(f"interview.{identity}.rest", tables.language),
            }
        elif left > 0:
            yield entry


def _with_ids(debts: list[Table]) -> list[Table]:
    """Each debt with an id of its own: the product, numbered from the second on."""
    named: list[Table] = []
    for place, debt in enumerate(debts):
        product = debt["product"]
        number = 1 + sum(1 for earlier in debts[:place] if earlier["product"] == product)
        named.append({"id": product if number == 1 else f"{product}-{number}", **debt})
    return named
