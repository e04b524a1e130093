"""Which due dates to ask to be moved, and what no move can change: :func:`advise`.

Moving a payment later leaves no day with less money. So if every movable payment stands on the latest date it can
have, each single day has as little missing as it can have: that much is unavoidable, by addition alone. All other
shortage can be removed, all of it at once, and the fewest moves that do so are proposed.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ashore.money import Fen
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.cover import Need, Relief, cover
from ashore.planning.days.dues import Due, later
from ashore.planning.days.shortfalls import Shortfall, cash, shortfalls
from ashore.planning.days.unavoidable import Unavoidable, unavoidable


@dataclass(frozen=True, slots=True)
class Move:
    """A due day to be moved; ``first`` is the date of the first instalment that moves, ``later`` by so many days."""

    debt_id: str
    old_day: int
    new_day: int
    first: dt.date
    later: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What is short if nothing is moved, the moves, and what they leave: only what no move could remove.

    ``cash_before`` and ``cash_after`` are at hand at the end of each day of the cashbook. ``dues`` are the payments
    after the moves.
    """

    before: tuple[Shortfall, ...]
    moves: tuple[Move, ...]
    unavoidable: tuple[Unavoidable, ...]
    dues: tuple[Due, ...]
    cash_before: tuple[Fen, ...]
    cash_after: tuple[Fen, ...]


def advise(book: Cashbook, dues: Sequence[Due]) -> Advice:
    """The fewest moves that leave the least shortage on every day of the cashbook.

    Of those it is the ones by the fewest days in all, each counted once, on its first instalment; then those in which
    the debts with the largest instalments move least. The order of ``dues``, whose ids are unique, does not matter.
    """
    latest = [due.moved(due.days[-1]) if due.movable else due for due in dues]
    movable = sorted((due for due in dues if due.movable), key=_largest_first)
    needs = _needs(book, movable, _avoidable(cash(book, dues), cash(book, latest)))
    ranks = cover(needs, [_days_later(due) for due in movable])
    taken = {
        due.debt_id: due.days[rank - 1] for due, rank in zip(movable, ranks, strict=True) if rank
    }
    after = tuple(due.moved(taken.get(due.debt_id, due.day)) for due in dues)
    moves = [_move(due, taken[due.debt_id]) for due in dues if due.debt_id in taken]
    return Advice(
        before=shortfalls(book, dues),
        moves=tuple(sorted(moves, key=lambda move: (move.first, move.debt_id))),
        unavoidable=tuple(unavoidable(one, book, latest) for one in shortfalls(book, after)),
        dues=after,
        cash_before=tuple(cash(book, dues)),
        cash_after=tuple(cash(book, after)),
    )


def _largest_first(due: Due) -> tuple[Fen, str]:
    return -max(one.amount for one in due.payments), due.debt_id


def _avoidable(before: Iterable[Fen], at_best: Iterable[Fen]) -> dict[int, Fen]:
    """What is missing by the number of the day, less what is missing at best."""
    found = enumerate(min(0, best) - now for now, best in zip(before, at_best, strict=True))
    return {day: amount for day, amount in found if amount > 0}


def _needs(book: Cashbook, dues: Sequence[Due], missing: dict[int, Fen]) -> list[Need]:
    """Each day's need. No day sees more than one instalment of a debt moved past it: none moves past the next."""
    reliefs: dict[int, list[Relief | None]] = {day: [None] * len(dues) for day in missing}
    for which, due in enumerate(dues):
        own, days = due.day, due.days
        for one in due.instalments:
            moved_to = [book.number(later(one.date, own, day)) for day in days]
            for day in range(book.number(one.date), moved_to[-1]):
                if day in reliefs:
                    reliefs[day][which] = (bisect_right(moved_to, day) + 1, one.amount)
    return [Need(amount, tuple(reliefs[day])) for day, amount in missing.items()]


def _days_later(due: Due) -> list[int]:
    return [0, *(_move(due, day).later for day in due.days)]


def _move(due: Due, day: int) -> Move:
    own, first = due.day, due.instalments[0].date
    new = later(first, own, day)
    return Move(due.debt_id, own, day, new, (new - first).days)
