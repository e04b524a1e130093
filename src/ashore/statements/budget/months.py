"""Months that the statements tell of wholly, and a figure for an ordinary one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeAlias

from ashore.data import read_toml
from ashore.dates import add_months
from ashore.money import Fen, divide
from ashore.statements.model import Statement

_SHORT = 27
"""Days; fewer are less than a month."""
Month: TypeAlias = dt.date
"""A month, by its first day."""


@lru_cache(maxsize=10_000)
def month_of(day: dt.date) -> Month:
    """The month a day is in."""
    return day.replace(day=1)


def whole_months(statements: Iterable[Statement]) -> tuple[Month, ...]:
    """The months that every statement tells of from the first day to the last; none where there is no such month.

    A file of a few days beside longer ones is left out: what it tells of is a part of these months.
    """
    told = [(one.since, one.until) for one in statements if one.since and one.until]
    if not told:
        return ()
    longer = [(first, last) for first, last in told if (last - first).days >= _SHORT]
    told = longer or told
    since = max(first for first, _ in told)
    until = min(last for _, last in told)
    month = month_of(since) if since.day == 1 else add_months(month_of(since), 1)
    found: list[Month] = []
    while add_months(month, 1) - dt.timedelta(days=1) <= until:
        found.append(month)
        month = add_months(month, 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Figure:
    """What an ordinary month has: ``monthly`` in fen. ``odd`` is a month that counts as the middle of the others."""

    monthly: Fen
    odd: Month | None = None


def ordinary(totals: Sequence[tuple[Month, Fen]]) -> Figure:
    """The mean of some months, half-up to the fen; of three or more, one far above the rest counts as their middle.

    ``totals`` are the sums of the months in fen, at least one.
    """
    amounts = [amount for _, amount in totals]
    if len(amounts) >= 3:
        place = max(range(len(amounts)), key=amounts.__getitem__)
        rest = sorted(amounts[:place] + amounts[place + 1 :])
        middle = _middle(rest)
        if middle > 0 and amounts[place] > middle * _odd_times():
            return Figure(divide(sum(rest) + middle, len(amounts)), totals[place][0])
    return Figure(divide(sum(amounts), len(amounts)))


def _middle(amounts: Sequence[Fen]) -> Fen:
    half = len(amounts) // 2
    return amounts[half] if len(amounts) % 2 else divide(amounts[half - 1] + amounts[half], 2)


@cache
def _odd_times() -> Decimal:
    return Decimal(read_toml("statements/rhythms.toml")["odd"]["times"])
