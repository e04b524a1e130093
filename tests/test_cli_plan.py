"""``ashore plan``: what is wished of it."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.cli_helper import called, shipped

DAY = "2026-11-21"


def plan(capsys: pytest.CaptureFixture[str], name: str, *wished: str) -> Any:
    done = called(capsys, "plan", shipped(name), "--as-of", DAY, "--format", "json", *wished)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def best(told: Any) -> Any:
    return next(one for one in told["plans"] if one["id"] == told["recommended"])


@pytest.mark.parametrize(
    ("objective", "kind"),
    [
        ("cost", "cheapest"),
        ("soonest", "soonest"),
        ("current", "current"),
        ("steady", "steadiest"),
        ("fair", "fair"),
    ],
)
def test_an_objective_leads(capsys, objective: str, kind: str) -> None:
    told = plan(capsys, "seven", "--objective", objective)
    chosen = best(told)
    assert chosen["kind"] == kind
    assert chosen["completion"]["futures"] == 10_000
    chance = round(100 * Decimal(chosen["completion"]["probability"]))
    assert any(f"{chance}%" in said for said in told["why"]), "its own chance, not another's"
    level = [one for one in told["plans"] if one["kind"] in ("pro-rata", "equal-sacrifice")]
    if objective == "cost":
        assert all(Decimal(chosen["total_cost"]) <= Decimal(one["total_cost"]) for one in level)
    if objective == "soonest":
        assert all(chosen["months"] <= one["months"] for one in level)


def test_who_wants_to_be_less_sure_pays_faster(capsys) -> None:
    months = [
        best(plan(capsys, "jiebei", "--sure", sure))["months"] for sure in ("0.5", "75%", "90%")
    ]
    assert months == sorted(months)
    assert months[0] < months[1]


def test_no_month_pays_more_than_asked(capsys) -> None:
    told = plan(capsys, "jiebei", "--max-payment", "700")
    assert all(Decimal(month["total"]) <= 700 for month in best(told)["monthly"])


@pytest.mark.parametrize(
    ("wished", "said"),
    [
        (("--sure", "2"), "--sure 要写成0和1之间的数，例如 0.85 或 85%；写的是“2”。"),
        (("--sure", "nan"), "--sure 要写成0和1之间的数，例如 0.85 或 85%；写的是“nan”。"),
        (("--sure", "很"), "--sure 要写成0和1之间的数，例如 0.85 或 85%；写的是“很”。"),
        (("--max-payment", "很多"), "--max-payment 要写成多少元，例如 1200；写的是“很多”。"),
        (("--max-payment", "-5"), "--max-payment 要写成多少元，例如 1200；写的是“-5”。"),
    ],
)
def test_what_cannot_be_meant_is_one_line(capsys, wished: tuple[str, str], said: str) -> None:
    done = called(capsys, "plan", shipped("jiebei"), "--lang", "zh-Hans", *wished)
    assert done.status == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_the_table_shows_how_sure_at_each_level(capsys) -> None:
    done = called(capsys, "plan", shipped("jiebei"), "--as-of", DAY, "--lang", "zh-Hans")
    assert "每月还多少，有多大把握" in done.out
    assert "要是没有" in done.out
    assert "不是保证" in done.out
