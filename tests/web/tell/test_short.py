"""Short ways: one sum first, its parts later, and "everything paid up to here"."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from ashore.texts import text
from ashore.web.store.base import Store
from tests.web.tell.forms import fill, form
from tests.web.tell.test_pages import EMPTY, LOAN, head, said

Opened = Callable[[Any], tuple[Client, Store]]


def test_one_sum_is_enough_to_begin_with(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    address = "/tell/expense/sum"
    typed = form(client.get("/tell/expense"), address)
    wrong = client.post(address, {**typed, "answer": "不少"})
    assert wrong.status_code == 422
    assert said("refused.amount") in wrong.content.decode()
    assert form(wrong, address)["answer"] == "不少"
    for _ in range(2):
        assert client.post(address, {**typed, "answer": "4千"}).status_code == 303
    assert head(store).document["expense"] == [
        {"name": "每月必要开支", "category": "other", "every": "month", "essential": True, "amount": "4000.00"}
    ]  # fmt: skip
    client.post("/tell/income/sum", {"based_on": "2", "answer": " "})
    assert "income" not in head(store).document
    client.post("/tell/income/sum", {"based_on": "2", "answer": "0"})
    assert head(store).document["income"][0]["amount"] == "0.00"
    assert client.get(address).headers["Location"] == "/tell/expense?note=kept"


def test_a_part_comes_out_of_the_sum(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    client.post("/tell/expense/sum", {"based_on": "1", "answer": "4000"})
    assert "/tell/expense/1/part/housing" in client.get("/tell/expense").content.decode()
    address = "/tell/expense/1/part/housing"
    ask = client.get(address)
    assert text("interview.expense.housing.ask", "zh-Hans") in ask.content.decode()
    typed = form(ask, "")
    wrong = client.post(address, {**typed, "answer": "贵"})
    assert (wrong.status_code, form(wrong, "")["based_on"]) == (422, "2")
    for _ in range(2):
        client.post(address, {**typed, "answer": "1900"})
    rest, housing = head(store).document["expense"]
    assert (rest["name"], rest["amount"]) == ("其他必要开支", "2100.00")
    assert (housing["category"], housing["priority"], housing["amount"]) == (
        "housing",
        True,
        "1900.00",
    )
    assert head(store).entry.reason == "split"
    client.post("/tell/expense/1/part/food", {"based_on": "3", "answer": ""})
    assert head(store).entry.number == 3
    client.post("/tell/expense/1/part/food", {"based_on": "3", "answer": "2100"})
    assert [one["category"] for one in head(store).document["expense"]] == ["housing", "food"]
    gone = client.post("/tell/expense/1/part/food", {"based_on": "77", "answer": "5"})
    assert gone.headers["Location"] == "/tell/expense?note=gone"
    assert client.get("/tell/expense/1/part/food").headers["Location"] == "/tell/expense?note=gone"


def test_a_sum_that_changed_meanwhile_is_still_found(open_case: Opened) -> None:
    client, store = open_case(EMPTY)
    client.post("/tell/expense/sum", {"based_on": "1", "answer": "4000"})
    typed = form(client.get("/tell/expense/1/part/housing"), "")
    fill(client, "/tell/expense/1", amount="5000")
    client.post("/tell/expense/1/part/housing", {**typed, "answer": "1900"})
    assert [one["amount"] for one in head(store).document["expense"]] == ["3100.00", "1900.00"]


def test_a_sum_without_a_readable_amount_stays_as_it_is(open_case: Opened) -> None:
    client, store = open_case({**EMPTY, "expense": [{"name": "每月必要开支"}]})
    client.post("/tell/expense/1/part/housing", {"based_on": "1", "answer": "1900"})
    sums = head(store).document["expense"]
    assert sums[0] == {"name": "每月必要开支"}
    assert sums[1]["amount"] == "1900.00"


def test_everything_paid_up_to_an_instalment(open_case: Opened) -> None:
    already = {"date": "2026-03-15", "amount": "900.00"}
    client, store = open_case({**EMPTY, "debt": [{**LOAN, "payments": [already]}]})
    page = client.get("/tell/debt/1/payments")
    address = "/tell/debt/1/payments/paid-until"
    typed = form(page, address)
    assert said("paid_until.hint", count=10) in page.content.decode()
    wrong = client.post(address, {**typed, "answer": "11"})
    assert (wrong.status_code, form(wrong, address)["answer"]) == (422, "11")
    for _ in range(2):
        assert client.post(address, {**typed, "answer": "3期"}).status_code == 303
    assert head(store).document["debt"][0]["payments"] == [
        already,
        {"date": "2026-02-15", "amount": "1800.82"},
        {"date": "2026-04-15", "amount": "1800.82"},
    ]
    assert head(store).entry.number == 2
    client.post(address, {"based_on": "77", "answer": "3"})
    assert head(store).entry.number == 2
    assert client.get(address).headers["Location"] == "/tell/debt/1/payments"
    assert client.post("/tell/debt/1/charge/paid-until").status_code == 404


def test_a_loan_without_a_schedule_offers_none(open_case: Opened) -> None:
    partly = {key: value for key, value in LOAN.items() if key != "daily_rate"}
    card = {"id": "card", "method": "revolving"}
    client, _store = open_case({**EMPTY, "debt": [partly, card]})
    for number in (1, 2):
        body = client.get(f"/tell/debt/{number}/payments").content.decode()
        assert "paid-until" not in body
        page = client.post(f"/tell/debt/{number}/payments/paid-until", {"answer": "1"})
        assert page.status_code == 422
