"""Reading the case file that a command was given, and the day it is worked out for."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from ashore.case.load import parse_case
from ashore.cli.faults import file_fault
from ashore.cli.shared import Settings
from ashore.problems import AshoreError
from ashore.workout import Workout
from ashore.workout.bills_months import Months

_SHANGHAI = dt.timezone(dt.timedelta(hours=8))


def today() -> dt.date:
    """Today in China: the one place where the clock is read."""
    return dt.datetime.now(_SHANGHAI).date()


def workout_of(path: str, settings: Settings, months: Months | None = None) -> Workout:
    """The case in a file (``-`` is standard input), with the months that bills tell of.

    Raises:
        AshoreError: the file cannot be read, or is no case.
    """
    return workout_in(read_bytes(path), "stdin" if path == "-" else path, settings, months)


def workout_in(data: bytes, name: str, settings: Settings, months: Months | None = None) -> Workout:
    """The case that a document holds, on the day asked for, else on the case's own, else today.

    Raises:
        AshoreError: it is no case.
    """
    # A day asked for may lie ahead; what happened up to it is then not "in the future".
    latest = max(today(), settings.as_of or dt.date.min)
    case = parse_case(data, name, latest)
    try:
        return Workout(case, settings.as_of or case.as_of or today(), settings.language, months)
    except AshoreError as error:
        named = (replace(problem, file=problem.file or name) for problem in error.problems)
        raise AshoreError(tuple(named)) from None


def read_bytes(path: str) -> bytes:
    """A file's bytes.

    Raises:
        AshoreError: it cannot be read.
    """
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise file_fault(path, error) from None
