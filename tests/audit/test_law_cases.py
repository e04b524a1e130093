"""Cases a non-programmer can check, as data: situation, date, what the audit says and which rule it cites."""

import datetime as dt
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ashore.law.audit import audit
from ashore.law.rules import citable, rule
from ashore.loans.position import position
from ashore.loans.schedule import schedule
from ashore.loans.terms import (
    CLAIM_PARTS,
    Charge,
    Claim,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Terms,
    claim_part,
)

CASES = tomllib.loads((Path(__file__).parent / "law_cases.toml").read_text(encoding="utf-8"))[
    "case"
]
PARTS = ("principal", "interest", "penalty", "fees", "total")


def contract_of(case: dict) -> Contract:
    charges: tuple[Charge, ...] = ()
    if "charge" in case:
        listed = None if case["charge"] == "unknown" else case["charge"]
        charges = (Charge("服务费", 2000, "service", in_cost_table=listed),)
    terms = Terms(
        Method.EQUAL_INSTALMENT,
        12_000_00,
        Decimal("0.146"),
        case["start"],
        12,
        charges=charges,
        received=case.get("received"),
    )
    return Contract(terms)


def stated(
    case: dict, contract: Contract, payments: tuple[Payment, ...], day: dt.date
) -> Claim | None:
    """What the lender states in the case, counted on a contract with the lender's mistake in it."""
    if not case.keys() & {"extra", "multiple", "compound"}:
        return None
    penalty = PenaltyPolicy(
        multiplier=Decimal(case.get("multiple", "1.5")), compound=case.get("compound", False)
    )
    owed = position(replace(contract, penalty=penalty), payments, day).buckets
    parts = {part: claim_part(owed, part) for part in PARTS}
    for part, extra in case.get("extra", {}).items():
        parts[part] += extra
        parts["total"] += extra
    return Claim(day, parts)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_law_case(case: dict) -> None:
    contract = contract_of(case)
    rows = schedule(contract.terms).rows
    payments = tuple(Payment(row.due, row.payment) for row in rows[:2])
    day = rows[2].due + dt.timedelta(days=100)
    claim = stated(case, contract, payments, day)
    lender = case.get("lender", "consumer_finance")
    found = audit(contract, payments, claim, day, lender)
    assert [[finding.cause, finding.rule or ""] for finding in found] == case["expect"]


def test_only_verified_rules_are_ever_expected() -> None:
    cited = {identity for case in CASES for _, identity in case["expect"] if identity}
    assert all(citable(rule(identity)) for identity in cited)


def test_parts_of_the_cases_are_parts_of_a_claim() -> None:
    assert {part for case in CASES for part in case.get("extra", {})} <= CLAIM_PARTS.keys()
