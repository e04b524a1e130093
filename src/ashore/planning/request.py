"""What a plan is made from: the debts as they stand, the money of each month, and the days it is paid."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.dates import add_months
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Obligation, Payment, Position
from ashore.money import Fen
from ashore.planning.signed import Signed


@dataclass(frozen=True, slots=True)
class PlanDebt:
    """One debt: its contract, what was paid, how it stands on the day the plan starts, what its lender may grant.

    ``name`` is what messages call it; the id where empty. ``position`` is that of the start day. A lender that
    ``refuses`` grants nothing: the debt is paid as its contract bills, what is overdue at once. One that has ``signed``
    an agreement is asked for nothing (it ``refuses`` too): the debt is paid as agreed.
    """

    id: str
    obligation: Obligation
    payments: tuple[Payment, ...]
    position: Position
    menu: tuple[ReliefOption, ...] = ()
    secured: bool = False
    priority: bool = False
    name: str = ""
    refuses: bool = False
    signed: Signed | None = None

    @property
    def owed(self) -> Fen:
        """What is owed, less money the lender already holds."""
        return self.position.buckets.total - self.position.held

    @property
    def is_owing(self) -> bool:
        """Whether anything is to be paid."""
        return self.signed.left > 0 if self.signed else self.owed > 0

    @property
    def comes_first(self) -> bool:
        """Secured and priority debts are paid before all others, as their contracts bill them."""
        return self.secured or self.priority

    @property
    def is_behind(self) -> bool:
        """Whether anything is overdue by the contract, where no agreement has taken its place."""
        if self.signed:
            return False
        return self.position.days_past_due > 0 or self.position.buckets.principal_overdue > 0

    @property
    def called(self) -> str:
        """Its name in messages."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Budget:
    """The money of each month, from the first; the last amount stands for all later months."""

    amounts: tuple[Fen, ...]

    def of(self, month: int) -> Fen:
        """The money of a month, counted from 1."""
        return self.amounts[min(month, len(self.amounts)) - 1]

    def within(self, most: Fen) -> "Budget":
        """The same with no more than ``most`` in any month."""
        return Budget(tuple(min(amount, most) for amount in self.amounts))

    @property
    def leanest(self) -> Fen:
        """The smallest amount of any month."""
        return min(self.amounts)


def budget_of(available: Fen | Sequence[Fen]) -> Budget:
    """A budget from one amount for every month, or from the amounts month by month.

    Raises:
        ValueError: no amount at all.
    """
    amounts = (available,) if isinstance(available, int) else tuple(available)
    if not amounts:
        raise ValueError("a plan needs the money of at least one month")
    return Budget(amounts)


@dataclass(frozen=True, slots=True)
class PayDates:
    """The monthly pay dates: ``first`` is the first after ``start``; its day is at most the 28th."""

    start: dt.date
    first: dt.date

    def on(self, month: int) -> dt.date:
        """The pay date of a month counted from 1; month 0 is the start."""
        return add_months(self.first, month - 1) if month else self.start

    def month_of(self, day: dt.date) -> int:
        """The month whose money pays on a day: from the day after one pay date to the next pay date."""
        months = (day.year - self.first.year) * 12 + day.month - self.first.month
        return max(1, months + (1 if day.day <= self.first.day else 2))


def pay_dates(start: dt.date) -> PayDates:
    """Pay dates on the start's own day of the month, from the next month on.

    A day after the 28th is taken as the 28th: every month has one, and money is never late in February.
    """
    return PayDates(start, add_months(start.replace(day=min(start.day, 28)), 1))
