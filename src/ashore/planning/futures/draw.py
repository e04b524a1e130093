"""The futures of a household: what each month really leaves, many times over. Floats: it is a simulation.

A month of a future is the expected income, varied by certainty and gone while it is lost, less the expenses and a
sudden one. Each cause draws from its own stream, and futures come in blocks that each have their own: so a future is
the same however many are made, whatever plan is tried on it, and whether another cause is at work or not.

The second half of a block mirrors the first: where one has a good month its twin has a bad one (antithetic variates:
Hammersley and Morton, 1956). That halves what must be drawn; and since better months never break a plan, the error is
never larger for it, though seldom much smaller.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import exp, log1p, sqrt
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ashore.money import Fen
from ashore.planning.futures.assumptions import Assumptions, IncomeRisk, SpikeRisk
from ashore.planning.futures.outlook import LIMIT, Outlook

Floats: TypeAlias = npt.NDArray[np.float32]
Amounts: TypeAlias = npt.NDArray[np.int32]
Bits: TypeAlias = npt.NDArray[np.uint16]

BLOCK = 2048
"""Futures made together: a few arrays of 60 months by 2,048 stay in a core's cache. Changing it changes the draws."""
_NORMAL_BITS = 12
_STRATA = 2**_NORMAL_BITS
_NOISE, _LOSS, _SPIKE, _HISTORY, _ANSWERS = 0, 3, 6, 7, 8


@dataclass(frozen=True, slots=True, eq=False)
class Futures:
    """``money[m - 1, i]`` is what month m of future i leaves before any debt is paid, in fen; negative where it does
    not cover itself. ``seed`` also fixes what lenders answer.
    """

    outlook: Outlook
    assumptions: Assumptions
    seed: int
    money: Amounts

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self.money.shape[1])

    def refused(self, lender: int, chance: float) -> npt.NDArray[np.bool_]:
        """In which futures a lender refuses, by its number: who refuses at one chance does so at every higher one."""
        answers = (_raw(self.seed, _ANSWERS + lender, 0, self.count) >> np.uint64(11)) * 2.0**-53
        return np.asarray(answers < chance)


def futures(
    outlook: Outlook, assumptions: Assumptions, count: int = 10_000, seed: int = 0
) -> Futures:
    """``count`` futures of a household; the same for the same outlook, assumptions and seed.

    Raises:
        ValueError: no month, no future, or a history shorter than a block of months.
    """
    if outlook.months < 1 or count < 1:
        raise ValueError("futures need at least one month and one future")
    if outlook.history and len(outlook.history) < assumptions.block:
        raise ValueError("a history is shorter than the months that are drawn together")
    money: Amounts = np.empty((outlook.months, count), dtype=np.int32)
    draw = _Block(outlook, assumptions, seed)
    for number, first in enumerate(range(0, count, BLOCK)):
        money[:, first : first + BLOCK] = draw.block(number)[:, : count - first]
    return Futures(outlook, assumptions, seed, money)


