"""The days one after the other: what the page says of the shipped cases, and of the cash that is typed."""

import pytest

from tests.web.conftest import shipped
from tests.web.reference.reading import read
from tests.web.views.pages import SHIPPED, workout

HEADERS = {"Accept-Language": "zh-CN"}
PAGE = "/plans/days"


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_that_is_worked_out_is_on_the_page(open_case, name: str) -> None:
    told = workout(name).calendar_json()
    assert told is not None
    shown = squeezed("".join(read(open_case(name)[0].get(PAGE, headers=HEADERS)).texts))
    left = [one["text"] for one in told["unavoidable"]]
    rows = [row["text"] for one in told["unavoidable"] for row in one["rows"]]
    for words in (*told["said"], *told["questions"], *told["notes"], *left, *rows):
        assert squeezed(words) in shown
    for day in told["agenda"]:
        assert all(squeezed(one["name"]) in shown for one in day["entries"])


def test_cash_that_is_typed_is_used_while_the_case_is_open_and_kept_nowhere(open_case) -> None:
    browser, store = open_case("seven")
    number = store.head().entry.number
    answer = browser.post(PAGE, {"cash": "100"}, headers=HEADERS)
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    page = read(browser.get(PAGE, headers=HEADERS))
    told = workout("seven").calendar_json(at_hand=10000)
    assert told is not None
    assert told["moves"]
    for words in (*told["said"], *told["outcome"], *(one["text"] for one in told["moves"])):
        assert squeezed(words) in squeezed("".join(page.texts))
    assert store.head().entry.number == number
    assert "cash" not in str(store.head().document)
    browser.post(PAGE, {"cash": ""}, headers=HEADERS)
    usual = workout("seven").calendar_json()
    assert usual is not None
    again = squeezed("".join(read(browser.get(PAGE, headers=HEADERS)).texts))
    assert all(squeezed(words) in again for words in usual["said"])


def test_cash_that_is_no_amount_is_asked_again_with_what_was_typed(open_case) -> None:
    browser, _ = open_case("seven")
    answer = browser.post(PAGE, {"cash": "不少"}, headers=HEADERS)
    assert answer.status_code == 422
    page = read(answer)
    assert [one["id"] for one in page.all("p") if one.get("class") == "wrong"] == ["cash-wrong"]
    assert 'value="不少"' in answer.content.decode()
    assert browser.get(PAGE, headers=HEADERS).status_code == 200


@pytest.mark.parametrize("day", [None, 5])
def test_expenses_without_a_day_lead_to_where_it_is_typed(open_case, day: int | None) -> None:
    document = shipped("jiebei")
    document["expense"] = [{**one, "day": day} for one in document["expense"]]
    page = read(open_case(document)[0].get(PAGE, headers=HEADERS))
    assert bool(page.links("/tell/expense")) is (day is None)
    assert "2026年12月5日" in page.texts or day is None
    assert ("没有写日子的开支" in page.text) is (day is None)


def test_nothing_owed_has_no_days(open_case) -> None:
    browser, _ = open_case({"schema": 1})
    assert "现在没有欠款" in read(browser.get(PAGE, headers=HEADERS)).text


@pytest.mark.parametrize("name", ["seven", "negative"])
def test_the_plans_lead_to_it(open_case, name: str) -> None:
    page = read(open_case(name)[0].get("/plans", headers=HEADERS))
    assert PAGE in page.links(PAGE)
