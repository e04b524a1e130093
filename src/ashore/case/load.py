"""Reading a case file: the case, or everything that is wrong with it at once."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from pydantic_core import PydanticCustomError

from ashore.case.checks import check_agreements, check_ids, check_papers, check_part
from ashore.case.faults import Fault, Path, key_of, one_line
from ashore.case.lines import key_lines, line_of
from ashore.case.readers import read_day
from ashore.case.schema import Agreement, Case, Element, Paper
from ashore.case.structure import LISTS, read_structure, sound_parts
from ashore.case.syntax import UnreadableError, read_document
from ashore.problems import AshoreError, Problem
from ashore.texts import Message


class CaseError(AshoreError):
    """A case file that cannot be used, with every problem found in it."""


def parse_case(data: bytes, name: str, today: dt.date | None = None) -> Case:
    """The case that a TOML or JSON document holds.

    ``name`` is the file's name: its suffix tells the format (otherwise the content does), and problems name it.
    ``today`` is the day by which to judge what lies in the future; where it is not given, the case's ``as_of``.

    Raises:
        CaseError: with all problems of the document, in the order of its lines. Nothing else, for any bytes.
    """
    try:
        document = read_document(data, name)
    except UnreadableError as broken:
        raise CaseError((problem_of(broken.fault, name, broken.line),)) from None
    case, faults = examine(document.raw, today)
    if case is not None and not faults:
        return case
    lines = key_lines(document.toml) if document.toml is not None else {}
    problems = [problem_of(fault, name, line_of(lines, fault.path)) for fault in faults]
    raise CaseError(tuple(sorted(problems, key=lambda problem: problem.line or 0)))


def examine(raw: Mapping[str, Any], today: dt.date | None) -> tuple[Case | None, tuple[Fault, ...]]:
    """The case that plain values describe, where its structure is sound, and every fault in them."""
    case, faults = read_structure(raw)
    parts = sound_parts(raw, faults) if case is None else _parts(case)
    return case, (*faults, *_faults_across(raw, parts, _days(raw, today)))


def problem_of(fault: Fault, name: str = "", line: int | None = None) -> Problem:
    """A fault as a problem of a file, or of no file."""
    return Problem(
        file=one_line(name),
        key=key_of(fault.path),
        line=line,
        what=Message(f"case.{fault.name}.what", fault.facts),
        right=Message(f"case.{fault.name}.right", fault.facts),
    )


def _parts(case: Case) -> Iterator[tuple[Path, Element]]:
    for section in LISTS:
        for place, part in enumerate(getattr(case, section)):
            yield (section, place), part


Days: TypeAlias = tuple[dt.date | None, dt.date | None]
"""The day the case describes, and the last day of which anything can be known."""


def _days(raw: Mapping[str, Any], today: dt.date | None) -> Days:
    """Both days; the case's own is read by itself, since the rest may be broken."""
    try:
        as_of = read_day(raw.get("as_of"))
    except PydanticCustomError:
        as_of = None
    if as_of is None or today is None:
        return (as_of or today,) * 2
    return as_of, max(as_of, today)


def _faults_across(
    raw: Mapping[str, Any], parts: Iterator[tuple[Path, Element]], days: Days
) -> Iterator[Fault]:
    """The checks across keys on every part that is sound in itself, and those across debts and papers."""
    sound = dict(parts)
    for path, part in sound.items():
        for fault in check_part(part, *days):
            yield replace(fault, path=path + fault.path)
    said = raw.get("debt")
    debts = said if isinstance(said, list) else []
    yield from check_ids(debts)
    papers = {path: part for path, part in sound.items() if isinstance(part, Paper)}
    yield from check_papers(papers, debts)
    agreements = {path: part for path, part in sound.items() if isinstance(part, Agreement)}
    yield from check_agreements(agreements, debts)
