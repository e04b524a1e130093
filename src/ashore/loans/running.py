"""Principal not yet due: the interest of the running period (DESIGN, "What accrues", rule 1), and what a part
paid early does to the periods ahead (rule 5, ``reduce``)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from ashore.loans.schedule import periods
from ashore.loans.terms import Method, Terms
from ashore.money import Fen, Rounding, divide

_NOTHING = Fraction(0)


class Running:
    """The interest of the running period, ``start`` to ``due``: linear from what a reduction left off at."""

    __slots__ = ("base", "due", "full", "since", "start")

    def __init__(self, start: dt.date, due: dt.date, full: Fen) -> None:
        self.start = self.since = start
        self.due, self.full = due, full
        self.base = _NOTHING

    def stated(self, day: dt.date) -> Fen:
        """What has been earned by a day, half-up to the fen."""
        if not self.base:  # the common case, without fractions
            return divide(self.full * (day - self.since).days, (self.due - self.since).days)
        earned = self._earned(day)
        return divide(earned.numerator, earned.denominator)

    def _earned(self, day: dt.date) -> Fraction:
        gone = Fraction((day - self.since).days, (self.due - self.since).days)
        return self.base + (self.full - self.base) * gone

    def reduce(self, day: dt.date, full_on_rest: Fraction, rounding: Rounding) -> None:
        """From ``day`` on only the reduced balance earns; ``full_on_rest`` is its interest of a whole period."""
        earned = self._earned(day)
        left = Fraction((self.due - day).days, (self.due - self.start).days)
        total = earned + full_on_rest * left
        self.base, self.since = earned, day
        self.full = divide(total.numerator, total.denominator, rounding)


def laid_out_again(
    terms: Terms, level: Fen, balance: Fen, left: range, interest: Fen
) -> Iterator[tuple[Fen, Fen]]:
    """Principal and interest of the periods ``left`` (from 0) of a reduced balance; the last pays the rest.

    ``interest`` is that of the first. ``level``, the payment of an equal instalment or the principal's part of
    another, stays, so that there may be fewer.
    """
    the_periods = periods(terms)
    for index in left:
        if index > left[0]:
            interest = divide(*the_periods.interest(index, balance), terms.rounding)
        covered = interest if terms.method is Method.EQUAL_INSTALMENT else 0
        part = balance if index == left[-1] else max(0, min(level - covered, balance))
        yield part, interest
        balance -= part
        if not balance:
            return
