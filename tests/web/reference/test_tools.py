"""The calculators give the figures of the façade, read amounts as people write them, and name each field at fault."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client

from ashore import workout
from ashore.documents.voice import number
from ashore.loans.terms import Method, Terms
from ashore.loans.xirr import xirr
from ashore.texts import percent
from tests.web.reference.reading import read

TYPED = {
    "principal": "2万",
    "method": "equal-instalment",
    "rate": "年化14.6%",
    "instalments": "12期",
    "start": "2026年1月15日",
    "every": "1 month",
    "day_count": "actual/365",
    "rounding": "half-up",
}
TERMS = Terms(
    Method.EQUAL_INSTALMENT, 20_000_00, Decimal("0.146"), dt.date(2026, 1, 15), instalments=12
)
HEADERS = {"Accept-Language": "zh-CN"}


def test_the_schedule_is_the_one_of_the_facade(visitor: Client) -> None:
    answer = visitor.get("/tools/schedule", TYPED, headers=HEADERS)
    assert answer.status_code == 200
    said = read(answer).text
    found = workout.terms_json(TERMS)
    for row in found["instalments"]:
        line = (number(row[name]) for name in ("payment", "principal", "interest", "balance"))
        assert f"{row['number']} {row['due']} {' '.join(line)}" in said
    for name in ("nominal", "effective", "irr"):
        assert percent(Decimal(found["annual_cost"][name]), "zh-Hans") in said


def test_rare_terms_count(visitor: Client) -> None:
    rare = {"first_due": "2026-03-01", "every": "2 weeks", "instalment_multiple": "1000"}
    said = read(visitor.get("/tools/schedule", {**TYPED, **rare}, headers=HEADERS)).text
    assert "2026-03-15" in said
    assert "按要求取整" in said


def test_a_fee_is_a_column_of_its_own(visitor: Client) -> None:
    fee = {**TYPED, "method": "fee-instalment", "rate": "", "fee_rate": "0.6%"}
    said = read(visitor.get("/tools/schedule", fee, headers=HEADERS)).text
    assert "1 2026-02-15 1,786.67 1,666.67 0.00 120.00 18,333.33" in said


def test_nothing_is_asked_before_anything_was_typed(visitor: Client) -> None:
    for address in ("/tools/schedule", "/tools/xirr"):
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert not any("aria-invalid" in one for _, one in read(answer).tags)


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"principal": ""}, "principal", "请填写这一项。"),
        ({"principal": "x"}, "principal", "请写金额"),
        ({"principal": "0"}, "principal", "这里的金额要大于0。"),
        ({"rate": ""}, "rate", "请写利率；不收利息的话，写 0。"),
        ({"rate": "1%"}, "rate", "看不出是一年的还是一天的"),
        ({"rate": "年14." + "1" * 30 + "%"}, "rate", "小数的位数太多。"),
        ({"fee_rate": "0.6%"}, "fee_rate", "只有按期收手续费的分期才填这一项"),
        ({"method": "fee-instalment", "rate": ""}, "fee_rate", "免手续费的话，写 0。"),
        ({"instalments": "0"}, "instalments", "请写1到999之间的整数。"),
        ({"instalments": "999", "every": "6 months"}, "instalments", "要还100年以上"),
        ({"start": "2026-02-30"}, "start", "日历上没有这一天"),
        ({"first_due": "2026-01-15"}, "first_due", "这一天应该晚于借款日（2026年1月15日）。"),
        ({"first_due": "2095-01-15"}, "first_due", "算不出每期一样多的计划"),
        ({"received": "3万"}, "received", "这里比借款本金（20,000.00元）还多"),
    ],
)
def test_a_field_at_fault_is_named(visitor: Client, wrong, field: str, said: str) -> None:
    typed = {**TYPED, **wrong}
    answer = visitor.get("/tools/schedule", typed, headers=HEADERS)
    assert answer.status_code == 422
    page = read(answer)
    assert said in page.text
    assert [one["name"] for one in page.all("input") if "aria-invalid" in one] == [field]
    values = {one["name"]: one.get("value", "") for one in page.all("input")}
    assert all(values[name] == value for name, value in typed.items() if name in values)


def test_all_fields_at_fault_are_named_at_once(visitor: Client) -> None:
    typed = {"principal": "0", "method": "bullet", "start": "x", "received": "-1"}
    page = read(visitor.get("/tools/schedule", typed, headers=HEADERS))
    wrong = {one["name"] for one in page.all("input") if "aria-invalid" in one}
    assert wrong == {"principal", "instalments", "start", "received"}


FLOWS = "日期,金额\n2026-01-15,20000\n\n2026年2月15日，-11,000.50\n2026-03-15;－1万\n"


def test_the_yearly_cost_is_the_one_of_the_facade(visitor: Client) -> None:
    page = read(visitor.get("/tools/xirr", {"flows": FLOWS}, headers=HEADERS))
    flows = [
        (dt.date(2026, 1, 15), 20_000_00),
        (dt.date(2026, 2, 15), -11_000_50),
        (dt.date(2026, 3, 15), -10_000_00),
    ]
    found = workout.xirr_json(xirr(flows))
    assert percent(Decimal(found["xirr"]), "zh-Hans") in page.text


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ("2026-01-15,100", "至少要有两天有钱进出"),
        ("2026-01-15,100\n2026-02-15,100", "钱只往一个方向走"),
        ("2026-01-01,100\n2027-01-01,-230\n2028-01-01,132", "有几个解"),
        ("2026-01-01,100\n2027-01-01,-230\n2028-01-01,133", "没有一个利率能让这些收支平衡"),
        ("日期,金额", "至少要有两天有钱进出"),
    ],
)
def test_flows_without_one_rate_say_why(visitor: Client, flows: str, said: str) -> None:
    answer = visitor.get("/tools/xirr", {"flows": flows}, headers=HEADERS)
    assert answer.status_code == 200
    assert said in read(answer).text


def test_each_line_at_fault_is_named_and_what_was_typed_stays(visitor: Client) -> None:
    typed = "2026-01-15,20000\n2026-02-30,-1\nabc1\n2026-03-15,很多"
    answer = visitor.get("/tools/xirr", {"flows": typed}, headers=HEADERS)
    assert answer.status_code == 422
    said = read(answer).text
    assert "第2行：日历上没有这一天" in said
    assert "第3行：请写成日期、逗号、金额" in said
    assert "第4行：请写金额" in said
    assert "第1行" not in said
    assert typed in answer.content.decode()


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "\0", "９" * 400]
)
def test_hostile_values_are_only_text(visitor: Client, hostile: str) -> None:
    for address, name in (("/tools/schedule", "principal"), ("/tools/xirr", "flows")):
        answer = visitor.get(address, {name: f"{hostile}1"})
        assert answer.status_code == 422
        assert b"<script>alert" not in answer.content
        assert "14" not in [one.get("value") for one in read(answer).all("input")]


def test_an_option_that_is_none_is_refused_in_a_line(visitor: Client) -> None:
    typed = {"principal": "1000", "method": "nonsense", "instalments": "3", "start": "2026-01-15"}
    assert visitor.get("/tools/schedule", typed).status_code == 422
    assert visitor.get("/plans/new-loan", typed).status_code in (302, 422)
