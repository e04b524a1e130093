"""Entries with what they are about, the person's corrections before all rules."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ashore.money import Fen
from ashore.statements.book import Book, Entry
from ashore.statements.classify import Class, Correction, classify
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


def _told(entry: Entry, corrections: Iterable[Correction]) -> Told:
    one = entry.transaction
    kind, category = entry.kind, ""
    for correction in corrections:
        if correction.fits(one):
            kind, category = correction.kind or kind, correction.category or category
    about = Class(category, "said") if category else classify(one, kind)
    amount = entry.amount
    if kind != entry.kind and not amount and not entry.because and kind != "cancelled":
        amount = one.amount  # the person says that it did happen
    if kind == "cancelled":
        amount = 0
    return Told(entry, kind, amount, about)
