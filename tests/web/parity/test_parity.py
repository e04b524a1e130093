"""The command line and the web do the same things, from the same façade."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from ashore.cli.program import COMMANDS
from ashore.web.pages.people import EXAMPLES
from ashore.web.store.base import Store
from ashore.workout.reference import product_json, products_json, rule_json, rules_json
from tests.cli_helper import called, shipped
from tests.web.conftest import NOW
from tests.web.parity.actions import ACTIONS

Opened = Callable[[Any], tuple[Client, Store]]
DAY = "2026-11-21"
CASES = sorted(EXAMPLES)


def test_every_command_stands_in_the_table() -> None:
    commands = {action.command.partition(" ")[0] for action in ACTIONS} - {""}
    assert {name for name in commands if not name.startswith("-")} == set(COMMANDS)


def test_every_address_stands_in_the_table_once() -> None:
    from ashore.web.urls import urlpatterns

    listed = [address for action in ACTIONS for address in action.addresses]
    assert sorted(listed) == sorted(str(one.pattern) for one in urlpatterns)


def test_where_one_face_alone_has_an_action_the_reason_is_said() -> None:
    for action in ACTIONS:
        alone = not action.command or not action.addresses
        assert alone == bool(action.why), action.name
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a page is drawn from, as its view hands it to the template."""
    from ashore.web.pages import ahead, home, means, owed, plans, products, rules, tools

    facts: dict[str, Any] = {}

    def page(_request: Any, _template: str, given: Any = None, status: int = 200) -> HttpResponse:
        facts.update(given or {})
        return HttpResponse(status=status)

    for module in (ahead, home, means, owed, plans, products, rules, tools):
        monkeypatch.setattr(module, "page", page)
    return facts


def printed(capsys: pytest.CaptureFixture[str], *arguments: Any) -> Any:
    """The JSON of a command."""
    told = ("--format", "json", "--lang", "zh-Hans")
    done = called(capsys, *arguments, *told)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def plain(value: Any) -> Any:
    """As it would be printed."""
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    ("command", "address", "fact"),
    [
        ("position", "/owed", "position"),
        ("position", "/ahead", "position"),
        ("budget", "/means", "budget"),
        ("plan", "/plans", "plans"),
    ],
)
def test_a_page_shows_what_the_command_prints(  # noqa: PLR0917  # fixtures and cases
    open_case: Opened,
    shown: dict[str, Any],
    capsys: pytest.CaptureFixture[str],
    name: str,
    command: str,
    address: str,
    fact: str,
) -> None:
    browser, _ = open_case(name)
    assert browser.get(address, HTTP_ACCEPT_LANGUAGE="zh-CN").status_code == 200
    assert plain(shown[fact]) == printed(capsys, command, shipped(name), "--as-of", DAY)


@pytest.mark.parametrize("name", CASES)
def test_a_debt_is_the_same_and_its_claim_checked_alike(
    open_case: Opened, shown: dict[str, Any], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    browser, _ = open_case(name)
    debts = printed(capsys, "position", shipped(name), "--as-of", DAY)["debts"]
    for number, debt in enumerate(debts, 1):
        for address in (f"/owed/{number}", f"/owed/{number}/check"):
            browser.get(address, HTTP_ACCEPT_LANGUAGE="zh-CN")
            there = plain(shown["debt"])
            assert {key: there[key] for key in debt} == debt, "the page adds its place in the list"


def test_a_new_loan_is_compared_alike(
    open_case: Opened, shown: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    browser, _ = open_case("seven")
    typed = {
        "principal": "15000",
        "rate": "年化24%",
        "instalments": "12",
        "method": "equal-instalment",
    }
    browser.get("/plans/new-loan", typed, HTTP_ACCEPT_LANGUAGE="zh-CN")
    terms = "principal=15000 annual_rate=0.24 instalments=12"
    told = printed(capsys, "plan", shipped("seven"), "--as-of", DAY, "--new-loan", terms)
    assert plain(shown["found"]) == told["new_loan"]


def test_a_schedule_and_a_yearly_cost_are_worked_out_alike(
    visitor: Client, shown: dict[str, Any], capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    typed = {
        "principal": "20000", "rate": "年化14.6%", "instalments": "12",
        "method": "equal-principal", "start": "2026-01-15",
    }  # fmt: skip
    visitor.get("/tools/schedule", typed, HTTP_ACCEPT_LANGUAGE="zh-CN")
    options = [
        "--principal", "20000", "--annual-rate", "0.146", "--instalments", "12",
        "--method", "equal-principal", "--start", "2026-01-15",
    ]  # fmt: skip
    assert plain(shown["found"]) == printed(capsys, "schedule", *options)
    flows = "2026-01-15,-20000\n2026-07-15,9000\n2027-01-15,12345.67\n"
    (tmp_path / "flows.csv").write_text("date,amount\n" + flows, "utf-8")
    visitor.get("/tools/xirr", {"flows": flows}, HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert plain(shown["found"]) == printed(capsys, "xirr", tmp_path / "flows.csv")


def test_products_and_rules_are_looked_up_alike(
    visitor: Client, shown: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    day, lang = dt.date.fromisoformat(DAY), "zh-Hans"
    told = printed(capsys, "product")
    visitor.get("/products", HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert plain({"products": shown["products"]}) == told == plain(products_json(lang))
    key = told["products"][0]["product"]
    visitor.get(f"/products/{key}", HTTP_ACCEPT_LANGUAGE="zh-CN")
    one = printed(capsys, "product", key, "--as-of", DAY)
    assert plain(shown["product"]) == one == plain(product_json(key, day, lang))
    told = printed(capsys, "rules", "--as-of", DAY)
    visitor.get("/rules", HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert plain(shown["found"]) == told["rules"] == plain(rules_json(day, lang))["rules"]
    identity = told["rules"][0]["rule"]
    visitor.get(f"/rules/{identity}", HTTP_ACCEPT_LANGUAGE="zh-CN")
    one = printed(capsys, "rules", identity, "--as-of", DAY)
    assert plain(shown["rule"]) == one == plain(rule_json(identity, day, lang))
    assert NOW.date() == day
