"""Reading a case file: the case, or everything that is wrong with it at once."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic_core import PydanticCustomError

from ashore.case.checks import check_asset, check_debt, check_flow, check_ids
from ashore.case.faults import Fault, Path, key_of, one_line
from ashore.case.lines import key_lines, line_of
from ashore.case.readers import read_day
from ashore.case.schema import Asset, Case, Element, Expense, Income
from ashore.case.structure import read_structure, sound_parts
from ashore.case.syntax import UnreadableError, read_document
from ashore.problems import AshoreError, Problem
from ashore.texts import Message


class CaseError(AshoreError):
    """A case file that cannot be used, with every problem found in it."""


def parse_case(data: bytes, name: str, today: dt.date | None = None) -> Case:
    """The case that a TOML or JSON document holds.

    ``name`` is the file's name: its suffix tells the format (otherwise the content does), and problems name it.
    ``today`` is the day by which to judge what lies in the future, where the case has no ``as_of``.

    Raises:
        CaseError: with all problems of the document, in the order of its lines. Nothing else, for any bytes.
    """
    try:
        document = read_document(data, name)
    except UnreadableError as broken:
        raise CaseError((_problem(broken.fault, name, broken.line),)) from None
    case, faults = read_structure(document.raw)
    parts = sound_parts(document.raw, faults) if case is None else _parts(case)
    day = _day(document.raw) or today
    faults += tuple(_faults_across(document.raw, parts, day))
    if case is not None and not faults:
        return case
    lines = key_lines(document.toml) if document.toml is not None else {}
    problems = [_problem(fault, name, line_of(lines, fault.path)) for fault in faults]
    raise CaseError(tuple(sorted(problems, key=lambda problem: problem.line or 0)))


def _problem(fault: Fault, name: str, line: int | None) -> Problem:
    return Problem(
        file=one_line(name),
        key=key_of(fault.path),
        line=line,
        what=Message(f"case.{fault.name}.what", fault.facts),
        right=Message(f"case.{fault.name}.right", fault.facts),
    )


def _parts(case: Case) -> Iterator[tuple[Path, Element]]:
    for section in ("income", "expense", "asset", "debt"):
        for place, part in enumerate(getattr(case, section)):
            yield (section, place), part


def _day(raw: Mapping[str, Any]) -> dt.date | None:
    """The day the case describes, read by itself: the rest may be broken."""
    try:
        return read_day(raw.get("as_of"))
    except PydanticCustomError:
        return None


def _faults_across(
    raw: Mapping[str, Any], parts: Iterator[tuple[Path, Element]], today: dt.date | None
) -> Iterator[Fault]:
    """The checks across keys on every part that is sound in itself."""
    for path, part in parts:
        for fault in _check(part, today):
            yield replace(fault, path=path + fault.path)
    debts = raw.get("debt")
    if isinstance(debts, list):
        for fault in check_ids(debts):
            yield replace(fault, path=("debt", *fault.path))


def _check(part: Element, today: dt.date | None) -> Iterator[Fault]:
    if isinstance(part, Income | Expense):
        return check_flow(part)
    if isinstance(part, Asset):
        return check_asset(part)
    return check_debt(part, today)
