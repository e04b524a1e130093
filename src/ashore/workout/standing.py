"""A debt of a case on a day: what the user says, what the catalogue knows, what is owed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from ashore.case import convert
from ashore.case.schema import Case, Debt
from ashore.law import audit
from ashore.law.caps import Cap, caps
from ashore.law.products import EntityType, Product, product, product_keys
from ashore.loans.cost import cost_of_terms
from ashore.loans.position import billed_payments, position
from ashore.loans.terms import Contract, Obligation, Payment, Position
from ashore.money import Fen, Rate
from ashore.planning.request import PlanDebt
from ashore.planning.signed import Signed
from ashore.problems import AshoreError
from ashore.texts import Language, render
from ashore.workout.agreed import signed_for
from ashore.workout.reference import unknown

CapBasis: TypeAlias = Literal["contract", "overdue"]


@dataclass(frozen=True)
class StandingDebt:
    """One debt with all that is derived from it, each worked out once."""

    entry: Debt
    product: Product
    obligation: Obligation
    payments: tuple[Payment, ...]
    as_of: dt.date
    signed: Signed | None = None

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
        claim = convert.claim(self.entry)
        return audit.audit(self.obligation, self.payments, claim, self.as_of, self.lender_type)

    @cached_property
    def caps(self) -> tuple[tuple[CapBasis, Cap], ...]:
        """The lines on cost for the loan as agreed, and the court's line for what lateness costs a year."""
        if not isinstance(self.obligation, Contract):
            return ()
        start, agreed = self.obligation.terms.start, cost_of_terms(self.obligation.terms).irr
        drawn = () if agreed is None else caps(self.lender_type, start, agreed)
        late = caps(self.lender_type, start, overdue_rate(self.obligation))
        return (
            *(("contract", cap) for cap in drawn),
            *(("overdue", cap) for cap in late if cap.kind == "ask-court" and cap.exceeded),
        )

    def billed(self, until: dt.date) -> tuple[Payment, ...]:
        """What the lender will bill from this day to another, as payments made on the day they fall due."""
        return billed_payments(self.obligation, self.payments, self.as_of, until)

    def still_to_pay(self, until: dt.date) -> list[tuple[dt.date, Fen]]:
        """What is overdue, to pay at once, and what the lender will bill."""
        owed = self.position.buckets
        overdue = owed.total - owed.principal_not_due - owed.interest_accrued
        return [(self.as_of, overdue), *((one.date, one.amount) for one in self.billed(until))]

    def plan_debt(self, language: Language, *, refuses: bool = False) -> PlanDebt:
        """The debt as planning takes it; the user's own relief menu comes before the catalogue's.

        A lender that ``refuses`` grants nothing of it.
        """
        menu = convert.relief_options(self.entry) or self.product.relief
        return PlanDebt(
            id=self.entry.id,
            obligation=self.obligation,
            payments=self.payments,
            position=self.position,
            menu=() if refuses or self.signed else menu,
            secured=self.entry.secured,
            priority=self.entry.priority,
            name=self.name(language),
            refuses=refuses or self.signed is not None,
            signed=self.signed,
        )


def overdue_rate(contract: Contract) -> Rate:
    """What overdue principal bears a year, simple: the penalty rate × 365."""
    policy = contract.penalty
    if policy.daily_rate is not None:
        return policy.daily_rate * 365
    return contract.terms.annual_rate * policy.multiplier


def standing_debts(case: Case, as_of: dt.date) -> tuple[StandingDebt, ...]:
    """Every debt of a case on a day.

    Raises:
        AshoreError: a debt names a product that the catalogue does not have.
    """
    _check_products(case.debt)
    return tuple(
        StandingDebt(debt, product(debt.product), convert.obligation(debt), paid, as_of, agreement)
        for debt in case.debt
        for paid in [convert.payments(debt)]
        for agreement in [signed_for(case, debt.id, paid, as_of)]
    )


def _check_products(debts: Sequence[Debt]) -> None:
    keys = {key: key for key in product_keys()}
    problems = [
        unknown("product", debt.product, keys, f"debt[{number}].product")
        for number, debt in enumerate(debts, start=1)
        if debt.product not in keys
    ]
    if problems:
        raise AshoreError(tuple(problems))
