"""Where nothing fits but would if lenders waited: letters, cards and advice ask for that, and for nothing else."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.documents.card import card
from ashore.documents.letter import letter
from ashore.documents.overview import overview
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from tests.documents_reading import amounts_of, figures_of, pdf_pages, text_of
from tests.test_documents_content import words

DAY = dt.date(2026, 11, 21)
HOME = """
schema = 1
as_of = 2026-11-21

[[income]]
name = "工资"
amount = 6000
from = 2026-08-10

[[expense]]
name = "生活"
category = "food"
amount = 3700

[[expense]]
name = "孩子康复"
category = "medical"
amount = 1500
until = 2027-04-10

[preferences]
buffer = 200
"""
JIEBEI = """
[[debt]]
id = "jiebei"
product = "jiebei"
method = "equal-instalment"
principal = 20000
daily_rate = 0.0004
start = 2026-01-15
instalments = 12
payments = [ { date = 2026-02-15, amount = 1801 }, { date = 2026-03-15, amount = 1801 } ]
"""
WEILIDAI = """
[[debt]]
id = "weilidai"
product = "weilidai"
method = "equal-principal"
principal = 12000
daily_rate = 0.0004
start = 2026-03-10
instalments = 12
payments = [ { date = 2026-04-10, amount = 1148.8 } ]
"""
# Each month has 600 until the child's treatment ends, 2,100 from 21 April on; 649.50 and 418.25 are the least.
TWO = HOME + JIEBEI + WEILIDAI
# No money at all before a job that begins in March.
LATER = TWO.replace("from = 2026-08-10", "from = 2027-03-10").replace("2027-04-10", "2026-12-10")
WHY = "按我已经知道的收支变化来算，缓到2027年{month}月21日，那时每月可用于还款的有{money}元，之后每期都能还上。"


def work(case: str, language: Language = "zh-Hans") -> Workout:
    return Workout(parse_case(case.encode(), "case.toml", DAY), DAY, language)


def unfit(case: str) -> dict[str, Any]:
    found: dict[str, Any] = work(case).plan_json()["infeasible"]
    return found


def advice(found: dict[str, Any]) -> str:
    return "".join(step["text"] for step in found["meanwhile"])


def signed(debts: dict[str, Any]) -> str:
    """The tables asked for as agreements in writing."""
    return "".join(
        f'[[agreement]]\ndebt = "{debt_id}"\nsigned = 2026-11-21\npayments = ['
        + ", ".join(
            f"{{ date = {row['date']}, amount = {row['payment']} }}" for row in debt["schedule"]
        )
        + "]\n"
        for debt_id, debt in debts.items()
    )


def test_the_lender_whose_waiting_would_do_is_asked_for_just_that() -> None:
    found = unfit(TWO)
    way = found["smallest_relaxation"]
    assert (way["kind"], way["debt"], way["months"]) == ("grace", "jiebei", 4)
    (asked,) = found["deferrals"].values()
    assert (asked["id"], asked["months"], asked["counts_on"]) == ("jiebei", 4, "instalments")
    assert (asked["schedule"][0]["date"], asked["relief"]["kind"]) == ("2027-04-21", "deferral")
    assert asked["schedule"][-1]["balance"] == "0.00"
    assert len(asked["schedule"]) == asked["relief"]["max_instalments"]

    data = work(TWO).pack_data
    written, called = words(letter(data, "jiebei")), words(card(data, "jiebei"))
    assert "请让我延期4个月，从2027年4月21日开始还款" in written
    assert WHY.format(month=4, money="2,100.00") + "前提是其他借款也谈成分期。" in written
    assert "延期的开始和结束日期" in written
    assert "延期4个月，从2027年4月21日开始" in called
    assert "《还款计划》" in written
    assert "延期3个月" not in written + called
    assert "还没有一个能够按期做到的还款安排" not in written


def test_the_others_are_asked_as_before_and_the_advice_says_both() -> None:
    data, found = work(TWO).pack_data, unfit(TWO)
    for paper in (letter, card):
        assert "延期3个月" in words(paper(data, "weilidai"))
    # 600 by 18,841.05 and 12,134.20 in whole yuan; who waits is offered nothing meanwhile.
    assert found["tokens"] == {"weilidai": "235.00"}
    assert "微粒贷：每月先还235.00元" in advice(found)
    assert "借呗：每月先还" not in advice(found)
    assert "一共还235.00元" in advice(found)
    assert "请借呗延期4个月，从2027年4月21日开始还" in advice(found)
    assert "其他各家可以先请延期3个月。借呗书面同意以后" in advice(found)
    seen = words(overview(data))
    assert "请借呗延期4个月" in seen
    assert "给各家的申请书，按上面写的时间请求延期" in seen
    assert "请求的是延期3个月" not in seen


def test_once_it_is_agreed_there_is_a_plan_for_the_others() -> None:
    plans = work(TWO + signed(unfit(TWO)["deferrals"])).plan_json()
    assert plans["infeasible"] is None
    (best,) = [one for one in plans["plans"] if one["id"] == plans["recommended"]]
    kinds = {debt["id"]: debt["relief"]["kind"] for debt in best["debts"]}
    assert kinds == {"jiebei": "agreed", "weilidai": "re-instalment"}


def test_where_everybody_has_to_wait_everybody_is_asked_to_as_long() -> None:
    found = unfit(LATER)
    assert (found["smallest_relaxation"]["kind"], found["deferral_months"]) == ("pause", 3)
    months = found["smallest_relaxation"]["months"]
    assert {one["months"] for one in found["deferrals"].values()} == {months}
    assert set(found["deferrals"]) == {"jiebei", "weilidai"}
    assert found["tokens"] == {}
    assert f"请每一家延期{months}个月，从2027年3月21日开始还" in advice(found)
    assert "2027年3月21日以前，先不要答应每月还多少" in advice(found)
    assert "现在先不要答应" not in advice(found)
    data = work(LATER).pack_data
    for debt_id in data.briefs:
        written = words(letter(data, debt_id))
        assert WHY.format(month=3, money="2,100.00") + "前提是其他借款也同样延期。" in written
        assert f"延期{months}个月" in words(card(data, debt_id))
    assert work(LATER + signed(found["deferrals"])).plan_json()["infeasible"] is None


def test_a_single_lender_is_told_of_no_others() -> None:
    alone = HOME.replace("amount = 3700", "amount = 4200") + JIEBEI
    found = unfit(alone)
    assert found["smallest_relaxation"]["kind"] == "grace"
    assert found["deferral_months"] == found["deferrals"]["jiebei"]["months"] == 4
    assert found["deferrals"]["jiebei"]["counts_on"] is None
    written = words(letter(work(alone).pack_data, "jiebei"))
    assert WHY.format(month=4, money="1,600.00") in written
    assert "前提" not in written
    assert "其他各家" not in advice(found)


@pytest.mark.parametrize(
    ("menu", "usual"),
    [
        ('kind = "deferral"\nmonths = 2', 2),
        ('kind = "re-instalment"', 3),
        ('kind = "deferral"\nmin_days_past_due = 300', 3),
    ],
)
def test_no_lender_is_asked_to_wait_longer_than_its_menu_allows(menu: str, usual: int) -> None:
    case = HOME + JIEBEI + f"[[debt.relief]]\n{menu}\n" + WEILIDAI
    found = unfit(case)
    assert (found["smallest_relaxation"]["debt"], found["deferrals"]) == ("jiebei", {})
    assert found["deferral_months"] == usual
    data = work(case).pack_data
    for paper in (letter, card):
        assert f"延期{usual}个月" in words(paper(data, "jiebei"))
    assert f"可以请每一家延期{usual}个月" in advice(found)


def test_a_menu_that_allows_more_is_no_hindrance() -> None:
    menu = '[[debt.relief]]\nkind = "deferral"\nmonths = 6\n'
    assert unfit(HOME + JIEBEI + menu + WEILIDAI)["deferrals"]["jiebei"]["months"] == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_papers_hold_no_figure_that_is_not_in_the_json(
    language: Language, tmp_path: Path
) -> None:
    manifest = work(TWO, language).write_pack(tmp_path)
    known = amounts_of(json.loads((tmp_path / "results.json").read_bytes()))
    known |= amounts_of(json.loads((tmp_path / "case.json").read_bytes()))
    of_jiebei = [file for file in manifest["files"] if file["debt"] == "jiebei"]
    assert {file["kind"] for file in of_jiebei} >= {"letter", "card", "schedule"}
    for file in manifest["files"]:
        path = tmp_path / file["path"]
        if path.suffix in (".pdf", ".docx"):
            assert figures_of(path) <= known, path
            assert "{" not in text_of(path)
        if file["kind"] == "card":
            assert len(pdf_pages(path.read_bytes())) == 1
