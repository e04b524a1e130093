"""A budget as JSON, in the names of DESIGN: amounts of a month in yuan."""

from typing import Any

from ashore.household.budget import Budget, BudgetLine
from ashore.household.model import Every
from ashore.household.warnings import warnings
from ashore.money import yuan
from ashore.texts import Language, Message, render

_WORDS = {(1, "week"): "week", (2, "week"): "fortnight", (1, "month"): "month"}
_WORDS |= {(3, "month"): "quarter", (12, "month"): "year"}


def budget_json(budget: Budget, language: Language) -> dict[str, Any]:
    """``income − priority − essential − flexible − buffer = surplus.expected``; ``lines`` are their parts."""
    return {
        "as_of": budget.as_of.isoformat(),
        "income": yuan(budget.total("income")),
        "essential": yuan(budget.total("essential")),
        "flexible": yuan(budget.total("flexible")),
        "priority": yuan(budget.total("priority")),
        "buffer": yuan(budget.buffer),
        "surplus": {
            "low": yuan(budget.low),
            "expected": yuan(budget.expected),
            "high": yuan(budget.high),
        },
        "lines": [_line(line, language) for line in budget.lines],
        "once": [
            {
                "name": one.name,
                "amount": yuan(one.amount),
                "date": one.day.isoformat() if one.day else None,
            }
            for one in budget.once
        ],
        "warnings": [render(one.message, language) for one in warnings(budget)],
    }


def _line(line: BudgetLine, language: Language) -> dict[str, str]:
    name = render(line.name, language) if isinstance(line.name, Message) else line.name
    return {
        "kind": line.group,
        "name": name,
        "category": line.category,
        "amount": yuan(line.amount),
        "every": every_word(line.every),
        "monthly": yuan(line.monthly),
        "certainty": line.certainty,
    }


def every_word(every: Every) -> str:
    """A rhythm as the case file writes it: ``month``, ``quarter``, or ``10 days``."""
    if every == "once":
        return "once"
    return _WORDS.get((every.count, every.unit), str(every))
