"""What lateness adds to an instalment: DESIGN, "What accrues", rules 2, 3 and 6.

Accruals are exact: each is an integer numerator over one denominator, and is rounded half-up to the fen per
instalment and bucket only when it is stated or paid. What is owed of an accrual is then ``rounded(accrued) − paid``,
so nothing is lost or gained however often an account is stated.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from ashore.dates import DayCount
from ashore.loans.schedule import Row
from ashore.loans.terms import Contract, PenaltyPolicy
from ashore.money import Fen

Pair: TypeAlias = tuple[int, int]
"""An exact rate or factor: numerator and denominator."""

PenaltyBucket: TypeAlias = Literal["penalty_on_principal", "penalty_on_interest"]


@dataclass(frozen=True, slots=True)
class Accrual:
    """Why a penalty is what it is: ``base`` bore ``rate`` a day from ``since`` (exclusive) to ``until``."""

    instalment: int
    bucket: PenaltyBucket
    since: dt.date
    until: dt.date
    base: Fen
    daily_rate: Fraction
    amount: Fraction


@dataclass(slots=True)
class Instalment:
    """One instalment while the account is replayed: what of it is unpaid, and the penalty it has earned.

    ``on_principal`` and ``on_interest`` are fen × days, before any rate. Penalty counts from ``accrued_to`` and is
    owed only after ``visible_after``.
    """

    number: int
    period_start: dt.date
    due: dt.date
    principal: Fen
    interest: Fen
    fee: Fen
    accrued_to: dt.date
    visible_after: dt.date
    called: bool = False
    on_principal: int = 0
    on_interest: int = 0
    on_principal_paid: Fen = 0
    on_interest_paid: Fen = 0

    @property
    def scheduled(self) -> Fen:
        """What is unpaid of the amounts the schedule names."""
        return self.principal + self.interest + self.fee


def instalments_of(
    start: dt.date, rows: Iterable[Row], policy: PenaltyPolicy
) -> Iterator[Instalment]:
    """The instalments of a schedule, with grace as rule 3 has it."""
    for number, due, _, principal, interest, fee, _, _ in rows:
        grace_end = due + dt.timedelta(days=policy.grace_days) if policy.grace_days else due
        counts_from = grace_end if policy.grace == "free" else due
        yield Instalment(number, start, due, principal, interest, fee, counts_from, grace_end)
        start = due


class Lateness:
    """The penalty of an account's instalments, at what a fen bears a day: overdue principal, unpaid interest.

    ``accruals`` are kept where it is asked to ``trace`` them.
    """

    def __init__(self, on_principal: Pair, on_interest: Pair, *, trace: bool = False) -> None:
        self.on_principal, self.on_interest = on_principal, on_interest
        self.accruals: list[Accrual] | None = [] if trace else None

    def accrue(self, one: Instalment, day: dt.date) -> None:
        """Bring an instalment's penalty up to a day: base × days, before any rate."""
        if day <= one.accrued_to:
            return
        days = (day - one.accrued_to).days
        if self.accruals is not None:
            self.accruals.extend(self._reasons(one, day))
        one.on_principal += one.principal * days
        one.on_interest += one.interest * days
        one.accrued_to = day

    def _reasons(self, one: Instalment, day: dt.date) -> Iterator[Accrual]:
        since, number = one.accrued_to, one.number
        kinds: tuple[tuple[PenaltyBucket, Fen, Pair], ...] = (
            ("penalty_on_principal", one.principal, self.on_principal),
            ("penalty_on_interest", one.interest, self.on_interest),
        )
        for bucket, base, pair in kinds:
            rate = Fraction(*pair)
            if base and rate:
                amount = base * (day - since).days * rate
                yield Accrual(number, bucket, since, day, base, rate, amount)

    def owed(self, one: Instalment, day: dt.date) -> tuple[Fen, Fen]:
        """Penalty on principal and on interest unpaid on a day, which is not before ``accrued_to``."""
        if day <= one.visible_after:
            return 0, 0
        principal, interest = one.on_principal, one.on_interest
        if day > one.accrued_to:
            days = (day - one.accrued_to).days
            principal += one.principal * days
            interest += one.interest * days
        first = _in_fen(principal, self.on_principal) - one.on_principal_paid if principal else 0
        if not interest or not self.on_interest[0]:
            return first, 0
        return first, _in_fen(interest, self.on_interest) - one.on_interest_paid

    def forgive_in_grace(self, one: Instalment, day: dt.date) -> None:
        """Rule 3: what is paid in full within the grace days has cost nothing."""
        if day <= one.visible_after and not one.scheduled:
            one.on_principal = one.on_interest = 0


def _in_fen(base_days: int, rate: Pair) -> Fen:
    # floor(x + 1/2): half-up for what is never negative.
    numerator, denominator = rate
    return (2 * base_days * numerator + denominator) // (2 * denominator)


def lateness_of(contract: Contract, *, trace: bool = False) -> Lateness:
    """What a contract says of lateness (rule 2); unpaid interest bears nothing unless it compounds."""
    daily = daily_penalty(contract)
    return Lateness(daily, daily if contract.penalty.compound else (0, 1), trace=trace)


def daily_penalty(contract: Contract) -> Pair:
    """The penalty rate of one day as an exact pair (rule 2): actual days over 365, or 360 where so counted."""
    policy, terms = contract.penalty, contract.terms
    if policy.daily_rate is not None:
        return policy.daily_rate.as_integer_ratio()
    numerator, denominator = (terms.annual_rate * policy.multiplier).as_integer_ratio()
    return numerator, denominator * (360 if terms.day_count is DayCount.ACTUAL_360 else 365)
