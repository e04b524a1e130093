"""A fault: what is wrong at one place of a case, before file and line are known.

A fault's name is its place in the catalogue ``case``: ``amount.negative`` has the texts
``case.amount.negative.what`` and ``case.amount.negative.right``, both of which may name its facts. What a user wrote
in a field of free text is never among the facts, since it may be personal.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic_core import PydanticCustomError

Path: TypeAlias = tuple[str | int, ...]
"""Where in the document: names of keys, and places in lists counted from 0."""

_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a path."""

    path: Path
    name: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def refused(name: str, **facts: Any) -> PydanticCustomError:
    """The exception of a reader that refuses a value; Pydantic collects it and knows the path."""
    return PydanticCustomError(name, name, facts)


def shown(value: object) -> str:
    """A value as it may stand inside one line, text in quotes as in the file: ``"12"`` is not 12."""
    if isinstance(value, str):
        return f'"{printable(value)}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 128:
        return "…"  # longer than any number a person means; Python may refuse to print it
    if isinstance(value, int | float | Decimal | dt.date | dt.time):
        return printable(str(value))
    if isinstance(value, list | tuple):
        return "[…]"
    return "{…}" if isinstance(value, dict) else "null"


def one_line(text: str) -> str:
    """A text without line breaks and what cannot be printed."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def printable(text: str) -> str:
    """A text or a key as it may stand inside one line: short, without line breaks."""
    text = one_line(text)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def key_of(path: Path) -> str:
    """A path as people read it, counting from 1: ``debt[2].payments[1].amount``."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += ("." if text else "") + printable(step)
    return text