class _Block:
    """Makes blocks of futures; the arrays are used again, so that they stay in the cache."""

    def __init__(self, outlook: Outlook, assumptions: Assumptions, seed: int) -> None:
        self.outlook, self.assumptions, self.seed = outlook, assumptions, seed
        shape = (outlook.months, BLOCK)
        self.money, self.factor = np.empty(shape, np.float32), np.empty(shape, np.float32)
        self.bits = np.empty(shape, np.uint16)
        self.noise = np.empty((outlook.months, BLOCK // 2), np.float32)
        self.spikes = _sizes(assumptions.spike) * np.float32(outlook.monthly_income)
        self.fixed = _column(outlook.once or (0,) * outlook.months)
        self.spending = _column(outlook.spending)
        incomes = (outlook.steady, outlook.variable, outlook.at_risk)
        risks = (assumptions.steady, assumptions.variable, assumptions.at_risk)
        self.incomes = [
            (place, _column(income), risk)
            for place, (income, risk) in enumerate(zip(incomes, risks, strict=True))
            if any(income)
        ]

    def block(self, number: int) -> Floats:
        """What each month of the futures of one block leaves, rounded to the fen."""
        seen = self._seen(number) if self.outlook.history else None
        if seen is None:
            self.money[:] = self.fixed - self.spending
        else:
            np.multiply(seen[1], -self.spending, out=self.money)
            self.money += self.fixed
        for place, income, risk in self.incomes:
            if seen is None:
                self._vary(risk, place, number)
            else:
                self.factor[:] = seen[0]
            self._lose(risk, place, number)
            self.factor *= income
            self.money += self.factor
        self._spike(number)
        np.rint(self.money, out=self.money)
        return np.clip(self.money, -LIMIT, LIMIT, out=self.money)

    def _vary(self, risk: IncomeRisk, place: int, number: int) -> None:
        """The ups and downs of an income: a lognormal chain of months with mean 1."""
        if not risk.variation:
            self.factor.fill(1)
            return
        noise = self.noise
        level = self._drawn(_NOISE + place, number) >> (16 - _NORMAL_BITS)
        np.take(_normal(), level, out=noise, mode="wrap")
        variance = log1p(risk.variation**2)
        noise *= np.float32(sqrt(variance))
        if risk.persistence:
            _chain(noise, risk.persistence)
        mean = np.float32(exp(-variance / 2))
        up, down = self.factor[:, : BLOCK // 2], self.factor[:, BLOCK // 2 :]
        np.exp(noise, out=up)
        np.divide(mean, up, out=down)
        up *= mean

    def _lose(self, risk: IncomeRisk, place: int, number: int) -> None:
        """Months in which an income is lost: it goes by chance, and comes back by chance."""
        if not risk.loss:
            return
        drawn = self._both(_LOSS + place, number)
        gone = drawn < _share(risk.loss)
        stays_gone = drawn < _share(max(risk.loss, 1 - 1 / risk.months))
        for (before, here), stays in zip(pairwise(gone), stays_gone[1:], strict=True):
            np.logical_and(before, stays, out=stays)
            np.logical_or(here, stays, out=here)
        self.factor *= ~gone
        if risk.replaced:
            self.factor += gone * np.float32(risk.replaced)

    def _spike(self, number: int) -> None:
        """Sudden expenses: one number says whether one comes and how large it is, the lower the larger."""
        below = _share(self.assumptions.spike.chance)
        if not below:
            return
        drawn = self._both(_SPIKE, number).reshape(-1)
        hits = np.flatnonzero(drawn < below)
        rank = (drawn[hits] * (_STRATA / float(below))).astype(np.intp)
        self.money.reshape(-1)[hits] -= self.spikes[rank]

    def _drawn(self, stream: int, number: int) -> Bits:
        """16 even bits for each month of half the futures of a block."""
        months, half = self.noise.shape
        raw = _raw(self.seed, stream, number, months * half // 4)
        return raw.view(np.uint16).reshape(months, half)

    def _both(self, stream: int, number: int) -> Bits:
        """The same for the whole block, its second half mirroring the first."""
        half = self._drawn(stream, number)
        self.bits[:, : BLOCK // 2] = half
        np.invert(half, out=self.bits[:, BLOCK // 2 :])
        return self.bits

    def _seen(self, number: int) -> tuple[Floats, Floats]:
        """Income and expenses of the household's own months over their means, drawn in blocks of months that follow
        each other; after the last comes the first (circular block bootstrap: Politis and Romano, 1992).
        """
        months, length = self.outlook.months, self.assumptions.block
        history = np.array(self.outlook.history, dtype=np.float64)
        shares = (history / history.mean(axis=0)).astype(np.float32)
        size = (-(-months // length), BLOCK)
        starts = _raw(self.seed, _HISTORY, number, size[0] * size[1]) % np.uint64(len(shares))
        which = np.repeat(starts.astype(np.intp).reshape(size), length, axis=0)[:months]
        which += (np.arange(months) % length)[:, None]
        which %= len(shares)
        return shares[which, 0], shares[which, 1]


def _raw(seed: int, cause: int, block: int, count: int) -> npt.NDArray[np.uint64]:
    """64 random bits, ``count`` times. Raw bits, since NumPy keeps only these the same from version to version."""
    stream = np.random.SFC64(np.random.SeedSequence(seed, spawn_key=(cause, block)))
    raw: npt.NDArray[np.uint64] = stream.random_raw(count)
    return raw


def _share(chance: float) -> np.uint16:
    """The number that 16 even bits lie below with a chance, to within one in 65,536."""
    return np.uint16(min(round(chance * 2**16), 2**16 - 1))


def _chain(noise: Floats, persistence: float) -> None:
    """Makes each month depend on the one before; its spread stays the same."""
    noise[1:] *= np.float32(sqrt(1 - persistence**2))
    carried, keep = np.empty_like(noise[0]), np.float32(persistence)
    for before, month in pairwise(noise):
        np.multiply(before, keep, out=carried)
        np.add(month, carried, out=month)


@cache
def _normal() -> Floats:
    """The middles of equally likely strata of the normal distribution, scaled to variance 1.

    Looking one up takes a ninth of the time of drawing one.
    """
    half = 2 ** (_NORMAL_BITS - 1)
    upper = [NormalDist().inv_cdf((half + k + 0.5) / (2 * half)) for k in range(half)]
    table = np.array([*(-x for x in reversed(upper)), *upper])
    scaled: Floats = (table / table.std()).astype(np.float32)
    return scaled


def _column(amounts: tuple[Fen, ...]) -> Floats:
    return np.array(amounts, dtype=np.float32)[:, None]


def _sizes(risk: SpikeRisk) -> Floats:
    """The sizes of sudden expenses as shares of a month's income, largest first: the middle of each of many equally
    likely strata of a lognormal.
    """
    sizes: Floats = np.float32(risk.median) * np.exp(np.float32(-risk.spread) * _normal())
    return sizes
