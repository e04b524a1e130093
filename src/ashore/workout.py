"""The one façade every face calls: what is owed, what can be paid, what to offer, and the papers.

Each function takes a case and a day and answers in the JSON names of DESIGN, in the reader's language.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from ashore.case import convert
from ashore.case.dump import dump_json
from ashore.case.schema import Case, Debt, LoanDebt
from ashore.dates import add_months
from ashore.household.assets import PROTECTED_RULES, realisable, sales
from ashore.household.budget import Budget, budget, months
from ashore.household.wire import budget_json as household_json
from ashore.law import audit
from ashore.law.caps import Cap, caps
from ashore.law.consequences import consequences
from ashore.law.products import EntityType, Product, product, product_keys
from ashore.law.rules import Rule, citable, rule, status_message
from ashore.loans.cost import cost_json, cost_of_schedule, cost_of_terms
from ashore.loans.new_loan import new_loan_check
from ashore.loans.position import billed_payments, compare_allocation, forecast, position
from ashore.loans.schedule import schedule
from ashore.loans.terms import BUCKETS, Contract, Obligation, Payment, Position, Terms
from ashore.loans.wire import forecast_json, schedule_json
from ashore.loans.wire import position_json as loan_position_json
from ashore.loans.xirr import XirrResult
from ashore.money import Fen, Rate, parse_yuan, yuan
from ashore.planning.plan import balance_on, make_plans
from ashore.planning.request import PlanDebt
from ashore.planning.result import Plan, PlanSet
from ashore.planning.wire import plans_json
from ashore.problems import AshoreError, Problem
from ashore.texts import Language, Message, message, render

Json: TypeAlias = dict[str, Any]

FORECAST_DAYS = (30, 90, 180)


@dataclass(frozen=True)
class StandingDebt:
    """One debt of a case on a day: what the user says, what the catalogue knows, what is owed."""

    entry: Debt
    product: Product
    obligation: Obligation
    payments: tuple[Payment, ...]
    as_of: dt.date

    @property
    def lender_type(self) -> EntityType:
        """Who lends: as the case says, otherwise as the catalogue does."""
        return self.entry.lender_type or self.product.entity_type

    @property
    def creditor(self) -> str:
        """The lender's name as the case says, otherwise as the catalogue does; may be empty."""
        return self.entry.creditor or self.product.entity or ""

    def name(self, language: Language) -> str:
        """What to call the debt: the product's name, or the creditor's where the product names none of its own."""
        if self.creditor and self.product.kind in ("credit-card", "other"):
            return self.creditor
        return self.entry.id if self.product.key == "other" else render(self.product.name, language)

    @cached_property
    def position(self) -> Position:
        """What is owed."""
        return position(self.obligation, self.payments, self.as_of)

    @cached_property
    def findings(self) -> tuple[audit.Finding, ...]:
        """What the audit found in the claim and the contract."""
        return audit.audit(
            self.obligation,
            self.payments,
            convert.claim(self.entry),
            self.as_of,
            self.lender_type,
        )

    def plan_debt(self, language: Language) -> PlanDebt:
        """The debt as planning takes it; the user's own relief menu comes before the catalogue's."""
        return PlanDebt(
            id=self.entry.id,
            obligation=self.obligation,
            payments=self.payments,
            position=self.position,
            menu=convert.relief_options(self.entry) or self.product.relief,
            secured=self.entry.secured,
            priority=self.entry.priority,
            name=self.name(language),
        )


