"""Whether a plan is kept: its payments against what each month of each future leaves. Exact, in integer fen.

The household keeps what is left over as a reserve. A month is *short* where its money, the reserve and what can be
cut of the flexible expenses do not reach the payment; what is missing is carried on. A plan *breaks* in a month in
which what was missing in the month before is not made up (with ``grace`` 0: in the first short month), and in the
month of its last payment where that is short. One late payment that is made up within a month is the mildest class
of lateness, M1; lenders who count more strictly are asked with ``grace`` 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ashore.money import Fen
from ashore.planning.choice.problem import last_month
from ashore.planning.futures.assumptions import Rules, default_rules
from ashore.planning.futures.completion import Completion
from ashore.planning.futures.draw import Amounts, Futures
from ashore.planning.futures.outlook import LIMIT, Outlook


@dataclass(frozen=True, slots=True)
class Unsure:
    """A debt whose relief may be refused, with a ``chance``: then ``instead`` is paid on it and not ``granted``.

    Both are its payments by month. ``lender`` is any number from 0 that tells lenders apart: plans that ask the same
    lender meet the same answer in the same future.
    """

    lender: int
    chance: float
    granted: tuple[Fen, ...]
    instead: tuple[Fen, ...]

    def __post_init__(self) -> None:
        if self.lender < 0 or not 0 <= self.chance <= 1:
            raise ValueError(f"not a lender's answer: {self.lender}, {self.chance}")


def run(  # noqa: PLR0913 - two things it takes, and four with a default
    futures: Futures,
    payments: Sequence[Fen],
    *,
    unsure: Sequence[Unsure] = (),
    until: int | None = None,
    rules: Rules | None = None,
    most_kept: Sequence[Fen] | None = None,
) -> Completion:
    """How sure it is that ``payments`` are made, month 1 first, those of ``unsure`` debts as granted included.

    What is paid after month ``until`` (None: after the last) must be paid only for as long as a refused debt still is.
    More money, a larger reserve or smaller payments never make it less sure where ``most_kept`` stays the same.
    That is the most that is kept as a reserve after each month of the futures, by default :func:`most_kept_of`. A plan
    that saves for a large payment may meet a bad month with what it has saved so far, which a smaller plan has not.

    Raises:
        ValueError: more months of payments than the futures have, a payment that is negative or exceeds ``LIMIT``, or
            payments that do not include those of a debt.
    """
    rules = rules or default_rules()
    due = _Due(futures, payments, unsure, until)
    if most_kept is None:
        most_kept = most_kept_of(futures.outlook, payments[:until], rules)
    cut = [round(rules.cut * amount) for amount in futures.outlook.flexible]
    return _live(futures, due, cut, [min(one, 2 * LIMIT) for one in most_kept], rules.grace)


def most_kept_of(outlook: Outlook, payments: Sequence[Fen], rules: Rules) -> tuple[Fen, ...]:
    """The most that is kept after each month: some months' income, or the reserve of the start where that is more,
    and on top what the plan saves for later payments that will be more than their month's money.
    """
    cushion = max(outlook.reserve, round(rules.reserve_months * outlook.monthly_income))
    saved, kept = 0, []
    paid = (*payments, *(0,) * (outlook.months - len(payments)))
    for money, payment in zip(reversed(outlook.money), reversed(paid), strict=True):
        kept.append(cushion + saved)
        saved = max(0, saved + payment - (money - outlook.buffer))
    return tuple(reversed(kept))


class _Due:
    """What is to be paid in each month, for all futures alike or for each, and the month of each one's last payment."""

    def __init__(
        self,
        futures: Futures,
        payments: Sequence[Fen],
        unsure: Sequence[Unsure],
        until: int | None,
    ) -> None:
        self.months = futures.outlook.months
        self.sure = self._line(payments)
        self.more: Amounts | None = None
        self.last = np.full(futures.count, last_month(tuple(payments[:until])))
        if unsure:
            self._refuse(futures, unsure, until)

    def _refuse(self, futures: Futures, unsure: Sequence[Unsure], until: int | None) -> None:
        refused = np.array([futures.refused(one.lender, one.chance) for one in unsure])
        granted = np.array([self._line(one.granted) for one in unsure])
        instead = np.array([self._line(one.instead) for one in unsure])
        others = self.sure - granted.sum(axis=0)
        if others.min(initial=0) < 0:
            raise ValueError("the payments do not include those of each debt")
        # Products of 0 or 1 and whole fen: exact in double precision. What several lenders together want of a month
        # may be more than LIMIT; then that is asked, which is more than any month has.
        more = (instead - granted).T.astype(np.float64) @ refused
        self.more = np.minimum(more, (LIMIT - self.sure)[:, None]).astype(np.int32)
        self.last.fill(last_month(tuple(others[:until].tolist())))
        for one, no in zip(unsure, refused, strict=True):
            ends = np.where(no, last_month(one.instead), last_month(one.granted))
            np.maximum(self.last, ends, out=self.last)

    def _line(self, payments: Sequence[Fen]) -> npt.NDArray[np.int64]:
        if len(payments) > self.months:
            raise ValueError(f"{len(payments)} months of payments, {self.months} of futures")
        if not all(0 <= one <= LIMIT for one in payments):
            raise ValueError(f"a payment is negative or more than {LIMIT} fen")
        return np.array([*payments, *(0,) * (self.months - len(payments))], dtype=np.int64)

    def __iter__(self) -> Iterator[np.int32 | Amounts]:
        for month in range(int(self.last.max())):
            amount = np.int32(self.sure[month])
            yield amount if self.more is None else self.more[month] + amount


def _live(
    futures: Futures, due: _Due, cut: Sequence[Fen], most_kept: Sequence[Fen], grace: int
) -> Completion:
    """All futures month by month: ``held`` is the reserve, below zero what is missing."""
    count = futures.count
    held: Amounts = np.full(count, futures.outlook.reserve, dtype=np.int32)
    # Whole rows, since NumPy takes thrice as long for a minimum with one number.
    nothing, least, most = np.zeros_like(held), np.full_like(held, -2 * LIMIT), np.empty_like(held)
    there, rest, with_cut = np.empty_like(held), np.empty_like(held), np.empty_like(held)
    alive, was_short = due.last > 0, np.zeros(count, np.bool_)
    ends = set(np.flatnonzero(np.bincount(due.last)).tolist())
    breaks = []
    for month, amount in enumerate(due, 1):
        np.add(held, futures.money[month - 1], out=there)
        np.subtract(there, amount, out=rest)
        np.add(rest, np.int32(cut[month - 1]), out=with_cut)
        short = with_cut < nothing
        short &= alive
        was_short |= short
        if grace:
            broken = there < np.int32(-cut[month - 1])
            broken &= held < nothing
            broken &= alive
        else:
            broken = short.copy()
        if month in ends:
            at_end = due.last == month
            broken |= short & at_end
            alive &= ~at_end
        alive &= ~broken
        breaks.append(int(np.count_nonzero(broken)))
        np.minimum(with_cut, nothing, out=with_cut)
        np.maximum(rest, with_cut, out=rest)
        most.fill(most_kept[month - 1])
        np.minimum(rest, most, out=held)
        np.maximum(held, least, out=held)
    return Completion(count, int(np.count_nonzero(was_short)), tuple(breaks))
