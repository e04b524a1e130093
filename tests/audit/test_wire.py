"""Findings as JSON: the names of DESIGN, sentences in every language, nothing that accuses."""

import datetime as dt
import json
import re
from pathlib import Path
from typing import get_args

import pytest

from ashore.law.audit import (
    Cause,
    Comparison,
    Finding,
    allocation_finding,
    comparison_json,
    findings_json,
)
from ashore.law.rules import citable, rule
from ashore.loans.terms import AllocationPolicy, Payment
from ashore.texts import LANGUAGES, Language, catalogue, message
from tests.audit.claims import planted
from tests.audit.score import run
from tests.audit.test_named import CONTRACT, DAY, PAYMENTS

NAMES = [
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
]


@pytest.fixture(scope="module")
def of_many_claims() -> list[Finding]:
    return [finding for seed in range(3000, 3012) for finding in run(planted(seed))[0]]


def test_the_names_and_forms_of_design() -> None:
    finding = Finding(
        rule="civil_676_overdue_interest",
        severity="dispute",
        bucket="penalty_on_principal",
        cause="penalty-started-early",
        amount=3_37,
        since=dt.date(2026, 5, 13),
        until=None,
        message=message("audit.ask.contradiction", part=message("audit.part.total")),
        question=None,
    )
    (found,) = findings_json([finding], "zh-Hans")
    assert list(found) == NAMES
    assert found == {
        "rule": "civil_676_overdue_interest",
        "severity": "dispute",
        "bucket": "penalty_on_principal",
        "cause": "penalty-started-early",
        "amount": "3.37",
        "from": "2026-05-13",
        "to": None,
        "message": "请说明列出的合计是怎么加起来的。",
        "question": None,
        "force": "law",
        "verified": True,
    }


def test_comparisons_are_yuan() -> None:
    compared = Comparison({"total": 1_234_567}, {"total": 1_190_210}, {"total": 44_357})
    assert comparison_json(compared) == {
        "stated": {"total": "12345.67"},
        "supported": {"total": "11902.10"},
        "difference": {"total": "443.57"},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_is_told_in_every_language(
    of_many_claims: list[Finding], language: Language
) -> None:
    for found in findings_json(of_many_claims, language):
        json.dumps(found)
        assert "{" not in found["message"]
        assert (found["question"] is None) == (found["severity"] == "info")


def test_only_citable_rules_are_cited(of_many_claims: list[Finding]) -> None:
    assert all(citable(rule(finding.rule)) for finding in of_many_claims if finding.rule)


def test_nothing_accuses() -> None:
    accusing = re.compile(
        "违法|非法|欺诈|骗|乱收|高利贷|illegal|unlawful|fraud|cheat|scam", re.IGNORECASE
    )
    for language in LANGUAGES:
        for key, text in catalogue("audit", language).items():
            assert not accusing.search(text), key


def test_every_cause_has_its_question_and_its_page() -> None:
    page = (Path(__file__).parents[2] / "docs" / "audit.md").read_text(encoding="utf-8")
    for cause in get_args(Cause):
        assert f"audit.ask.{cause}" in catalogue("audit", "zh-Hans")
        assert f"`{cause}`" in page, f"describe {cause} in docs/audit.md"


def test_the_order_of_allocation_is_told_for_information() -> None:
    assert allocation_finding(CONTRACT, PAYMENTS, DAY) is None
    payments = (*PAYMENTS, Payment(dt.date(2026, 6, 10), 500_00))
    policy = AllocationPolicy(("principal", "interest", "penalty", "fee"))
    contract = type(CONTRACT)(CONTRACT.terms, allocation=policy)
    found = allocation_finding(contract, payments, DAY, "bank")
    assert found is not None
    assert (found.severity, found.rule, found.question) == ("info", "civil_561_payment_order", None)
    assert found.amount < 0
    assert "少欠" in findings_json([found], "zh-Hans")[0]["message"]
