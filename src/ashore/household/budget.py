"""The surplus: what is left each month for debts, with every part it is made of.

income − priority − essential − flexible − buffer = surplus, each the sum of its lines. A line is the month's share
of an amount, half-up to the fen: weekly × 52 / 12, every n days × 365 / (12 n), every n months / n. What comes
only once is not in the month; it is listed apart and counted in the month it falls in (:func:`months`).
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, TypeAlias

from ashore.data import read_toml
from ashore.dates import MONTHLY, add_months
from ashore.household.model import Certainty, Every, Expense, Household, Income
from ashore.money import Fen, Rate, divide, share
from ashore.texts import Message, message

Group: TypeAlias = Literal["income", "priority", "essential", "flexible"]


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One part of the budget: ``amount`` in its own rhythm, ``monthly`` its share of a month."""

    group: Group
    name: str | Message
    amount: Fen
    every: Every
    monthly: Fen
    certainty: Certainty = "steady"
    category: str = ""


@dataclass(frozen=True, slots=True)
class OnceLine:
    """Money that moves once: ``amount`` is negative where it goes out; ``day`` None where the user named none."""

    name: str
    amount: Fen
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Budget:
    """What can be paid each month. ``low`` and ``high`` follow from how sure the incomes are."""

    as_of: dt.date
    lines: tuple[BudgetLine, ...]
    once: tuple[OnceLine, ...]
    buffer: Fen
    dependants: int = 0

    def total(self, group: Group) -> Fen:
        """The month's sum of a group."""
        return sum(line.monthly for line in self.lines if line.group == group)

    @property
    def expected(self) -> Fen:
        """What is left for debts in an ordinary month; negative where the month does not even cover itself."""
        spent = self.total("priority") + self.total("essential") + self.total("flexible")
        return self.total("income") - spent - self.buffer

    @property
    def low(self) -> Fen:
        """The same in a poor month."""
        return self.expected - sum(
            share(line.monthly, band(line.certainty).low)
            for line in self.lines
            if line.group == "income"
        )

    @property
    def high(self) -> Fen:
        """The same in a good month."""
        return self.expected + sum(
            share(line.monthly, band(line.certainty).high)
            for line in self.lines
            if line.group == "income"
        )


@dataclass(frozen=True, slots=True)
class Band:
    """How far an income may fall short (``low``) or exceed (``high``), as shares of it."""

    low: Rate
    high: Rate


@cache
def band(certainty: Certainty) -> Band:
    """The band of a certainty, from ``data/household/assumptions.toml``: our own assumption."""
    table = read_toml("household/assumptions.toml")["certainty"][certainty]
    return Band(Decimal(table["low"]), Decimal(table["high"]))


def budget(household: Household, as_of: dt.date) -> Budget:
    """The budget of the month that begins on ``as_of``: what is running on that day."""
    incomes = [_income_line(one) for one in household.incomes if _runs(one, as_of)]
    expenses = [_expense_line(one) for one in household.expenses if _runs(one, as_of)]
    guard = _guard(household, expenses)
    once = [_once(one, 1) for one in household.incomes if one.every == "once"]
    once += [_once(one, -1) for one in household.expenses if one.every == "once"]
    return Budget(
        as_of=as_of,
        lines=(*incomes, *expenses, *guard),
        once=tuple(one for one in once if one.day is None or one.day >= as_of),
        buffer=household.buffer,
        dependants=household.dependants,
    )


def months(household: Household, start: dt.date, count: int) -> list[Fen]:
    """The expected surplus of each of the next ``count`` months, with what is known to begin, end or come once.

    Month k runs from the day after ``start`` + (k−1) months to ``start`` + k months, and is judged on its last day.
    """
    found = []
    for number in range(1, count + 1):
        begins, ends = add_months(start, number - 1), add_months(start, number)
        there = budget(household, ends)
        once = sum(
            one.amount
            for one in _dated(household)
            if one.day is not None and begins < one.day <= ends
        )
        found.append(there.expected + once)
    return found


def _dated(household: Household) -> list[OnceLine]:
    return [_once(one, 1) for one in household.incomes if one.every == "once"] + [
        _once(one, -1) for one in household.expenses if one.every == "once"
    ]


def monthly_share(amount: Fen, every: Every) -> Fen:
    """A month's share of an amount in its rhythm, half-up to the fen; 0 for what comes once."""
    if every == "once":
        return 0
    if every.unit == "month":
        return divide(amount, every.count)
    a_year = 52 if every.unit == "week" else 365
    return divide(amount * a_year, 12 * every.count)


def _runs(item: Income | Expense, day: dt.date) -> bool:
    begun = item.starts is None or item.starts <= day
    return item.every != "once" and begun and (item.until is None or item.until >= day)


def _income_line(one: Income) -> BudgetLine:
    monthly = monthly_share(one.amount, one.every)
    return BudgetLine("income", one.name, one.amount, one.every, monthly, one.certainty)


def _expense_line(one: Expense) -> BudgetLine:
    group: Group = "priority" if one.priority else "essential" if one.essential else "flexible"
    monthly = monthly_share(one.amount, one.every)
    return BudgetLine(group, one.name, one.amount, one.every, monthly, category=one.category)


def _once(one: Income | Expense, sign: int) -> OnceLine:
    return OnceLine(one.name, sign * one.amount, one.starts)


def _guard(household: Household, expenses: list[BudgetLine]) -> list[BudgetLine]:
    """What is kept back so that the household keeps at least its minimum standard to live on."""
    spent = sum(line.monthly for line in expenses)
    if household.minimum_standard is None or spent >= household.minimum_standard:
        return []
    missing = household.minimum_standard - spent
    return [
        BudgetLine(
            "essential", message("household.guard"), missing, MONTHLY, missing, category="other"
        )
    ]
