"""A transaction in its place among all: what it counts as, how much of it, and because of which other row."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ashore.money import Fen
from ashore.statements.model import Kind, Transaction

Because: TypeAlias = Literal[
    "",
    "overlap",  # the same row stands in another file of the same platform
    "channel",  # the same payment, told by the platform and by the bank
    "given-back",  # what was bought was given back, in part or whole
    "own-account",  # between accounts of the same person
    "card-side",  # the card's side of a repayment that another account made
]
"""Why an entry does not count as it stands in its file."""


@dataclass(slots=True, eq=False)
class Entry:
    """A transaction and what it counts for.

    ``amount`` is in fen what still counts of it; negative for money given back for something that is in no file.
    ``twin`` is the row on account of which it counts for less, or not at all.
    """

    transaction: Transaction
    kind: Kind
    amount: Fen
    because: Because = ""
    twin: Transaction | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is the fee of a row that moved more."""
        return self.kind == "fee" and self.transaction.kind != "fee"

    def drop(self, because: Because, twin: Transaction) -> None:
        """Let it count for nothing, since another row tells of the same money."""
        self.amount, self.because, self.twin = 0, because, twin


@dataclass(frozen=True, slots=True)
class Book:
    """All entries, by day and time; the same whatever the order of the files."""

    entries: tuple[Entry, ...] = field(default=())


def entries_of(transaction: Transaction) -> list[Entry]:
    """A transaction as it stands in its file; what of it was a fee is an entry of its own."""
    if transaction.kind == "cancelled":
        return [Entry(transaction, "cancelled", 0)]
    moved = Entry(transaction, transaction.kind, transaction.amount - transaction.fee)
    return [moved, Entry(transaction, "fee", transaction.fee)] if transaction.fee else [moved]
