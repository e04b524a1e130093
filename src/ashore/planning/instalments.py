"""A debt paid off in new level instalments: the schedule of an agreement not yet made.

It is an ordinary contract schedule on the new principal (``loans.schedule``), so that its rows sum to the fen and
its first period bears interest for its own days only (Frappe Lending #1081). A down payment is the first row; the
level instalments follow it. The longest term counts every row.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ashore.dates import DayCount, add_months
from ashore.loans.schedule import Periods, ScheduleError, periods, schedule
from ashore.loans.terms import Method, Terms
from ashore.money import Fen, Rate, Rounding, divide
from ashore.planning.result import PlannedPayment, Rows


@dataclass(frozen=True, slots=True)
class NewTerms:
    """The terms of a re-instalment: ``capital`` bears ``annual_rate`` from ``begins``, at most ``longest`` payments."""

    capital: Fen
    annual_rate: Rate
    begins: dt.date
    first_due: dt.date
    longest: int
    day_count: DayCount = DayCount.ACTUAL_365
    rounding: Rounding = Rounding.HALF_UP
    down_payment: Fen = 0

    def within(self, months: int) -> "NewTerms":
        """The same terms with at most ``months`` payments."""
        return self if months >= self.longest else replace(self, longest=months)


def contract_terms(new: NewTerms, count: int) -> Terms:
    """The new agreement as the terms of a loan of ``count`` level instalments."""
    return Terms(
        Method.EQUAL_INSTALMENT,
        new.capital,
        new.annual_rate,
        new.begins,
        count,
        first_due=new.first_due,
        day_count=new.day_count,
        rounding=new.rounding,
    )


def interest_of(balance: Fen, the_periods: Periods, index: int, rounding: Rounding) -> Fen:
    """The interest a balance bears in a period, rounded to the fen."""
    units = the_periods.units[index] * the_periods.numerator
    return divide(balance * units, the_periods.denominator, rounding)


def largest(rows: Iterable[PlannedPayment]) -> Fen:
    """The largest single payment."""
    return max(row.payment for row in rows)


def in_instalments(new: NewTerms, count: int) -> Rows | None:
    """The schedule with exactly ``count`` payments; None where that many cannot cover the interest.

    A single payment always can; fewer than ``count`` are made where the down payment pays everything.
    """
    if new.down_payment and count > 1:
        down, rest = _paid_down(new)
        after = in_instalments(rest, count - 1) if rest.capital else ()
        return None if after is None else (down, *after)
    try:
        rows = schedule(contract_terms(new, count)).rows
    except ScheduleError:
        return None
    return tuple(
        PlannedPayment(row.due, row.payment, row.interest, row.principal, 0, row.balance)
        for row in rows
    )


def _paid_down(new: NewTerms) -> tuple[PlannedPayment, NewTerms]:
    """The down payment on the first pay date (at least the interest by then), and the terms of what is left."""
    first = periods(contract_terms(new, 1))
    interest = interest_of(new.capital, first, 0, new.rounding)
    payment = min(max(new.down_payment, interest), new.capital + interest)
    left = new.capital - (payment - interest)
    row = PlannedPayment(new.first_due, payment, interest, payment - interest, 0, left)
    rest = replace(
        new,
        capital=left,
        begins=new.first_due,
        first_due=add_months(new.first_due, 1),
        longest=new.longest - 1,
        down_payment=0,
    )
    return row, rest


def longest_schedule(new: NewTerms) -> Rows:
    """The schedule with as many payments as the terms allow: the smallest instalment that can be asked for.

    Where so many would not cover the interest (rates far beyond any consumer loan's), as many as do.
    """
    counts = range(new.longest, 0, -1)
    return next(rows for count in counts if (rows := in_instalments(new, count)))


def fewest_instalments(new: NewTerms, most_a_month: Fen) -> Rows | None:
    """The schedule with the fewest payments none of which exceeds ``most_a_month``; None where none fits."""
    fewest = _fewest_payments(new, most_a_month)
    if fewest is None:
        return None
    # Level payments are rounded, and the last row pays the rest: a few fen may ask for one payment more.
    for count in range(fewest, new.longest + 1):
        rows = in_instalments(new, count)
        if rows is not None and largest(rows) <= most_a_month:
            return rows
    return None


def _fewest_payments(new: NewTerms, most_a_month: Fen) -> int | None:
    """How many payments of exactly ``most_a_month`` pay everything off: no schedule can need fewer."""
    the_periods, balance = periods(contract_terms(new, new.longest)), new.capital
    for index in range(new.longest):
        balance += interest_of(balance, the_periods, index, new.rounding) - most_a_month
        if balance <= 0:
            return index + 1
    return None
