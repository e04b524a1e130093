"""The fewest moves that meet every need, and of those the fewest days, exactly: :func:`cover`.

Each debt takes a rank: 0 stays, and each higher one moves further. On some days an amount is missing (a need); a debt
brings relief where it moves an instalment past that day, which takes a certain rank. Only ranks that a need asks for
are of any use.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import ceil
from typing import TypeAlias

from ashore.money import Fen

Relief: TypeAlias = tuple[int, Fen]
"""The least rank that brings it, and how much it is."""


@dataclass(frozen=True, slots=True)
class Need:
    """What is missing, and what each debt can bring, None where nothing."""

    amount: Fen
    reliefs: tuple[Relief | None, ...]

    def lack(self, ranks: Sequence[int]) -> Fen:
        """What is still missing once the first debts have these ranks; 0 or less where nothing is."""
        return self.amount - sum(
            relief[1]
            for relief, rank in zip(self.reliefs, ranks, strict=False)
            if relief and rank >= relief[0]
        )

    def implies(self, other: "Need") -> bool:
        """Whether all that meets this need meets the other: more is missing, and no debt brings more or sooner."""
        return self.amount >= other.amount and all(
            mine is None or (its is not None and its[0] <= mine[0] and its[1] >= mine[1])
            for mine, its in zip(self.reliefs, other.reliefs, strict=True)
        )


def cover(needs: Sequence[Need], days: Sequence[Sequence[int]]) -> list[int]:
    """The rank of each debt; ``days[debt][rank]`` is how far it moves: 0 at first, and more with every rank.

    Among answers as good, the one in which the first debt moves least, then the second, and so on.

    Raises:
        ValueError: not even the highest ranks meet every need.
    """
    needs, highest = _telling(needs), [len(one) - 1 for one in days]
    if any(need.lack(highest) > 0 for need in needs):
        raise ValueError("not even the furthest moves meet every need")
    # First only which debts move at all, so that the search for the days knows how many may.
    whether = [
        Need(need.amount, tuple(one and (1, one[1]) for one in need.reliefs)) for need in needs
    ]
    move = _Search(_telling(whether), [(0, 1)] * len(days), [1] * len(days)).run()
    furthest = [moves * rank for moves, rank in zip(move, highest, strict=True)]
    return _Search(needs, days, furthest).run()


def _telling(needs: Sequence[Need]) -> list[Need]:
    """The needs that no other one implies."""
    found: list[Need] = []
    for need in needs:
        if not any(one.implies(need) for one in found):
            found = [*(one for one in found if not need.implies(one)), need]
    return found


class _Search:
    """Depth first, one debt after the other, low ranks first, and left where nothing better can follow.

    So the first answer of a value is the one wanted among all of that value.
    """

    def __init__(
        self, needs: Sequence[Need], days: Sequence[Sequence[int]], answer: Sequence[int]
    ) -> None:
        self._needs, self._days = needs, days
        self._useful = [
            sorted({0, *(one[0] for need in needs if (one := need.reliefs[debt]))})
            for debt in range(len(days))
        ]
        self._answer = self._trimmed(answer)
        moves, far = self._value(self._answer)
        self._limit = (moves, far + 1)  # of the same value another answer may be wanted

    def run(self) -> list[int]:
        """The best ranks."""
        self._visit(())
        return self._answer

    def _trimmed(self, answer: Sequence[int]) -> list[int]:
        """An answer in which no debt alone could move less."""
        ranks = list(answer)
        for debt in reversed(range(len(ranks))):
            tried = ([*ranks[:debt], rank, *ranks[debt + 1 :]] for rank in self._useful[debt])
            ranks = next(one for one in tried if all(need.lack(one) <= 0 for need in self._needs))
        return ranks

    def _value(self, ranks: Sequence[int]) -> tuple[int, int]:
        far = sum(days[rank] for days, rank in zip(self._days, ranks, strict=True))
        return sum(rank > 0 for rank in ranks), far

    def _visit(self, taken: tuple[int, ...]) -> None:
        found = self._forced(taken)
        if found is None:
            return
        ranks, free = found
        short = [(need, lack) for need in self._needs if (lack := need.lack(ranks)) > 0]
        moves, far = self._value(ranks)
        moves += max((_more_moves(*one, ranks, free) for one in short), default=0)
        far += max((self._more_days(*one, ranks, free) for one in short), default=0)
        if (moves, far) >= self._limit:
            return
        if not short:
            self._answer, self._limit = ranks, (moves, far)
            return
        debt = len(taken)
        for rank in self._useful[debt]:
            if rank >= ranks[debt]:
                self._visit((*taken, rank))

    def _forced(self, taken: tuple[int, ...]) -> tuple[list[int], list[int]] | None:
        """Each debt's least rank after those taken, and the debts that may take more; None where nothing better is.

        A debt must take a rank where without it all others together are not enough.
        """
        ranks = [*taken, *[0] * (len(self._days) - len(taken))]
        lacks = [(need, lack) for need in self._needs if (lack := need.lack(taken)) > 0]
        free = list(range(len(taken), len(ranks)))
        while True:
            for need, lack in lacks:
                there = [(debt, *relief) for debt in free if (relief := need.reliefs[debt])]
                spare = sum(amount for _, _, amount in there) - lack
                if spare < 0:
                    return None
                for debt, rank, amount in there:
                    if amount > spare:
                        ranks[debt] = max(ranks[debt], rank)
            moving = [debt for debt in free if ranks[debt]]
            if self._value(ranks)[0] < self._limit[0] or moving == free:
                return ranks, free
            free = moving

    def _more_days(self, need: Need, lack: Fen, ranks: list[int], free: list[int]) -> int:
        """At least so many days more for one need: as if debts moved in part, those first that bring most a day."""
        there = [
            (self._days[debt][relief[0]] - self._days[debt][ranks[debt]], relief[1])
            for debt in free
            if (relief := need.reliefs[debt]) and relief[0] > ranks[debt]
        ]
        days = Fraction(0)
        for more, amount in sorted(there, key=lambda one: Fraction(*one)):
            days += Fraction(more * min(lack, amount), amount)
            lack -= amount
            if lack <= 0:
                break
        return ceil(days)


def _more_moves(need: Need, lack: Fen, ranks: list[int], free: list[int]) -> int:
    """At least so many moves more for one need: what moves anyway moves as far as it must, then the largest do."""
    there = [
        (debt, relief[1])
        for debt in free
        if (relief := need.reliefs[debt]) and relief[0] > ranks[debt]
    ]
    lack -= sum(amount for debt, amount in there if ranks[debt])
    resting = sorted((amount for debt, amount in there if not ranks[debt]), reverse=True)
    return bisect_left([*accumulate(resting, initial=0)], lack) if lack > 0 else 0
