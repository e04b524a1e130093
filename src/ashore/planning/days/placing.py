"""The cashbook of a household: its lines put on their days.

A line whose first day is known, or its day of the month, falls on its real days. One without is placed by a rule
(:data:`Placing`) and named, so that its day can be asked for; the answer is its first day (``starts``), at the latest
the next one to come, or its ``day`` of the month.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, count
from math import floor
from typing import Literal, TypeAlias

from ashore.dates import MONTHLY, Step, add_months, step_from
from ashore.household.budget import budget
from ashore.household.model import Expense, Household, Income
from ashore.money import Fen
from ashore.planning.days.cashbook import ONE_DAY, Cashbook, Flow
from ashore.texts import Message

Placing: TypeAlias = Literal["even", "worst", "best"]
"""Where a line without a day falls in each of its periods, which are counted from the start.

``even``: on all days alike. That is the household's month, and claims nothing of the days inside it. ``worst``:
income on the last day, expenses on the first; ``best``: the other way round. Whatever the real days are (up to the
28th), no day has less money than at worst or more than at best: what is enough at worst is surely enough, what is
missing at best surely missing. A single payment without a day is left out, as the budget leaves it out.
"""

_Line: TypeAlias = Income | Expense


@dataclass(frozen=True, slots=True)
class _Portion:
    """So much a day, on the days after ``begins`` up to ``last``."""

    begins: dt.date
    last: dt.date
    a_day: Fraction


def cashbook(  # noqa: PLR0913 - three things it is made from, and four with a default
    household: Household,
    start: dt.date,
    months: int,
    *,
    reserve: Fen = 0,
    buffer: Fen | None = None,
    placing: Placing = "even",
    clears: int = 1,
) -> Cashbook:
    """The days from ``start`` to ``months`` later.

    ``buffer`` is kept back each month, evenly over its days (by default the household's own); so is what it must keep
    to have its minimum standard. An income is reckoned with ``clears`` days after its day: a lender may collect in the
    early hours of a payday.
    """
    end = add_months(start, months)
    every: tuple[_Line, ...] = (*household.incomes, *household.expenses)
    lines = [one for one in every if one.until is None or one.until > start]
    undated = [one for one in lines if not _is_dated(one)]
    flows = [_flow(one, day, clears) for one in lines for day in _known_days(one, start, end)]
    kept = household.buffer if buffer is None else buffer
    portions = list(_kept_back(household, kept, start, end))
    for one in undated:
        if placing == "even":
            portions += _evenly(one, start, end)
        else:
            flows += _at_an_edge(one, start, end, placing, clears)
    within = [flow for flow in flows if start < flow.day <= end]
    within.sort(key=lambda flow: flow.day)
    names = tuple(one.name for one in undated)
    return Cashbook(start, reserve, tuple(within), _by_day(portions, start, end), names)


def _is_dated(one: _Line) -> bool:
    return one.starts is not None or one.day is not None


def _known_days(one: _Line, start: dt.date, end: dt.date) -> Iterator[dt.date]:
    if one.day is not None and isinstance(one.every, Step):
        yield from _days_of_the_month(one, one.day, one.every, start, end)
        return
    if one.starts is None:
        return
    if not isinstance(one.every, Step):
        yield one.starts
        return
    for times in count():
        day = step_from(one.starts, one.every, times)
        if day > min(end, one.until or end):
            return
        yield day


def _days_of_the_month(
    one: _Line, day: int, every: Step, start: dt.date, end: dt.date
) -> Iterator[dt.date]:
    """The day in each of its months, from the month in which it begins; without a beginning, from that of the start."""
    begins = one.starts or start
    for times in count():
        first = step_from(begins.replace(day=1), every, times)
        found = first.replace(day=min(day, monthrange(first.year, first.month)[1]))
        if found > min(end, one.until or end):
            return
        if found >= begins:
            yield found


def _periods(every: Step, start: dt.date, end: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """The periods of a rhythm, each from the day after its first date to its second."""
    for times in count():
        begins = step_from(start, every, times)
        if begins >= end:
            return
        yield begins, step_from(start, every, times + 1)


def _evenly(one: _Line, start: dt.date, end: dt.date) -> Iterator[_Portion]:
    if isinstance(one.every, Step):
        for begins, ends in _periods(one.every, start, end):
            last = min(ends, one.until or ends)
            yield _portion(begins, ends, last, _signed(one))


def _at_an_edge(
    one: _Line, start: dt.date, end: dt.date, placing: Placing, clears: int
) -> Iterator[Flow]:
    if isinstance(one.every, Step):
        is_late = isinstance(one, Income) == (placing == "worst")
        for begins, ends in _periods(one.every, start, end):
            day = ends if is_late else begins + ONE_DAY
            if one.until is None or day <= one.until:
                yield _flow(one, day, clears if is_late else 0)


def _flow(one: _Line, day: dt.date, clears: int) -> Flow:
    counts = day + clears * ONE_DAY if isinstance(one, Income) else day
    return Flow(day, one.name, _signed(one), counts)


def _signed(one: _Line) -> Fen:
    return one.amount if isinstance(one, Income) else -one.amount


def _kept_back(
    household: Household, buffer: Fen, start: dt.date, end: dt.date
) -> Iterator[_Portion]:
    """The buffer, and what a household of that month adds to its expenses to keep its minimum standard."""
    for begins, ends in _periods(MONTHLY, start, end):
        lines = budget(household, ends).lines
        # The only line that is not the user's own, and so has a message for a name.
        guard = sum(line.monthly for line in lines if isinstance(line.name, Message))
        yield _portion(begins, ends, ends, -buffer - guard)


def _portion(begins: dt.date, ends: dt.date, last: dt.date, amount: Fen) -> _Portion:
    return _Portion(begins, last, Fraction(amount, (ends - begins).days))


def _by_day(portions: Iterable[_Portion], start: dt.date, end: dt.date) -> tuple[Fen, ...]:
    """What the portions come to by the end of each day, exact until it is rounded down to the fen."""
    days = (end - start).days
    change = [Fraction(0)] * (days + 2)
    for one in portions:
        if one.last > one.begins and one.a_day:
            change[(one.begins - start).days + 1] += one.a_day
            change[min(days, (one.last - start).days) + 1] -= one.a_day
    return tuple(floor(total) for total in accumulate(accumulate(change)))[: days + 1]
