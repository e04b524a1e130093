"""The drafted budget: its lines open their transactions, add up, and come into the case without touching it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ashore.money import fen
from ashore.web.pages import bills_budget, bills_spending
from ashore.web.store.base import Store
from tests.web.bills.handing import ALIPAY, WECHAT, Files, hand_over, some
from tests.web.reference.reading import read

Opened = Callable[[Any], tuple[Client, Store]]


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the pages are drawn from."""
    facts: dict[str, Any] = {}
    real = bills_budget.page

    def page(request: Any, template: str, given: Any = None, status: int = 200) -> Any:
        facts.update(given or {})
        return real(request, template, given, status)

    for module in (bills_budget, bills_spending):
        monkeypatch.setattr(module, "page", page)
    return facts


def test_every_line_opens_the_transactions_it_is_made_of(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    browser, _ = open_case("seven")
    hand_over(browser, files)
    page = browser.get("/bills/budget").content.decode()
    parts = [part for side in shown["sides"] for line in side["lines"] for part in line["parts"]]
    assert len(parts) > 15
    for part in parts:
        address = f"/bills/line/{part['side']}/{part['topic']}"
        assert browser.get(address).status_code == 200
        rows = shown["line"]["rows"]
        assert len(rows) == part["count"]
        counted = sum(fen(row["counted"]) for row in rows)
        assert counted == sum(fen(month["amount"]) for month in part["months"])
        assert (address in page) == (part["count"] > bills_budget.SHOWN)


def test_the_page_says_what_the_command_says(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    from ashore.workout.bills import Bills, read_bills

    browser, _ = open_case("seven")
    hand_over(browser, files)
    browser.get("/bills/budget")
    statements = [one for name, content in files.items() for one in read_bills(name, content)]
    assert shown["draft"] == Bills(statements, "zh-Hans").draft_json()


def test_missing_lines_are_added_once_and_nothing_typed_is_changed(
    open_case: Opened, files: Files
) -> None:
    browser, store = open_case("seven")
    hand_over(browser, files)
    before = store.head()
    for _ in range(2):
        assert browser.post("/bills/budget").headers["Location"] == "/bills/budget?note=added"
    after = store.head()
    assert before is not None
    assert after is not None
    assert after.entry.number == before.entry.number + 1, "a form sent twice adds once"
    assert (after.entry.reason, after.entry.author) == ("bills", "owner")
    assert after.document["income"] == before.document["income"]
    count = len(before.document["expense"])
    assert after.document["expense"][:count] == before.document["expense"]
    added = {one["category"] for one in after.document["expense"][count:]}
    assert "clothing" in added
    assert not added & {one["category"] for one in before.document["expense"]}
    assert browser.get("/means").status_code == 200
    assert browser.get("/record").status_code == 200


def test_an_empty_case_gets_incomes_with_how_certain_they_are(
    open_case: Opened, files: Files
) -> None:
    browser, store = open_case({"schema": 1})
    hand_over(browser, files)
    assert browser.get("/bills/budget").status_code == 200
    browser.post("/bills/budget")
    head = store.head()
    assert head is not None
    certain = {one["name"]: one.get("certainty", "steady") for one in head.document["income"]}
    assert certain["工资"] == "steady"
    assert certain["零工和生意收入"] == "variable"


def test_beside_one_sum_for_all_expenses_no_line_is_added(open_case: Opened, files: Files) -> None:
    browser, store = open_case({"schema": 1})
    browser.post("/tell/expense/sum", {"answer": "5200", "based_on": "1"})
    hand_over(browser, files)
    page = read(browser.get("/bills/budget", HTTP_ACCEPT_LANGUAGE="zh-CN"))
    assert "总数" in page.text
    browser.post("/bills/budget")
    head = store.head()
    assert head is not None
    assert len(head.document["expense"]) == 1
    assert head.document["income"]


def test_with_few_months_no_chance_is_told(open_case: Opened, shown: dict[str, Any]) -> None:
    browser, _ = open_case("seven")
    hand_over(browser, {"a.csv": b"date,description,amount\n2026-03-01,x,-30\n"})
    browser.get("/bills/budget")
    assert shown["draft"]["chance"] is None
    assert "few-months" in shown["questions"]


def test_spending_is_drawn_and_every_amount_stands_in_the_table(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    browser, _ = open_case("seven")
    hand_over(browser, files)
    page = browser.get("/bills/spending").content.decode()
    assert page.count("<svg") == 1
    for line in shown["spent"]:
        for month in line["months"]:
            assert f"{float(month['amount']):,.2f}" in page
    spent = sum(fen(month["amount"]) for line in shown["spent"] for month in line["months"])
    expense = [one for one in shown["apart"] if one["name"] == "expense"]
    assert spent > 0
    assert expense == []


def test_names_in_bills_are_text_and_nothing_else(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    name = "<img src=x onerror=alert(1)>"
    rows = "".join(f"2026-0{month}-05,{name},{name},900\n" for month in (3, 4, 5, 6))
    hand_over(browser, {f"{name}.csv": f"日期,对方,说明,支出\n{rows}".encode()})
    for page in ("", "/review", "/budget", "/spending", "/payments", "/line/expense/other"):
        content = browser.get(f"/bills{page}").content.decode()
        assert "alert(1)" in content or page == "/payments"
        assert "<img" not in content


@pytest.mark.parametrize("address", ["expense/nothing", "nothing/food", "expense"])
def test_a_line_that_is_not_there_is_not_found(
    open_case: Opened, files: Files, address: str
) -> None:
    browser, _ = open_case("seven")
    hand_over(browser, some(files, ALIPAY, WECHAT))
    assert browser.get(f"/bills/line/{address}").status_code == 404
