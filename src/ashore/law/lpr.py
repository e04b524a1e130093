"""The 1-year loan prime rate (LPR) on any day since it began. A quote applies from its day until the next one."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from ashore.data import read_toml
from ashore.money import Rate
from ashore.texts import Message, message


@dataclass(frozen=True, slots=True)
class LprQuote:
    """The rate that applies on a day, and the day it was quoted.

    ``stale``: the day lies so long after our last quote that at least one newer quote must be missing.
    """

    rate: Rate
    quoted: date
    stale: bool

    @property
    def warning(self) -> Message | None:
        """What to say beside a figure that rests on a stale quote."""
        return message("law.lpr.stale", quoted=self.quoted) if self.stale else None


@dataclass(frozen=True, slots=True)
class BeforeFirstQuote:
    """The day lies before the first quote, so there is no rate."""

    first: date

    @property
    def message(self) -> Message:
        """What to tell the user."""
        return message("law.lpr.too-early", first=self.first)


@dataclass(frozen=True, slots=True)
class _Table:
    days: tuple[date, ...]
    one_year: tuple[Rate, ...]
    stale_after_days: int


def lpr_1y(on: date) -> LprQuote | BeforeFirstQuote:
    """The 1-year LPR on a day; after the last known quote that one, marked stale when others must be missing."""
    table = _table()
    position = bisect_right(table.days, on)
    if position == 0:
        return BeforeFirstQuote(table.days[0])
    quoted = table.days[position - 1]
    is_last = position == len(table.days)
    stale = is_last and (on - quoted).days > table.stale_after_days
    return LprQuote(table.one_year[position - 1], quoted, stale)


@cache
def _table() -> _Table:
    data = read_toml("lpr.toml")
    quotes = data["quotes"]
    return _Table(
        days=tuple(day for day, _, _ in quotes),
        one_year=tuple(Decimal(percent) / 100 for _, percent, _ in quotes),
        stale_after_days=data["stale_after_days"],
    )
