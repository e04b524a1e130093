"""Working days: as arranged, with make-up days, and an honest answer for a year that is not published."""

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.workdays import Arrangement, NotPublished, arrangement, is_workday, next_workday

PEERS = Path(__file__).parent.parent.parent / "shared" / "data" / "holidays"
PUBLISHED = (2024, 2025, 2026)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-02", False),  # a Friday given to New Year
        ("2026-01-04", True),  # the Sunday that makes up for it
        ("2026-02-14", True),  # a Saturday before the Spring Festival
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-09-26", False),  # a Saturday inside the Mid-Autumn holiday
        ("2026-11-20", True),  # an ordinary Friday
        ("2026-11-21", False),  # an ordinary Saturday
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2024-04-07", True),
    ],
)
def test_a_day(day: str, works: bool) -> None:  # noqa: FBT001  # the row of a table
    assert is_workday(dt.date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-01", "2026-10-08"),
        ("2026-02-15", "2026-02-24"),
        ("2026-01-01", "2026-01-04"),
        ("2026-11-21", "2026-11-23"),
        ("2026-11-23", "2026-11-23"),
        ("2026-12-31", "2026-12-31"),
    ],
)
def test_the_first_working_day_on_or_after(day: str, expected: str) -> None:
    assert next_workday(dt.date.fromisoformat(day)) == dt.date.fromisoformat(expected)


def test_a_year_without_an_arrangement_is_never_guessed() -> None:
    for ask in (is_workday, next_workday):
        with pytest.raises(NotPublished, match="working days of 2027 are not published") as raised:
            ask(dt.date(2027, 1, 1))
        assert raised.value.year == 2027
    with pytest.raises(NotPublished, match="2023"):
        is_workday(dt.date(2023, 12, 29))


def test_the_search_may_run_into_a_year_that_is_not_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    published = arrangement(2026)
    eve = dt.date(2026, 12, 31)
    ends_on_a_holiday = dataclasses.replace(published, days_off=published.days_off | {eve})

    def arranged(year: int) -> Arrangement:
        return ends_on_a_holiday if year == 2026 else arrangement(year)

    monkeypatch.setattr("ashore.workdays.arrangement", arranged)
    assert next_workday(dt.date(2026, 12, 30)) == dt.date(2026, 12, 30)
    with pytest.raises(NotPublished) as raised:
        next_workday(eve)
    assert raised.value.year == 2027


@pytest.mark.parametrize("year", PUBLISHED)
def test_an_arrangement_names_its_notice_and_is_sound(year: int) -> None:
    found = arrangement(year)
    assert found.year == year
    assert f"{year}年部分节假日安排的通知" in found.notice
    assert found.url.startswith("https://www.gov.cn/")
    assert {day.year for day in found.days_off | found.make_up} == {year}
    assert all(day.weekday() >= 5 for day in found.make_up), "only weekend days are worked instead"
    assert not found.days_off & found.make_up
    weekdays_off = sum(day.weekday() < 5 for day in found.days_off)
    # The statutory days that fall on a weekday, plus one weekday for each day worked instead.
    assert weekdays_off > len(found.make_up)


@given(st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)))
def test_the_next_working_day_is_the_nearest(day: dt.date) -> None:
    found = next_workday(day)
    assert found >= day
    assert is_workday(found)
    between = [day + dt.timedelta(days=offset) for offset in range((found - day).days)]
    assert not any(is_workday(one) for one in between)


def peers(name: str) -> Any:
    path = PEERS / name
    if not path.exists():
        pytest.skip("peers' data are not beside the repository")
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("year", PUBLISHED)
def test_peers_agree_on_every_day(year: int) -> None:
    table = peers("cn_2024_2026.json")["years"][str(year)]
    days_off = {dt.date.fromisoformat(day) for day, _ in table["holidays"]}
    make_up = {dt.date.fromisoformat(day) for day in table["makeup_workdays"]}
    assert arrangement(year).days_off == days_off
    assert arrangement(year).make_up == make_up


def test_peers_agree_on_shifted_dates() -> None:
    cases = peers("shift_cases.json")["cases"]
    assert cases
    for case in cases:
        day = dt.date.fromisoformat(case["date"])
        assert is_workday(day) is case["is_workday"]
        assert next_workday(day).isoformat() == case["next_workday_on_or_after"]
