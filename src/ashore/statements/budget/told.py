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


def _told(entry: Entry, corrections: Iterable[Correction]) -> Told:
    one = entry.transaction
    kind, category = entry.kind, ""
    for correction in corrections if kind != "cancelled" else ():
        if correction.fits(one) and _can_be(correction, one):
            kind, category = correction.kind or kind, correction.category or category
    if category and kind not in (*SPENT, "refund", "income"):
        kind = "expense"  # what it was for is said, so that it was spent
    about = Class(category, "said") if category else classify(one, kind)
    return Told(entry, kind, entry.amount, about)


def _can_be(said: Correction, one: Transaction) -> bool:
    """Whether what is said of a counterparty can be meant of a row: what came in was not spent, nor the reverse."""
    spent = said.kind in SPENT or bool(said.category and said.kind != "income")
    if one.direction == "in":
        return not spent or one.kind in ("refund", *SPENT)
    return said.kind != "income" or one.direction == "neutral"
