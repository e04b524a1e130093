"""A case as the values the other rooms compute with."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from ashore.case.convert import claim, household, obligation, payments, relief_options
from ashore.case.load import parse_case
from ashore.case.schema import Case
from ashore.dates import DayCount, Step
from ashore.household.model import Asset, Expense, Household, Income
from ashore.loans.position import position
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import (
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
from ashore.money import Rounding
from tests.strategies import AS_OF, cases

SMALLEST = """
id = "a"
method = "equal-instalment"
principal = 20000
daily_rate = 0.0004
start = 2026-01-15
instalments = 12
"""


def case_of(text: str) -> Case:
    return parse_case(f"schema = 1\n{text}".encode(), "case.toml")


def contract_of(text: str) -> Contract:
    found = obligation(case_of(f"[[debt]]{text}").debt[0])
    assert isinstance(found, Contract)
    return found


def test_the_smallest_loan_has_the_defaults_of_design() -> None:
    terms = Terms(Method.EQUAL_INSTALMENT, 2000000, Decimal("0.1460"), dt.date(2026, 1, 15), 12)
    assert contract_of(SMALLEST) == Contract(terms, PenaltyPolicy(), AllocationPolicy(), None)


def test_a_loan_with_every_key() -> None:
    text = """
id = "a"
method = "fee-instalment"
principal = 20000
received = 19000
annual_rate = 0.1
day_count = "30/360"
start = 2026-01-15
instalments = 12
first_due = 2026-02-20
fee_rate = 0.006
every = "15 days"
rounding = "half-even"
instalment_multiple = 1.00
grace_days = 3
grace = "free"
penalty_daily_rate = 0.0005
compound = true
accelerated_on = 2026-11-01
allocation = ["principal", "interest", "penalty", "fee"]
allocation_by = "component"
prepayment = "reduce"

[[debt.charge]]
name = "担保费"
amount = 35
kind = "guarantee"
when = "at-start"
in_cost_table = false
"""
    assert contract_of(text) == Contract(
        Terms(
            method=Method.FEE_INSTALMENT,
            principal=2000000,
            annual_rate=Decimal("0.1"),
            start=dt.date(2026, 1, 15),
            instalments=12,
            first_due=dt.date(2026, 2, 20),
            every=Step(15, "day"),
            day_count=DayCount.THIRTY_360,
            rounding=Rounding.HALF_EVEN,
            instalment_multiple=100,
            fee_rate=Decimal("0.006"),
            charges=(Charge("担保费", 3500, "guarantee", "at-start", in_cost_table=False),),
            received=1900000,
        ),
        PenaltyPolicy(Decimal("1.5"), Decimal("0.0005"), compound=True, grace_days=3, grace="free"),
        AllocationPolicy(("principal", "interest", "penalty", "fee"), "component", "reduce"),
        dt.date(2026, 11, 1),
    )


@pytest.mark.parametrize(
    ("day_count", "annual"),
    [
        ("actual/365", "0.146"),
        ("actual/actual", "0.146"),
        ("actual/360", "0.144"),
        ("30/360", "0.144"),
    ],
)
def test_a_daily_rate_is_multiplied_by_the_days_of_its_year(day_count: str, annual: str) -> None:
    contract = contract_of(f'{SMALLEST}day_count = "{day_count}"\n')
    assert contract.terms.annual_rate == Decimal(annual)


@pytest.mark.parametrize("multiplier", ["0", "1", "1.3"])
def test_a_penalty_multiplier_is_taken_as_written(multiplier: str) -> None:
    contract = contract_of(f"{SMALLEST}penalty_multiplier = {multiplier}\n")
    assert contract.penalty.multiplier == Decimal(multiplier)


def test_a_card_has_its_statements_in_order() -> None:
    text = """
