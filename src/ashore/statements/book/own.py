"""Money between accounts of the same person, and the card's side of a repayment: it moves, and nothing is spent."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from ashore.money import Fen
from ashore.statements.book.entries import Entry

_DAYS = 3


def settle_own(entries: Iterable[Entry], owners: Collection[str]) -> None:
    """Tell transfers to oneself by the name, and pair repayments with the card that received them."""
    entries = list(entries)
    for one in entries:
        told = one.transaction
        if (
            one.amount
            and one.kind in ("person", "income", "expense")
            and told.counterparty in owners
        ):
            one.kind, one.because = "transfer", "own-account"
    _card_sides(entries)


def _card_sides(entries: list[Entry]) -> None:
    paid: defaultdict[Fen, list[Entry]] = defaultdict(list)
    for one in entries:
        if one.kind == "repayment" and one.amount and one.transaction.direction != "in":
            paid[one.amount].append(one)
    for one in entries:
        if one.kind != "repayment" or not one.amount or one.transaction.direction != "in":
            continue
        group = paid.get(one.amount, [])
        near = [
            other
            for other in group
            if abs((one.transaction.date - other.transaction.date).days) <= _DAYS
            and other.transaction.source != one.transaction.source
        ]
        if near:
            other = min(
                near, key=lambda each: abs((one.transaction.date - each.transaction.date).days)
            )
            group.remove(other)
            one.drop("card-side", other.transaction)
