"""Exports that overlap, or the same file twice: a row counts as often as the file that has it most often says."""

from collections import Counter
from collections.abc import Sequence

from ashore.statements.model import Statement, Transaction


def without_overlaps(
    statements: Sequence[Statement],
) -> tuple[list[Transaction], list[tuple[Transaction, Transaction]]]:
    """The rows that count, and those that another file has too, each with the one that counts."""
    kept: list[Transaction] = []
    again: list[tuple[Transaction, Transaction]] = []
    for source in sorted({one.format for one in statements}):
        same = sorted((one for one in statements if one.format == source), key=_rank)
        if len(same) == 1:
            kept.extend(same[0].transactions)
            continue
        first: dict[tuple[object, ...], list[Transaction]] = {}
        for statement in same:
            seen: Counter[tuple[object, ...]] = Counter()
            for transaction in statement.transactions:
                told = _told(transaction)
                have = first.setdefault(told, [])
                if seen[told] < len(have):
                    again.append((transaction, have[seen[told]]))
                else:
                    have.append(transaction)
                    kept.append(transaction)
                seen[told] += 1
    return kept, again


def _told(one: Transaction) -> tuple[object, ...]:
    """What a row says, without where it stands and what may change between two exports: its status."""
    return (
        one.date, one.time, one.amount, one.direction, one.counterparty, one.description, one.account,
        one.reference, one.merchant_reference,
    )  # fmt: skip


def _rank(one: Statement) -> tuple[str, int, tuple[Transaction, ...]]:
    return one.name, one.rows, one.transactions[:1]
