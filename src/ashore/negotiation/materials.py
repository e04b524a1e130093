"""The papers to prepare: what each proves, how recent it should be, and what to use instead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ashore.data import read_toml
from ashore.negotiation.facts import Cause, DebtFacts, Situation
from ashore.texts import Message, message


@dataclass(frozen=True, slots=True)
class Material:
    """One paper; every part is a sentence to be said. How recent it should be is common practice, not a rule."""

    id: str
    name: Message
    proves: Message
    age: Message
    instead: Message


_NEEDS: Mapping[str, Callable[[Situation, DebtFacts], bool]] = {
    "income": lambda situation, _debt: situation.has_income,
    "expense": lambda situation, _debt: situation.has_expenses,
    "dependants": lambda situation, _debt: situation.dependants > 0,
    "card": lambda _situation, debt: debt.lender == "card",
}
"""What a paper may depend on, by the word in its ``needs``."""


def materials(situation: Situation, debt: DebtFacts) -> tuple[Material, ...]:
    """The papers for a creditor: those that show the cause first, then those that every creditor asks for."""
    return tuple(
        _material(entry)
        for entry in (*_entries(situation.cause), *_entries("common"))
        if "needs" not in entry or _NEEDS[entry["needs"]](situation, debt)
    )


def _material(entry: Mapping[str, Any]) -> Material:
    key = entry["id"]
    return Material(
        id=key,
        name=message(f"checklist.{key}.name"),
        proves=message(f"checklist.{key}.proves"),
        age=message(f"checklist.age.{entry['age']}"),
        instead=message(f"checklist.{key}.instead"),
    )


@cache
def _entries(name: Cause | str) -> tuple[Mapping[str, Any], ...]:
    return tuple(read_toml(f"materials/{name}.toml")["material"])
