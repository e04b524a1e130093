"""Why the surplus is what it is: the lines of each part, the parts, and how far incomes may fall short or exceed."""

from typing import Any, TypeAlias

from ashore.household.budget import Budget, BudgetLine, Group, band
from ashore.household.model import Every
from ashore.household.wire import every_word
from ashore.money import Fen, Rate, share, yuan
from ashore.texts import Language, Message, message
from ashore.workout.why.row import Row, rows_json

Json: TypeAlias = dict[str, Any]

_SPENT: tuple[Group, ...] = ("priority", "essential", "flexible")


def surplus_why(budget: Budget, language: Language) -> Json:
    """The rows behind every figure of the budget: its parts by name, and ``expected``, ``low`` and ``high``."""
    ordinary = Row(message("why.surplus.ordinary"), budget.expected)
    bands = [(line, band(line.certainty)) for line in budget.lines if line.group == "income"]
    short = [_swing("short", line, each.low, -1) for line, each in bands if each.low]
    more = [_swing("more", line, each.high, 1) for line, each in bands if each.high]
    groups: tuple[Group, ...] = ("income", *_SPENT)
    return {
        **{group: _part(budget, group, language) for group in groups},
        "expected": _figure(budget.expected, _parts(budget), language),
        "low": _figure(budget.low, [ordinary, *short], language),
        "high": _figure(budget.high, [ordinary, *more], language),
    }


def _part(budget: Budget, group: Group, language: Language) -> Json:
    lines = [_line(line) for line in budget.lines if line.group == group]
    return _figure(budget.total(group), lines, language)


def _parts(budget: Budget) -> list[Row]:
    """What comes in, less what goes out."""
    spent = [
        Row(message(f"documents.overview.surplus.{group}"), -budget.total(group))
        for group in _SPENT
    ]
    kept = Row(message("documents.overview.surplus.buffer"), -budget.buffer)
    income = Row(message("documents.overview.surplus.income"), budget.total("income"))
    return [row for row in (income, *spent, kept) if row.amount]


def _figure(amount: Fen, rows: list[Row], language: Language) -> Json:
    return {"amount": yuan(amount), "rows": rows_json(rows, language)}


def _line(line: BudgetLine) -> Row:
    """A line's share of the month; where it does not come monthly, what it is in its own rhythm."""
    key = "monthly" if every_word(line.every) == "month" else "line"
    rhythm = _rhythm(line.every)
    said = message(f"why.surplus.{key}", name=line.name, amount=line.amount, every=rhythm)
    return Row(said, line.monthly)


def _rhythm(every: Every) -> Message:
    word = every_word(every)
    if every == "once" or " " not in word:
        return message(f"documents.statement.per.{word}")
    return message(f"documents.statement.per-{every.unit}s", n=every.count)


def _swing(key: str, line: BudgetLine, part: Rate, sign: int) -> Row:
    said = message(f"why.surplus.{key}", name=line.name, part=part)
    return Row(said, sign * share(line.monthly, part))
