"""A lender that counts day by day and can make known mistakes: the source of claims for the planted-error test.

It adapts the slow oracle of the ledger tests and shares no arithmetic with the search: each mistake is a change of
what happens on a day, not of a replay's parameters.
"""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from ashore.dates import DayCount
from ashore.loans.terms import BUCKETS, AllocationPolicy, Contract, Payment
from tests.loans.oracle import Line, Oracle, half_up


@dataclass(frozen=True)
class Mistake:
    """One planted mistake and its parameters."""

    cause: str
    days: int = 0
    multiple: Decimal | None = None
    daily: Decimal | None = None
    counted: Literal["interest", "penalty", "both"] = "penalty"
    payment: int = 0
    allocation: AllocationPolicy | None = None
    fee: int = 0
    fee_bucket: Literal["late_fees", "other_fees"] = "late_fees"


class Lender(Oracle):
    """The account as the lender keeps it, mistakes included."""

    def __init__(self, contract: Contract, mistakes: tuple[Mistake, ...]) -> None:
        by_cause = {mistake.cause: mistake for mistake in mistakes}
        super().__init__(contract)
        rate = self.rate
        super().__init__(_mistaken_contract(contract, by_cause))
        self.rate = _mistaken_rate(rate, contract, by_cause)
        early = by_cause.get("penalty-started-early")
        self.early = early.days if early else 0
        self.fees = [mistake for mistake in mistakes if mistake.cause == "fee-not-in-contract"]

    def accrue(self, line: Line, day: dt.date) -> None:
        policy = self.contract.penalty
        spared = policy.grace_days if policy.grace == "free" and not line.called else 0
        if self.early and (day - line.due).days == spared + 1:
            # The first day that counts brings the days before it along, as far as they are from before.
            bases = {"principal": line.principal, "interest": 0}
            if policy.compound:
                bases["interest"] = line.interest
            grace = 0 if line.called else policy.grace_days
            for of, base in bases.items():
                target = line.pending if grace >= 1 and not spared else line.penalty
                target[of] += base * self.early
        super().accrue(line, day)


def _mistaken_rate(rate: Fraction, contract: Contract, by_cause: dict[str, Mistake]) -> Fraction:
    """What overdue principal bears a day, by the contract's own year unless that is mistaken too."""
    multiple = by_cause.get("wrong-multiple")
    if multiple and multiple.multiple is not None:
        rate = rate * Fraction(multiple.multiple) / Fraction(contract.penalty.multiplier)
    elif multiple and multiple.daily is not None:
        rate = Fraction(multiple.daily)
    count = by_cause.get("wrong-day-count")
    if count and count.counted != "interest":
        rate = rate * 365 / 360
    return rate


def _mistaken_contract(contract: Contract, by_cause: dict[str, Mistake]) -> Contract:
    penalty, allocation, terms = contract.penalty, contract.allocation, contract.terms
    if "interest-on-interest" in by_cause:
        penalty = replace(penalty, compound=True)
    if "allocation-order" in by_cause:
        allocation = by_cause["allocation-order"].allocation or allocation
    count = by_cause.get("wrong-day-count")
    if count and count.counted != "penalty":
        terms = replace(terms, day_count=DayCount.ACTUAL_360)
    return replace(contract, terms=terms, penalty=penalty, allocation=allocation)


def stated(
    contract: Contract,
    payments: tuple[Payment, ...],
    as_of: dt.date,
    mistakes: tuple[Mistake, ...],
    *,
    rounds_once: bool = False,
) -> dict[str, int]:
    """The eight amounts the lender comes to, in fen; ``contract`` is the one it believes to have."""
    lender = Lender(contract, mistakes)
    lender.run(credited(payments, mistakes, as_of), as_of)
    owed = lender.buckets(as_of)
    found = {name: getattr(owed, name) for name in BUCKETS}
    if rounds_once:
        for of in ("principal", "interest"):
            late = sum(line.penalty[of] for line in lender.lines)
            paid = sum(line.paid[of] for line in lender.lines)
            found[f"penalty_on_{of}"] = half_up(late * lender.rate) - paid
    for fee in lender.fees:
        found[fee.fee_bucket] += fee.fee
    return found


def credited(
    payments: tuple[Payment, ...], mistakes: tuple[Mistake, ...], as_of: dt.date
) -> list[Payment]:
    """The payments as the lender credited them, in date order."""
    kept: dict[int, Payment] = dict(enumerate(payments))
    for mistake in mistakes:
        if mistake.cause == "payment-not-credited":
            if mistake.days:
                late = payments[mistake.payment].date + dt.timedelta(days=mistake.days)
                kept[mistake.payment] = replace(payments[mistake.payment], date=late)
            else:
                del kept[mistake.payment]
    return sorted(
        (payment for payment in kept.values() if payment.date <= as_of), key=lambda one: one.date
    )
