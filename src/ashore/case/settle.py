"""The case in an unfinished document: what can be counted with now, and what is left out until it is mended.

A person fills in a case bit by bit; a debt that lacks its first day must not stop everything else. What is wrong is
cut out, the smallest part first: a value, then what cannot stand without it. Nothing of the document is changed.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ashore.case.faults import Fault, Path
from ashore.case.load import examine, problem_of
from ashore.case.schema import Case
from ashore.problems import Problem


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that does not count yet: where it stands in the document (places from 0), and why."""

    path: Path
    problem: Problem


@dataclass(frozen=True, slots=True)
class Settled:
    """The case, and what is left out of it, in the order of the document's parts."""

    case: Case
    left_out: tuple[LeftOut, ...]


def settle(document: Mapping[str, Any], today: dt.date) -> Settled:
    """The largest sound case in a document of plain values that may lack or hold anything.

    ``today`` is the last day of which anything can be known.
    """
    raw = {**document, "schema": 1}
    cuts: set[Path] = set()
    left_out: list[LeftOut] = []
    while True:
        case, faults = examine(_without(raw, cuts, ()), today)
        if case is not None and not faults:
            return Settled(case, tuple(left_out))
        for fault in faults:
            path = _in_document(fault.path, cuts)
            if path not in cuts:  # what was cut before is not missing as well
                left_out.append(LeftOut(path, problem_of(Fault(path, fault.name, fault.facts))))
        cuts |= {_to_cut(raw, _in_document(fault.path, cuts), cuts) for fault in faults}


def _without(value: Any, cuts: set[Path], path: Path) -> Any:
    """A value without what is cut out of it."""
    if isinstance(value, Mapping):
        return {
            key: _without(part, cuts, (*path, key))
            for key, part in value.items()
            if (*path, key) not in cuts
        }
    if isinstance(value, list | tuple):
        return [
            _without(part, cuts, (*path, place))
            for place, part in enumerate(value)
            if (*path, place) not in cuts
        ]
    return value


def _in_document(path: Path, cuts: set[Path]) -> Path:
    """Where a path of the cut document stands in the whole one: places in lists count what was cut before them."""
    whole: Path = ()
    for step in path:
        whole = (*whole, _uncut(step, whole, cuts) if isinstance(step, int) else step)
    return whole


def _uncut(place: int, whole: Path, cuts: set[Path]) -> int:
    """The place in the whole list of what stands at ``place`` where the cut ones are gone."""
    found = 0
    while place or (*whole, found) in cuts:
        place -= (*whole, found) not in cuts
        found += 1
    return found


def _to_cut(raw: Any, path: Path, cuts: set[Path]) -> Path:
    """The value at fault, or where there is none (any more) the smallest part that cannot stand without it."""
    while path and (path in cuts or not _stands(raw, path)):
        path = path[:-1]
    return path


def _stands(raw: Any, path: Path) -> bool:
    for step in path:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
