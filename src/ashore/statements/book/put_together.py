"""Statements into one book."""

from collections.abc import Sequence
from operator import attrgetter

from ashore.statements.book.channels import settle_channels
from ashore.statements.book.entries import Book, entries_of
from ashore.statements.book.overlap import without_overlaps
from ashore.statements.book.own import settle_own
from ashore.statements.book.refunds import settle_refunds
from ashore.statements.model import Statement


def put_together(statements: Sequence[Statement]) -> Book:
    """All entries of all statements: what several rows tell of counts once, the rest for nothing, each with its reason.

    The order of the statements, and giving one twice, changes nothing that counts.
    """
    kept, again = without_overlaps(statements)
    entries = [one for row in sorted(kept) for one in entries_of(row)]
    settle_refunds(entries)
    settle_channels(entries)
    settle_own(entries, {one.owner for one in statements if one.owner})
    for transaction, first in again:
        for double in entries_of(transaction):
            double.drop("overlap", first)
            entries.append(double)
    if again:
        entries.sort(key=attrgetter("transaction"))
    return Book(tuple(entries))
