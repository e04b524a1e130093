"""Many questions in one call: JSON lines in, one answer a line out, in the same order."""

import json
import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from ashore.cli.faults import BAD_INPUT, complain, file_fault
from ashore.cli.output import put_json_line
from ashore.cli.shared import Settings
from ashore.problems import AshoreError, Problem, RefusedError
from ashore.texts import message

_CHUNK = 2**20
"""At most so many bytes are read at once; their lines are answered together."""

Line: TypeAlias = tuple[int, bytes]
Question = TypeVar("Question")


def run_batch(
    path: str,
    settings: Settings,
    question: Callable[[Any], Question],
    answers: Callable[[list[Question]], Iterable[Any]],
) -> int:
    """Answer a file (``-`` is standard input) chunk by chunk, without holding it; empty lines are passed over.

    ``question`` reads the JSON value of a line, and raises RefusedError or AshoreError where it cannot;
    ``answers`` answers the questions of a chunk in their order. A line that is no question gives
    ``{"error": …, "line": n}`` in its place, and the same on standard error; the exit status is then 2.
    """
    status = 0
    for chunk in _chunks(path):
        asked = [_asked(line, question) for _, line in chunk]
        told = iter(answers([one for one in asked if not isinstance(one, _FAULTS)]))
        for (number, _), one in zip(chunk, asked, strict=True):
            if isinstance(one, _FAULTS):
                status = _refuse(_placed(one, path, number), number, settings)
            else:
                put_json_line(next(told))
    return status


_FAULTS = (AshoreError, RefusedError)


def _asked(
    line: bytes, question: Callable[[Any], Question]
) -> Question | AshoreError | RefusedError:
    """What a line asks, or why it asks nothing."""
    try:
        return question(_value(line))
    except _FAULTS as error:
        return error


def _refuse(problems: list[Problem], line: int, settings: Settings) -> int:
    said = [problem.text(settings.language) for problem in problems]
    complain(said)
    put_json_line({"error": "; ".join(said), "line": line})
    return BAD_INPUT


def _chunks(path: str) -> Iterator[list[Line]]:
    if path == "-":
        yield from _read(sys.stdin.buffer)
        return
    try:
        with Path(path).open("rb") as file:
            yield from _read(file)
    except OSError as error:
        raise file_fault(path, error) from None


def _read(file: Any) -> Iterator[list[Line]]:
    """The lines that are there, as soon as they are there: who asks one by one is answered one by one."""
    number, rest = 0, b""
    while data := file.read1(_CHUNK):
        *whole, rest = (rest + data).split(b"\n")
        yield list(_numbered(whole, number))
        number += len(whole)
    yield list(_numbered([rest], number))


def _numbered(lines: Iterable[bytes], before: int) -> Iterator[Line]:
    for number, line in enumerate(lines, before + 1):
        kept = line.removeprefix(BOM_UTF8) if number == 1 else line
        if kept.strip():
            yield number, kept


def _value(line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8"), parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        raise RefusedError("cli.batch.not_json") from None


def _placed(error: AshoreError | RefusedError, path: str, line: int) -> list[Problem]:
    """The problems of a line, with its file and number."""
    name = "stdin" if path == "-" else path
    if isinstance(error, RefusedError):
        return [Problem(name, "", line, error.said, message("cli.batch.right"))]
    return [replace(problem, file=name, line=line) for problem in error.problems]
