"""The papers to prepare: what each proves, how recent it should be, what serves instead, and which are at hand."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

from ashore.case.schema import Paper
from ashore.data import read_toml
from ashore.dates import add_months
from ashore.negotiation.facts import Cause, DebtFacts, Situation
from ashore.negotiation.naming import Json
from ashore.texts import Language, Message, message, render

State: TypeAlias = Literal["to-gather", "too-old", "substitute", "at-hand"]
"""How far a paper is, from the least to the best. ``substitute``: what serves instead of it is at hand."""

READY: tuple[State, ...] = ("substitute", "at-hand")
"""The states in which nothing more is to be gathered."""


@dataclass(frozen=True, slots=True)
class Material:
    """One paper. How recent it should be is common practice, not a rule.

    ``name``, ``proves``, ``age`` and ``instead`` are sentences to be said; ``held`` says what is at hand (None
    where nothing is) and ``note`` is what the user wrote of it. ``optional``: only some people have it.
    """

    id: str
    name: Message
    proves: Message
    age: Message
    instead: Message
    optional: bool
    state: State
    held: Message | None
    note: str


@dataclass(frozen=True, slots=True)
class Materials:
    """The papers for one creditor; ``ready`` of the ``asked`` ones are at hand, optional ones not counted.

    ``complete`` says so in a sentence. It is None where the case lists no paper at all: then nothing is known.
    """

    papers: tuple[Material, ...]
    ready: int
    asked: int
    complete: Message | None


def materials_json(found: Materials, language: Language) -> Json:
    """The papers as JSON: what the printed checklist shows."""
    return {
        "ready": found.ready,
        "asked": found.asked,
        "complete": found.complete and render(found.complete, language),
        "papers": [
            {
                "kind": paper.id,
                "name": render(paper.name, language),
                "proves": render(paper.proves, language),
                "age": render(paper.age, language),
                "instead": render(paper.instead, language),
                "optional": paper.optional,
                "state": paper.state,
                "held": paper.held and render(paper.held, language),
                "note": paper.note,
            }
            for paper in found.papers
        ],
    }


_NEEDS: Mapping[str, Callable[[Situation, DebtFacts], bool]] = {
    "income": lambda situation, _debt: situation.has_income,
    "expense": lambda situation, _debt: situation.has_expenses,
    "dependants": lambda situation, _debt: situation.dependants > 0,
    "card": lambda _situation, debt: debt.lender == "card",
}
"""What a paper may depend on, by the word in its ``needs``."""


def materials(situation: Situation, debt: DebtFacts) -> Materials:
    """The papers for a creditor: those that show the cause first, then those that every creditor asks for."""
    papers = tuple(
        _material(entry, situation, debt)
        for entry in (*_entries(situation.cause), *_entries("common"))
        if "needs" not in entry or _NEEDS[entry["needs"]](situation, debt)
    )
    required = [paper for paper in papers if not paper.optional]
    ready = sum(paper.state in READY for paper in required)
    more = len(papers) - len(required)
    complete = message(
        "checklist.complete.with-optional" if more else "checklist.complete.all",
        ready=ready,
        asked=len(required),
        more=more,
    )
    return Materials(papers, ready, len(required), complete if situation.papers else None)


def _material(entry: Mapping[str, Any], situation: Situation, debt: DebtFacts) -> Material:
    key, months = entry["id"], _months().get(entry["age"])
    mine = [one for one in situation.papers if one.kind == key and one.debt in ("", debt.id)]
    state, paper = _best(mine, months, situation.as_of)
    return Material(
        id=key,
        name=message(f"checklist.{key}.name"),
        proves=message(f"checklist.{key}.proves"),
        age=message(f"checklist.age.{entry['age']}"),
        instead=message(f"checklist.{key}.instead"),
        optional=entry.get("optional", False),
        state=state,
        held=_held(state, paper) if paper else None,
        note=paper.note if paper else "",
    )


def _best(
    papers: Iterable[Paper], months: int | None, as_of: dt.date
) -> tuple[State, Paper | None]:
    """The state of a material by the paper that serves it best, of several as good by the newest."""
    found = [(_state(paper, months, as_of), paper) for paper in papers]
    return max(found, key=_rank, default=("to-gather", None))


def _rank(found: tuple[State, Paper]) -> tuple[int, dt.date]:
    state, paper = found
    return get_args(State).index(state), paper.dated or dt.date.min


def _state(paper: Paper, months: int | None, as_of: dt.date) -> State:
    """A paper without a date is taken to be recent: the user has it in hand and can see."""
    if months and paper.dated and add_months(paper.dated, months) < as_of:
        return "too-old"
    return "substitute" if paper.substitute else "at-hand"


def _held(state: State, paper: Paper) -> Message:
    if paper.dated is None:
        return message(f"checklist.held.{state}")
    return message(f"checklist.held.{state}-dated", dated=paper.dated)


@cache
def _entries(name: Cause | str) -> tuple[Mapping[str, Any], ...]:
    return tuple(read_toml(f"materials/{name}.toml")["material"])


@cache
def _months() -> Mapping[str, int]:
    """How many months old a paper may be, by the word in its ``age``; where the word is absent, age is no matter."""
    months: Mapping[str, int] = read_toml("materials/common.toml")["months"]
    return months
