"""Many questions in one call: JSON lines in, one answer a line out, in the same order."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from ashore.cli.faults import BAD_INPUT, complain, file_fault
from ashore.cli.output import put_json_line
from ashore.cli.shared import Settings
from ashore.problems import AshoreError, Problem, RefusedError
from ashore.texts import message

Answer = Callable[[Any], Any]
"""From the value of a line to its answer. Raises RefusedError or AshoreError for a value that has none."""


def run_batch(path: str, settings: Settings, answer: Answer) -> int:
    """Answer a file (``-`` is standard input) line by line, without holding it; empty lines are passed over.

    A line that cannot be answered gives ``{"error": …, "line": n}`` in its place, so that the order is kept, and
    the same on standard error; the exit status is then 2.
    """
    status = 0
    for number, line in _lines(path):
        try:
            put_json_line(answer(_value(line)))
        except (AshoreError, RefusedError) as error:
            said = [problem.text(settings.language) for problem in _placed(error, path, number)]
            complain(said)
            put_json_line({"error": "; ".join(said), "line": number})
            status = BAD_INPUT
    return status


def _lines(path: str) -> Iterator[tuple[int, bytes]]:
    if path == "-":
        yield from _numbered(sys.stdin.buffer)
        return
    try:
        with Path(path).open("rb") as file:
            yield from _numbered(file)
    except OSError as error:
        raise file_fault(path, error) from None


def _numbered(lines: Any) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(lines, 1):
        kept = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
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
