"""Repayments found in bills: confirmed they count, once; what is unclear is chosen by the person."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ashore.web.pages import bills_payments
from ashore.web.store.base import Store
from tests.web.bills.handing import Files, hand_over
from tests.web.conftest import shipped

Opened = Callable[[Any], tuple[Client, Store]]
PAGE = "/bills/payments"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    real = bills_payments.page

    def page(request: Any, template: str, given: Any = None, status: int = 200) -> Any:
        facts.update(given or {})
        return real(request, template, given, status)

    monkeypatch.setattr(bills_payments, "page", page)
    return facts


def debt(store: Store, name: str) -> dict[str, Any]:
    head = store.head()
    assert head is not None
    found: dict[str, Any] = next(one for one in head.document["debt"] if one["id"] == name)
    return found


def without_payments() -> dict[str, Any]:
    document = shipped("seven")
    for one in document["debt"]:
        one.pop("payments", None)
    return document


def test_confirmed_payments_count_where_what_is_owed_is_shown(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    browser, store = open_case(without_payments())
    hand_over(browser, files)
    before = browser.get("/owed/1").content.decode()
    browser.get(PAGE)
    ticked = [one["key"] for one in shown["new"]]
    assert len(ticked) > 5
    paid = {one["debt"] for one in shown["new"]}
    assert {"jiebei", "weilidai"} <= paid
    for _ in range(2):
        assert browser.post(PAGE, {"payment": ticked}).headers["Location"] == f"{PAGE}?note=noted"
    noted = [one for name in paid for one in debt(store, name)["payments"]]
    told = [(one["date"], one["amount"]) for one in shown["new"]]
    assert sorted((one["date"], one["amount"]) for one in noted) == sorted(told), "each once"
    head = store.head()
    assert head is not None
    assert (head.entry.number, head.entry.reason) == (2, "bills")
    browser.get(PAGE)
    assert shown["new"] == []
    assert shown["noted"] == len(ticked)
    after = browser.get("/owed/1").content.decode()
    assert after != before


def test_what_is_not_ticked_is_not_noted(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    browser, store = open_case(without_payments())
    hand_over(browser, files)
    browser.get(PAGE)
    first, *rest = shown["new"]
    browser.post(PAGE, {"payment": [first["key"], "7 没有这个文件.csv"]})
    assert [one["amount"] for one in debt(store, first["debt"])["payments"]] == [first["amount"]]
    browser.get(PAGE)
    assert shown["new"] == rest


def test_an_unclear_one_goes_to_the_debt_that_was_chosen_and_is_not_asked_about_again(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    document = without_payments()
    first = next(one for one in document["debt"] if one["id"] == "weilidai")
    document["debt"].append({**first, "id": "weilidai-2"})
    browser, store = open_case(document)
    hand_over(browser, files)
    browser.get(PAGE)
    unclear = [one for one in shown["unclear"] if "weilidai-2" in dict(one["debts"])]
    assert unclear
    one, *others = unclear
    browser.post(PAGE, {f"debt-{one['key']}": "weilidai-2"})
    assert [each["amount"] for each in debt(store, "weilidai-2")["payments"]] == [one["amount"]]
    browser.get(PAGE)
    assert one["key"] not in {each["key"] for each in shown["unclear"]}
    assert len(shown["unclear"]) == len(others)
    browser.post(PAGE, {f"debt-{others[0]['key']}": "no-such-debt"})
    assert len(debt(store, "weilidai-2")["payments"]) == 1


def test_lenders_that_are_in_no_debt_are_pointed_out(
    open_case: Opened, files: Files, shown: dict[str, Any]
) -> None:
    browser, _ = open_case(without_payments())
    hand_over(browser, files)
    page = browser.get(PAGE).content.decode()
    assert {"花呗", "白条"} <= set(shown["unknown"])
    assert 'href="/tell/debt/add"' in page


def test_without_debts_nothing_is_matched(open_case: Opened, files: Files) -> None:
    browser, _ = open_case({"schema": 1})
    hand_over(browser, files)
    assert browser.get(PAGE).status_code == 200
