"""``ashore plan`` where nothing fits: the shipped case, and one that a lender can help with."""

import json
from pathlib import Path

from tests.cli_helper import called, shipped

DAY = "2026-11-21"


def test_the_shipped_case_says_plainly_that_no_single_change_is_enough(capsys) -> None:
    done = called(
        capsys, "plan", shipped("negative"), "--as-of", DAY, "--format", "json", "--lang", "zh-Hans"
    )
    found = json.loads(done.out)["infeasible"]
    more = {
        "kind": "income",
        "amount": "787.00",
        "asks": False,
        "text": "单独改一样还不够，可以几样一起来。每月都能还341.44元就排得开，照现在的收支要多出787.00元。",
    }
    assert found["relaxations"] == [more]
    assert found["smallest_relaxation"] == more
    # By hand: 3,683.33 a month come in, 4,128.00 go out; 268.23 and 73.21 are the instalments of 36.
    assert found["certificate"] == {
        "first": 1,
        "month": 1,
        "date": "2026-12-21",
        "needed": "341.44",
        "available": "-444.67",
        "missing": "786.11",
        "debts": [
            {"id": "duxiaoman", "name": "度小满（有钱花）", "needed": "268.23"},
            {"id": "huabei", "name": "花呗", "needed": "73.21"},
        ],
        "text": "到2026年12月21日为止，付完必要的开支已经差444.67元。"
        "各家都按最少的还，还要341.44元，一共差786.11元。",
    }


def test_what_would_do_comes_first_then_why_then_what_to_do(capsys) -> None:
    done = called(capsys, "plan", shipped("negative"), "--as-of", DAY, "--lang", "zh-Hans")
    places = [
        done.out.index(said)
        for said in ("单独改一样还不够", "为什么现在排不开", "一共差786.11元", "这段时间可以先做")
    ]
    assert places == sorted(places)
    assert "换成下面任何一样" not in done.out


LATER = """
schema = 1
[[income]]
name = "新工作"
amount = 4000
from = 2027-03-25
[[expense]]
name = "聚餐"
category = "dining"
amount = 100
until = 2027-01-10
[[debt]]
id = "jiebei"
product = "jiebei"
method = "equal-instalment"
principal = 12000
daily_rate = 0.0004
start = 2026-03-05
instalments = 12
"""


def test_who_earns_again_later_is_told_what_to_ask_for(capsys, tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text(LATER, encoding="utf-8")
    done = called(capsys, "plan", str(case), "--as-of", DAY, "--format", "json")
    ways = json.loads(done.out)["infeasible"]["relaxations"]
    assert [(way["kind"], way["asks"]) for way in ways] == [("grace", True), ("income", False)]
    # The first month with the new income ends on 21 April: four months pass without a payment.
    assert (ways[0]["debt"], ways[0]["months"]) == ("jiebei", 4)
    told = called(capsys, "plan", str(case), "--as-of", DAY, "--lang", "zh-Hans").out
    assert "借呗：请对方同意晚4个月开始还，就排得开。" in told
    assert "换成下面任何一样" in told
