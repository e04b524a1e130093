"""The question graph, read from ``data/interview/questions.toml``, where every field is explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeAlias

from ashore.data import read_toml

Kind: TypeAlias = Literal["choice", "amount", "rate", "fee", "date", "count", "text"]
END = "end"
UNKNOWN, KNOWN, OTHERS = "unknown", "known", "else"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; see the data file for what each field means."""

    id: str
    kind: Kind
    next: str | Mapping[str, str]
    keys: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    labels: str = ""
    starts: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    of: str = ""
    part_of: str = ""
    choose: bool = False
    shows: bool = False
    positive: bool = False
    past: bool = False
    smallest: int = 0
    largest: int = 0
    at_most: str = ""
    not_before: str = ""
    after: str = ""
    ask_if: tuple[Mapping[str, Sequence[str]], ...] = ()

    def label(self, option: str) -> str:
        """The key of an option's text."""
        return (
            f"{self.labels}.{option}.name"
            if self.labels
            else f"interview.{self.id}.option.{option}"
        )

    def follower(self, token: str) -> str:
        """The id of the question after this one, where its answer counts as ``token``."""
        if isinstance(self.next, str):
            return self.next
        if token in self.next:
            return self.next[token]
        general = UNKNOWN if token == UNKNOWN else KNOWN
        return self.next.get(general, self.next.get(OTHERS, END))


@dataclass(frozen=True, slots=True)
class Graph:
    """All questions by id; the first one, and how many come before something is shown at most."""

    first: str
    first_part: int
    questions: Mapping[str, Question]


@cache
def graph() -> Graph:
    """The shipped question graph."""
    return read_graph(read_toml("interview/questions.toml"))


def read_graph(table: Mapping[str, Any]) -> Graph:
    """A graph from plain values. A field that no question has is a TypeError: a mistake of ours."""
    questions = [Question(**_frozen(entry)) for entry in table["question"]]
    return Graph(
        table["first"], table["first_part"], {question.id: question for question in questions}
    )


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
    }
