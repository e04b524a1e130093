"""The interview's sections, groups and fields, read from ``data/interview/sections.toml``, where each is explained."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeAlias

from ashore.case.interview.graph import KNOWN, UNKNOWN
from ashore.data import read_toml

Table: TypeAlias = Mapping[str, Any]
"""A table of a case document: an entry of a list, or one such as ``person``."""

Kind: TypeAlias = Literal[
    "choice",
    "switch",
    "amount",
    "rate",
    "yearly",
    "daily",
    "fee",
    "share",
    "multiplier",
    "date",
    "count",
    "text",
    "story",
]
Conditions: TypeAlias = tuple[Mapping[str, tuple[str, ...]], ...]
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked; ``name`` is the key of what it is called, where that is not the key's usual name."""

    id: str
    keys: tuple[str, ...]
    kind: Kind
    name: str = ""
    options: tuple[str, ...] | str = ()
    spread: bool = False
    needed: bool = False
    find: str = ""
    ask_if: Conditions = ()

    def values(self, table: Table) -> dict[str, Any]:
        """What a table says to this field: a value by each of its keys that is there."""
        return {key: table[key] for key in self.keys if key in table}


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are asked together: of one table, of a table in it, or of the entries of a list in it."""

    id: str
    model: tuple[tuple[str, ...], ...]
    fields: tuple[Field, ...]
    list: str = ""
    table: str = ""
    start: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""
    tells: tuple[str, ...] = ()
    needed: bool = False
    ask_if: Conditions = ()

    def asked(self, table: Table) -> tuple[Field, ...]:
        """The fields that apply to a table as it stands."""
        return tuple(one for one in self.fields if holds(one.ask_if, table))

    @property
    def path(self) -> str:
        """Where its keys are in a case, without places in lists: ``debt.payments``."""
        return ".".join(step for step in self.model[0] if step not in ("loan", "card"))

    def steers(self, one: Field) -> bool:
        """Whether the answer to a field decides what else is asked in the group."""
        return any(key in condition for key in one.keys for condition in _conditions(self.fields))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the interview with an address of its own."""

    id: str
    home: str
    groups: tuple[Group, ...]
    list: bool = False
    wanted: bool = False
    lump: str = ""

    def applying(self, entry: Table) -> tuple[Group, ...]:
        """The groups that apply to an entry as it stands."""
        return tuple(group for group in self.groups if holds(group.ask_if, entry))


@cache
def sections() -> tuple[Section, ...]:
    """All sections, in the order in which they are suggested."""
    return tuple(_section(entry) for entry in read_toml("interview/sections.toml")["section"])


def section(identity: str) -> Section:
    """A section by its id."""
    return next(one for one in sections() if one.id == identity)


def not_asked() -> Mapping[str, str]:
    """The keys that are not asked, with the reason."""
    told: Mapping[str, str] = read_toml("interview/sections.toml")["not_asked"]
    return told


def holds(ask_if: Conditions, table: Table) -> bool:
    """Whether something is asked, given the table it is about."""
    return not ask_if or any(
        all(_answered(table.get(key), tokens) for key, tokens in condition.items())
        for condition in ask_if
    )


def _answered(value: Any, tokens: tuple[str, ...]) -> bool:
    return token(value) in tokens or (KNOWN in tokens and value is not None)


def token(value: Any) -> str:
    """What a value counts as where it steers: its word, or whether there is one."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


def _conditions(fields: tuple[Field, ...]) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    return tuple(condition for one in fields for condition in one.ask_if)


def _section(entry: Mapping[str, Any]) -> Section:
    groups = tuple(_group(group) for group in entry["group"])
    return Section(
        **{name: value for name, value in entry.items() if name != "group"}, groups=groups
    )


def _group(entry: Mapping[str, Any]) -> Group:
    said = dict(entry)
    fields = tuple(_field(one) for one in said.pop("field"))
    model = tuple(tuple(name.split(".")) for name in said.pop("model"))
    return Group(**_frozen(said), model=model, fields=fields)


def _field(entry: Mapping[str, Any]) -> Field:
    said = dict(entry)
    keys = tuple(said.pop("keys", ())) or (said.pop("key"),)
    identity = said.pop("id", keys[0])
    return Field(**_frozen(said), id=identity, keys=keys)


def _frozen(entry: Mapping[str, Any]) -> dict[str, Any]:
    frozen: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
    }
    if "ask_if" in frozen:
        frozen["ask_if"] = tuple(
            {key: tuple(tokens) for key, tokens in condition.items()}
            for condition in frozen["ask_if"]
        )
    return frozen
