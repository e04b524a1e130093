"""What planning answers: plans as exact month-by-month schedules, or why there is none. Amounts in fen."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from ashore.loans.plan_kinds import PlanKind
from ashore.loans.relief import ReliefOption
from ashore.money import Fen, Rate
from ashore.planning.futures.completion import Completion
from ashore.planning.relaxing.found import Relaxation, Shortfall
from ashore.texts import Message

BaselineKind: TypeAlias = Literal["as-billed", "minimum-only", "always-60", "seventy-percent"]


@dataclass(frozen=True, slots=True)
class PlannedPayment:
    """One payment to one creditor; ``payment = interest + principal + other``, ``balance`` is what is left after it.

    ``other`` pays penalty and fees billed by the contract. In a re-instalment there is none: everything owed has
    become the new principal.
    """

    date: dt.date
    payment: Fen
    interest: Fen
    principal: Fen
    other: Fen
    balance: Fen


Rows: TypeAlias = tuple[PlannedPayment, ...]


@dataclass(frozen=True, slots=True)
class DebtPlan:
    """What one creditor gets, and the relief it must grant for that.

    ``owed`` is what is owed on the day the plan starts, less money already with the lender (``held``).
    ``capital`` is what the schedule pays off: what is owed on ``agreed_on``, less what is ``waived``; it bears
    ``annual_rate``. ``assumed``: no longest term of this creditor is known, the usual one was taken; not a right.
    ``signed``: it is paid by an agreement that is signed already.
    """

    debt_id: str
    relief: ReliefOption
    owed: Fen
    schedule: Rows
    agreed_on: dt.date
    capital: Fen
    annual_rate: Rate
    waived: Fen = 0
    assumed: bool = False
    signed: bool = False

    @property
    def total_paid(self) -> Fen:
        """Everything this creditor is paid."""
        return sum(row.payment for row in self.schedule)

    @property
    def cost(self) -> Fen:
        """What the plan costs beyond what is owed today; negative where something is waived."""
        return self.total_paid - self.owed

    @property
    def is_kept(self) -> bool:
        """Whether the debt goes on by its contract or an agreement signed already: nothing is asked of the creditor."""
        return self.relief.kind == "as-is"


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to pay everyone: ``monthly`` is the sum of all payments of each month, from the first.

    A month runs from the day after one pay date to the next pay date, and is named by the latter.
    """

    id: str
    kind: PlanKind | BaselineKind
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
        """Months until the last payment of a debt that the plan changes.

        A debt that goes on by its contract may run longer (a mortgage does); it counts only where no debt is changed.
        """
        changed = [debt for debt in self.debts if not debt.is_kept] or self.debts
        last = max(debt.schedule[-1].date for debt in changed)
        return 1 + sum(date < last for date, _ in self.monthly)

    @property
    def largest_month(self) -> Fen:
        """What the dearest of these months takes."""
        return max(amount for _, amount in self.monthly[: self.months])


@dataclass(frozen=True, slots=True)
class Baseline:
    """What people do without a plan of their own, to compare with; nobody need have granted it.

    ``as-billed``: what is overdue on the first pay date, then every instalment on its date, cards in full.
    ``minimum-only``: the same, but cards at their last known minimum. ``always-60``: 60 level instalments for each
    creditor that is not paid as billed. ``seventy-percent``: seven tenths of the money there is, shared evenly.
    ``payable`` says whether every month stays within the money there is.
    """

    kind: BaselineKind
    plan: Plan
    payable: bool
    completion: Completion | None = None

    @property
    def months(self) -> int:
        """Months until the last payment of any debt."""
        return len(self.plan.monthly)

    @property
    def largest_month(self) -> Fen:
        """What the dearest month takes."""
        return max(amount for _, amount in self.plan.monthly)


WaysOut: TypeAlias = tuple[tuple[Relaxation, ...], Shortfall | None]


@dataclass(frozen=True)
class Infeasible:
    """No plan fits: the smallest monthly amount that would, and what to ask for meanwhile.

    ``deferral_months`` is what every creditor is asked for; ``tokens`` is what a creditor can be offered each month
    until then, by debt id, within what a poor month leaves; who cannot be offered anything is not in it. ``look``
    finds the ways out and what is missing; since that takes longer than all else, not before somebody asks.
    """

    smallest_monthly: Fen
    available: Fen
    reasons: tuple[Message, ...]
    meanwhile: tuple[Message, ...]
    tokens: Mapping[str, Fen]
    deferral_months: int
    look: Callable[[], WaysOut] = field(default=lambda: ((), None), compare=False, repr=False)

    @cached_property
    def _found(self) -> WaysOut:
        return self.look()

    @property
    def ways_out(self) -> tuple[Relaxation, ...]:
        """The single changes that would do, the smallest first."""
        return self._found[0]

    @property
    def shortfall(self) -> Shortfall | None:
        """Why nothing fits, by addition; None where addition does not show it."""
        return self._found[1]


@dataclass(frozen=True, slots=True)
class Level:
    """The plan to lead with where no month pays more than ``most``, and how sure it is."""

    most: Fen
    plan: Plan
    completion: Completion


@dataclass(frozen=True, slots=True)
class PlanSet:
    """The answer to "what can I offer": plans, the one to lead with (a plan's id), or why none fits.

    ``available`` is the money of the leanest month. ``completions`` says of each plan, by its id, how sure it is, and
    ``frontier`` what paying more or less a month would do; both are empty where nobody asked. ``most`` is the level of
    payment at which the plans stand, None where they may take all the money there is. ``wanted`` is how sure the plan
    to lead with was to be.
    """

    available: Fen
    plans: tuple[Plan, ...]
    recommended: str | None
    why: tuple[Message, ...]
    infeasible: Infeasible | None = None
    baselines: tuple[Baseline, ...] = ()
    completions: Mapping[str, Completion] = field(default_factory=dict)
    frontier: tuple[Level, ...] = ()
    most: Fen | None = None
    wanted: Rate | None = None

    @property
    def best(self) -> Plan | None:
        """The recommended plan."""
        return next((plan for plan in self.plans if plan.id == self.recommended), None)
