"""Prices for the money of each month: what no decision can be below, and which choices are cheap at these prices.

Each debt by itself takes the choice that is cheapest when a fen in month t costs ``1 + price[t]`` (Lagrange). The sum,
less what the prices make of all the money, is below every decision, whatever the prices are (but not below 0); moving
them to where too much is spent brings it up. All is exact: whatever is rounded is rounded down.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby
from operator import add, mul, sub
from typing import TypeAlias

from ashore.money import Fen
from ashore.planning.choice.problem import Account
from ashore.planning.choice.search.task import Course, Task

ONE = 1 << 20
"""The price that is 1."""

_FINE = 48
"""Bits after the point of what a fen was worth at the start."""

_PATIENCE = 8
"""Rounds without a better floor after which prices move less."""

Picks: TypeAlias = tuple[int, ...]
"""The course of each debt by its place among those open to it."""


@dataclass(frozen=True, slots=True)
class Priced:
    """``floor`` is what nothing is below, ``over`` by how much each course is dearer than its debt's cheapest, and
    ``picked`` what was cheapest on the way, the latest first. All in fen × :data:`ONE`.
    """

    floor: int
    rounds: int
    over: tuple[tuple[int, ...], ...]
    picked: tuple[Picks, ...]

    def of(self, picks: Sequence[int]) -> int:
        """What no decision with these courses is below."""
        return self.floor + sum(over[pick] for over, pick in zip(self.over, picks, strict=True))


class Standing:
    """The price of payments that stand: by runs of equal payments."""

    def __init__(self, course: Course, fixed: int) -> None:
        self.pays, self.fixed = course.pays, fixed
        self.runs = []
        month = 0
        for amount, run in groupby(course.pays):
            length = len(list(run))
            if amount:
                self.runs.append((amount, month, month + length))
            month += length

    def price(self, prices: list[int], before: list[int]) -> int:  # noqa: ARG002 - as Running.price
        """Its price; ``before`` adds the prices up."""
        return self.fixed + sum(
            amount * (before[end] - before[start]) for amount, start, end in self.runs
        )

    def spent(self, prices: list[int]) -> Sequence[Fen]:  # noqa: ARG002 - as Running.spent
        """What is paid each month."""
        return self.pays


class Running:
    """The lowest price of an account, whenever it is paid.

    If the last payment is in period k, no earlier one is below its least, and the rest is cheapest all in one period.
    Rounding the interest may take half a fen off each period.
    """

    def __init__(self, course: Course, account: Account, fixed: int) -> None:
        self.fixed, self.months, self.first = fixed, len(course.pays), account.waits
        periods = course.end - account.waits
        worth, self.growth, self.rest, self.least = 1 << _FINE, [], [], account.least[:periods]
        half = 0
        rest = account.capital << _FINE
        for period in range(periods):
            # What a fen paid in this period was worth at the start, rounded up.
            worth = -(
                -worth * account.denominator // (account.denominator + account.factors[period])
            )
            half += worth
            self.growth.append((1 << 2 * _FINE) // worth)
            self.rest.append(max(0, rest - (half + 1) // 2))
            rest -= account.least[period] * worth

    def price(self, prices: list[int], before: list[int]) -> int:  # noqa: ARG002 - as Standing.price
        """Its price, rounded down."""
        return self.fixed + self._cheapest(prices)[0]

    def _cheapest(self, prices: list[int]) -> tuple[int, int, int]:
        """The price, the period of the last payment, and that in which more than the least is paid."""
        spent, lowest, best, last, lump, where = 0, -1, -1, 0, 0, 0
        for period, (price, growth, rest, least) in enumerate(
            zip(prices[self.first :], self.growth, self.rest, self.least, strict=False)
        ):
            unit = price * growth
            if lowest < 0 or unit < lowest:
                lowest, where = unit, period
            whole = spent + (rest * lowest >> 2 * _FINE)
            if best < 0 or whole < best:
                best, last, lump = whole, period, where
            spent += price * least
        return best, last, lump

    def spent(self, prices: list[int]) -> Sequence[Fen]:
        """About what is paid each month at that price."""
        _, last, lump = self._cheapest(prices)
        pays = [0] * self.months
        pays[self.first : self.first + last] = self.least[:last]
        pays[self.first + lump] += self.rest[last] * self.growth[lump] >> 2 * _FINE
        return pays


@dataclass(slots=True)
class _Step:
    """How far prices move: a part of what the floor may still rise, less where it has not risen for long."""

    gap: int
    pace: int = 1 << 10
    stuck: int = 0

    def take(self, better: bool) -> None:  # noqa: FBT001 - what happened
        """Note whether the last step was good."""
        self.stuck = 0 if better else self.stuck + 1
        if self.stuck >= _PATIENCE:
            self.pace, self.stuck = self.pace * 2 // 3, 0

    def moved(self, dear: list[int], towards: list[int], floor: int) -> list[int]:
        """The prices of the next round."""
        size = sum(map(mul, towards, towards)) << 10
        length = max(self.gap, abs(floor) >> 5) * self.pace
        return [
            max(0, price + length * move // size) for price, move in zip(dear, towards, strict=True)
        ]


def _over(table: list[list[int]], low: list[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(one - least for one in row) for row, least in zip(table, low, strict=True))


def _priced(course: Course, base: int, fixed: int) -> Standing | Running:
    if course.account:
        return Running(course, course.account, fixed)
    return Standing(course, fixed + course.beyond * base)


@dataclass(slots=True)
class Market:
    """Where prices are found.

    ``base`` is the price of a fen before any month is dearer: :data:`ONE` where cost counts, 0 where only what can be
    paid counts. ``current``: the price of a month until a creditor counts as paid up to date. ``level``: the dearest
    month counts, whatever the cap; the months' prices by themselves add up to :data:`ONE` then.
    """

    task: Task
    base: int = ONE
    current: int = 0
    level: bool = False
    courses: list[list[Standing | Running]] = field(init=False)

    def __post_init__(self) -> None:
        self.courses = [
            [_priced(one, self.base, self.current * one.choice.current_from) for one in debt]
            for debt in self.task.debts
        ]

    def find(self, rounds: int, *, positive: bool = False) -> Priced:
        """Prices from so many rounds; no more of them where only a floor above 0 is asked for, once it is."""
        limits = list(self.task.limits)
        if self.level:
            limits[-len(self.task.money) :] = [0] * len(self.task.money)
        dear, moved = self._first(len(limits)), [0] * len(limits)
        step = _Step(max(map(abs, limits), default=0) * ONE >> 5)
        best = Priced(0, rounds, (), ())
        picked: dict[Picks, None] = {}
        for number in range(rounds):
            prices = self._by_month(dear)
            table = self._table(prices)
            picks = tuple(min(range(len(row)), key=row.__getitem__) for row in table)
            low = [row[pick] for row, pick in zip(table, picks, strict=True)]
            floor = sum(low) - sum(map(mul, dear, limits))
            picked.pop(picks, None)
            picked[picks] = None
            step.take(better := not number or floor > best.floor)
            if better:
                best = Priced(floor, rounds, _over(table, low), ())
            excess = self._excess(picks, dear, prices, limits)
            # What is free already cannot become cheaper.
            moved = [
                move if (move := now + (then >> 1)) > 0 or price else 0
                for price, now, then in zip(dear, excess, moved, strict=True)
            ]
            if not any(moved) or (positive and floor > 0):
                break
            dear = self._allowed(step.moved(dear, moved, floor))
        return replace(best, picked=tuple(reversed(picked)))

    def _allowed(self, dear: list[int]) -> list[int]:
        """Prices brought to their sum."""
        if not self.level:
            return dear
        months = len(self.task.money)
        whole = sum(dear[-months:])
        if not whole:
            return self._first(len(dear))
        return [
            *dear[:-months],
            *(-(-price * ONE // whole) for price in dear[-months:]),
        ]

    def _first(self, count: int) -> list[int]:
        """Where only what can be paid counts: that all money is dear alike."""
        if self.base or self.current:
            return [0] * count
        months = len(self.task.money)
        if count > months or not self.task.saving:
            return [0] * (count - months) + [-(-ONE // months)] * months
        return [0] * (months - 1) + [ONE]

    def _table(self, prices: list[int]) -> list[list[int]]:
        before = [0, *accumulate(prices)]
        return [[course.price(prices, before) for course in debt] for debt in self.courses]

    def _by_month(self, dear: list[int]) -> list[int]:
        """What a fen costs in each month: where money is saved, it is missing in all later months too."""
        months = len(self.task.money)
        by_month = [self.base] * months
        if self.task.saving:
            later = list(accumulate(reversed(dear[:months])))[::-1]
            by_month = list(map(add, by_month, later))
        if len(dear) > months or not self.task.saving:
            by_month = list(map(add, by_month, dear[-months:]))
        return by_month

    def _excess(
        self, picks: Picks, dear: list[int], prices: list[int], limits: list[Fen]
    ) -> list[Fen]:
        spent = [debt[pick].spent(prices) for debt, pick in zip(self.courses, picks, strict=True)]
        total = [sum(month) for month in zip(*spent, strict=True)] or [0] * len(prices)
        excess = list(map(sub, self.task.against(total), limits))
        if self.level:
            # The cap that would suit: prices rise in the months above it.
            months = len(total)
            mean = sum(map(mul, dear[-months:], total)) // sum(dear[-months:])
            excess[-months:] = [amount - mean for amount in total]
        return excess
