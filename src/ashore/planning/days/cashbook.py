"""The money of a household day by day: what moves on a known day, and what is spread over the days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from ashore.money import Fen

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that moves on a day, negative where it goes out; it is reckoned with from the day ``counts`` on."""

    day: dt.date
    name: str
    amount: Fen
    counts: dt.date


@dataclass(frozen=True, slots=True)
class Cashbook:
    """Every day from ``start``, numbered 0, on; no debt is paid yet.

    ``reserve`` is at hand on the first day, after everything of that day but payments to debts. ``flows`` are in the
    order of their days; ``even`` is what all that is spread over the days has come to by the end of each.
    ``undated`` names the lines whose day is not known.
    """

    start: dt.date
    reserve: Fen
    flows: tuple[Flow, ...]
    even: tuple[Fen, ...]
    undated: tuple[str, ...] = ()

    def day(self, number: int) -> dt.date:
        """The day of a number."""
        return self.start + number * ONE_DAY

    def number(self, day: dt.date) -> int:
        """The number of a day, at most one more than the last; a day before the first counts as the first."""
        return min(max(0, (day - self.start).days), len(self.even))

    def cash(self, paid: Iterable[tuple[dt.date, Fen]] = ()) -> list[Fen]:
        """What is at hand at the end of each day after what is ``paid`` by then; negative where so much is missing."""
        moved = [self.reserve] + [0] * len(self.even)
        for flow in self.flows:
            moved[self.number(flow.counts)] += flow.amount
        for day, amount in paid:
            moved[self.number(day)] -= amount
        return [dated + even for dated, even in zip(accumulate(moved), self.even, strict=False)]