class Workout:
    """A case on a day, worked out once however many answers are asked for.

    Raises:
        AshoreError: a debt names a product that the catalogue does not have.
    """

    def __init__(self, case: Case, as_of: dt.date, language: Language) -> None:
        self.case = case
        self.as_of = as_of
        self.language = language
        _check_products(case)
        self.debts = tuple(_standing(debt, as_of) for debt in case.debt)

    @cached_property
    def household_budget(self) -> Budget:
        """What can be paid each month, with its parts."""
        return budget(convert.household(self.case), self.as_of)

    @cached_property
    def plans(self) -> PlanSet:
        """The plans that fit what can be paid, or why none does."""
        horizon = self.case.preferences.horizon_months
        available = months(convert.household(self.case), self.as_of, horizon)
        debts = [debt.plan_debt(self.language) for debt in self.debts]
        return make_plans(debts, available, self.as_of, horizon)

    def position_json(self) -> Json:
        """What is owed, per debt and in all."""
        debts = [self._debt_json(debt) for debt in self.debts]
        return {
            "as_of": self.as_of.isoformat(),
            "debts": debts,
            "totals": {**_totals([debt.position for debt in self.debts]), **_outlook(debts)},
            "consequences": [self._rule_json(each) for each in self._consequences()],
        }

    def budget_json(self) -> Json:
        """What comes in, what must go out, what is left for debts, and what could be sold."""
        return {
            **household_json(self.household_budget, self.language),
            "assets": self._assets_json(),
        }

    def _assets_json(self) -> Json:
        """What selling would bring, against the dearest debt; and what a court would leave in any case."""
        household = convert.household(self.case)
        dearest = max((convert.annual_rate(debt.entry) for debt in self.debts), default=Decimal(0))
        protected = [rule(each) for each in PROTECTED_RULES]
        return {
            "realisable": yuan(realisable(household)),
            "annual_rate": f"{dearest:f}",
            "sales": [
                {
                    "name": sale.asset.name,
                    "brings": yuan(sale.brings),
                    "saves_a_year": yuan(sale.saves_a_year),
                }
                for sale in sales(household, dearest)
            ],
            "protected": [self._rule_json(each) for each in protected if citable(each)],
        }

    def plan_json(self) -> Json:
        """The recommended plan, the alternatives and the baselines; or why nothing fits."""
        return {"as_of": self.as_of.isoformat(), **plans_json(self.plans, self.language)}

    def new_loan_json(self, terms: Terms) -> Json:
        """What paying everything off with a new loan would do, against the recommended plan or else the bills.

        Raises:
            ValueError: nothing is owed, or the terms give no schedule.
        """
        compared = new_loan_check(self._owed(), self._remaining(), terms)
        said = compared.messages(self.household_budget.expected)
        return {
            "owed": yuan(compared.owed),
            "arrives": yuan(compared.arrives),
            "monthly_before": yuan(compared.monthly_before),
            "monthly_after": yuan(compared.monthly_after),
            "total_before": yuan(compared.total_before),
            "total_after": yuan(compared.total_after),
            "extra_cost": yuan(compared.extra_cost),
            "annual_cost": cost_json(compared.cost),
            "messages": [render(one, self.language) for one in said],
        }

    def _owed(self) -> Fen:
        standing = (debt.position for debt in self.debts)
        return sum(position.buckets.total - position.held for position in standing)

    def _remaining(self) -> list[tuple[dt.date, Fen]]:
        """What is still to be paid: by the recommended plan, otherwise as the lenders bill it."""
        if self.plans.best is not None:
            rows = (row for debt in self.plans.best.debts for row in debt.schedule)
            return [(row.date, row.payment) for row in rows]
        until = add_months(self.as_of, self.case.preferences.horizon_months)
        found = []
        for debt in self.debts:
            billed = billed_payments(debt.obligation, debt.payments, self.as_of, until)
            owed = debt.position.buckets
            overdue = owed.total - owed.principal_not_due - owed.interest_accrued
            found += [(self.as_of, overdue), *((one.date, one.amount) for one in billed)]
        return found

    def write_pack(self, out: Path) -> Json:
        """Write the negotiation pack into a folder; the answer is its manifest."""
        from ashore.documents.data import PackData
        from ashore.documents.pack import write_pack
        from ashore.negotiation.prepare import prepare

        case = json.loads(dump_json(self.case))
        standing, household, plan = self.position_json(), self.budget_json(), self.plan_json()
        negotiation = prepare(case, standing, household, plan)
        pack = PackData(
            language=self.language,
            as_of=self.as_of,
            case=case,
            position=standing,
            budget=household,
            plan=plan,
            briefs=negotiation.briefs,
            next_step=negotiation.next_step,
        )
        return write_pack(pack, out).as_json()

    def _debt_json(self, debt: StandingDebt) -> Json:
        claim = convert.claim(debt.entry)
        comparison = audit.compare(debt.obligation, debt.payments, claim) if claim else None
        return {
            "id": debt.entry.id,
            "product": debt.product.key,
            "name": debt.name(self.language),
            "creditor": debt.creditor,
            "lender_type": debt.lender_type,
            **loan_position_json(debt.position),
            "forecast": self._forecast(debt, ()),
            "forecast_minimum": self._forecast(debt, self._billed(debt)),
            "forecast_plan": _planned(debt.entry.id, self.plans.best, self._later()),
            "claim": audit.comparison_json(comparison) if comparison else None,
            "findings": audit.findings_json(debt.findings, self.language),
            "annual_cost": _annual_cost(debt.obligation),
            "caps": [self._cap_json(basis, cap) for basis, cap in _caps(debt)],
            "allocation": _allocation(debt),
            "notes": [render(note, self.language) for note in _notes(debt)],
        }

    def _consequences(self) -> tuple[Rule, ...]:
        latest = max((debt.position.days_past_due for debt in self.debts), default=0)
        return consequences(latest, (debt.product.kind for debt in self.debts), self.as_of)

    def _rule_json(self, told: Rule) -> Json:
        return {
            "rule": told.id,
            "title": render(told.title, self.language),
            "summary": render(told.summary, self.language),
            "doc": told.doc,
            "article": told.article,
            "force": told.force.value,
            "force_label": render(told.force.label, self.language),
            "verified": told.verified,
            "status": render(status_message(told, self.as_of), self.language),
        }

    def _later(self) -> list[dt.date]:
        return [self.as_of + dt.timedelta(days=days) for days in FORECAST_DAYS]

    def _billed(self, debt: StandingDebt) -> tuple[Payment, ...]:
        return billed_payments(debt.obligation, debt.payments, self.as_of, self._later()[-1])

    def _forecast(self, debt: StandingDebt, future: tuple[Payment, ...]) -> list[Json]:
        return forecast_json(forecast(debt.obligation, debt.payments, self._later(), future))

    def _cap_json(self, basis: str, cap: Cap) -> Json:
        source = rule(cap.rule)
        said = (
            message("workout.cap.overdue", said=cap.message) if basis == "overdue" else cap.message
        )
        return {
            "basis": basis,
            "rule": cap.rule,
            "kind": cap.kind,
            "limit": None if cap.limit is None else f"{cap.limit:f}",
            "annual_cost": f"{cap.annual_cost:f}",
            "exceeded": cap.exceeded,
            "message": render(said, self.language),
            "force": source.force.value,
            "verified": source.verified,
        }


