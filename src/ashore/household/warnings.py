"""What in a budget deserves a second look, said without blame. Thresholds are our own, in the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from ashore.data import read_toml
from ashore.household.budget import Budget, BudgetLine
from ashore.money import Fen
from ashore.texts import Message, message

Code: TypeAlias = Literal[
    "no-income",
    "negative",
    "borrowing-to-repay",
    "income-at-risk",
    "out-of-proportion",
    "below-standard",
    "no-buffer",
]


@dataclass(frozen=True, slots=True)
class BudgetWarning:
    """One thing to look at; ``amount`` in fen is the figure behind it."""

    code: Code
    amount: Fen
    message: Message


def warnings(budget: Budget) -> tuple[BudgetWarning, ...]:
    """Everything worth a second look, the gravest first."""
    return tuple(_found(budget, read_toml("household/assumptions.toml")))


def _found(budget: Budget, assumed: dict[str, Any]) -> Iterator[BudgetWarning]:
    income = budget.total("income")
    if income == 0:
        yield _warning("no-income", 0)
    if budget.expected < 0:
        yield _warning("negative", -budget.expected, missing=-budget.expected)
    for line in _incomes(budget):
        if _sounds_borrowed(line, assumed["borrowing"]["words"]):
            yield _warning("borrowing-to-repay", line.monthly, name=line.name)
    for line in _incomes(budget):
        if line.certainty == "at-risk":
            without = budget.expected - line.monthly
            yield _warning("income-at-risk", line.monthly, name=line.name, without=without)
    yield from _out_of_proportion(budget, income, assumed["proportion"])
    for line in budget.lines:
        if isinstance(line.name, Message):
            yield _warning("below-standard", line.monthly, kept=line.monthly)
    if budget.buffer == 0 and budget.expected > 0:
        yield _warning("no-buffer", 0)


def _incomes(budget: Budget) -> list[BudgetLine]:
    return [line for line in budget.lines if line.group == "income"]


def _sounds_borrowed(line: BudgetLine, words: list[str]) -> bool:
    return isinstance(line.name, str) and any(word in line.name.lower() for word in words)


def _out_of_proportion(
    budget: Budget, income: Fen, thresholds: dict[str, str]
) -> Iterator[BudgetWarning]:
    for category, threshold in thresholds.items():
        spent = sum(line.monthly for line in budget.lines if line.category == category)
        if income and spent > income * Decimal(threshold):
            part = (Decimal(spent) / income).quantize(Decimal("0.01"))
            label = message(f"categories.{category}")
            yield _warning("out-of-proportion", spent, category=label, spent=spent, part=part)


def _warning(code: Code, amount: Fen, **facts: Any) -> BudgetWarning:
    return BudgetWarning(code, amount, message(f"household.warning.{code}", **facts))
