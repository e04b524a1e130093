"""A case that is not finished gets a calm page that says what is missing and where to add it."""

from copy import deepcopy
from typing import Any

import pytest

from tests.web.conftest import shipped
from tests.web.reference.reading import Page, read

EMPTY: dict[str, Any] = {"schema": 1}


def page(open_case: Any, document: dict[str, Any], address: str) -> Page:
    answer = open_case(document)[0].get(address, headers={"Accept-Language": "zh-CN"})
    assert answer.status_code == 200
    return read(answer)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/owed", "写下第一笔"),
        ("/ahead", "还没有写下借款"),
        ("/means", "还没有写下收入和支出"),
        ("/plans", "还没有写下借款"),
    ],
)
def test_an_empty_case(open_case, address: str, said: str) -> None:
    told = page(open_case, EMPTY, address)
    assert said in told.text
    assert "/tell" in told.links("/tell")
    assert not told.all("svg")


def test_without_income_the_plans_say_so(open_case) -> None:
    document = {**shipped("jiebei"), "income": []}
    assert "还没有写下收入" in page(open_case, document, "/plans").text


@pytest.mark.parametrize("address", ["/owed", "/ahead", "/plans"])
def test_a_debt_that_lacks_something_is_left_out_and_named_as_such(open_case, address: str) -> None:
    document = deepcopy(shipped("seven"))
    del document["debt"][2]["start"]
    told = page(open_case, document, address)
    assert "有1笔借款还缺一些内容" in told.text
    assert "/tell" in told.links("/tell")
    assert "京东金条" not in told.text


def test_a_debt_left_out_does_not_shift_what_the_others_are_called(open_case) -> None:
    document = deepcopy(shipped("seven"))
    del document["debt"][2]["start"]
    addresses = page(open_case, document, "/owed").links("/owed/")
    assert {"/owed/1", "/owed/6"} <= set(addresses)
    assert "/owed/7" not in addresses


def test_an_expense_that_lacks_something_is_said(open_case) -> None:
    document = deepcopy(shipped("jiebei"))
    del document["expense"][1]["amount"]
    assert "收支里有几处还缺内容" in page(open_case, document, "/means").text


def test_a_rate_that_nobody_wrote_down_is_said_to_be_unknown(open_case) -> None:
    document = deepcopy(shipped("negative"))
    document["debt"] = [document["debt"][1]]
    del document["debt"][0]["penalty_daily_rate"]
    assert "往后多多少不知道" in page(open_case, document, "/ahead").text
    assert "不知道" in page(open_case, document, "/owed").text


def test_nothing_owed_any_more(open_case) -> None:
    document = deepcopy(shipped("jiebei"))
    debt = document["debt"][0]
    debt["payments"] = [
        {"date": f"2026-{month:02d}-20", "amount": 1800.39} for month in range(3, 12)
    ]
    debt["payments"][-1]["amount"] = 30000
    debt["prepayment"] = "reduce"
    assert "现在没有欠款" in page(open_case, document, "/ahead").text
    assert "不用借新的来还" in page(open_case, document, "/plans/new-loan").text
    assert "现在没有要还的欠款" in page(open_case, document, "/plans").text
    checked = page(open_case, document, "/owed/1/check").text
    assert "可以问：" in checked  # the lender still states what is paid
    assert "欠款核对函" not in checked
