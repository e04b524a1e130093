"""What planning answers: plans as exact month-by-month schedules, or why there is none. Amounts in fen."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ashore.loans.relief import ReliefOption
from ashore.money import Fen
from ashore.texts import Message

PlanKind: TypeAlias = Literal["pro-rata", "equal-sacrifice", "snowball", "avalanche"]


@dataclass(frozen=True, slots=True)
class PlannedPayment:
    """One payment to one creditor; ``payment = interest + principal + other``, ``balance`` is what is left after it.

    ``other`` pays penalty and fees already owed.
    """

    date: dt.date
    payment: Fen
    interest: Fen
    principal: Fen
    other: Fen
    balance: Fen


@dataclass(frozen=True, slots=True)
class DebtPlan:
    """What one creditor gets. ``owed`` is the position's total on the day the plan starts."""

    debt_id: str
    relief: ReliefOption
    owed: Fen
    schedule: tuple[PlannedPayment, ...]

    @property
    def total_paid(self) -> Fen:
        """Everything this creditor is paid."""
        return sum(row.payment for row in self.schedule)

    @property
    def cost(self) -> Fen:
        """What the plan costs beyond what is owed today; negative where something is waived."""
        return self.total_paid - self.owed


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to pay everyone: ``monthly`` is the sum of all payments of each month, from the first."""

    id: str
    kind: PlanKind
    debts: tuple[DebtPlan, ...]
    monthly: tuple[tuple[dt.date, Fen], ...]

    @property
    def total_paid(self) -> Fen:
        """Everything paid to all creditors."""
        return sum(debt.total_paid for debt in self.debts)

    @property
    def total_cost(self) -> Fen:
        """What the plan costs beyond what is owed today."""
        return sum(debt.cost for debt in self.debts)

    @property
    def months(self) -> int:
        """Months until the last payment."""
        return len(self.monthly)


@dataclass(frozen=True, slots=True)
class Infeasible:
    """No plan fits: the smallest monthly amount that would, and what to ask for meanwhile."""

    smallest_monthly: Fen
    available: Fen
    reasons: tuple[Message, ...]
    meanwhile: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class PlanSet:
    """The answer to "what can I offer": plans, the one to lead with (a plan's id), or why none fits."""

    available: Fen
    plans: tuple[Plan, ...]
    recommended: str | None
    why: tuple[Message, ...]
    infeasible: Infeasible | None = None
