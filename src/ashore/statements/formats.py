"""The kinds of statements we know, each a folder of ``data/statements`` with its columns and words as data."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from ashore.data import read_toml, resource
from ashore.statements.model import Direction, Kind

Sense: TypeAlias = Literal["word", "sign", "spent", "columns", "text"]
"""What tells in from out: a word, the sign of the amount, a sign by which spending is positive, two columns, or
how the text begins."""

Field: TypeAlias = Literal[
    "moment",
    "time",
    "amount",
    "in",
    "out",
    "direction",
    "counterparty",
    "description",
    "category",
    "type",
    "account",
    "status",
    "reference",
    "merchant_reference",
    "refunded",
    "currency",
    "card",
    "posted",
    "note",
    "rest",
]
"""What a column can hold. ``in`` and ``out`` are amounts in columns of their own; ``card`` ends a card's number;
``rest`` is known and not needed."""

GENERIC = "generic"
_NAME = re.compile(r"\{([a-z]+)\}")
GROUP = r"\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)"
"""A group in a pattern, and those within it."""
ALTERNATIVE = re.compile(rf"(?:[^|()]|{GROUP})+")
"""A pattern's alternatives."""
_TEXTS = ("type", "category", "counterparty", "description")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of transaction, and the patterns of which each of some fields has to contain one for it."""

    kind: Kind
    where: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of statement.

    ``columns`` names the columns that hold a field, the preferred one first; of ``needs`` each part must have one field
    with a column. ``marks`` is found in or above the header of this platform's files only. ``other`` matches lines
    after the header that are no rows. ``words`` are those for in, out and neither; ``account`` is what it is of.
    """

    id: str
    columns: Mapping[Field, tuple[str, ...]]
    needs: tuple[tuple[Field, ...], ...]
    sense: Sense
    marks: re.Pattern[str] | None
    other: re.Pattern[str] | None
    words: Mapping[str, Direction]
    rules: tuple[Rule, ...]
    account: str
    came_in: re.Pattern[str] | None = None


@cache
def formats() -> tuple[Format, ...]:
    """All formats, the generic one last."""
    names = sorted(one.name for one in resource("statements").iterdir() if one.is_dir())
    names.sort(key=lambda name: name == GENERIC)
    return tuple(load(name) for name in names)


@cache
def load(name: str) -> Format:
    """A format by its id.

    Raises:
        FileNotFoundError: there is none: a mistake of ours.
    """
    common = read_toml("statements/common.toml")
    told: dict[str, Any] = read_toml(f"statements/{name}/format.toml")
    words = {**common["words"], **told.get("words", {})}
    return Format(
        id=name,
        columns={field: _names(found) for field, found in told["columns"].items()},
        needs=tuple(tuple(one) for one in told.get("needs", [["moment"], ["amount", "in", "out"]])),
        sense=told["sense"],
        marks=_pattern(told.get("marks")),
        other=_pattern("|".join([*common["other"], *told.get("other", [])])),
        words={word: cast("Direction", to) for to in words for word in words[to]},
        rules=_rules([*told.get("rule", []), *_rules_as(told), *common["rule"]], common["names"]),
        account=told.get("account", ""),
        came_in=_pattern(told.get("in")),
    )


def _rules_as(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rules of another format that one has too."""
    other = told.get("rules_as")
    found: list[Mapping[str, Any]] = (
        read_toml(f"statements/{other}/format.toml")["rule"] if other else []
    )
    return found


def custom(columns: Mapping[Field, str]) -> Format:
    """The generic format with columns that the person named, by field.

    ``columns`` must name the day, and an amount or one of in and out.
    """
    named: dict[Field, tuple[str, ...]] = {
        field: (column_name(name),) for field, name in columns.items()
    }
    needs = tuple((field,) for field in named)
    return replace(load(GENERIC), columns=named, needs=needs)


def column_name(cell: str) -> str:
    """A column's name without what differs from one export to the next: spaces, and the width of brackets."""
    return "".join(cell.split()).replace("（", "(").replace("）", ")").strip('"')


def _names(found: list[str]) -> tuple[str, ...]:
    return tuple(column_name(name) for name in found)


def _rules(told: Iterable[Mapping[str, Any]], names: Mapping[str, list[str]]) -> tuple[Rule, ...]:
    """Rules; one on ``any`` text is one for each field that holds text."""
    found: list[Rule] = []
    for one in told:
        kind = cast("Kind", one["kind"])
        where = {field: _said(said, names) for field, said in one.items() if field != "kind"}
        anywhere = where.pop("any", None)
        if anywhere is None:
            found.append(Rule(kind, where))
        else:
            found += [Rule(kind, {**where, field: anywhere}) for field in _TEXTS]
    return tuple(found)


def _said(said: str | list[str], names: Mapping[str, list[str]]) -> tuple[str, ...]:
    """A condition's alternatives; ``{name}`` in a pattern is any of the words of that name."""
    found: list[str] = []
    for one in ALTERNATIVE.findall(said if isinstance(said, str) else "|".join(said)):
        if one[:1] == "{" and one[1:-1] in names:
            found += names[one[1:-1]]
        else:
            found.append(_NAME.sub(lambda match: f"(?:{'|'.join(names[match[1]])})", one))
    return tuple(found)


def _pattern(said: str | None) -> re.Pattern[str] | None:
    return re.compile(said) if said else None
