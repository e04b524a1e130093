"""Agreements that lenders have signed: their debts are paid by exactly what they set down."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Payment
from ashore.money import Fen
from ashore.planning.result import PlannedPayment, Rows

AS_IS = ReliefOption("as-is", source="agreement")


@dataclass(frozen=True, slots=True)
class Signed:
    """What an agreement still asks for on the day a plan starts.

    ``missed`` is what fell due before that day, from ``missed_since`` on, and was not paid.
    """

    on: dt.date
    to_come: tuple[Payment, ...]
    missed: Fen = 0
    missed_since: dt.date | None = None

    @property
    def left(self) -> Fen:
        """Everything that it still asks for."""
        return self.missed + sum(payment.amount for payment in self.to_come)

    def rows(self, first: dt.date) -> Rows:
        """Each payment on its day, and what was missed on the ``first`` pay date.

        An agreement says what is paid, not which part of it is interest: all of it counts as principal.
        """
        missed = (Payment(first, self.missed),) if self.missed else ()
        left, rows = self.left, []
        for payment in sorted((*missed, *self.to_come), key=lambda one: one.date):
            left -= payment.amount
            rows.append(PlannedPayment(payment.date, payment.amount, 0, payment.amount, 0, left))
        return tuple(rows)


def signed(
    on: dt.date, agreed: Iterable[Payment], paid: Iterable[Payment], start: dt.date
) -> Signed:
    """What an agreement of the day ``on`` still asks for on another; ``paid`` are the payments that stand by then.

    What was paid since it was signed settles its payments in their order.
    """
    left = sum(payment.amount for payment in paid if on <= payment.date <= start)
    to_come: list[Payment] = []
    missed, since = 0, None
    for payment in sorted(agreed, key=lambda one: one.date):
        settled = min(left, payment.amount)
        left -= settled
        unpaid = payment.amount - settled
        if unpaid and payment.date < start:
            missed += unpaid
            since = since or payment.date
        elif unpaid:
            to_come.append(replace(payment, amount=unpaid))
    return Signed(on, tuple(to_come), missed, since)
