"""Deciding on a plan in the browser: one revision, never over somebody else's, undone like any other."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ashore.case.load import parse_case
from ashore.web.store.base import Change, Store
from tests.web.conftest import NOW, shipped
from tests.web.tell.forms import fill, form

Opened = Callable[[Any], tuple[Client, Store]]
SPOKEN = {"HTTP_ACCEPT_LANGUAGE": "zh-CN"}


def decide(browser: Client, kind: str, based_on: int, **more: str) -> Any:
    posted = {"kind": kind, "based_on": str(based_on), **more}
    return browser.post("/plans/accept", posted, **SPOKEN)


def head(store: Store) -> Any:
    found = store.head()
    assert found is not None
    return found


def text(browser: Client, address: str) -> str:
    answer = browser.get(address, **SPOKEN)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_plan_is_decided_on_by_one_revision_with_its_reason(open_case: Opened) -> None:
    browser, store = open_case("seven")
    assert "用这个方案：按欠款比例分" in text(browser, "/plans")
    answer = decide(browser, "avalanche", 1)
    assert (answer.status_code, answer["Location"]) == (303, "/plans")
    now = head(store)
    assert (now.entry.number, now.entry.reason, now.entry.about) == (2, "decide", "plan[1]")
    (plan,) = now.document["plan"]
    assert (plan["kind"], plan["accepted"]) == ("avalanche", "2026-11-21")
    page = text(browser, "/plans")
    assert "选定的方案：先还利率最高的" in page
    assert "这是您在2026年11月21日选定的方案。" in page
    assert "用这个方案：先还利率最高的" not in page
    assert "用这个方案：按欠款比例分" in page
    assert "选定了方案：选定的方案 1" in text(browser, "/record")
    assert "先还利率最高的" in text(browser, "/record/2")


def test_the_rest_of_the_case_stays_as_it_was(open_case: Opened) -> None:
    browser, store = open_case("seven")
    decide(browser, "pro-rata", 1)
    assert {key: value for key, value in head(store).document.items() if key != "plan"} == shipped(
        "seven"
    )


def test_a_form_sent_twice_decides_once(open_case: Opened) -> None:
    browser, store = open_case("seven")
    for _ in range(2):
        assert decide(browser, "avalanche", 1)["Location"] == "/plans"
    assert head(store).entry.number == 2


def test_a_form_from_before_a_change_writes_nothing_and_says_so(open_case: Opened) -> None:
    browser, store = open_case("seven")
    changed = {**shipped("seven"), "preferences": {"buffer": 100}}
    store.append(changed, Change(NOW, "test", "answer"), 1)
    answer = decide(browser, "avalanche", 1)
    assert (answer.status_code, answer["Location"]) == (303, "/plans?note=changed")
    assert head(store).document == changed
    assert "所以没有选定" in text(browser, "/plans?note=changed")


@pytest.mark.parametrize("kind", ["", "as-billed", "nonsense"])
def test_a_plan_that_is_not_there_is_not_decided_on(open_case: Opened, kind: str) -> None:
    browser, store = open_case("seven")
    assert decide(browser, kind, 1)["Location"] == "/plans?note=changed"
    assert head(store).entry.number == 1


def test_where_nothing_fits_there_is_no_button(open_case: Opened) -> None:
    browser, store = open_case("negative")
    assert "/plans/accept" not in text(browser, "/plans")
    decide(browser, "pro-rata", 1)
    assert head(store).entry.number == 1


def test_it_is_undone_like_any_change(open_case: Opened) -> None:
    browser, store = open_case("seven")
    decide(browser, "avalanche", 1)
    browser.post("/record/undo", {"based_on": "2"}, **SPOKEN)
    assert "plan" not in head(store).document
    assert "用这个方案：按欠款比例分" in text(browser, "/plans")


def test_only_a_post_decides(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    assert browser.get("/plans/accept").status_code == 405


def test_earlier_plans_are_compared_and_the_usual_one_can_be_taken_again(open_case: Opened) -> None:
    browser, store = open_case("seven")
    assert "还没有选定过方案" in text(browser, "/plans/earlier")
    decide(browser, "avalanche", 1)
    page = text(browser, "/plans/earlier")
    assert page.index("先还利率最高的") < page.index("按现在的情况：按欠款比例分")
    assert "改用按现在的情况排的" in page
    decide(browser, "pro-rata", 2, of="usual")
    assert [plan["kind"] for plan in head(store).document["plan"]] == ["avalanche", "pro-rata"]
    assert "改用按现在的情况排的" not in text(browser, "/plans/earlier")


def test_a_decision_that_no_longer_fits_says_so_and_another_leads(
    open_case: Opened,
) -> None:
    browser, store = open_case("jiebei")
    decide(browser, "pro-rata", 1)
    document = head(store).document
    poorer = [{**one, "amount": str(int(one["amount"]) * 9 // 10)} for one in document["income"]]
    store.append({**document, "income": poorer}, Change(NOW, "test", "answer"), 2)
    for address in ("/plans", "/plans/earlier"):
        assert "您在2026年11月21日选定了“按欠款比例分”" in text(browser, address)
    page = text(browser, "/plans")
    assert "把握还不够的方案：按欠款比例分" in page
    assert "用这个方案：按欠款比例分" in page
    gone = [{**one, "amount": "10"} for one in document["income"]]
    store.append({**document, "income": gone}, Change(NOW, "test", "answer"), 3)
    assert "排不出这样的方案了" in text(browser, "/plans")
    assert "现在排不出这样的方案" in text(browser, "/plans/earlier")


def test_answers_to_other_questions_keep_the_decision(open_case: Opened) -> None:
    browser, store = open_case("jiebei")
    decide(browser, "avalanche", 1)
    plan = head(store).document["plan"]
    fill(browser, "/tell/person", city="宁波")
    assert head(store).document["person"]["city"] == "宁波"
    remove = form(browser.get("/tell/income/1/remove"), "/tell/income/1/remove")
    browser.post("/tell/income/1/remove", remove)
    assert len(head(store).document.get("income", ())) < len(shipped("jiebei")["income"])
    assert head(store).document["plan"] == plan


def test_what_is_taken_along_holds_the_decisions(open_case: Opened) -> None:
    browser, store = open_case("jiebei")
    decide(browser, "avalanche", 1)
    document = json.dumps(head(store).document).encode()
    case = parse_case(document, "case.json", dt.date(2026, 11, 21))
    assert [one.kind for one in case.plan] == ["avalanche"]


AGREEMENT = {
    "debt": "card-dongjiang",
    "signed": "2026-11-10",
    "payments": [{"date": f"2027-{month:02d}-15", "amount": "1500.00"} for month in range(1, 13)],
}


def test_an_agreement_is_shown_and_stays_whatever_is_answered(open_case: Opened) -> None:
    browser, store = open_case({**shipped("seven"), "agreement": [AGREEMENT]})
    page = text(browser, "/plans")
    assert "签好的协议" in page
    assert "“东江银行信用卡中心”在2026年11月10日签了协议" in page
    assert "/rules/agreement" not in page
    fill(browser, "/tell/person", city="宁波")
    assert head(store).document["agreement"] == [AGREEMENT]


@pytest.mark.parametrize("address", ["/", "/owed", "/plans", "/papers", "/plans/earlier"])
def test_where_every_debt_is_agreed_pages_stand(open_case: Opened, address: str) -> None:
    browser, _ = open_case({**shipped("jiebei"), "agreement": [{**AGREEMENT, "debt": "jiebei"}]})
    page = text(browser, address)
    if address == "/":
        assert "照协议还" in page
        assert "现在没有要还的" not in page