[[debt]]
id = "card"
method = "revolving"
annual_rate = 0.1825
day_count = "actual/360"
statements = [
  { date = 2026-11-05, due = 2026-11-25, balance = 8100.50, minimum = 810, interest = 12.3, fees = 5 },
  { date = 2026-10-05, due = 2026-10-25, balance = 8000, minimum = 800 },
]
purchases = [ { posted = 2026-10-07, amount = 100.50 } ]
late_fee_rate = 0.05
late_fee_minimum = 10
compound = true
accelerated_on = 2026-11-10
"""
    assert obligation(case_of(text).debt[0]) == CardAccount(
        annual_rate=Decimal("0.1825"),
        statements=(
            Statement(dt.date(2026, 10, 5), dt.date(2026, 10, 25), 800000, 80000),
            Statement(dt.date(2026, 11, 5), dt.date(2026, 11, 25), 810050, 81000, 1230, 500),
        ),
        purchases=(Purchase(dt.date(2026, 10, 7), 10050),),
        late_fee_rate=Decimal("0.05"),
        late_fee_minimum=1000,
        compound=True,
        accelerated_on=dt.date(2026, 11, 10),
        day_basis=360,
    )


def test_payments_claim_and_relief() -> None:
    text = f"""[[debt]]{SMALLEST}
payments = [
  {{ date = 2026-02-15, amount = 1801 }},
  {{ date = 2026-02-18, amount = 1801, kind = "reversal", of = 2026-02-15 }},
]

[debt.claim]
as_of = 2026-11-20
principal = 9000
late_fees = 0

[[debt.relief]]
kind = "re-instalment"
max_instalments = 36
annual_rate = 0.10
down_payment = 0.1
waiver_penalty = 1
waiver_interest = 0.5
months = 2
share = 0.8
min_days_past_due = 60
likelihood = 0.5

[[debt.relief]]
kind = "deferral"
"""
    debt = case_of(text).debt[0]
    paid = dt.date(2026, 2, 15)
    assert payments(debt) == (
        Payment(paid, 180100),
        Payment(dt.date(2026, 2, 18), 180100, "reversal", paid),
    )
    # What the lender does not name is absent; a zero it names is there.
    assert claim(debt) == Claim(dt.date(2026, 11, 20), {"principal": 900000, "late_fees": 0})
    assert relief_options(debt) == (
        ReliefOption(
            "re-instalment",
            36,
            Decimal("0.10"),
            Decimal("0.1"),
            Decimal(1),
            Decimal("0.5"),
            2,
            Decimal("0.8"),
            60,
            Decimal("0.5"),
        ),
        ReliefOption("deferral"),
    )


def test_a_debt_without_claim_relief_and_payments() -> None:
    debt = case_of(f"[[debt]]{SMALLEST}").debt[0]
    assert (claim(debt), relief_options(debt), payments(debt)) == (None, (), ())


def test_a_household() -> None:
    text = """
[person]
dependants = 2

[[income]]
name = "工资"
amount = 7500
every = "fortnight"
certainty = "at-risk"
from = 2026-08-10
until = 2026-12-31

[[expense]]
name = "房租"
category = "housing"
amount = 2000

[[expense]]
name = "聚餐"
category = "dining"
amount = 200
every = "10 days"

[[expense]]
name = "婚礼"
category = "gifts"
amount = 600
every = "once"
essential = true
priority = false
from = 2026-12-01

[[asset]]
name = "电动车"
value = 2200

[preferences]
buffer = 300
minimum_standard = 1965
"""
    month, december = Step(1, "month"), dt.date(2026, 12, 1)
    assert household(case_of(text)) == Household(
        incomes=(
            Income(
                "工资",
                750000,
                Step(2, "week"),
                "at-risk",
                dt.date(2026, 8, 10),
                dt.date(2026, 12, 31),
            ),
        ),
        expenses=(
            # What the user does not say follows from the category: rent comes first, dining can be cut.
            Expense("房租", "housing", 200000, month, essential=True, priority=True),
            Expense("聚餐", "dining", 20000, Step(10, "day"), essential=False, priority=False),
            Expense(
                "婚礼", "gifts", 60000, "once", essential=True, priority=False, starts=december
            ),
        ),
        assets=(Asset("电动车", 220000, 0),),
        dependants=2,
        buffer=30000,
        minimum_standard=196500,
    )


def test_an_empty_household() -> None:
    assert household(case_of("")) == Household()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_every_readable_case_has_positions(case: Case) -> None:
    for debt in case.debt:
        owed = position(obligation(debt), payments(debt), AS_OF)
        assert owed.buckets.total >= 0
