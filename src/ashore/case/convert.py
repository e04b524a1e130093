"""A case as the values the other rooms compute with: amounts in fen, rates as fractions.

What the user left out becomes the default of DESIGN; the defaults of a product are the caller's to fill in
before (``debt.model_copy(update=…)``).
"""

from decimal import Decimal

from ashore.case import schema
from ashore.case.categories import categories
from ashore.case.schema import CardDebt, Case, Debt, LoanDebt
from ashore.dates import DayCount
from ashore.household.model import Asset, Expense, Household, Income
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import (
    CLAIM_PARTS,
    AllocationPolicy,
    CardAccount,
    Charge,
    Claim,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Purchase,
    Statement,
    Terms,
)
from ashore.money import Rate


def obligation(debt: Debt) -> Contract | CardAccount:
    """What a debt's contract says, or a card account with its statements in order of their dates."""
    return account(debt) if isinstance(debt, CardDebt) else contract(debt)


def contract(loan: LoanDebt) -> Contract:
    """The contract of a loan with a schedule."""
    return Contract(_terms(loan), _penalty(loan), _allocation(loan), loan.accelerated_on)


def _terms(loan: LoanDebt) -> Terms:
    return Terms(
        method=Method(loan.method),
        principal=loan.principal,
        annual_rate=annual_rate(loan),
        start=loan.start,
        instalments=loan.instalments,
        first_due=loan.first_due,
        every=loan.every,
        day_count=loan.day_count,
        rounding=loan.rounding,
        instalment_multiple=loan.instalment_multiple,
        fee_rate=loan.fee_rate or Decimal(0),
        charges=tuple(
            Charge(one.name, one.amount, one.kind, one.when, one.in_cost_table)
            for one in loan.charge
        ),
        received=loan.received,
    )


def _penalty(loan: LoanDebt) -> PenaltyPolicy:
    usual = PenaltyPolicy()
    said = loan.penalty_multiplier
    return PenaltyPolicy(
        multiplier=usual.multiplier if said is None else said,
        daily_rate=loan.penalty_daily_rate,
        compound=loan.compound,
        grace_days=loan.grace_days,
        grace=loan.grace,
    )


def _allocation(debt: Debt) -> AllocationPolicy:
    return AllocationPolicy(debt.allocation, debt.allocation_by, debt.prepayment)


def account(card: CardDebt) -> CardAccount:
    """A revolving account."""
    statements = sorted(card.statements, key=lambda statement: statement.date)
    return CardAccount(
        annual_rate=annual_rate(card),
        statements=tuple(
            Statement(one.date, one.due, one.balance, one.minimum, one.interest, one.fees)
            for one in statements
        ),
        purchases=tuple(Purchase(one.posted, one.amount) for one in card.purchases),
        late_fee_rate=card.late_fee_rate,
        late_fee_minimum=card.late_fee_minimum,
        compound=card.compound,
        accelerated_on=card.accelerated_on,
        allocation=_allocation(card),
        day_basis=360 if card.day_count is DayCount.ACTUAL_360 else 365,
    )


def annual_rate(debt: Debt) -> Rate:
    """The yearly rate: as written, or a daily one times 365 (360 where the day count has 360-day years).

    Zero for a fee-instalment without a rate: its price is its fee.
    """
    if debt.daily_rate is None:
        return debt.annual_rate or Decimal(0)
    by_360 = debt.day_count in (DayCount.ACTUAL_360, DayCount.THIRTY_360)
    return debt.daily_rate * (360 if by_360 else 365)


def payments(debt: Debt) -> tuple[Payment, ...]:
    """The payments made, in the order of the file."""
    return tuple(Payment(one.date, one.amount, one.kind, one.of) for one in debt.payments)


def claim(debt: Debt) -> Claim | None:
    """What the lender says is owed: the parts the user wrote down, or None."""
    if debt.claim is None:
        return None
    parts = {name: getattr(debt.claim, name) for name in CLAIM_PARTS}
    return Claim(
        debt.claim.as_of, {name: amount for name, amount in parts.items() if amount is not None}
    )


def relief_options(debt: Debt) -> tuple[ReliefOption, ...]:
    """What the user says this creditor may grant; empty where they say nothing."""
    return tuple(ReliefOption(**dict(one)) for one in debt.relief)  # the same names, all of them


def _expense(said: schema.Expense) -> Expense:
    usual = categories()[said.category]
    return Expense(
        said.name,
        said.category,
        said.amount,
        said.every,
        usual.essential if said.essential is None else said.essential,
        usual.priority if said.priority is None else said.priority,
        said.starts,
        said.until,
        said.day,
    )


def household(case: Case) -> Household:
    """Income, expenses, assets and what must be kept."""
    return Household(
        incomes=tuple(
            Income(one.name, one.amount, one.every, one.certainty, one.starts, one.until, one.day)
            for one in case.income
        ),
        expenses=tuple(_expense(one) for one in case.expense),
        assets=tuple(Asset(one.name, one.value, one.realisable) for one in case.asset),
        dependants=case.person.dependants,
        buffer=case.preferences.buffer,
        minimum_standard=case.preferences.minimum_standard,
    )
