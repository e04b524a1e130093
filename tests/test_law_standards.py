"""Living standards by place: verified only by default, with the year, and old ones said to be old."""

import datetime as dt

import pytest

from ashore.data import read_toml
from ashore.law.staleness import Status
from ashore.law.standards import standard, standard_message, standard_status, standards
from ashore.texts import render

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("place", "fen", "year"),
    [
        ("上海", 274000, 2026),
        ("上海市", 274000, 2026),
        ("北京", 254000, 2026),
        ("青岛", 240000, 2026),
        ("武汉", 240000, 2026),
        ("广西壮族自治区", 220000, 2026),
        ("浙江省", 249000, 2024),
        ("深圳", 236000, 2023),
    ],
)
def test_the_newest_verified_minimum_wage(place: str, fen: int, year: int) -> None:
    found = standard(place, "minimum-wage")
    assert found is not None
    assert (found.amount, found.year, found.verified) == (fen, year, True)


def test_unverified_figures_come_only_when_asked_for() -> None:
    assert standard("广州", "minimum-wage") is None
    found = standard("广州", "minimum-wage", with_unverified=True)
    assert found is not None
    assert not found.verified
    assert render(standard_message(found, TODAY), "en") == (
        "广州, minimum wage: CNY 2,500.00 a month (2025, not verified)."
    )
    newest = standard("深圳", "minimum-wage", with_unverified=True)
    assert newest is not None
    assert newest.year == 2025


def test_a_city_that_no_verified_row_names_gets_no_guess() -> None:
    assert standards("杭州") == ()
    assert standards("拉萨", with_unverified=True) == ()


def test_this_years_figure_is_current_and_an_older_one_says_its_year() -> None:
    wage = standard("上海", "minimum-wage")
    allowance = standard("上海", "subsistence-urban")
    assert wage is not None
    assert allowance is not None
    assert standard_status(wage, TODAY) is Status.CURRENT
    assert (
        render(standard_message(wage, TODAY), "zh-Hans")
        == "上海最低工资：每月2,740.00元（2026年）。"
    )
    assert standard_status(allowance, TODAY) is Status.STALE
    assert render(standard_message(allowance, TODAY), "zh-Hans") == (
        "上海城市低保标准：每月1,330.00元（2021年的数字，现在可能已经调整，请以当地最新公布的为准）。"
    )


def test_a_figure_grows_stale_with_the_year_or_without_a_check() -> None:
    wage = standard("上海", "minimum-wage")
    assert wage is not None
    assert standard_status(wage, dt.date(2027, 1, 1)) is Status.STALE
    assert standard_status(wage, dt.date(2026, 12, 31), stale_after_days=30) is Status.STALE


def test_newest_first() -> None:
    years = [one.year for one in standards("上海", with_unverified=True)]
    assert years == sorted(years, reverse=True)
    assert len(years) == 4


def test_every_row_has_source_and_verification() -> None:
    rows = read_toml("living_standards.toml")["standard"]
    assert len(rows) == 23
    for row in rows:
        assert row["source"]
        assert isinstance(row["verified"], bool)
        assert not (row["verified"] and "记忆" in row["source"])
        assert isinstance(row["last_checked"], dt.date)
