"""Why each figure of a debt is what it is: the rows that add up to it, the rules, the inputs."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeAlias

from ashore.law import wire
from ashore.law.audit.citing import SHOWN_COST, rule_for
from ashore.law.audit.finding import Cause
from ashore.law.rules import citable, rule
from ashore.loans.cost import arrived, cost_json, cost_of_schedule
from ashore.loans.position import ONE_DAY, compare_allocation, position
from ashore.loans.schedule import schedule
from ashore.loans.terms import BUCKETS, CardAccount, Contract
from ashore.loans.wire import buckets_json, iso
from ashore.money import yuan
from ashore.texts import Language, message, render
from ashore.workout.standing import StandingDebt
from ashore.workout.why.card import CardRows
from ashore.workout.why.inputs import inputs
from ashore.workout.why.loan import LoanRows
from ashore.workout.why.row import Row, rows_json

Json: TypeAlias = dict[str, Any]

_CAUSES: dict[str, tuple[Cause, ...]] = {
    "penalty_on_principal": ("penalty-started-early", "wrong-multiple"),
    "penalty_on_interest": ("interest-on-interest",),
    "late_fees": ("interest-on-fees",),
    "other_fees": ("fee-not-in-contract",),
    "allocation": ("allocation-order",),
}
"""What the audit would ask about a figure: the rules that bear on the one bear on the other."""


class DebtWhy:
    """The explanations of one debt in one language."""

    def __init__(self, debt: StandingDebt, language: Language) -> None:
        self.debt, self.language = debt, language

    def as_json(self) -> Json:
        """Everything; ``annual_cost`` and ``allocation`` are null for a card, and where nothing was paid."""
        return {
            "id": self.debt.entry.id,
            "as_of": self.debt.as_of.isoformat(),
            "buckets": {name: self._bucket(name) for name in BUCKETS},
            "days_past_due": self._days_past_due(),
            "next_day_cost": self._next_day_cost(),
            "annual_cost": self._annual_cost(),
            "allocation": self._allocation(),
        }

    @cached_property
    def _rows(self) -> LoanRows | CardRows:
        debt = self.debt
        if isinstance(debt.obligation, CardAccount):
            return CardRows(debt.obligation, debt.payments, debt.as_of)
        return LoanRows(debt.obligation, debt.payments, debt.as_of)

    @cached_property
    def _by_bucket(self) -> dict[str, list[Row]]:
        return self._rows.rows()

    def _bucket(self, name: str) -> Json:
        return {
            "amount": yuan(getattr(self.debt.position.buckets, name)),
            "rows": rows_json(self._by_bucket[name], self.language),
            **self._grounds(name),
        }

    def _days_past_due(self) -> Json:
        """From which day they count, and what has been unpaid since then."""
        days = self.debt.position.days_past_due
        since = self.debt.as_of - dt.timedelta(days=days)
        return {
            "days": days,
            "delinquency": self.debt.position.delinquency,
            "since": iso(since) if days else None,
            "rows": rows_json(self._rows.late_since(days) if days else [], self.language),
            **self._grounds("days_past_due"),
        }

    def _next_day_cost(self) -> Json:
        """What changes overnight, bucket by bucket; money held that is used up counts against it."""
        debt, today = self.debt, self.debt.position
        tomorrow = position(debt.obligation, debt.payments, debt.as_of + ONE_DAY)
        rows = [
            Row(
                message("why.row.overnight", what=message(f"documents.bucket.{name}")),
                getattr(tomorrow.buckets, name) - getattr(today.buckets, name),
            )
            for name in BUCKETS
        ]
        rows.append(Row(message("why.row.overnight-held"), today.held - tomorrow.held))
        changed = [row for row in rows if row.amount]
        return {"amount": yuan(today.next_day_cost), "rows": rows_json(changed, self.language)}

    def _annual_cost(self) -> Json | None:
        """The dated flows that the yearly cost balances: what arrived, then every instalment."""
        if not isinstance(self.debt.obligation, Contract):
            return None
        terms = self.debt.obligation.terms
        made = schedule(terms)
        flows = [(terms.start, arrived(terms)), *((row.due, -row.payment) for row in made.rows)]
        return {
            **cost_json(cost_of_schedule(made)),
            "flows": [{"date": day.isoformat(), "amount": yuan(amount)} for day, amount in flows],
            **self._grounds("annual_cost", (SHOWN_COST,)),
        }

    def _allocation(self) -> Json | None:
        """The same payments by the contract's order and by the statutory one, bucket by bucket."""
        debt = self.debt
        if not isinstance(debt.obligation, Contract) or not debt.payments:
            return None
        compared = compare_allocation(debt.obligation, debt.payments, debt.as_of)
        sides = {"by_contract": compared.by_contract, "by_statute": compared.by_statute}
        return {
            **{
                side: {**buckets_json(found.buckets), "total": yuan(found.buckets.total)}
                for side, found in sides.items()
            },
            "difference": yuan(compared.difference),
            **self._grounds("allocation"),
        }

    def _grounds(self, figure: str, named: Iterable[str] = ()) -> Json:
        """The rules that bear on a figure, and what the case says that it was worked out from."""
        debt = self.debt
        found = [
            rule_for(cause, debt.obligation, debt.lender_type, debt.as_of)
            for cause in _CAUSES.get(figure, ())
        ]
        rules = [rule(each) for each in dict.fromkeys([*named, *found]) if each is not None]
        return {
            "rules": [
                wire.rule_json(each, debt.as_of, self.language) for each in rules if citable(each)
            ],
            "inputs": [
                render(said, self.language) for said in inputs(figure, debt.obligation, debt.as_of)
            ],
        }
