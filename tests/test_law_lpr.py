"""The 1-year LPR on any day: the quote in force, the last known one marked stale, and an answer before the first."""

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.data import read_toml
from ashore.law.lpr import BeforeFirstQuote, LprQuote, lpr_1y
from ashore.texts import render

FIRST = dt.date(2019, 8, 20)
LAST = dt.date(2026, 8, 20)


@pytest.mark.parametrize(
    ("day", "rate", "quoted"),
    [
        ("2019-08-20", "0.0425", "2019-08-20"),
        ("2019-09-19", "0.0425", "2019-08-20"),
        ("2019-09-20", "0.0420", "2019-09-20"),
        ("2020-08-19", "0.0385", "2020-07-20"),
        ("2020-08-20", "0.0385", "2020-08-20"),
        ("2022-01-20", "0.0370", "2022-01-20"),
        ("2024-10-20", "0.0335", "2024-09-20"),
        ("2024-10-21", "0.0310", "2024-10-21"),
        ("2025-05-20", "0.0300", "2025-05-20"),
        ("2026-10-04", "0.0300", "2026-08-20"),
    ],
)
def test_the_quote_in_force_on_a_day(day: str, rate: str, quoted: str) -> None:
    found = lpr_1y(dt.date.fromisoformat(day))
    assert found == LprQuote(Decimal(rate), dt.date.fromisoformat(quoted), stale=False)
    assert found.warning is None


def test_after_the_last_quote_it_answers_and_says_that_newer_ones_must_be_missing() -> None:
    found = lpr_1y(dt.date(2026, 10, 5))
    assert found == LprQuote(Decimal("0.03"), LAST, stale=True)
    assert found.warning is not None
    assert render(found.warning, "zh-Hans") == (
        "这是查到的最近一期LPR（2026年8月20日公布），之后可能有新的报价，请以最新公布的为准。"
    )


def test_before_the_first_quote_it_says_where_the_table_begins() -> None:
    found = lpr_1y(dt.date(2019, 8, 19))
    assert found == BeforeFirstQuote(FIRST)
    assert render(found.message, "en") == (
        "LPR data begin on 20 Aug 2019; earlier dates cannot be looked up."
    )


@given(st.dates(FIRST, dt.date(2040, 12, 31)))
def test_any_day_since_has_an_answer_and_never_from_its_future(day: dt.date) -> None:
    found = lpr_1y(day)
    assert isinstance(found, LprQuote)
    assert FIRST <= found.quoted <= min(day, LAST)
    assert Decimal("0.02") < found.rate < Decimal("0.05")


def test_the_table_is_in_order_monthly_and_sourced() -> None:
    table = read_toml("lpr.toml")
    days = [day for day, _, _ in table["quotes"]]
    assert days == sorted(days)
    assert len(days) == 85
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    assert max(gaps) < table["stale_after_days"], "inside the table no quote is ever stale"
    assert all((table["source"], table["verified"], table["last_checked"]))
    assert all(float(one) < float(five) for _, one, five in table["quotes"])
