"""Payments to creditors on their due dates, and these dates moved.

A debt has one due day, a day of the month; in a month without it the last day stands for it. A move sets another one,
from the 1st to the 28th, for every instalment from the first, and always to a later date: on the next such day after
the old date, at most a month later. An earlier one would only take money away sooner.

What a lender may ask for the days between is left out.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ashore.dates import add_months
from ashore.loans.terms import Contract, Payment
from ashore.planning.request import PlanDebt
from ashore.planning.result import Plan

LAST_DAY = 28
"""The latest day of the month that every month has."""


@dataclass(frozen=True, slots=True)
class Due:
    """What one creditor is to be paid: at least one payment, in the order of their dates, one a date.

    ``movable``: the due day may be asked for, or freely set where nothing is agreed yet.
    """

    debt_id: str
    payments: tuple[Payment, ...]
    movable: bool = True

    @property
    def day(self) -> int:
        """The due day. A first payment on another one is a single one (what is overdue, say) and does not move."""
        dates = [one.date for one in self.payments]
        last = max(date.day for date in dates)
        if all(_is_on(last, date) for date in dates):
            return last
        return max(date.day for date in dates[1:])

    @property
    def days(self) -> tuple[int, ...]:
        """The days it may be moved to, those that are sooner first."""
        own = self.day
        return (*range(own + 1, LAST_DAY + 1), *range(1, min(own, LAST_DAY + 1)))

    @property
    def instalments(self) -> tuple[Payment, ...]:
        """The payments on the due day, which move with it."""
        own = self.day
        return tuple(one for one in self.payments if _is_on(own, one.date))

    def moved(self, day: int) -> "Due":
        """The same with another due day; with its own, the same."""
        own = self.day
        if day == own:
            return self
        moved = [
            Payment(later(one.date, own, day), one.amount) if _is_on(own, one.date) else one
            for one in self.payments
        ]
        return replace(self, payments=tuple(sorted(moved, key=lambda one: one.date)))


def later(date: dt.date, own: int, day: int) -> dt.date:
    """An instalment's date once its due day, its ``own`` until then, is another ``day``."""
    return add_months(date.replace(day=day), 1) if day < own else date.replace(day=day)


def _is_on(day: int, date: dt.date) -> bool:
    """Whether a date is the due day of its month."""
    return date.day == day or (date.day < day and date.day == monthrange(date.year, date.month)[1])


def dues_of(plan: Plan, debts: Iterable[PlanDebt]) -> tuple[Due, ...]:
    """The payments of a plan.

    An agreement yet to be made may have any due day. A contract that goes on keeps its own, unless its lender is
    known to move it (``due-date-move`` is on its menu) and it is paid by the month.
    """
    by_id = {debt.id: debt for debt in debts}
    return tuple(
        Due(
            one.debt_id,
            tuple(Payment(row.date, row.payment) for row in one.schedule),
            not one.is_kept or may_move(by_id[one.debt_id]),
        )
        for one in plan.debts
        if one.schedule
    )


def may_move(debt: PlanDebt) -> bool:
    """Whether a contract that goes on may have another due day."""
    what = debt.obligation
    monthly = not isinstance(what, Contract) or what.terms.every.unit == "month"
    return monthly and any(option.kind == "due-date-move" for option in debt.menu)
