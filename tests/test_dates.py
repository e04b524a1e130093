"""Month stepping and day counts."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.dates import (
    YEAR_UNITS,
    DayCount,
    Step,
    add_months,
    due_dates,
    parse_step,
    step_from,
    whole_months,
    year_units,
)

DATES = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("1 month", Step(1, "month")),
        ("month", Step(1, "month")),
        ("15 days", Step(15, "day")),
        ("2 Weeks", Step(2, "week")),
        (" 3months ", Step(3, "month")),
    ],
)
def test_steps_as_written(text: str, step: Step) -> None:
    assert parse_step(text) == step
    assert parse_step(str(step)) == step


@pytest.mark.parametrize(
    "text", ["", "0 days", "-1 month", "fortnight", "1.5 months", "99999 days"]
)
def test_steps_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_step(text)


@given(DATES, st.integers(0, 400))
def test_months_step_to_the_same_day_or_the_month_s_end(anchor: dt.date, months: int) -> None:
    there = add_months(anchor, months)
    assert (there.year - anchor.year) * 12 + there.month - anchor.month == months
    assert there.day == anchor.day or (there + dt.timedelta(days=1)).month != there.month
    assert whole_months(anchor, there) == months


@given(
    DATES,
    st.integers(1, 60),
    st.sampled_from([Step(1, "month"), Step(2, "week"), Step(3, "month")]),
)
def test_due_dates_are_single_steps_from_their_anchor(
    start: dt.date, count: int, step: Step
) -> None:
    assert due_dates(start, None, step, count) == [
        step_from(start, step, number) for number in range(1, count + 1)
    ]


@pytest.mark.parametrize(
    ("start", "end", "units"),
    [
        ("2026-01-15", "2026-02-15", 30),
        ("2026-01-31", "2026-02-28", 30),  # clamped: still a whole month
        ("2026-01-20", "2026-02-15", 25),  # a broken month, 30 days each
        ("2026-01-31", "2026-03-15", 45),
        ("2026-01-15", "2027-01-15", 360),
    ],
)
def test_thirty_360(start: str, end: str, units: int) -> None:
    dates = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert year_units(*dates, DayCount.THIRTY_360) == units


@given(DATES, st.integers(0, 2000), st.integers(0, 2000))
def test_actual_counts_add_up_whatever_the_split(start: dt.date, first: int, second: int) -> None:
    middle = start + dt.timedelta(days=first)
    end = middle + dt.timedelta(days=second)
    for count in (DayCount.ACTUAL_365, DayCount.ACTUAL_360, DayCount.ACTUAL_ACTUAL):
        whole = year_units(start, end, count)
        assert whole == year_units(start, middle, count) + year_units(middle, end, count)


@given(st.integers(2000, 2040), st.integers(1, 30))
def test_actual_actual_counts_whole_years_as_years(year: int, years: int) -> None:
    units = year_units(dt.date(year, 1, 1), dt.date(year + years, 1, 1), DayCount.ACTUAL_ACTUAL)
    assert Fraction(units, YEAR_UNITS[DayCount.ACTUAL_ACTUAL]) == years
