"""Claims worked by hand: what the lender states, what the contract supports, and why they differ."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from ashore.law.audit import Finding, audit, compare, findings_json
from ashore.law.rules import citable, rule
from ashore.loans.terms import Charge, Claim, Contract, Method, Payment, Terms

# 10,000 at 0.05 % a day, due 1 February with 155.00 of interest; penalty at 1.5 times is 7.50 a day.
LOAN = Contract(Terms(Method.BULLET, 10_000_00, Decimal("0.1825"), dt.date(2026, 1, 1), 1))
DUE = dt.date(2026, 2, 1)
TEN_DAYS_LATE = dt.date(2026, 2, 11)


def claimed(
    contract: Contract = LOAN, payments: tuple[Payment, ...] = (), **parts: int
) -> tuple[Finding, ...]:
    claim = Claim(TEN_DAYS_LATE, parts)
    return audit(contract, payments, claim, TEN_DAYS_LATE, "consumer_finance")


def told(findings: tuple[Finding, ...]) -> set[tuple[str, str, int]]:
    return {(one.cause, one.bucket, one.amount) for one in findings}


def test_a_claim_that_agrees_is_left_alone() -> None:
    assert (
        claimed(principal=10_000_00, interest=155_00, penalty=75_00, fees=0, total=10_230_00) == ()
    )
    assert claimed(total=10_230_00) == ()
    assert claimed(principal=10_000_00, interest=155_00, penalty=75_01) == (), "a fen is rounding"


def test_penalty_three_days_early_and_a_late_fee() -> None:
    """FEATURES row 6: they say one figure, the contract supports another, and the rest has two causes."""
    parts = {"principal": 10_000_00, "interest": 155_00, "penalty": 97_50, "fees": 60_00}
    found = claimed(**parts, total=10_312_50)
    assert told(found) == {
        ("penalty-started-early", "penalty_on_principal", 22_50),
        ("fee-not-in-contract", "late_fees", 60_00),
    }
    early = next(one for one in found if one.cause == "penalty-started-early")
    assert (early.since, early.until) == (DUE - dt.timedelta(days=2), DUE)
    compared = compare(LOAN, (), Claim(TEN_DAYS_LATE, parts))
    assert compared.difference == {"principal": 0, "interest": 0, "penalty": 22_50, "fees": 60_00}


def test_a_wrong_multiple() -> None:
    # Twice the contract rate is 10.00 a day.
    found = claimed(principal=10_000_00, interest=155_00, penalty=100_00, fees=0)
    assert told(found) == {("wrong-multiple", "penalty_on_principal", 25_00)}
    assert found[0].rule == "rate_penalty_interest_30_50"


def test_less_than_the_contract_allows_is_no_accusation() -> None:
    # 1.3 times is 6.50 a day.
    found = claimed(principal=10_000_00, interest=155_00, penalty=65_00, fees=0)
    assert {one.severity for one in found} == {"info"}
    assert all(one.question is None for one in found)


def test_interest_on_interest_without_a_clause() -> None:
    # 155.00 x 0.00075 x 10 = 1.16
    found = claimed(
        principal_overdue=10_000_00,
        interest_billed=155_00,
        penalty_on_principal=75_00,
        penalty_on_interest=1_16,
    )
    assert told(found) == {("interest-on-interest", "penalty_on_interest", 1_16)}


def test_a_payment_that_was_not_credited() -> None:
    paid = (Payment(dt.date(2026, 2, 5), 2_000_00),)
    # On the 5th: 30.00 of penalty, 155.00 of interest, 1,815.00 of principal; the claim knows nothing of it.
    found = claimed(LOAN, paid, principal=10_000_00, interest=155_00, penalty=75_00, fees=0)
    assert {one.cause for one in found} == {"payment-not-credited"}
    assert found[0].since == dt.date(2026, 2, 5)


def test_interest_deducted_in_advance_is_found_without_a_claim() -> None:
    short = replace(LOAN, terms=replace(LOAN.terms, received=9_500_00))
    found = audit(short, (), None, TEN_DAYS_LATE, "consumer_finance")
    assert [(one.cause, one.rule) for one in found] == [
        ("interest-deducted-in-advance", "civil_670_no_upfront_interest")
    ]


@pytest.mark.parametrize(
    ("start", "found"),
    [(dt.date(2026, 7, 31), []), (dt.date(2026, 8, 1), ["fee-not-in-cost-table"])],
)
def test_the_cost_table_binds_loans_from_its_first_day_on(start: dt.date, found: list[str]) -> None:
    charge = Charge("服务费", 50_00, "service", when="at-start", in_cost_table=False)
    contract = Contract(
        Terms(Method.BULLET, 10_000_00, Decimal("0.1825"), start, 1, charges=(charge,))
    )
    assert [one.cause for one in audit(contract, (), None, start, "consumer_finance")] == found


def test_every_finding_cites_only_what_may_be_stated_and_asks_a_question() -> None:
    parts = {"principal": 10_000_00, "interest": 155_00, "penalty": 97_50, "fees": 60_00}
    for finding in findings_json(claimed(**parts), "zh-Hans"):
        assert finding["rule"] is None or citable(rule(finding["rule"]))
        assert finding["question"]
        assert "违法" not in finding["message"] + finding["question"]
        assert set(finding) == {
            "rule",
            "severity",
            "bucket",
            "cause",
            "amount",
            "from",
            "to",
            "message",
            "question",
            "force",
            "verified",
        }
