"""A case on a day: every question a face may ask of it."""

import datetime as dt
import json
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from ashore.case import convert
from ashore.case.dump import dump_json
from ashore.case.schema import Case
from ashore.dates import add_months
from ashore.household.wire import budget_json as household_json
from ashore.loans.new_loan import new_loan_check, new_loan_json
from ashore.loans.terms import Terms
from ashore.money import Fen
from ashore.negotiation.first import next_step_json
from ashore.planning.result import Plan
from ashore.workout.belongings import assets_json
from ashore.workout.owed import position_json
from ashore.workout.planned import Planned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ashore.documents.data import PackData
    from ashore.documents.pack import Paper

Json: TypeAlias = dict[str, Any]


class Workout(Planned):
    """A case on a day, worked out once however many answers are asked for.

    Raises:
        AshoreError: a debt names a product that the catalogue does not have.
    """

    def otherwise(self, case: Case, as_of: dt.date | None = None) -> "Workout":
        """Another case, or one on another day, seen in the same language and with the same bills."""
        return Workout(case, as_of or self.as_of, self.language, self._months)

    @cached_property
    def _case_json(self) -> Json:
        found: Json = json.loads(dump_json(self.case))
        return found

    def position_json(self, *, with_plan: bool = True) -> Json:
        """What is owed, per debt and in all, and the step to begin with; not to be changed.

        Without the course of the plan it need not be made: living it through its futures takes longer than all else.
        """
        return self._ahead if with_plan else self._now

    @cached_property
    def _now(self) -> Json:
        return self._standing(None)

    @cached_property
    def _ahead(self) -> Json:
        return self._standing(self.plans.best)

    def _standing(self, plan: Plan | None) -> Json:
        standing = position_json(self.debts, plan, self.as_of, self.language)
        step = next_step_json(self._case_json, standing, self.language)
        return {**standing, "next_step": step}

    def budget_json(self) -> Json:
        """What comes in, what must go out, what is left for debts, and what could be sold."""
        rates = (convert.annual_rate(debt.entry) for debt in self.debts)
        dearest = max(rates, default=Decimal(0))
        return {
            **household_json(self.household_budget, self.language),
            "assets": assets_json(self._household, dearest, self.as_of, self.language),
        }

    def new_loan_json(self, terms: Terms) -> Json:
        """What paying everything off with a new loan would do, against the recommended plan or else the bills.

        Raises:
            ValueError: nothing is owed, or the terms give no schedule.
        """
        standing = [debt.position for debt in self.debts]
        owed = sum(position.buckets.total - position.held for position in standing)
        compared = new_loan_check(owed, self._remaining(), terms)
        return new_loan_json(compared, self.household_budget.expected, self.language)

    def why_json(self, debt_id: str) -> Json:
        """Why each figure of a debt is what it is: rows that add up to it, rules, inputs.

        Raises:
            KeyError: there is no such debt.
        """
        from ashore.workout.why import DebtWhy  # what a position need not wait for

        return DebtWhy(
            {debt.entry.id: debt for debt in self.debts}[debt_id], self.language
        ).as_json()

    def surplus_why_json(self) -> Json:
        """Why the surplus of the budget is what it is, in an ordinary, a poor and a good month."""
        from ashore.workout.why import surplus_why

        return surplus_why(self.household_budget, self.language)

    def _remaining(self) -> list[tuple[dt.date, Fen]]:
        """What is still to be paid: by the recommended plan, otherwise as the lenders bill it."""
        if self.plans.best is not None:
            rows = (row for debt in self.plans.best.debts for row in debt.schedule)
            return [(row.date, row.payment) for row in rows]
        until = add_months(self.as_of, self.case.preferences.horizon_months)
        return [payment for debt in self.debts for payment in debt.still_to_pay(until)]

    @cached_property
    def pack_data(self) -> "PackData":
        """Everything that the papers say."""
        from ashore.documents.data import PackData
        from ashore.negotiation.prepare import prepare

        standing, household, plan = self.position_json(), self.budget_json(), self.plan_json()
        negotiation = prepare(self._case_json, standing, household, plan)
        return PackData(
            language=self.language,
            as_of=self.as_of,
            case=self._case_json,
            position=standing,
            budget=household,
            plan=plan,
            briefs=negotiation.briefs,
            next_step=negotiation.next_step,
        )

    def papers(self) -> "Iterator[Paper]":
        """The papers of the negotiation pack one after the other, in memory."""
        from ashore.documents.pack import papers

        return papers(self.pack_data)

    def write_pack(self, out: Path) -> Json:
        """Write the negotiation pack into a folder; the answer is its manifest."""
        from ashore.documents.pack import write_pack

        return write_pack(self.pack_data, out).as_json()
