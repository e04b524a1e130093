"""The five shipped cases: each readable, its figures consistent, its claims true but for what was planted."""

import datetime as dt
import re
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest

from ashore.case.convert import claim, contract, household, obligation, payments
from ashore.case.dump import dump_toml
from ashore.case.load import parse_case
from ashore.case.schema import CardDebt, Case, Debt, LoanDebt
from ashore.data import read_text, resource
from ashore.dates import Step
from ashore.loans.position import position
from ashore.loans.schedule import schedule
from ashore.loans.terms import CardAccount, claim_part

AS_OF = dt.date(2026, 11, 21)
NAMES = ["before-due", "jiebei", "negative", "planted", "seven"]
PER_MONTH = {"month": Decimal(1), "week": Decimal(52) / 12}


def shipped(name: str) -> Case:
    return parse_case(read_text(f"cases/{name}.toml").encode(), f"{name}.toml", AS_OF)


def days_past_due(debt: Debt) -> int:
    return position(obligation(debt), payments(debt), AS_OF).days_past_due


def test_the_shipped_cases_are_these_five() -> None:
    found = sorted(file.name for file in resource("cases").iterdir() if file.name.endswith(".toml"))
    assert found == [f"{name}.toml" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_case_survives_writing(name: str) -> None:
    case = shipped(name)
    assert case.as_of == AS_OF
    assert parse_case(dump_toml(case).encode(), "case.toml") == case


@pytest.mark.parametrize("name", NAMES)
def test_nobody_real_can_be_reached(name: str) -> None:
    case = shipped(name)
    assert re.fullmatch(r"1\d\d\*{4}0000", case.person.phone)
    assert not case.person.id_number


CLAIMS = [
    debt
    for name in ("jiebei", "seven", "before-due", "negative")
    for debt in shipped(name).debt
    if debt.claim is not None
]


@pytest.mark.parametrize("debt", CLAIMS, ids=[debt.id for debt in CLAIMS])
def test_a_claim_without_planted_errors_is_what_the_contract_supports(debt: Debt) -> None:
    stated = claim(debt)
    assert stated is not None
    owed = position(obligation(debt), payments(debt), stated.as_of).buckets
    assert stated.parts == {part: claim_part(owed, part) for part in stated.parts}


LOANS = [
    pytest.param(name, debt, id=f"{name}-{debt.id}")
    for name in NAMES
    for debt in shipped(name).debt
    if isinstance(debt, LoanDebt)
]


@pytest.mark.parametrize(("name", "loan"), LOANS)
def test_what_was_paid_are_the_first_instalments(name: str, loan: LoanDebt) -> None:
    made = [(payment.date, payment.amount) for payment in payments(loan)]
    if name == "jiebei":
        assert made.pop() == (dt.date(2026, 10, 15), 60000)  # a part payment, made late
    rows = schedule(contract(loan).terms).rows
    assert made == [(row.due, row.payment) for row in rows[: len(made)]]


@pytest.mark.parametrize(
    "card", [debt for debt in shipped("seven").debt if isinstance(debt, CardDebt)]
)
def test_each_card_statement_follows_from_those_before_it(card: CardDebt) -> None:
    account = obligation(card)
    assert isinstance(account, CardAccount)
    for number, statement in enumerate(account.statements[1:], 1):
        before = replace(account, statements=account.statements[:number])
        owed = position(before, payments(card), statement.date).buckets
        assert owed.total == statement.balance
        assert owed.interest_billed + owed.interest_accrued == statement.interest
        assert owed.late_fees + owed.other_fees == statement.fees


def surplus(name: str) -> Decimal:
    """What is left each month on the day of the case, by hand: weeks are 52 a year."""

    def monthly(amount: int, every: object) -> Decimal:
        if every == Step(12, "month"):
            return Decimal(amount) / 12
        assert isinstance(every, Step)
        assert every.count == 1
        return amount * PER_MONTH[every.unit]

    home = household(shipped(name))
    active = [
        flow
        for flow in (*home.incomes, *home.expenses)
        if (flow.starts is None or flow.starts <= AS_OF or flow.every == Step(12, "month"))
        and (flow.until is None or flow.until >= AS_OF)
    ]
    coming = sum(monthly(flow.amount, flow.every) for flow in active if flow in home.incomes)
    going = sum(monthly(flow.amount, flow.every) for flow in active if flow in home.expenses)
    return (coming - going - home.buffer).quantize(Decimal(1), ROUND_HALF_UP) / 100


def test_jiebei_is_one_debt_of_twenty_thousand_three_months_overdue() -> None:
    (debt,) = shipped("jiebei").debt
    assert isinstance(debt, LoanDebt)
    assert debt.principal == 20_000_00
    assert days_past_due(debt) == 93
    assert surplus("jiebei") == Decimal("1316.00")


def test_seven_is_five_platforms_and_two_cards_all_overdue() -> None:
    case = shipped("seven")
    assert [debt.method.value for debt in case.debt].count("revolving") == 2
    assert len({debt.product for debt in case.debt}) == 6
    assert len(case.debt) == 7
    assert all(days_past_due(debt) > 60 for debt in case.debt)
    assert any(expense.priority for expense in household(case).expenses)
    assert surplus("seven") == Decimal("3992.00")


def test_before_due_is_not_overdue_but_the_next_instalments_do_not_fit() -> None:
    case = shipped("before-due")
    assert [days_past_due(debt) for debt in case.debt] == [0, 0]
    december = 0
    for debt in case.debt:
        assert isinstance(debt, LoanDebt)
        rows = schedule(contract(debt).terms).rows
        december += sum(row.payment for row in rows if (row.due.year, row.due.month) == (2026, 12))
    assert december == 214400 + 43456
    assert surplus("before-due") == Decimal("441.00")


def test_negative_has_less_than_nothing() -> None:
    assert surplus("negative") == Decimal("-444.67")
    assert all(days_past_due(debt) > 60 for debt in shipped("negative").debt)


def test_planted_holds_exactly_the_two_errors_its_page_names() -> None:
    (debt,) = shipped("planted").debt
    stated = claim(debt)
    assert stated is not None
    owed = position(obligation(debt), payments(debt), stated.as_of).buckets
    difference = {
        part: amount - claim_part(owed, part)
        for part, amount in stated.parts.items()
        if amount != claim_part(owed, part)
    }
    # The principal of each overdue instalment, at 0.05 % × 1.5 a day, from three days before it was due.
    late = [("1317.86", 102), ("1338.28", 71), ("1362.53", 41), ("1380.15", 10)]
    early = sum(
        (Decimal(principal) * Decimal("0.00075") * (days + 3)).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        for principal, days in late
    )
    assert early == Decimal("236.47")
    assert stated.parts["penalty_on_principal"] == 23647
    assert difference == {
        "penalty_on_principal": 23647 - 22433,
        "other_fees": 18000,
        "total": 23647 - 22433 + 18000,
    }
