"""The days on which something happens, one after the other: a household's list of what comes and what is due."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ashore.money import Fen
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due
from ashore.planning.days.shortfalls import cash

EntryKind: TypeAlias = Literal["income", "expense", "payment"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What happens; ``name`` is that of a line, or the id of the debt that is paid; negative where it goes out."""

    kind: EntryKind
    name: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day and what is left at its end: what was left on the one before, and ``spread``, and all its entries.

    ``spread`` is what everything without a day of its own came to since then. ``short`` is the most that was missing
    since then, 0 where nothing was: an income that came in today may have come too late for a payment of today.
    """

    day: dt.date
    entries: tuple[Entry, ...]
    spread: Fen
    left: Fen
    short: Fen

    @property
    def due(self) -> Fen:
        """What is paid to creditors on it."""
        return -sum(one.amount for one in self.entries if one.kind == "payment")


def agenda(book: Cashbook, dues: Sequence[Due]) -> tuple[AgendaDay, ...]:
    """Every day on which a line or a payment moves money, and the last day of the cashbook."""
    held = cash(book, dues)
    entries: dict[dt.date, list[Entry]] = {book.day(len(held) - 1): []}
    for day, entry in _entries(book, dues):
        entries.setdefault(day, []).append(entry)
    found, seen = [], 0
    for day, moved in sorted(entries.items()):
        number = book.number(day)
        clearing = sum(one.amount for one in book.flows if one.day <= day < one.counts)
        found.append(
            AgendaDay(
                day,
                tuple(moved),
                book.even[number] - book.even[seen],
                held[number] + clearing,
                max(0, -min(held[min(seen + 1, number) : number + 1])),
            )
        )
        seen = number
    return tuple(found)


def _entries(book: Cashbook, dues: Sequence[Due]) -> Iterator[tuple[dt.date, Entry]]:
    for flow in book.flows:
        yield flow.day, Entry("income" if flow.amount > 0 else "expense", flow.name, flow.amount)
    last = book.day(len(book.even) - 1)
    for due in dues:
        for one in due.payments:
            if book.start <= one.date <= last:
                yield one.date, Entry("payment", due.debt_id, -one.amount)
