"""Which creditor to speak to first, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from ashore.negotiation.facts import DebtFacts
from ashore.negotiation.rules import SUPPORT_LINE
from ashore.texts import Message, message


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now: which debt it concerns, what to say of it, and a line to call when it gets heavy."""

    debt_id: str
    said: tuple[Message, ...]
    support: tuple[Message, ...]


def calling_order(debts: Sequence[DebtFacts]) -> list[DebtFacts]:
    """Debts in the order of calling: secured first, then the overdue, then by what a further day costs."""
    return sorted(
        debts,
        key=lambda debt: (
            not debt.secured,
            debt.days_past_due == 0,
            -debt.next_day_cost,
            -debt.days_past_due,
            debt.id,
        ),
    )


def next_step(debts: Sequence[DebtFacts], usable_rules: frozenset[str]) -> NextStep | None:
    """The debt to begin with and what to do, or None where nothing is owed."""
    if not debts:
        return None
    first = calling_order(debts)[0]
    why = message(f"calls.first.{_why(first)}", product=first.name, cost=first.next_day_cost)
    support = [message("calls.first.support")] if SUPPORT_LINE in usable_rules else []
    return NextStep(
        debt_id=first.id,
        said=(why, message("calls.first.card", product=first.name)),
        support=tuple(support),
    )


def _why(first: DebtFacts) -> str:
    if first.secured:
        return "secured"
    if first.days_past_due == 0:
        return "current"
    return "growing" if first.next_day_cost > 0 else "overdue"
