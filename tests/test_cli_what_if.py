"""``ashore plan`` with what would be if: its JSON, its tables, and one line for what cannot be meant."""

import json
from decimal import Decimal
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.workout import Workout
from ashore.workout.compared import if_refused_json, what_if_json
from ashore.workout.what_if import Supposition, WhatIf
from tests.cli_helper import called, shipped
from tests.planning.examples import START

DAY = "2026-11-21"


def work(name: str) -> Workout:
    return Workout(parse_case(shipped(name).read_bytes(), name, START), START, "zh-Hans")


def plan(capsys: pytest.CaptureFixture[str], name: str, *asked: str) -> Any:
    told = ("--as-of", DAY, "--format", "json", "--lang", "zh-Hans")
    done = called(capsys, "plan", shipped(name), *told, *asked)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def shown(capsys: pytest.CaptureFixture[str], name: str, *asked: str) -> str:
    done = called(capsys, "plan", shipped(name), "--as-of", DAY, "--lang", "zh-Hans", *asked)
    assert (done.status, done.err) == (0, "")
    return done.out


def test_the_plan_is_the_one_that_would_be(capsys) -> None:
    before = shipped("seven").read_bytes()
    options = ("--buffer", "500", "--sell", "相机", "--max-payment", "3900", "--sure", "80%")
    asked = WhatIf(390_000, sure=Decimal("0.8"), buffer=50_000, sold=(1,))
    there = Supposition(work("seven"), asked)
    told = plan(capsys, "seven", *options)
    assert told["what_if"] == json.loads(json.dumps(what_if_json(there)))
    assert told["plans"] == json.loads(json.dumps(there.planned.plan_json(there.plans)))["plans"]
    assert shipped("seven").read_bytes() == before


def test_without_these_options_nothing_is_added(capsys) -> None:
    told = plan(capsys, "jiebei", "--sure", "0.8")
    assert not {"what_if", "if_refused"} & set(told)


def test_what_then_is_said_only_where_asked(capsys) -> None:
    told = plan(capsys, "seven", "--if-refused")
    assert told["if_refused"] == json.loads(json.dumps(list(if_refused_json(work("seven")))))
    assert "what_if" not in told
    page = shown(capsys, "seven", "--if-refused")
    assert "要是对方不同意" in page
    assert "借呗不同意的话" in page
    assert "方案里没有哪一家的答复还不确定。" in shown(capsys, "negative", "--if-refused")


def test_the_table_compares_and_says_what_is_assumed(capsys) -> None:
    page = shown(capsys, "seven", "--without-income", "1", "--refused", "jiebei")
    assert "假如这样，会怎样" in page
    assert "其他各家" in page
    assert "要是接下来1个月没有收入" in page
    assert "里面说的“今天”是那一天" in page
    assert "接下来可以做的" in page


def test_where_it_does_not_fit_the_table_says_how_much_would(capsys) -> None:
    page = shown(capsys, "seven", "--buffer", "1500")
    assert "每月有多少就排得开（元）" in page
    assert "“假如”这一边排不开。" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--buffer", "很多"), "--buffer 要写成多少元，例如 500；写的是“很多”。"),
        (("--buffer", "-5"), "--buffer 要写成多少元，例如 500；写的是“-5”。"),
        (("--without-income", "7"), "--without-income 要写成0到6的整数，例如 2；写的是“7”。"),
        (("--without-income", "-1"), "--without-income 要写成0到6的整数，例如 2；写的是“-1”。"),
        (("--without-income", "半"), "--without-income 要写成0到6的整数，例如 2；写的是“半”。"),
        (("--refused", "jieb"), "没有id是“jieb”的借款，是不是“jiebei”？"),
        (
            ("--refused", "zzz"),
            "card-dongjiang、card-yuanshan；写的是“zzz”。",
        ),
        (("--sell", "相"), "没有叫“相”的东西，是不是“相机”？"),
        (("--sell", "房"), "--sell 要写能变卖的东西的名字：活期存款、相机；写的是“房”。"),
        (
            ("--sell", "电动车"),
            "“电动车”在文件里写着变卖得不到钱（realisable是0）。要试的话，先改这个数。",
        ),
        (
            ("--buffer", "1", "--accept"),
            "--accept 记下的是实际的方案，不能和假如的情形放在一起。",
        ),
    ],
)
def test_what_cannot_be_meant_is_one_line(capsys, asked: tuple[str, ...], said: str) -> None:
    done = called(capsys, "plan", shipped("seven"), "--lang", "zh-Hans", *asked)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_where_nothing_can_be_sold_that_is_said(capsys) -> None:
    done = called(capsys, "plan", shipped("planted"), "--lang", "zh-Hans", "--sell", "车")
    assert "这份文件里没有写能变卖的东西，用不上 --sell 车。" in done.err
