"""What a person types, and what it means; what it cannot mean, and the line they read then."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.case.interview.answers import move, read_answer
from ashore.case.interview.graph import graph
from ashore.problems import RefusedError
from ashore.texts import render

DAY = dt.date(2026, 11, 21)


def read(question: str, raw: str, **latest: Any) -> Any:
    known = {name.replace("__", "."): value for name, value in latest.items()}
    return read_answer(graph().questions[question], raw, DAY, known.get)


def refusal(question: str, raw: str, **latest: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        read(question, raw, **latest)
    return render(caught.value.said, "zh-Hans")


@pytest.mark.parametrize(
    ("raw", "fen"),
    [
        ("20000", 2_000_000),
        ("20,000.50", 2_000_050),
        ("２００００", 2_000_000),
        ("¥1799.65", 179_965),
        ("1799.65元", 179_965),
        ("2万", 2_000_000),
        ("1.2345万元", 1_234_500),
        ("3千", 300_000),
        ("7.5k", 750_000),
        ("0", 0),
    ],
)
def test_amounts(raw: str, fen: int) -> None:
    assert read("income", raw) == fen


@pytest.mark.parametrize("raw", ["很多", "-5", "1.234", "两万", "2万3", "nan", "1/2", "万"])
def test_what_is_no_amount(raw: str) -> None:
    assert refusal("income", raw) == "请写金额，比如 20000、1799.65 或 2万。"


def test_an_amount_that_must_be_something_or_not_above_another() -> None:
    assert refusal("debt.principal", "0") == "这里的金额要大于 0；不知道就直接回车。"
    assert read("debt.minimum", "800", debt__balance=80_000) == 80_000
    said = refusal("debt.minimum", "800.01", debt__balance=80_000)
    assert said == "这里不能大于前面说的800.00元；前面写错了可以输入 b 返回。"


@pytest.mark.parametrize(
    ("raw", "key", "rate"),
    [
        ("年化14.6%", "annual_rate", "0.146"),
        ("14.6%", "annual_rate", "0.146"),
        ("14.6", "annual_rate", "0.146"),
        ("0.146", "annual_rate", "0.146"),
        ("年7.2%", "annual_rate", "0.072"),
        ("7.2%", "annual_rate", "0.072"),
        ("年利率 24", "annual_rate", "0.24"),
        ("14.6% a year", "annual_rate", "0.146"),
        ("0", "annual_rate", "0"),
        ("日利率0.04%", "daily_rate", "0.0004"),
        ("0.04%", "daily_rate", "0.0004"),
        ("日0.05", "daily_rate", "0.0005"),
        ("日0.0005", "daily_rate", "0.0005"),
        ("0.0005", "daily_rate", "0.0005"),
        ("万4", "daily_rate", "0.0004"),
        ("日息万分之四", "daily_rate", "0.0004"),
        ("每天0.05%", "daily_rate", "0.0005"),
    ],
)
def test_rates(raw: str, key: str, rate: str) -> None:
    assert read("debt.rate", raw) == (key, Decimal(rate))


@pytest.mark.parametrize("raw", ["0.05", "0.5%", "1.2%", "0.002"])
def test_a_rate_that_may_be_by_the_year_or_by_the_day_is_asked_again(raw: str) -> None:
    said = refusal("debt.rate", raw)
    assert said == "看不出是一年的还是一天的，请写明，比如“年5%”或“日0.05%”。"


@pytest.mark.parametrize("raw", ["高", "年14%到18%", "年日14%", "14到18"])
def test_what_is_no_rate(raw: str) -> None:
    assert refusal("debt.rate", raw) == "请写利率，比如“年化14.6%”或“日利率0.04%”。"


@pytest.mark.parametrize("raw", ["年600%", "日5%"])
def test_a_rate_nobody_has(raw: str) -> None:
    said = refusal("debt.rate", raw)
    assert said == "这个利率太高了，请再看一眼，比如“年化14.6%”或“日利率0.04%”。"


@pytest.mark.parametrize(
    ("raw", "rate"), [("0.6%", "0.006"), ("0.006", "0.006"), ("0.73", "0.0073")]
)
def test_fees(raw: str, rate: str) -> None:
    assert read("debt.fee", raw) == Decimal(rate)


@pytest.mark.parametrize("raw", ["8.8%", "多", "1% 2%"])
def test_what_is_no_fee_of_one_instalment(raw: str) -> None:
    assert refusal("debt.fee", raw) == "请写每一期的手续费率，比如 0.6%。"


@pytest.mark.parametrize(
    "raw",
    [
        "2026-01-15",
        "2026/1/15",
        "2026.1.15",
        "2026年1月15日",
        "2026年1月15号",
        "20260115",
        "２０２６-01-15",
    ],
)
def test_dates(raw: str) -> None:
    assert read("debt.start", raw) == dt.date(2026, 1, 15)


def test_today() -> None:
    assert read("debt.start", "今天") == DAY


@pytest.mark.parametrize(
    ("question", "raw", "said"),
    [
        (
            "debt.start",
            "1月15",
            "请写年月日，比如 2026-01-15 或 2026年1月15日；只记得月份，就写那个月的1号。",
        ),
        ("debt.start", "2026-02-30", "日历上没有这一天，请再看一眼，比如 2026-01-15。"),
        ("debt.due", "9999-01-01", "日历上没有这一天，请再看一眼，比如 2026-01-15。"),
        ("debt.start", "1999-12-31", "请写2000年1月1日以后的日期。"),
        ("debt.start", "2026-11-22", "这里应该是今天（2026年11月21日）或更早的日期。"),
        ("debt.due", "2026-10-04", "这里不能早于2026年10月5日；前面写错了可以输入 b 返回。"),
        ("debt.first_due", "2026-01-15", "这里应该晚于2026年1月15日；前面写错了可以输入 b 返回。"),
    ],
)
def test_what_is_no_date_here(question: str, raw: str, said: str) -> None:
    known = {"debt__statement_date": dt.date(2026, 10, 5), "debt__start": dt.date(2026, 1, 15)}
    assert refusal(question, raw, **known) == said


@pytest.mark.parametrize("raw", ["12", "12期", "12个月", "１２", "12 months"])
def test_counts(raw: str) -> None:
    assert read("debt.instalments", raw) == 12


@pytest.mark.parametrize("raw", ["0", "361", "十二", "1.5", "-1"])
def test_what_is_no_count_here(raw: str) -> None:
    assert refusal("debt.instalments", raw) == "请写1到360之间的整数。"


def test_no_more_instalments_paid_than_there_are() -> None:
    assert read("debt.paid", "12", debt__instalments=12) == 12
    assert refusal("debt.paid", "13", debt__instalments=12) == "请写0到12之间的整数。"


@pytest.mark.parametrize(
    "raw", ["3", "３", "3.", "3、", "weilidai", "微粒贷", "Weilidai", "微粒貸"]
)
def test_choices(raw: str) -> None:
    assert read("debt.product", raw) == "weilidai"


@pytest.mark.parametrize("raw", ["0", "12", "借", "某某贷", ".", "京东"])
def test_what_is_no_choice(raw: str) -> None:
    assert refusal("debt.product", raw) == "请输入1到11之间的一个数字。"


def test_texts_keep_what_was_typed() -> None:
    assert read("person.name", " 林小满\u200b\x07 ") == "林小满\u200b"
    assert read("person.story", "生" * 500) == "生" * 500
    assert refusal("person.name", "名" * 101) == "请写短一些，最多100个字。"


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("", "unknown"),
        ("  ", "unknown"),
        ("不知道", "unknown"),
        ("?", "unknown"),
        ("Don't know", "unknown"),
        ("b", "back"),
        ("B", "back"),
        ("上一步", "back"),
        ("q", "leave"),
        ("退出", "leave"),
        ("20000", None),
        ("借呗", None),
    ],
)
def test_moves(raw: str, meant: str | None) -> None:
    assert move(raw) == meant
