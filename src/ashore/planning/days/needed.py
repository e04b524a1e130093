"""What a household needs at hand to live until money comes in: :func:`living`."""

import datetime as dt
from dataclasses import dataclass

from ashore.money import Fen
from ashore.planning.days.cashbook import Cashbook, Flow


@dataclass(frozen=True, slots=True)
class Living:
    """``amount`` is the least at hand with which no day before ``until`` is short while no debt is paid."""

    amount: Fen
    until: dt.date


def living(book: Cashbook) -> Living | None:
    """What life takes until the first income that comes on a known day; None where none does within the cashbook.

    A cashbook whose reserve is at least that much is short, before that day, of nothing but payments to debts.
    """
    first = min((one for one in book.flows if one.amount > 0), key=_counts, default=None)
    if first is None:
        return None
    held = book.cash()[: max(1, book.number(first.counts))]
    return Living(max(0, book.reserve - min(held)), first.day)


def _counts(flow: Flow) -> dt.date:
    return flow.counts
