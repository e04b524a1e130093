"""Catalogues: complete in every language, every placeholder the same, zh-Hant made from zh-Hans."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from ashore.data import resource
from ashore.texts import LANGUAGES, SOURCE_LANGUAGE, Language, catalogue, long_date, money, percent

AREAS = sorted(
    entry.name.removesuffix(".toml") for entry in resource(f"texts/{SOURCE_LANGUAGE}").iterdir()
)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_every_text_stands_in_every_language(area: str, language: Language) -> None:
    source, translated = catalogue(area, SOURCE_LANGUAGE), catalogue(area, language)
    assert source.keys() == translated.keys()
    for key, text in translated.items():
        assert text.strip(), f"{key} is empty"
        assert placeholders(text) == placeholders(source[key]), key


@pytest.mark.parametrize("area", AREAS)
def test_english_is_english(area: str) -> None:
    for key, text in catalogue(area, "en").items():
        if text != catalogue(area, SOURCE_LANGUAGE)[key]:
            continue
        assert text.isascii(), f"{key} is not translated"


def test_traditional_follows_from_simplified() -> None:
    script = Path(__file__).parent.parent / "scripts" / "hant.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run scripts/hant.py: {done.stdout}"


def test_money_rates_and_dates_as_people_write_them() -> None:
    assert (money(1_234_567_89, "zh-Hans"), money(-5, "en")) == ("1,234,567.89元", "CNY -0.05")
    assert (percent(Decimal("0.146"), "en"), percent(Decimal("0.0005"), "en")) == ("14.6%", "0.05%")
    assert percent(Decimal(1), "en") == "100%"
    day = dt.date(2026, 11, 21)
    assert (long_date(day, "zh-Hans"), long_date(day, "en")) == ("2026年11月21日", "21 Nov 2026")
