"""Entries with what they are about, the person's corrections before all rules."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ashore.money import Fen
from ashore.statements.book import Book, Entry
from ashore.statements.classify import SPENT, Class, Correction, classify
from ashore.statements.model import Kind, Transaction


class Told(NamedTuple):
    """An entry, what kind it counts as and what it is about; a named tuple, since there may be a million.

    ``amount`` in fen as in :class:`~ashore.statements.book.Entry`; of a refund without its purchase it is negative.
    """

    entry: Entry
    kind: Kind
    amount: Fen
    about: Class

    @property
    def transaction(self) -> Transaction:
        """The row."""
        return self.entry.transaction


def told(book: Book, corrections: Sequence[Correction] = ()) -> tuple[Told, ...]:
    """Every entry with what it is about; the last correction that fits a row counts."""
    by_name: dict[str, list[Correction]] = {}
    for one in corrections:
        by_name.setdefault(one.counterparty, []).append(one)
    return tuple(
        _told(entry, by_name.get(entry.transaction.counterparty, ())) for entry in book.entries
    )


_SPENDING: tuple[Kind, ...] = (*SPENT, "refund")


def _told(entry: Entry, corrections: Iterable[Correction]) -> Told:
    one = entry.transaction
    kind, category = entry.kind, ""
    for said in corrections if kind != "cancelled" else ():
        if said.fits(one) and _can_be(said, one):
            # What it was for is said, so that it was spent.
            spent = bool(said.category) and kind not in _SPENDING
            kind, category = said.kind or ("expense" if spent else kind), said.category or category
    about = Class(category, "said") if category else classify(one, kind)
    return Told(entry, kind, entry.amount, about)


def _can_be(said: Correction, one: Transaction) -> bool:
    """Whether what is said of a counterparty can be meant of a row: what came in was not spent, nor the reverse."""
    if said.kind in SPENT or not said.kind:
        return one.direction == "out" or one.kind in _SPENDING
    if said.kind in ("income", "disbursement"):
        return one.direction != "out"
    return said.kind != "repayment" or one.direction != "in"
