"""How sure the surplus is: the household's own months drawn anew, many times.

What comes monthly is drawn by whole months; what comes irregularly in blocks of a week, so that what belongs together
stays together (a moving block bootstrap: Künsch, 1989, The Annals of Statistics 17(3)). Floats: it is a simulation.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ashore.dates import add_months
from ashore.money import Fen
from ashore.statements.budget.draft import Draft, side_of
from ashore.statements.budget.months import month_of
from ashore.statements.budget.rhythm import recurring
from ashore.statements.budget.told import Told

BLOCK = 7
"""Days that are drawn together."""
LEAST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Chance:
    """The surplus before debts of a month to come, in fen: the 10th, 50th, 90th of a hundred; how often it is short."""

    low: Fen
    expected: Fen
    high: Fen
    short: float
    months: int


class _Flow(NamedTuple):
    """A row that came in or was spent: its day, and its amount in fen, negative where it was spent."""

    day: dt.date
    amount: Fen
    row: Told


def chance(draft: Draft, rows: Sequence[Told], seed: int, draws: int = 10_000) -> Chance | None:
    """What a month may leave, drawn from the months of the draft; None where there are fewer than three whole ones.

    ``rows`` are all rows; ``seed`` makes the draws the same each time.
    """
    return _chance(draft, _flows(draft, rows), seed, draws)


def _chance(draft: Draft, flows: list[_Flow], seed: int, draws: int = 10_000) -> Chance | None:
    if not draft.whole or len(draft.months) < LEAST_MONTHS:
        return None
    generator = np.random.default_rng(seed)
    monthly, daily = _series(draft, flows)
    picks = generator.integers(0, len(monthly), draws)
    made = monthly[picks] + _blocks(daily, draws, generator)
    low, middle, high = (round(float(x)) for x in np.percentile(made, (10, 50, 90)))
    return Chance(low, middle, high, float((made < 0).mean()), len(draft.months))


def _flows(draft: Draft, rows: Sequence[Told]) -> list[_Flow]:
    """What came in and was spent in the months of a draft, by day; nothing where they are no whole ones."""
    if not draft.whole:
        return []
    first, end = draft.months[0], add_months(draft.months[-1], 1)
    found = [
        _Flow(day, one.amount if side == "income" else -one.amount, one)
        for one in rows
        if first <= (day := one.transaction.date) < end
        and (side := side_of(one)) in ("income", "expense")
    ]
    return sorted(found, key=_day)


def _day(flow: _Flow) -> dt.date:
    return flow.day


def _series(draft: Draft, flows: list[_Flow]) -> tuple[np.ndarray, np.ndarray]:
    """What recurs monthly, by month; and all else, by day; in fen, incomes positive."""
    first, end = draft.months[0], add_months(draft.months[-1], 1)
    spread = {id(row) for line in draft.lines if line.spread for row in line.rows}
    flows = [flow for flow in flows if id(flow.row) not in spread]
    recur = recurring(flow.row for flow in flows)
    regular = {id(row) for one in recur if one.step.unit == "month" for row in one.rows}
    monthly = np.zeros(len(draft.months))
    daily = np.zeros((end - first).days)
    monthly -= sum(line.monthly for line in draft.lines if line.spread)
    place = {month: number for number, month in enumerate(draft.months)}
    for day, amount, row in flows:
        if id(row) in regular:
            monthly[place[month_of(day)]] += amount
        else:
            daily[(day - first).days] += amount
    return monthly, daily


def _blocks(daily: np.ndarray, draws: int, generator: np.random.Generator) -> np.ndarray:
    """The sums of months made of blocks; a month has 365/12 days, so its last block counts in part."""
    round_trip = np.concatenate([daily, daily[: BLOCK - 1]])
    sums = np.convolve(round_trip, np.ones(BLOCK), "valid")
    blocks = 365 / 12 / BLOCK
    whole = int(blocks)
    made = sums[generator.integers(0, len(sums), (draws, whole))].sum(axis=1)
    total: np.ndarray = made + (blocks - whole) * sums[generator.integers(0, len(sums), draws)]
    return total


@dataclass(frozen=True, slots=True)
class BackTest:
    """How many months lay between the low and the high drawn from the months before them, and of how many."""

    inside: int
    tried: int


def back_test(draft: Draft, rows: Sequence[Told], seed: int) -> BackTest:
    """What the same draws would have said of each month but the first three, from what was known then."""
    inside = tried = 0
    flows = _flows(draft, rows)
    for count in range(LEAST_MONTHS, len(draft.months)):
        month = draft.months[count]
        begins, ends = (bisect_left(flows, day, key=_day) for day in (month, add_months(month, 1)))
        made = _chance(replace(draft, months=draft.months[:count]), flows[:begins], seed)
        if made is not None:
            tried += 1
            left = sum(flow.amount for flow in flows[begins:ends])
            inside += made.low <= left <= made.high
    return BackTest(inside, tried)
