"""The page of what would be if: the same as the command, in place or reloaded, and nothing of the case changes."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from ashore.web.making import Making
from ashore.web.pages import what_if
from ashore.web.store.base import Store
from tests.cli_helper import called
from tests.cli_helper import shipped as path_of
from tests.web.conftest import shipped
from tests.web.reference.reading import Page, read
from tests.web.views.test_figures import amounts, known

Opened = Callable[[Any], tuple[Client, Store]]
PAGE = "/plans/what-if"
CHINESE = {"HTTP_ACCEPT_LANGUAGE": "zh-CN"}


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow machine shall not show that it is slow, unless a test wants it to."""
    monkeypatch.setattr(what_if, "_SOON", 60.0)


def page(browser: Client, asked: Any = None, status: int = 200) -> Page:
    answer = browser.get(PAGE, asked or {}, **CHINESE)
    assert answer.status_code == status
    return read(answer)


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        (
            {"buffer": "500", "sold": ["2"], "most": "3900", "sure": "0.8"},
            ("--buffer", "500", "--sell", "相机", "--max-payment", "3900", "--sure", "0.8"),
        ),
        (
            {"months": "1", "refused": ["1", "2"]},
            ("--without-income", "1", "--refused", "jiebei", "--refused", "weilidai"),
        ),
        ({"buffer": "0", "aim": "soonest"}, ("--buffer", "0", "--objective", "soonest")),
    ],
)
def test_the_page_says_what_the_command_says(
    open_case: Opened,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: Any,
    options: tuple[str, ...],
) -> None:
    facts: dict[str, Any] = {}

    def drawn(_request: Any, _template: str, given: Any, status: int) -> HttpResponse:
        facts.update(given)
        return HttpResponse(status=status)

    monkeypatch.setattr(what_if, "page", drawn)
    browser, _ = open_case("seven")
    assert browser.get(PAGE, typed, **CHINESE).status_code == 200
    told = ("--as-of", "2026-11-21", "--format", "json", "--lang", "zh-Hans")
    done = called(capsys, "plan", path_of("seven"), *told, *options)
    assert json.loads(json.dumps(facts["found"])) == json.loads(done.out)["what_if"]


def test_each_lender_is_told_as_the_command_tells(
    open_case: Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    browser, _ = open_case("jiebei")
    told = ("--as-of", "2026-11-21", "--format", "json", "--lang", "zh-Hans")
    done = called(capsys, "plan", path_of("jiebei"), *told, "--if-refused")
    shown = page(browser, {"each": "1"})
    for one in json.loads(done.out)["if_refused"]:
        assert one["text"] in shown.text


def test_both_plans_stand_beside_each_other_and_the_form_keeps_what_was_typed(
    open_case: Opened,
) -> None:
    browser, store = open_case("seven")
    before = store.head()
    shown = page(browser, {"buffer": "500", "refused": "3", "sold": "1", "months": "2"})
    assert "现在的方案" in shown.text
    assert "假如这样：其他各家" in shown.text
    assert "接下来可以做的" in shown.text
    assert "/rules/legal_aid_self_service" in shown.links("/rules/")
    ticked = [one["value"] for one in shown.all("input") if "checked" in one]
    assert ticked == ["3", "1"]
    assert any(one.get("value") == "500" for one in shown.all("input"))
    assert store.head() == before


@pytest.mark.parametrize(
    "asked", [{"months": "2", "sold": "1"}, {"buffer": "500"}, {"refused": "2"}, {"buffer": "2000"}]
)
def test_no_figure_is_the_pages_own(
    open_case: Opened, monkeypatch: pytest.MonkeyPatch, asked: Any
) -> None:
    told: list[Any] = []
    real = what_if.what_if_json

    def seen(found: Any) -> Any:
        told.append(real(found))
        return told[0]

    monkeypatch.setattr(what_if, "what_if_json", seen)
    browser, _ = open_case("seven")
    shown = amounts(page(browser, asked).text)
    form = amounts(page(browser).text) | {Decimal("1799.65")}
    assert shown - form <= known(told)
    assert shown - form


def test_nothing_is_worked_out_before_anything_is_asked(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    shown = page(browser)
    assert "现在的方案" not in shown.text
    assert "活期存款" in shown.text
    assert "电动车" not in shown.text, "it must be kept"


def test_what_cannot_be_read_is_said_beside_its_field(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    shown = page(browser, {"buffer": "很多", "most": "3000"}, status=422)
    assert "有1处要再看一眼" in shown.text
    assert "现在的方案" not in shown.text
    assert {"很多", "3000"} <= {one.get("value") for one in shown.all("input")}
    answer = browser.get(PAGE, {"buffer": "很多"}, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(PAGE), "htmx shows no page with problems"


def test_what_the_form_cannot_say_is_not_heard(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    shown = page(
        browser,
        {"sure": "2", "months": "99", "aim": "x", "refused": "99", "sold": ["3", "-1", "x"]},
    )
    assert "现在的方案" not in shown.text


def test_where_it_no_longer_fits_the_page_says_how_much_would(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    shown = page(browser, {"buffer": "1500"})
    assert "这样就排不开了" in shown.text
    assert "每月能还这么多就排得开" in shown.text


def test_what_takes_long_is_waited_for_on_the_page(
    open_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(what_if, "_SOON", 0.0)
    browser, _ = open_case("seven")
    first = browser.get(PAGE, {"each": "1"}, **CHINESE)
    assert first["Refresh"] == "1"
    assert "已经算好" in read(first).text
    monkeypatch.setattr(what_if, "_SOON", 60.0)
    later = browser.get(PAGE, {"each": "1"}, **CHINESE)
    assert "Refresh" not in later
    assert "微粒贷不同意的话" in read(later).text


def test_a_failure_is_said_and_can_be_tried_again(
    open_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, _ = open_case("jiebei")
    with monkeypatch.context() as broken:
        broken.setattr(what_if, "what_if_json", None)
        assert "这次没有算成" in page(browser, {"buffer": "100"}).text
    assert "现在的方案" in page(browser, {"buffer": "100"}).text


def test_a_new_question_stops_the_one_before(
    open_case: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[Any] = []
    monkeypatch.setattr(Making, "stop", lambda making: stopped.append(making.of))
    browser, _ = open_case("jiebei")
    page(browser, {"buffer": "100"})
    page(browser, {"buffer": "100"})
    assert not stopped, "the same question has its answer already"
    page(browser, {"buffer": "300"})
    assert len(stopped) == 1


@pytest.mark.parametrize("document", [{"schema": 1}, {**shipped("jiebei"), "debt": []}])
def test_without_debts_there_is_nothing_to_try(open_case: Opened, document: Any) -> None:
    browser, _ = open_case(document)
    assert "还没有写下借款" in page(browser).text


def test_the_plans_lead_there(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    shown = read(browser.get("/plans", **CHINESE))
    assert PAGE in shown.links("/plans")
