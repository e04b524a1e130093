"""Stepping through due dates, and the four day counts. Dates are calendar dates in Asia/Shanghai."""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal


class DayCount(StrEnum):
    """How a span of days becomes a share of a year."""

    THIRTY_360 = "30/360"
    ACTUAL_365 = "actual/365"
    ACTUAL_360 = "actual/360"
    ACTUAL_ACTUAL = "actual/actual"


YEAR_UNITS: dict[DayCount, int] = {
    DayCount.THIRTY_360: 360,
    DayCount.ACTUAL_365: 365,
    DayCount.ACTUAL_360: 360,
    DayCount.ACTUAL_ACTUAL: 365 * 366,
}
"""The denominator in which :func:`year_units` counts, so that a share of a year is an exact pair of integers."""


@dataclass(frozen=True, slots=True)
class Step:
    """The distance between two due dates: a count of months, weeks or days."""

    count: int
    unit: Literal["month", "week", "day"]

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count != 1 else ''}"


MONTHLY = Step(1, "month")

_STEP = re.compile(r"(?:(\d{1,4})\s*)?(month|week|day)s?", re.IGNORECASE)


def parse_step(text: str) -> Step:
    """Read ``"1 month"``, ``"15 days"``, ``"2 weeks"``.

    Raises:
        ValueError: where the text is none of these or counts nothing.
    """
    match = _STEP.fullmatch(text.strip())
    count = int(match[1] or 1) if match else 0
    if match is None or count == 0:
        raise ValueError(text)
    return Step(count, match[2].lower())  # type: ignore[arg-type]  # the pattern admits only the three units


def add_months(anchor: date, months: int) -> date:
    """The anchor's day of the month ``months`` later, clamped to the month's end.

    Step from the anchor each time, not from the last result: then the 31st clamps to 28 February and
    returns to 31 March.
    """
    index = anchor.year * 12 + anchor.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    if anchor.day <= 28:
        return date(year, month, anchor.day)
    return date(year, month, min(anchor.day, monthrange(year, month)[1]))


def step_from(anchor: date, step: Step, times: int) -> date:
    """The date ``times`` steps after the anchor."""
    if step.unit == "month":
        return add_months(anchor, step.count * times)
    days = step.count * times * (7 if step.unit == "week" else 1)
    return anchor + timedelta(days=days)


def due_dates(start: date, first_due: date | None, step: Step, count: int) -> list[date]:
    """The ``count`` due dates of a loan.

    Without ``first_due`` (or with the one that the start's own day gives) dates step from the start, so that
    a loan of the 31st keeps its day; with another first due date they step from that one.
    """
    if first_due is None or first_due == step_from(start, step, 1):
        return _stepped(start, step, range(1, count + 1))
    return _stepped(first_due, step, range(count))


def _stepped(anchor: date, step: Step, times: range) -> list[date]:
    if step != MONTHLY or anchor.day > 28:
        return [step_from(anchor, step, number) for number in times]
    # No month is shorter than the anchor's day: no clamping, the common case and several times as fast.
    day, first = anchor.day, anchor.month - 1 + times.start
    last = first + len(times)
    years = range(anchor.year + first // 12, anchor.year + (last - 1) // 12 + 1)
    every_month = [date(year, month, day) for year in years for month in _MONTHS]
    return every_month[first % 12 : first % 12 + len(times)]


_MONTHS = range(1, 13)


def whole_months(start: date, end: date) -> int | None:
    """How many whole months lie between two dates (clamped month ends count as whole), or None."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months >= 0 and add_months(start, months) == end else None


def year_units(start: date, end: date, day_count: DayCount, step: Step = MONTHLY) -> int:
    """The share of a year from ``start`` to ``end``, in units of ``1 / YEAR_UNITS[day_count]``.

    - actual/365, actual/360: days.
    - actual/actual: days of each calendar year over that year's length, split at 1 January.
    - 30/360: a whole month is a twelfth, whatever its length; a loan that steps by days or weeks counts days;
      a broken first month counts 30 days a month (30E/360, ISDA 2006 section 4.16(g)).
    """
    if day_count is DayCount.ACTUAL_ACTUAL:
        return actual_actual_units(start, end)
    if day_count is DayCount.THIRTY_360 and step.unit == "month":
        return _thirty_360_units(start, end)
    return (end - start).days


def _thirty_360_units(start: date, end: date) -> int:
    months = whole_months(start, end)
    if months is not None:
        return months * 30
    months = (end.year - start.year) * 12 + end.month - start.month
    return months * 30 + min(end.day, 30) - min(start.day, 30)


def actual_actual_units(start: date, end: date) -> int:
    """:func:`year_units` for actual/actual."""
    # A day of a leap year is 1/366, of a common year 1/365; the common denominator is their product.
    units = 0
    while start.year < end.year:
        next_year = date(start.year + 1, 1, 1)
        units += (next_year - start).days * (365 if isleap(start.year) else 366)
        start = next_year
    return units + (end - start).days * (365 if isleap(start.year) else 366)
