"""The rows behind what is owed on a loan: what fell due, what accrued, what payments settled of it."""

import datetime as dt
from itertools import pairwise
from typing import Literal, TypeAlias

from ashore.dates import DayCount
from ashore.loans.lateness import Instalment, PenaltyBucket
from ashore.loans.ledger import Settled, replay
from ashore.loans.position import Explanation, explain
from ashore.loans.terms import Contract, Payment
from ashore.money import Fen
from ashore.texts import message
from ashore.workout.why.accrual import Stretch, accrual_rows
from ashore.workout.why.row import Row

ONE_DAY = dt.timedelta(days=1)
Part: TypeAlias = Literal["principal", "interest", "fee"]


class LoanRows:
    """One loan on a day, replayed once for every question."""

    def __init__(self, contract: Contract, payments: tuple[Payment, ...], as_of: dt.date) -> None:
        self.contract, self.payments, self.as_of = contract, payments, as_of
        self.ledger = replay(contract, payments, as_of)
        self.traced: Explanation = explain(contract, payments, as_of)
        begun = as_of >= contract.terms.start
        known = self.ledger.instalments if begun else []
        self.overdue = [one for one in known if one.called or one.due < as_of]
        self.today = [one for one in known if one.due == as_of and not one.called]
        self.running = next((one for one in known if one.due > as_of and not one.called), None)
        self.begun = begun

    def rows(self) -> dict[str, list[Row]]:
        """The rows of each bucket that a loan can have."""
        return {
            "principal_not_due": self._not_due() if self.begun else [],
            "principal_overdue": self._left(self.overdue, "principal"),
            "interest_billed": self._left(self.overdue, "interest"),
            "interest_accrued": [*self._left(self.today, "interest"), *self._accrued()],
            "penalty_on_principal": self._penalty("penalty_on_principal"),
            "penalty_on_interest": self._penalty("penalty_on_interest"),
            "late_fees": [],
            "other_fees": self._left([*self.overdue, *self.today], "fee"),
        }

    def late_since(self, days_past_due: int) -> list[Row]:
        """What is unpaid of the instalment that the days past due count from."""
        since = self.as_of - dt.timedelta(days=days_past_due)
        return [
            Row(message("why.row.oldest", n=one.number, due=one.due), one.scheduled)
            for one in self.overdue
            if one.due == since
        ][:1]

    def _settled(self, what: Settled, instalment: int) -> list[Row]:
        """What payments took off a part of an instalment; 0 is principal paid before it was due."""
        return [
            Row(message(f"why.row.paid-{what}", day=one.date, n=instalment), -one.amount)
            for one in self.traced.settlements
            if one.what == what and one.instalment == instalment
        ]

    def _not_due(self) -> list[Row]:
        """What was lent, less what has fallen due and what was paid before it fell due."""
        early = self._settled("prepaid_principal", 0)
        early += [row for one in self.today for row in self._settled("principal", one.number)]
        fallen = sum(
            one.principal - _sum(self._settled("principal", one.number)) for one in self.overdue
        )
        terms = self.contract.terms
        rows = [Row(message("why.row.lent", day=terms.start), terms.principal)]
        if fallen:
            last = max(one.due for one in self.overdue)
            said = message("why.row.fallen", count=len(self.overdue), day=last)
            rows.append(Row(said, -fallen))
        return _unless_nothing([*rows, *early])

    def _left(self, instalments: list[Instalment], part: Part) -> list[Row]:
        """Of each instalment that still owes this part: what fell due, and what was paid of it."""
        rows = []
        for one in instalments:
            left: Fen = getattr(one, part)
            if left:
                paid = self._settled(part, one.number)
                said = message(f"why.row.due-{part}", n=one.number, due=one.due)
                rows += [Row(said, left - _sum(paid)), *paid]
        return rows

    def _accrued(self) -> list[Row]:
        """The running period's interest, by the stretches between what was paid early in it."""
        one = self.running
        if one is None:
            return []
        cuts = {
            paid.date
            for paid in self.traced.settlements
            if paid.what == "prepaid_principal" and one.period_start < paid.date < self.as_of
        }
        days = sorted({one.period_start, *cuts, self.as_of})
        earned = [0, *(self._earned_by(day) for day in days[1:])]
        label = "running-part" if cuts else "running"
        return [
            Row(
                message(
                    f"why.row.{label}",
                    n=one.number,
                    interest=one.interest,
                    first=since + ONE_DAY,
                    last=until,
                    days=(until - since).days,
                    of=(one.due - one.period_start).days,
                ),
                after - before,
                since,
                until,
            )
            for (since, until), (before, after) in zip(
                pairwise(days), pairwise(earned), strict=True
            )
            if after != before
        ]

    def _earned_by(self, day: dt.date) -> Fen:
        if day == self.as_of:
            return self.ledger.accrued_interest(day)
        return replay(self.contract, self.payments, day).accrued_interest(day)

    def _penalty(self, bucket: PenaltyBucket) -> list[Row]:
        """Instalment by instalment: what each base bore a day, less what was paid of it."""
        basis = 360 if self.contract.terms.day_count is DayCount.ACTUAL_360 else 365
        rows = []
        for one in self.overdue:
            if self.as_of <= one.visible_after or self._is_forgiven(one):
                continue
            accrued = [
                Stretch("penalty", each.since, each.until, each.base, each.daily_rate, one.number)
                for each in self.traced.accruals
                if each.instalment == one.number and each.bucket == bucket
            ]
            rows += _unless_nothing(
                [*accrual_rows(accrued, basis), *self._settled(bucket, one.number)]
            )
        return rows

    def _is_forgiven(self, one: Instalment) -> bool:
        """Paid whole within the grace days: what had accrued is owed no more (rule 3)."""
        return not one.scheduled and not one.on_principal and not one.on_interest


def _sum(rows: list[Row]) -> Fen:
    return sum(row.amount for row in rows)


def _unless_nothing(rows: list[Row]) -> list[Row]:
    """The rows, unless nothing is left of them."""
    return rows if _sum(rows) else []