def position_json(case: Case, as_of: dt.date, language: Language) -> Json:
    """``ashore position``: what is owed."""
    return Workout(case, as_of, language).position_json()


def budget_json(case: Case, as_of: dt.date, language: Language) -> Json:
    """``ashore budget``: what can be paid."""
    return Workout(case, as_of, language).budget_json()


def plan_json(case: Case, as_of: dt.date, language: Language) -> Json:
    """``ashore plan``: what to offer."""
    return Workout(case, as_of, language).plan_json()


def write_pack(case: Case, as_of: dt.date, language: Language, out: Path) -> Json:
    """``ashore pack``: the papers; the answer is the manifest."""
    return Workout(case, as_of, language).write_pack(out)


def terms_json(terms: Terms) -> Json:
    """``ashore schedule``: a contractual schedule and its annual cost.

    Raises:
        ashore.loans.schedule.ScheduleError: terms that give no schedule.
    """
    made = schedule(terms)
    return schedule_json(made, cost_json(cost_of_schedule(made)))


def xirr_json(found: XirrResult) -> Json:
    """``ashore xirr``: the rate to state and every root as decimal texts; ``why`` only where there is no rate."""
    told: Json = {
        "xirr": None if found.rate is None else _rate_text(found.rate),
        "roots": [_rate_text(root) for root in found.roots],
    }
    return told if found.why is None else {**told, "why": found.why}


def _rate_text(rate: float) -> str:
    """A rate as a decimal text that gives back the same number."""
    return f"{Decimal(repr(rate)):f}"


