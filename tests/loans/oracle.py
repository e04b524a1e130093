"""An independent account of a loan: day by day, as DESIGN's rules read, and slow.

A penalty is kept as the fen that were late, summed over days, and is exact: times the rate it is money.

It shares the schedule (proved elsewhere) with the engine and nothing else.
"""

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor

from ashore.dates import DayCount
from ashore.loans.schedule import schedule
from ashore.loans.terms import Buckets, Contract, Payment


def half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


@dataclass
class Line:
    number: int
    begins: dt.date
    due: dt.date
    principal: int
    interest: int
    fee: int
    penalty: dict[str, int] = field(default_factory=lambda: {"principal": 0, "interest": 0})
    pending: dict[str, int] = field(default_factory=lambda: {"principal": 0, "interest": 0})
    paid: dict[str, int] = field(default_factory=lambda: {"principal": 0, "interest": 0})
    fallen: bool = False
    called: bool = False

    def owed_penalty(self, of: str, rate: Fraction) -> int:
        return half_up(self.penalty[of] * rate) - self.paid[of]

    def unpaid(self) -> int:
        return self.principal + self.interest + self.fee


class Oracle:
    """Only for prepayment = "hold"; the engine's "reduce" has golden tables of its own."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        terms = contract.terms
        begins = terms.start
        self.lines = []
        for row in schedule(terms).rows:
            self.lines.append(
                Line(row.number, begins, row.due, row.principal, row.interest, row.fee)
            )
            begins = row.due
        policy = contract.penalty
        if policy.daily_rate is not None:
            self.rate = Fraction(policy.daily_rate)
        else:
            basis = 360 if terms.day_count is DayCount.ACTUAL_360 else 365
            self.rate = Fraction(terms.annual_rate) * Fraction(policy.multiplier) / basis
        self.held = 0
        self.paid_in = 0

    def run(self, payments: list[Payment], until: dt.date) -> None:
        day = self.contract.terms.start
        while day <= until:
            self.one_day(day)
            for payment in payments:
                if payment.date == day:
                    self.paid_in += payment.amount
                    self.held += payment.amount
                    self.settle(day)
            day += dt.timedelta(days=1)

    def one_day(self, day: dt.date) -> None:
        for line in self.lines:
            if line.fallen and day > line.due:
                self.accrue(line, day)
        for line in self.lines:
            if not line.fallen and line.due == day:
                line.fallen = True
                self.settle(day)
        if day == self.contract.accelerated_on:
            first = True
            for line in self.lines:
                if not line.fallen:
                    whole = (line.due - line.begins).days
                    gone = (day - line.begins).days
                    line.interest = half_up(Fraction(line.interest * gone, whole)) if first else 0
                    first = False
                    line.fee, line.due, line.fallen, line.called = 0, day, True, True
            self.settle(day)

    def accrue(self, line: Line, day: dt.date) -> None:
        policy = self.contract.penalty
        grace = 0 if line.called else policy.grace_days
        late = (day - line.due).days
        bases = {
            "principal": line.principal,
            "interest": line.interest if policy.compound else 0,
        }
        if policy.grace == "free" and late <= grace:
            return
        for of, base in bases.items():
            if late <= grace:
                line.pending[of] += base
            else:
                line.penalty[of] += line.pending[of] + base
                line.pending[of] = 0

    def settle(self, day: dt.date) -> None:
        policy = self.contract.allocation
        due = [line for line in self.lines if line.fallen]
        if policy.by == "component":
            order = [(line, part) for part in policy.order for line in due]
        else:
            order = [(line, part) for line in due for part in policy.order]
        for line, part in order:
            if part == "penalty":
                for of in ("principal", "interest"):
                    amount = min(self.held, line.owed_penalty(of, self.rate))
                    line.paid[of] += amount
                    self.held -= amount
            else:
                amount = min(self.held, getattr(line, part))
                setattr(line, part, getattr(line, part) - amount)
                self.held -= amount
        for line in due:
            if not line.unpaid() and (day - line.due).days <= self.contract.penalty.grace_days:
                line.pending = {"principal": 0, "interest": 0}

    def buckets(self, day: dt.date) -> Buckets:
        late = [line for line in self.lines if line.called or (line.fallen and line.due < day)]
        rest = [line for line in self.lines if line not in late]
        accrued = sum(line.interest for line in rest if line.fallen)
        running = next((line for line in rest if not line.fallen and line.begins < day), None)
        if running is not None:
            share = Fraction((day - running.begins).days, (running.due - running.begins).days)
            accrued += half_up(running.interest * share)
        return Buckets(
            principal_not_due=sum(line.principal for line in rest),
            principal_overdue=sum(line.principal for line in late),
            interest_billed=sum(line.interest for line in late),
            interest_accrued=accrued,
            penalty_on_principal=sum(
                line.owed_penalty("principal", self.rate) for line in self.lines
            ),
            penalty_on_interest=sum(
                line.owed_penalty("interest", self.rate) for line in self.lines
            ),
            other_fees=sum(line.fee for line in self.lines if line.fallen),
        )

    def days_past_due(self, day: dt.date) -> int:
        for line in self.lines:
            penalty = sum(line.owed_penalty(of, self.rate) for of in line.penalty)
            if line.fallen and line.due < day and line.unpaid() + penalty:
                return (day - line.due).days
        return 0
