"""Whether anything fits, where every choice is of payments that stand: found by trying, or shown not to be.

A choice is a row of what it takes: by each month, and, where creditors are counted, whether it is paid in each. One row
of every debt is looked for, so that together they stay within limits. Rows that cannot be in it, since even the least
of all others leaves too little, are left out again and again; where several are left, each is tried. Where money is
short hardly any are, and where it is ample the first that is tried will do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ashore.money import Fen
from ashore.planning.choice.problem import Choice, Fixed

Amounts: TypeAlias = npt.NDArray[np.int64]
Places: TypeAlias = npt.NDArray[np.intp]

_AMPLE: Fen = 2**62


class Undecided(Exception):  # noqa: N818 - says what it is
    """Neither a choice of every debt was found nor that there is none."""


@dataclass(slots=True)
class Effort:
    """How often a row may still be taken to see what that leaves of the others."""

    left: int

    def take(self) -> None:
        """Spend one.

        Raises:
            Undecided: nothing was left.
        """
        if self.left <= 0:
            raise Undecided
        self.left -= 1


def rows_of(choices: Sequence[Choice], months: int, *, counted: bool) -> Amounts:
    """What choices take, a row for each. ``counted``: with the months in which they are paid.

    Of an account no more than any way to pay it takes: its least payments, up to what it began with.
    """
    paid = np.zeros((len(choices), months), dtype=np.int64)
    most = np.full((len(choices), 1), _AMPLE)
    for place, choice in enumerate(choices):
        course = choice.course
        if isinstance(course, Fixed):
            paid[place, : len(course.payments)] = course.payments
        else:
            paid[place, course.waits : course.waits + len(course.least)] = course.least
            most[place] = course.capital
    sums = np.minimum(paid.cumsum(axis=1), most)
    stands = most == _AMPLE
    return np.hstack((sums, *([(paid > 0) & stands] if counted else [])))


def limits_of(money: Sequence[Fen], most_at_once: int | None = None) -> Amounts:
    """What rows may take together of the money of each month, where what is left of one is kept for later ones."""
    counts = [] if most_at_once is None else [most_at_once] * len(money)
    return np.array((*accumulate(money), *counts), dtype=np.int64)


def unbeaten(rows: Amounts) -> Places:
    """The places of the rows than which no other takes less of everything."""
    found: list[int] = []
    for place in np.argsort(rows.sum(axis=1), kind="stable"):
        if not (rows[found] <= rows[place]).all(axis=1).any():
            found.append(place)
    return np.sort(np.array(found, dtype=np.intp))


def pick(debts: Sequence[Amounts], limits: Amounts, effort: Effort) -> tuple[int, ...] | None:
    """The place of a row of every debt that together stay within limits; None where it is shown that there are none.

    Raises:
        Undecided: the effort was not enough to tell.
    """
    if not all(map(len, debts)):
        return None
    return _pick(debts, limits, [np.arange(len(rows)) for rows in debts], effort)


def _pick(
    debts: Sequence[Amounts], limits: Amounts, left: list[Places], effort: Effort
) -> tuple[int, ...] | None:
    effort.take()
    spare = _narrowed(debts, limits, left)
    if spare is None:
        return None
    if all(len(places) == 1 for places in left):
        return tuple(int(places[0]) for places in left)
    tight = {
        debt: _tightness(debts[debt][places], spare)
        for debt, places in enumerate(left)
        if len(places) > 1
    }
    # The debt whose best row already takes the most of what is left over is the hardest to place.
    hardest = max(tight, key=lambda debt: float(tight[debt].min()))
    for place in left[hardest][np.argsort(tight[hardest], kind="stable")]:
        one = [*left[:hardest], np.array([place]), *left[hardest + 1 :]]
        found = _pick(debts, limits, one, effort)
        if found is not None:
            return found
    return None


def _narrowed(debts: Sequence[Amounts], limits: Amounts, left: list[Places]) -> Amounts | None:
    """What the least of every debt leaves over, once rows that take more than that beyond their debt's least are taken
    out of ``left``; None where it is less than nothing.
    """
    while True:
        least = [rows[places].min(axis=0) for rows, places in zip(debts, left, strict=True)]
        spare: Amounts = limits - sum(least)
        if (spare < 0).any():
            return None
        before = sum(map(len, left))
        left[:] = [
            places[(rows[places] - low <= spare).all(axis=1)]
            for rows, places, low in zip(debts, left, least, strict=True)
        ]
        if not all(map(len, left)):
            return None
        if sum(map(len, left)) == before:
            return spare


def _tightness(rows: Amounts, spare: Amounts) -> npt.NDArray[np.float64]:
    """What share each row takes of what is left over, where that is most."""
    most: npt.NDArray[np.float64] = ((rows - rows.min(axis=0)) / np.maximum(spare, 1)).max(axis=1)
    return most
