"""The days on which money is missing: how much, until when, and which payments meet them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ashore.money import Fen
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due


@dataclass(frozen=True, slots=True)
class Hit:
    """A payment that falls due while money is missing."""

    debt_id: str
    day: dt.date
    amount: Fen


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Days in a row on which money is missing.

    ``until`` is the first day on which there is enough again, None where that is after the last day looked at.
    ``missing`` is the most that is, first on ``worst``. ``hits`` is empty where living alone takes more than there is.
    """

    first: dt.date
    until: dt.date | None
    worst: dt.date
    missing: Fen
    hits: tuple[Hit, ...]


def cash(book: Cashbook, dues: Iterable[Due]) -> list[Fen]:
    """What is at hand at the end of each day if every debt is paid on its dates."""
    return book.cash((one.date, one.amount) for due in dues for one in due.payments)


def shortfalls(book: Cashbook, dues: Sequence[Due]) -> tuple[Shortfall, ...]:
    """Every shortfall, the earliest first."""
    numbered = enumerate(cash(book, dues))
    runs = (list(run) for short, run in groupby(numbered, lambda one: one[1] < 0) if short)
    return tuple(_shortfall(book, dues, run) for run in runs)


def _shortfall(book: Cashbook, dues: Sequence[Due], run: list[tuple[int, Fen]]) -> Shortfall:
    first, last = run[0][0], run[-1][0]
    worst, least = min(run, key=lambda one: one[1])
    hits = [
        Hit(due.debt_id, one.date, one.amount)
        for due in dues
        for one in due.payments
        if first <= book.number(one.date) <= last
    ]
    hits.sort(key=lambda hit: (hit.day, hit.debt_id))
    until = book.day(last + 1) if last + 1 < len(book.even) else None
    return Shortfall(book.day(first), until, book.day(worst), -least, tuple(hits))
