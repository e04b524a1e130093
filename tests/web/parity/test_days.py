"""The days and the months of bills, on the command line and on the page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from ashore.web.pages import days, plans
from ashore.web.store.base import Store
from tests.cli_helper import called, shipped
from tests.web.bills.conftest import files
from tests.web.bills.handing import Files, hand_over
from tests.web.bills.test_months import CASE

__all__ = ["files"]  # a fixture
Opened = Callable[[Any], tuple[Client, Store]]
DAY = "2026-11-21"
PAGE = "/plans/days"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the pages are drawn from."""
    facts: dict[str, Any] = {}

    def page(_request: Any, _template: str, given: Any = None, status: int = 200) -> HttpResponse:
        facts.update(given or {})
        return HttpResponse(status=status)

    for module in (days, plans):
        monkeypatch.setattr(module, "page", page)
    return facts


def plan(capsys: pytest.CaptureFixture[str], case: Path, *more: str | Path) -> Any:
    common = ("--as-of", DAY, "--lang", "zh-Hans", "--format", "json")
    done = called(capsys, "plan", case, *common, *more)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


@pytest.mark.parametrize("name", ["seven", "negative"])
@pytest.mark.parametrize("cash", ["", "0", "1500"])
def test_the_days_are_the_same(
    capsys, open_case: Opened, shown: dict[str, Any], name: str, cash: str
) -> None:
    more = ("--cash", cash) if cash else ()
    told = plan(capsys, shipped(name), *more)["calendar"]
    browser, _ = open_case(name)
    browser.post(PAGE, {"cash": cash})
    browser.get(PAGE, HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert json.loads(json.dumps(shown["calendar"])) == told


def test_plans_with_bills_are_the_same(
    capsys, open_case: Opened, shown: dict[str, Any], files: Files, tmp_path: Path
) -> None:
    case = tmp_path / "case.json"
    case.write_text(json.dumps(CASE, ensure_ascii=False), encoding="utf-8")
    paths = []
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        paths.append(tmp_path / name)
    told = plan(capsys, case, "--from", *paths)
    assert told["futures"]["source"] == "bills"
    assert told["frontier"] != plan(capsys, case)["frontier"]
    browser, _ = open_case(CASE)
    hand_over(browser, files)
    browser.get("/plans", HTTP_ACCEPT_LANGUAGE="zh-CN")
    found = json.loads(json.dumps(shown["plans"]))
    assert [found[key] for key in ("futures", "frontier", "plans")] == [
        told[key] for key in ("futures", "frontier", "plans")
    ]
