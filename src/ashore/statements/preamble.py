"""What stands above a header: whose statement it is, and from which day to which."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ashore.data import read_toml
from ashore.problems import RefusedError
from ashore.statements.values import read_day


@dataclass(frozen=True, slots=True)
class Preamble:
    """``owner`` and ``card``, the end of its number, are "" where nothing is said, ``days`` and ``month`` None.

    ``month`` is that of a bill whose days may lack the year, by its first day.
    """

    owner: str
    card: str
    days: tuple[dt.date, dt.date] | None
    month: dt.date | None


def read(above: Sequence[str]) -> Preamble:
    """What the lines above a header say."""
    told = _patterns()
    periods = (
        found for line in above for pattern in told.periods if (found := _period(pattern, line))
    )
    names = _first(told.owner, above), _first(told.card, above)
    return Preamble(*names, next(periods, None), _month(told.month, above))


def _month(pattern: re.Pattern[str], above: Sequence[str]) -> dt.date | None:
    found = next((match for line in above if (match := pattern.search(line))), None)
    try:
        return read_day(f"{found[1]}-{found[2]}-1") if found else None
    except RefusedError:
        return None


def _first(pattern: re.Pattern[str], above: Sequence[str]) -> str:
    return next((match[1] for line in above if (match := pattern.search(line))), "")


def _period(pattern: re.Pattern[str], line: str) -> tuple[dt.date, dt.date] | None:
    match = pattern.search(line)
    if match is None:
        return None
    try:
        since, until = read_day(match[1]), read_day(match[2])
    except RefusedError:
        return None
    return (since, until) if since <= until else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    owner: re.Pattern[str]
    card: re.Pattern[str]
    periods: tuple[re.Pattern[str], ...]
    month: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    told = read_toml("statements/preamble.toml")
    periods = (re.compile(one.replace("DAY", told["day"])) for one in told["periods"])
    owner, card, month = (re.compile(told[name]) for name in ("owner", "card", "month"))
    return _Patterns(owner, card, tuple(periods), month)
