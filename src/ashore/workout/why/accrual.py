"""Rows of what accrued by the day, rounded so that they add up to the figure that is stated.

A figure is rounded once (DESIGN, "What accrues", rule 6); each row is what the running total, rounded, grew by.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ashore.money import Fen, divide
from ashore.texts import Message, message
from ashore.workout.why.row import Row

_ONE_DAY = dt.timedelta(days=1)
_DAILY_PLACES = 1_000_000
"""A daily rate is printed with up to four decimals of a percent."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``base`` fen bore ``daily_rate`` from ``since`` (exclusive) to ``until``; ``label`` names the row's text."""

    label: str
    since: dt.date
    until: dt.date
    base: Fen
    daily_rate: Fraction
    instalment: int | None = None

    @property
    def days(self) -> int:
        """The days counted."""
        return (self.until - self.since).days

    @property
    def earned(self) -> Fraction:
        """The exact amount in fen."""
        return self.base * self.days * self.daily_rate


def accrual_rows(stretches: Iterable[Stretch], day_basis: int) -> list[Row]:
    """One row a stretch; ``day_basis`` are the days of a year by which a rate is printed that is no round daily one."""
    rows, exact, stated = [], Fraction(0), 0
    for one in _joined(stretches):
        exact += one.earned
        amount = divide(exact.numerator, exact.denominator) - stated
        stated += amount
        said = message(
            f"why.row.{one.label}",
            n=one.instalment,
            base=one.base,
            rate=_rate(one.daily_rate, day_basis),
            days=one.days,
            first=one.since + _ONE_DAY,
            last=one.until,
        )
        rows.append(Row(said, amount, one.since, one.until, one.base, one.daily_rate))
    return rows


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches that follow each other on the same base as one; those without days or base left out."""
    kept: Stretch | None = None
    for one in stretches:
        if not one.earned:
            continue
        if kept is not None and one == replace(kept, since=kept.until, until=one.until):
            kept = replace(kept, until=one.until)
            continue
        if kept is not None:
            yield kept
        kept = one
    if kept is not None:
        yield kept


def _rate(daily: Fraction, day_basis: int) -> Message:
    """A rate as people can check it: by the day where that is a round number, otherwise by the year over its days."""
    if _DAILY_PLACES % daily.denominator == 0:
        return message("why.rate.daily", rate=_decimal(daily))
    return message("why.rate.annual", rate=_decimal(daily * day_basis), basis=day_basis)


def _decimal(rate: Fraction) -> Decimal:
    return Decimal(rate.numerator) / rate.denominator
