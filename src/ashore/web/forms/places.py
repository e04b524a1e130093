"""Tables in a document by their place, and where a place went from one revision to the next."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from ashore.case.faults import Path
from ashore.web.forms.sections import Table
from ashore.web.store.base import Document


def table_at(document: Document, path: Path) -> Table:
    """The table at a path; an empty one where there is none."""
    value: Any = document
    for step in path:
        value = _step(value, step)
    return value if isinstance(value, Mapping) else {}


def list_at(document: Document, path: Path) -> Sequence[Any]:
    """The list at a path; an empty one where there is none."""
    value = table_at(document, path[:-1]).get(str(path[-1]))
    return value if isinstance(value, list) else []


def stands(document: Document, path: Path) -> bool:
    """Whether every place in a list that the path names is there; tables may be missing."""
    return all(
        len(list_at(document, path[:depth])) > step
        for depth, step in enumerate(path)
        if isinstance(step, int)
    )


def with_value(document: Document, path: Path, value: Any) -> dict[str, Any]:
    """A copy of the document with a value at a path; an empty one is taken out, unless it is a place in a list."""
    changed: dict[str, Any] = _with(document, path, value)
    return changed


def followed(documents: Iterable[Document], path: Path) -> Path | None:
    """Where the table at a path of the first document stands in the last one; None where it is gone or not certain."""
    place: Path | None = path
    for old, new in pairwise(documents):
        place = place and _moved(old, new, place)
    return place


def _step(value: Any, step: str | int) -> Any:
    if isinstance(step, str):
        return value.get(step) if isinstance(value, Mapping) else None
    return value[step] if isinstance(value, list) and 0 <= step < len(value) else None


def _with(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        return [*value[:step], _with(value[step], tuple(rest), new), *value[step + 1 :]]
    table = dict(value) if isinstance(value, Mapping) else {}
    table[step] = _with(table.get(step), tuple(rest), new)
    if table[step] in ({}, []):
        del table[step]
    return table


def _moved(old: Document, new: Document, path: Path) -> Path | None:
    """The place of the same table one document on, found list by list from the outside in."""
    there: Path = ()
    for depth, step in enumerate(path):
        if isinstance(step, str):
            there = (*there, step)
            continue
        place = _found(list_at(old, path[:depth]), list_at(new, there), step)
        if place is None:
            return None
        there = (*there, place)
    return there


def _found(old: Sequence[Any], new: Sequence[Any], place: int) -> int | None:
    """The place of an entry in a changed list: by its id, else as the only one that changed, else by equality."""
    if not 0 <= place < len(old):
        return None
    entry = old[place]
    identity = entry.get("id") if isinstance(entry, Mapping) else None
    if identity is not None:
        return _place_of(identity, [_step(one, "id") for one in new])
    if place < len(new) and new[place] == entry:
        return place
    others = [*old[:place], *old[place + 1 :]]
    rest = [*new[:place], *new[place + 1 : len(old)]]
    if len(new) >= len(old) and others == rest:
        return place
    return _place_of(entry, new)


def _place_of(wanted: Any, words: Sequence[Any]) -> int | None:
    return words.index(wanted) if wanted in words else None
