"""Lines on the cost of a loan by lender and contract date: the cases of rule_cases/caps.toml, and the wording."""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from ashore.law.caps import CapKind, caps
from ashore.law.products import EntityType
from ashore.law.rules import rule, rules_on
from ashore.texts import LANGUAGES, catalogue, render

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "rule_cases" / "caps.toml").read_text(encoding="utf-8")
)["case"]
WITH_LINES = [each.id for each in rules_on("rate_cap") if "cap" in each.params]
LENDERS: tuple[EntityType, ...] = get_args(EntityType)


@pytest.mark.parametrize("case", CASES, ids=[case["situation"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    cost = Decimal(case["annual_cost"])
    found = caps(case["lender"], case["contract"], cost)
    expected = [
        (identity, kind, Decimal(limit) if limit else None, exceeded)
        for identity, kind, limit, exceeded in case["expected"]
    ]
    assert [(cap.rule, cap.kind, cap.limit, cap.exceeded) for cap in found] == expected
    for cap in found:
        assert cap.annual_cost == cost
        for language in LANGUAGES:
            assert render(cap.message, language)
            assert render(cap.label, language)


@pytest.mark.parametrize("identity", WITH_LINES)
def test_every_rule_with_a_line_has_a_case_on_both_sides(identity: str) -> None:
    shown = [case for case in CASES if identity in {row[0] for row in case["expected"]}]
    assert shown, "add a case in which the line applies"
    lenders = {case["lender"] for case in shown}
    silent = [case for case in CASES if case["lender"] in lenders and case not in shown]
    assert silent, "add a case on the other side of the change"


def test_four_times_lpr_is_for_private_lending_only() -> None:
    for lender in LENDERS:
        for day in (dt.date(2021, 6, 1), dt.date(2026, 11, 1)):
            for cap in caps(lender, day, Decimal("0.5")):
                if cap.quote is not None:
                    assert lender == "private_lending"
                if cap.kind in {"private-limit", "private-void"}:
                    assert lender == "private_lending"


def test_a_limit_on_a_stale_quote_says_so() -> None:
    (first, *_) = caps("private_lending", dt.date(2026, 11, 1), Decimal("0.1"))
    assert first.quote is not None
    assert first.quote.stale
    assert first.quote.warning is not None


def test_what_a_borrower_may_ask_for_is_never_called_illegal() -> None:
    for language in LANGUAGES:
        for key, text in catalogue("law", language).items():
            if key.startswith("law.cap."):
                assert not any(
                    word in text.lower() for word in ("违法", "非法", "違法", "illegal", "unlawful")
                )


def test_the_line_of_licensed_lenders_is_a_request_to_a_court() -> None:
    (cap, *_) = caps("consumer_finance", dt.date(2025, 3, 1), Decimal("0.274"))
    assert render(cap.message, "zh-Hans") == (
        "算下来年化成本约27.4%，高于24%。如果您认为利息、复利、罚息、违约金和其他费用合计过高，明显超过对方的实际损失，"
        "可以请求法院调减。能减掉的，是合计超过年利率24%的部分。要自己提出，支不支持由法院看情况决定。"
    )


def test_guidance_to_lenders_is_not_a_right() -> None:
    guidance = [
        cap
        for lender in LENDERS
        for cap in caps(lender, dt.date(2026, 11, 1), Decimal("0.3"))
        if cap.kind == "guidance"
    ]
    assert {cap.rule for cap in guidance} == {
        "rate_consumer_finance_20pct_guidance",
        "rate_microloan_guideline_2025",
    }
    for cap in guidance:
        assert rule(cap.rule).force == "guidance"
        assert "requirement on lenders" in render(cap.message, "en")


def test_every_kind_has_a_label_and_every_kind_is_used() -> None:
    used = {row[1] for case in CASES for row in case["expected"]}
    assert used == set(get_args(CapKind))
