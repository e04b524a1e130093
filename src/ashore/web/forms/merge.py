"""A form's answers into a table that may have changed since the form was drawn: three-way, field by field."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ashore.problems import RefusedError
from ashore.texts import SOURCE_LANGUAGE, Language, Message
from ashore.web.forms.reading import drawn, read, shown
from ashore.web.forms.sections import Field, Group, Table


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed into a field, and the table it was drawn from."""

    group: Group
    field: Field
    typed: str
    base: Table


@dataclass(frozen=True, slots=True)
class Merged:
    """The table with what could be taken; by field, what could not be read and what was changed elsewhere meanwhile."""

    table: dict[str, Any]
    taken: tuple[str, ...]
    refused: Mapping[str, Message]
    conflicts: frozenset[str]


def merge(answers: tuple[Answer, ...], head: Table, day: dt.date, language: Language) -> Merged:
    """Take every answer that changed what its field was drawn with, where nobody else changed it to something else.

    ``head`` is the table as it stands now, ``day`` the day of the answers, ``language`` that of the page.
    """
    table = dict(head)
    taken: list[str] = []
    refused: dict[str, Message] = {}
    conflicts: set[str] = set()
    for answer in answers:
        field = answer.field
        try:
            values = _changed(answer, day, language)
        except RefusedError as error:
            refused[field.id] = error.said
            continue
        now = _meaning(field, field.values(head))
        if values is None or _meaning(field, values) == now:
            continue
        if now != _meaning(field, field.values(answer.base)):
            conflicts.add(field.id)
            continue
        for key in field.keys:
            table.pop(key, None)
        table.update(values)
        taken.append(field.id)
    return Merged(table, tuple(taken), refused, frozenset(conflicts))


def _changed(answer: Answer, day: dt.date, language: Language) -> dict[str, Any] | None:
    """The values typed, or None where they are what the field was drawn with."""
    base = answer.field.values(answer.base)
    if _same(answer.typed, shown(answer.group, answer.field, base, language)):
        return None
    values = read(answer.group, answer.field, answer.typed, day)
    return None if _meaning(answer.field, values) == _meaning(answer.field, base) else values


def _same(typed: str, given: str) -> bool:
    """Whether two texts are one but for what a browser makes of line ends and outer spaces."""
    return typed.replace("\r\n", "\n").strip() == given.replace("\r\n", "\n").strip()


def _meaning(field: Field, values: Mapping[str, Any]) -> str:
    """What values mean, however they are written: ``7500`` and ``"7500.00"`` are the same amount."""
    return drawn(field, values, SOURCE_LANGUAGE)
