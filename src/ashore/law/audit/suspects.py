"""What a lender may have counted otherwise: single errors, each a change of habits with a cost.

The cost says how much evidence an error needs before it is believed: among the explanations that give the
lender's figures the lowest sum is taken. No error costs less than three, so that fewer errors come first; odd
figures (37 days, 1.37 times) cost more (docs/audit.md). The numbers only order; they are no probabilities.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Any, Literal, TypeAlias

from ashore.dates import DayCount
from ashore.law.audit.account import Habits
from ashore.law.audit.books import allocating, rows_and_payments, scaled_rows
from ashore.law.audit.finding import Cause
from ashore.loans.lateness import Pair
from ashore.loans.ledger import Settled, counted_payments
from ashore.loans.position import explain
from ashore.loans.schedule import schedule
from ashore.loans.terms import (
    BUCKETS,
    CONTRACT_ORDER,
    AllocationPolicy,
    Component,
    Contract,
    Payment,
)

Slot: TypeAlias = Literal[
    "book", "count", "payments", "allocation", "grace", "basis", "rate", "lead", "compound", "fees"
]

LONGEST_LEAD = 31
LONGEST_DELAY = 31
USUAL_DAYS = frozenset({1, 2, 3, 5, 7, 10, 15, 30})


@dataclass(frozen=True, slots=True, eq=False)
class Suspect:
    """One possible error: the habits it changes, the slots it fills (one error a slot), what to say of it."""

    cause: Cause
    slots: frozenset[Slot]
    change: Mapping[str, Any]
    cost: float
    facts: Mapping[str, Any]


Move: TypeAlias = tuple[Suspect, ...]
"""Errors that come together; most often one."""


def suspect(
    cause: Cause, slot: Slot, change: Mapping[str, Any], cost: float, **facts: Any
) -> Suspect:
    """A :class:`Suspect` of one slot, written shortly."""
    return Suspect(cause, frozenset({slot}), change, cost, facts)


# --- payments -----------------------------------------------------------------------------------------------


def payment_moves(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date, base: Habits
) -> Iterator[Move]:
    """Each payment left out or credited late, all credited late, and pairs left out."""
    made = tuple(counted_payments(payments, as_of))
    ledger = _PaymentBook(contract, made, as_of, base)
    for index in range(len(made)):
        yield (ledger.left_out([index], index),)
        yield from ((one,) for one in ledger.credited_late(index))
    yield from ((one,) for one in _put_back(contract, payments, made, as_of))
    if len(made) > 1:
        yield from ((ledger.all_late(days),) for days in range(1, LONGEST_DELAY + 1))
    for first, second in combinations(range(len(made)), 2):
        yield ledger.left_out([first], first), ledger.left_out([first, second], second)


class _PaymentBook:
    """Variants of the payments credited."""

    def __init__(
        self, contract: Contract, made: tuple[Payment, ...], as_of: dt.date, base: Habits
    ) -> None:
        self.contract, self.made, self.as_of = contract, made, as_of
        # Where something was prepaid, another history means another book (the rest was laid out again).
        self.relaid = sum(one.amount for one in made) != sum(amount for _, amount in base.payments)

    def left_out(self, without: list[int], index: int) -> Suspect:
        kept = tuple(one for number, one in enumerate(self.made) if number not in without)
        return self._suspect(kept, 3.0, self.made[index], None)

    def credited_late(self, index: int) -> Iterator[Suspect]:
        payment = self.made[index]
        for days in range(1, LONGEST_DELAY + 1):
            credited = payment.date + dt.timedelta(days=days)
            if credited > self.as_of:
                return
            moved = (
                *self.made[:index],
                replace(payment, date=credited),
                *self.made[index + 1 :],
            )
            yield self._suspect(moved, 3.5 + days_cost(days), payment, credited)

    def all_late(self, days: int) -> Suspect:
        moved = tuple(
            replace(payment, date=payment.date + dt.timedelta(days=days)) for payment in self.made
        )
        kept = tuple(payment for payment in moved if payment.date <= self.as_of)
        found = self._suspect(kept, 4.5 + days_cost(days), self.made[0], moved[0].date)
        return replace(found, facts={**found.facts, "all": True, "days": days})

    def _suspect(
        self,
        credited: tuple[Payment, ...],
        cost: float,
        payment: Payment,
        late: dt.date | None,
    ) -> Suspect:
        change: dict[str, Any] = {}
        if self.relaid:
            change["rows"], paid = rows_and_payments(self.contract, credited, self.as_of)
        else:
            ordered = sorted(credited, key=lambda one: one.date)
            paid = tuple((one.date, one.amount) for one in ordered)
        change["payments"] = paid
        return suspect(
            "payment-not-credited", "payments", change, cost, payment=payment, credited=late
        )


BUCKET_OF_SETTLED: Mapping[Settled, str] = {
    "principal": "principal_overdue",
    "prepaid_principal": "principal_not_due",
    "interest": "interest_billed",
    "penalty_on_principal": "penalty_on_principal",
    "penalty_on_interest": "penalty_on_interest",
    "fee": "other_fees",
}


def _put_back(
    contract: Contract, payments: tuple[Payment, ...], made: tuple[Payment, ...], as_of: dt.date
) -> Iterator[Suspect]:
    """A payment added back to what it had settled, without the penalty that would have followed."""
    settlements = explain(contract, payments, as_of).settlements
    for payment in made:
        of_day = [one for one in settlements if one.date == payment.date]
        if sum(one.amount for one in of_day) != payment.amount:
            continue  # held for later, or two payments of one day: what it settled cannot be told
        added = [0] * len(BUCKETS)
        for one in of_day:
            added[BUCKETS.index(BUCKET_OF_SETTLED[one.what])] += one.amount
        change = {"added": tuple(added)}
        yield suspect(
            "payment-not-credited", "payments", change, 5.0, payment=payment, credited=None
        )


def days_cost(days: int) -> float:
    """Round numbers of days are likelier than others."""
    return 0.5 if days in USUAL_DAYS else 1.5


# --- allocation and day count -------------------------------------------------------------------------------

LIKELY_ORDERS: frozenset[tuple[Component, ...]] = frozenset(
    {
        ("fee", "interest", "penalty", "principal"),
        ("fee", "penalty", "interest", "principal"),
        ("penalty", "interest", "principal", "fee"),
        ("principal", "interest", "penalty", "fee"),
        ("interest", "principal", "penalty", "fee"),
    }
)


def allocation_moves(contract: Contract) -> Iterator[Move]:
    """Every other order of allocation, through the instalments or through the components."""
    policy = contract.allocation
    for order in permutations(CONTRACT_ORDER):
        for by in ("instalment", "component"):
            if (order, by) == (policy.order, policy.by):
                continue
            likely = order in LIKELY_ORDERS or order == policy.order[::-1]
            cost = (3.5 if likely else 5.0) + (0.0 if by == policy.by else 0.5)
            change = {"contract": allocating(contract, AllocationPolicy(order, by))}
            yield (suspect("allocation-order", "allocation", change, cost, order=order, by=by),)


def count_moves(habits: Habits) -> Iterator[Move]:
    """Interest, or interest and penalty, counted on another year or another way.

    The lender may have laid the whole loan out so, or have counted so each instalment's interest, or only what
    it states as unpaid.
    """
    terms, basis = habits.contract.terms, habits.basis
    for other in (DayCount.ACTUAL_360, DayCount.ACTUAL_365, DayCount.THIRTY_360):
        if other is terms.day_count or not terms.annual_rate:
            continue
        other_basis = 360 if other is DayCount.ACTUAL_360 else 365
        counted = _Counted(other, other_basis, basis)
        laid_out = {"rows": schedule(replace(terms, day_count=other)).rows}
        yield from counted.moves(laid_out, 3.5, {"basis": other_basis})
        if DayCount.THIRTY_360 in (terms.day_count, other):
            continue
        scale: Pair = (basis_of(terms.day_count), other_basis)
        each = {"rows": scaled_rows(habits.rows, scale)}
        yield from counted.moves(each, 4.5, {"basis": other_basis})
        unpaid = {"interest_scale": scale}
        yield from counted.moves(unpaid, 4.0, {"basis": other_basis}, {"penalty_scale": scale})


def basis_of(day_count: DayCount) -> int:
    """The days of a year in a day count."""
    return 360 if day_count in (DayCount.ACTUAL_360, DayCount.THIRTY_360) else 365


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """Another day count: of interest alone, or of penalty too where its year is another one."""

    day_count: DayCount
    other_basis: int
    basis: int

    def moves(
        self, interest: dict[str, Any], cost: float, *penalties: dict[str, Any]
    ) -> Iterator[Move]:
        facts = {"basis": self.other_basis, "day_count": self.day_count}
        yield (Suspect("wrong-day-count", frozenset({"count"}), interest, cost, facts),)
        if self.other_basis == self.basis:
            return
        slots: frozenset[Slot] = frozenset({"count", "basis"})
        for penalty in penalties:
            both = {**interest, **penalty}
            yield (Suspect("wrong-day-count", slots, both, cost + 0.2, facts),)
