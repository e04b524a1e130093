"""The proof that a shortfall is unavoidable: a sum anyone can check."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ashore.money import Fen
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due
from ashore.planning.days.shortfalls import Shortfall


@dataclass(frozen=True, slots=True)
class Unavoidable:
    """A shortfall that no move removes or lessens on any of its days, proven for its worst.

    By the end of that day ``reserve + comes_in - goes_out + even`` is all there can be, ``even`` being what all that is
    spread over the days comes to. ``paid`` is what each creditor must have had by then with every due day that can be
    moved at its latest, which no set of moves can lower; what is ``missing`` of the two is the shortfall's amount.
    """

    shortfall: Shortfall
    reserve: Fen
    comes_in: Fen
    goes_out: Fen
    even: Fen
    paid: tuple[tuple[str, Fen], ...]

    @property
    def missing(self) -> Fen:
        """What is missing on the worst day whatever is moved."""
        there = self.reserve + self.comes_in - self.goes_out + self.even
        return sum(amount for _, amount in self.paid) - there


def unavoidable(shortfall: Shortfall, book: Cashbook, latest: Iterable[Due]) -> Unavoidable:
    """The proof for a shortfall that is left, from the payments on the ``latest`` dates they can have."""
    day = shortfall.worst
    moved = [flow.amount for flow in book.flows if flow.counts <= day]
    return Unavoidable(
        shortfall,
        book.reserve,
        sum(amount for amount in moved if amount > 0),
        -sum(amount for amount in moved if amount < 0),
        book.even[book.number(day)],
        tuple((due.debt_id, amount) for due in latest if (amount := _by(due, day))),
    )


def _by(due: Due, day: dt.date) -> Fen:
    return sum(one.amount for one in due.payments if one.date <= day)
