"""What differs between two documents, value by value, whatever they hold.

Elements of a list are the same where they bear the same name (an id, a day); those whose name changed are matched by
their place. So an entry put in at the top does not make every other one look changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from ashore.web.store.base import Document

Table: TypeAlias = Mapping[str, Any]
Place: TypeAlias = tuple[str, Table]
"""A key that holds a table, and the table; of an element of a list, the element as it is now."""

_NAMES = ("id", "name", "date", "posted", "kind")


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs; None where it is not said."""

    where: tuple[Place, ...]
    key: str
    before: Any
    after: Any


def differences(before: Document, after: Document) -> tuple[Difference, ...]:
    """All values that differ; those of a table come before those of the tables in it."""
    return tuple(_between(before, after, ()))


def _between(before: Table, after: Table, where: tuple[Place, ...]) -> Iterator[Difference]:
    inner: list[str] = []
    for key in dict.fromkeys([*after, *before]):
        old, new = before.get(key), after.get(key)
        if _holds_tables(old, new):
            inner.append(key)
        elif old != new:
            yield Difference(where, key, old, new)
    for key in inner:
        for was, now in _pairs(_tables(before.get(key)), _tables(after.get(key))):
            yield from _between(was or {}, now or {}, (*where, (key, now or was or {})))


def _holds_tables(old: Any, new: Any) -> bool:
    """Whether both versions of a value are tables, or lists of them, as far as they are there at all."""
    said = [value for value in (old, new) if value is not None]
    return all(
        isinstance(value, Mapping)
        or (isinstance(value, list) and all(isinstance(one, Mapping) for one in value))
        for value in said
    )


def _tables(value: Any) -> Sequence[Table]:
    if value is None:
        return ()
    return (value,) if isinstance(value, Mapping) else value


def _pairs(
    before: Sequence[Table], after: Sequence[Table]
) -> Iterator[tuple[Table | None, Table | None]]:
    """Every element with the one it was or became; None where it is new or gone."""
    partner: dict[int, int] = {}
    free = list(range(len(before)))
    for place, now in enumerate(after):
        same = next((old for old in free if _name(before[old]) == _name(now)), None)
        if same is not None:
            partner[place] = same
            free.remove(same)
    for place in range(len(after)):
        if place not in partner and place in free:
            partner[place] = place
            free.remove(place)
    for place, now in enumerate(after):
        yield (before[partner[place]] if place in partner else None), now
    for old in free:
        yield before[old], None


def _name(element: Table) -> tuple[str, str] | None:
    """What an element is called."""
    return next(((key, str(element[key])) for key in _NAMES if element.get(key)), None)
