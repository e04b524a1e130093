"""How lenders may see the plan: only where prices say something, with its source, and calmly."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.planning import lender
from ashore.texts import Language, catalogue, text
from ashore.workout import Workout
from tests.cli_helper import called, shipped
from tests.late_sample import late_case

DAY = dt.date(2026, 11, 21)
LANGUAGES: tuple[Language, ...] = get_args(Language)


def views(language: Language = "zh-Hans", on: dt.date = DAY) -> list[Any]:
    case = parse_case(json.dumps(late_case()).encode(), "late.json", on)
    found: list[Any] = Workout(case, on, language).plan_json()["lender_view"]
    return found


def test_a_late_debt_is_seen_with_prices_of_its_kind() -> None:
    jiebei, bank = views()
    assert (jiebei["id"], jiebei["days_past_due"], jiebei["discount_rate"]) == (
        "jiebei",
        366,
        "0.03",
    )
    owed, worth = Decimal(jiebei["owed"]), Decimal(jiebei["present_value"])
    without = jiebei["without_deal"]
    assert Decimal(without["low"]) == round(owed * Decimal("0.084"), 2)
    assert Decimal(without["high"]) == round(owed * Decimal("0.12"), 2)
    assert (without["as_of"], without["verified"]) == ("2025-10-20", True)
    for end in ("low", "high"):
        chance = Decimal(jiebei["break_even"][end])
        assert 0 <= chance - Decimal(without[end]) / worth < Decimal("0.0001")
    assert (bank["id"], bank["without_deal"]["as_of"]) == ("bank", "2025-03-31")
    assert set(jiebei) == {
        "id",
        "days_past_due",
        "owed",
        "present_value",
        "discount_rate",
        "without_deal",
        "break_even",
        "text",
    }


def test_nothing_is_said_before_that_is_known_nor_once_it_is_old() -> None:
    assert not views(on=dt.date(2027, 10, 21))


@pytest.mark.parametrize("name", ["jiebei", "planted", "seven", "before-due", "negative"])
def test_nothing_is_said_of_debts_less_late(name: str) -> None:
    case = parse_case(shipped(name).read_bytes(), name, DAY)
    assert Workout(case, DAY, "zh-Hans").plan_json()["lender_view"] == []


@pytest.fixture
def with_prices(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def changed(**said: Any) -> None:
        known = tuple(replace(one, **said) for one in lender.prices())
        monkeypatch.setattr(lender, "prices", lambda: known)

    return changed


def shown(capsys: pytest.CaptureFixture[str], folder: Path) -> str:
    case = folder / "late.json"
    case.write_text(json.dumps(late_case()), "utf-8")
    done = called(capsys, "plan", case, "--lang", "zh-Hans")
    assert (done.status, done.err) == (0, "")
    return done.out.replace("\n", "").replace(" ", "")


def test_the_command_line_says_where_prices_are_from_and_that_waiting_does_not_help(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = shown(capsys, tmp_path)
    jiebei, _ = views()
    for said in (
        jiebei["text"],
        jiebei["without_deal"]["source"],
        text("lender.prices", "zh-Hans"),
        text("lender.waiting", "zh-Hans"),
    ):
        assert said.replace(" ", "") in out
    # The one of the two that only a reprint tells of.
    assert out.count(text("lender.unverified", "zh-Hans")) == 1


def test_a_price_that_is_not_verified_is_said_to_be_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, with_prices: Callable[..., None]
) -> None:
    with_prices(verified=False)
    assert views()[0]["without_deal"]["verified"] is False
    assert text("lender.unverified", "zh-Hans") in shown(capsys, tmp_path)


def test_where_a_sale_brings_more_that_is_said(with_prices: Callable[..., None]) -> None:
    with_prices(high=Decimal(3))
    (jiebei, _) = views()
    assert jiebei["break_even"]["high"] is None
    assert text("lender.less", "zh-Hans") in jiebei["text"]


PUSHING = {
    "zh-Hans": (
        "等到",
        "拖到",
        "再等",
        "停止还款",
        "不用还",
        "300",
        "必须",
        "一定",
        "保证",
        "威胁",
    ),
    "en": ("wait until", "stop paying", "300", "must", "will accept", "guarantee", "threat"),
}


@pytest.mark.parametrize("language", PUSHING)
def test_no_text_pushes_anyone_to_wait_or_to_press(language: Language) -> None:
    told = catalogue("lender", language)
    for key, words in told.items():
        assert not [word for word in PUSHING[language] if word in words.lower()], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_price_has_its_words(language: Language) -> None:
    for price in lender.prices():
        assert text(f"lender.price.{price.key}", language, low=price.low, high=price.high)
    assert all("None" not in one["text"] for one in views(language))


def test_no_paper_knows_of_it() -> None:
    package = resource("").parent
    for room in ("documents", "negotiation", "data/templates"):
        for file in (package / room).rglob("*"):
            if file.suffix in (".py", ".html", ".toml", ".docx", ".typ", ".txt"):
                assert b"lender_view" not in file.read_bytes(), file
