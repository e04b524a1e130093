"""An instance as its terms: what is owed, what each lender offers, and the money of each month.

Amounts are in fen, rates in hundredths of a percent a year on actual days over 365, shares in percent. Terms become
payments by integer arithmetic of their own: of the rooms that are measured only the values of ``choice.problem`` are
taken.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from ashore.dates import add_months
from ashore.money import Fen
from ashore.planning.choice.problem import Account, Choice, Debt, Fixed, Problem

YEAR = 365 * 10_000
"""What a factor (days times rate) is divided by."""

Days: TypeAlias = tuple[int, ...]
"""The days of each month of the horizon."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The contract goes on: ``instalment`` in each of ``count`` months, also beyond the horizon."""

    count: int
    instalment: Fen

    def choices(self, owed: Fen, days: Days) -> Iterator[Choice]:  # noqa: ARG002 - all offers are alike
        within = min(self.count, len(days))
        beyond = self.instalment * (self.count - within)
        yield Choice("kept", Fixed((self.instalment,) * within, beyond), kept=True)


@dataclass(frozen=True, slots=True)
class Open:
    """At least level payments over ``count`` months, after ``waits`` months, of ``percent`` of what is then owed."""

    count: int
    rate: int
    waits: int = 0
    percent: int = 100

    def choices(self, owed: Fen, days: Days) -> Iterator[Choice]:
        course = self.account(owed, days)
        name = f"open {self.count} at {self.rate}, waits {self.waits}, {self.percent} %"
        yield Choice(name, course, current_from=self.waits, instalment=course.least[0])

    def account(self, owed: Fen, days: Days) -> Account:
        """The balance as it may be paid."""
        capital = part(owed, self.percent)
        for month in days[: self.waits]:
            capital += interest(capital, self.rate * month)
        factors = tuple(self.rate * month for month in days[self.waits : self.waits + self.count])
        level = level_instalment(capital, factors)
        return Account(capital, self.waits, factors, YEAR, (level,) * len(factors))


@dataclass(frozen=True, slots=True)
class Level:
    """Level payments as agreed and no faster, over one of several terms."""

    terms: tuple[int, ...]
    rate: int

    def choices(self, owed: Fen, days: Days) -> Iterator[Choice]:
        for term in self.terms:
            factors = tuple(self.rate * month for month in days[:term])
            level = level_instalment(owed, factors)
            paid = Fixed(tuple(paid_at(level, owed, factors)[0]))
            yield Choice(f"level {term} at {self.rate}", paid, instalment=level)


@dataclass(frozen=True, slots=True)
class Settled:
    """A share of what is owed pays all: in one of several ``months``, in equal ``parts`` from then on."""

    percent: int
    months: tuple[int, ...]
    parts: int

    def choices(self, owed: Fen, days: Days) -> Iterator[Choice]:
        amount = part(owed, self.percent)
        parts = [amount // self.parts + (k < amount % self.parts) for k in range(self.parts)]
        for month in self.months:
            if (last := month + self.parts - 1) <= len(days):
                name = f"settled {self.percent} % in {self.parts} from {month}"
                yield Choice(name, Fixed((0,) * (month - 1) + tuple(parts)), current_from=last)


Offer: TypeAlias = Kept | Open | Level | Settled


@dataclass(frozen=True, slots=True)
class Owed:
    """One debt and what its lender offers; the first offer is the standard one, whose instalment is its minimum."""

    amount: Fen
    offers: tuple[Offer, ...]

    def minimum(self, days: Days) -> Fen:
        """The dearest month of the standard offer paid at its least: of several terms the longest."""
        *_, longest = self.offers[0].choices(self.amount, days)
        course = longest.course
        return max(course.payments if isinstance(course, Fixed) else course.least)


@dataclass(frozen=True, slots=True)
class Instance:
    """``money`` is run by run, (amount, months). ``budget`` is its share of the sum of the minimums, in percent."""

    seed: int
    budget: int
    settling: bool
    start: dt.date
    saving: bool
    money: tuple[tuple[Fen, int], ...]
    debts: tuple[Owed, ...]

    @property
    def days(self) -> Days:
        """The days of each month: payments are monthly, on the day of the start."""
        return days_of(self.start, sum(months for _, months in self.money))

    def problem(self) -> Problem:
        """What is to be decided."""
        days = self.days
        debts = tuple(
            Debt(
                f"d{number}",
                owed.amount,
                tuple(
                    choice for offer in owed.offers for choice in offer.choices(owed.amount, days)
                ),
            )
            for number, owed in enumerate(self.debts, 1)
        )
        money = tuple(amount for amount, months in self.money for _ in range(months))
        return Problem(money, debts, self.saving)


def days_of(start: dt.date, months: int) -> Days:
    """The days of each month from ``start``."""
    dates = [add_months(start, month) for month in range(months + 1)]
    return tuple((after - before).days for before, after in pairwise(dates))


def interest(balance: Fen, factor: int) -> Fen:
    """What a balance earns in a month, rounded half up to the fen."""
    return (2 * balance * factor + YEAR) // (2 * YEAR)


def part(amount: Fen, percent: int) -> Fen:
    """A share, rounded up to the fen."""
    return -(-amount * percent // 100)


def level_instalment(capital: Fen, factors: tuple[int, ...]) -> Fen:
    """The smallest instalment at which no more than itself is left for the last month."""

    return bisect_left(
        range(2 * capital), 0, key=lambda level: -paid_at(level, capital, factors)[1]
    )


def paid_at(level: Fen, capital: Fen, factors: tuple[int, ...]) -> tuple[list[Fen], Fen]:
    """What is paid each month where ``level`` is, and what is left after the last."""
    paid, balance = [], capital
    for factor in factors:
        due = balance + interest(balance, factor)
        paid.append(min(level, due))
        balance = due - paid[-1]
    return paid, balance