def _standing(debt: Debt, as_of: dt.date) -> StandingDebt:
    return StandingDebt(
        debt, product(debt.product), convert.obligation(debt), convert.payments(debt), as_of
    )


def _check_products(case: Case) -> None:
    problems = []
    for number, debt in enumerate(case.debt, start=1):
        if debt.product in product_keys():
            continue
        near = get_close_matches(debt.product, product_keys(), n=1)
        right = (
            message("workout.product.near", near=near[0])
            if near
            else message("workout.product.other", known=", ".join(product_keys()))
        )
        what = message("workout.product.unknown", product=debt.product)
        problems.append(Problem("", f"debt[{number}].product", None, what, right))
    if problems:
        raise AshoreError(tuple(problems))


def _totals(positions: Iterable[Position]) -> Json:
    counted = list(positions)
    found: Json = {
        name: yuan(sum(getattr(one.buckets, name) for one in counted)) for name in BUCKETS
    }
    found["total"] = yuan(sum(one.buckets.total for one in counted))
    found["held"] = yuan(sum(one.held for one in counted))
    found["next_day_cost"] = yuan(sum(one.next_day_cost for one in counted))
    return found


def _outlook(debts: Sequence[Json]) -> Json:
    """The forecasts of all debts together; a course that some debt does not have is left empty."""
    found: Json = {}
    for course in ("forecast", "forecast_minimum", "forecast_plan"):
        told = [debt[course] for debt in debts if debt["total"] != "0.00"]
        days = zip(*told, strict=True) if told and all(told) else ()
        found[course] = [
            {
                "date": one[0]["date"],
                "total": yuan(sum(parse_yuan(debt["total"]) for debt in one)),
            }
            for one in days
        ]
    return found


def _planned(debt_id: str, plan: Plan | None, days: Sequence[dt.date]) -> list[Json]:
    """What is left if the recommended plan is kept; nothing where there is none."""
    if plan is None or all(debt.debt_id != debt_id for debt in plan.debts):
        return []
    return [
        {"date": day.isoformat(), "total": yuan(balance_on(plan, debt_id, day))} for day in days
    ]


def _annual_cost(obligation: Obligation) -> Json | None:
    return cost_json(cost_of_terms(obligation.terms)) if isinstance(obligation, Contract) else None


def _caps(debt: StandingDebt) -> list[tuple[str, Cap]]:
    """The lines on cost for the loan as agreed, and the court's line for what lateness costs a year."""
    if not isinstance(debt.obligation, Contract):
        return []
    terms = debt.obligation.terms
    agreed = cost_of_terms(terms).irr
    found = []
    if agreed is not None:
        found = [("contract", cap) for cap in caps(debt.lender_type, terms.start, agreed)]
    late = overdue_rate(debt.obligation)
    asked = [cap for cap in caps(debt.lender_type, terms.start, late) if cap.kind == "ask-court"]
    return found + [("overdue", cap) for cap in asked if cap.exceeded]


def overdue_rate(contract: Contract) -> Rate:
    """What overdue principal bears a year, simple: the penalty rate × 365."""
    policy = contract.penalty
    if policy.daily_rate is not None:
        return policy.daily_rate * 365
    return contract.terms.annual_rate * policy.multiplier


def _allocation(debt: StandingDebt) -> Json | None:
    """What the contract's order of allocation costs against the statutory one by this day."""
    if not isinstance(debt.obligation, Contract) or not debt.payments:
        return None
    compared = compare_allocation(debt.obligation, debt.payments, debt.as_of)
    return {
        "by_contract": yuan(compared.by_contract.buckets.total),
        "by_statute": yuan(compared.by_statute.buckets.total),
        "difference": yuan(compared.difference),
    }


def _notes(debt: StandingDebt) -> list[Message]:
    """What was assumed because the case does not say it."""
    entry = debt.entry
    if not isinstance(entry, LoanDebt):
        return [] if entry.late_fee_rate else [message("workout.note.no_late_fee")]
    if entry.penalty_daily_rate is not None or entry.penalty_multiplier is not None:
        return []
    if convert.annual_rate(entry) == 0:
        return [message("workout.note.no_penalty_rate")]
    return [message("workout.note.usual_multiplier", multiplier=Decimal("1.5"))]
