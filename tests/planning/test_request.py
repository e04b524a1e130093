"""The pay dates of a plan and the money of its months."""

import datetime as dt

import pytest

from ashore.planning.request import budget_of, pay_dates


def test_the_first_pay_date_is_the_first_after_the_start() -> None:
    start = dt.date(2026, 11, 21)
    assert pay_dates(start, 25).first == dt.date(2026, 11, 25)
    assert pay_dates(start, 21).first == dt.date(2026, 12, 21)
    assert pay_dates(start, 10).first == dt.date(2026, 12, 10)
    assert pay_dates(start).first == dt.date(2026, 12, 21)


def test_a_pay_day_after_the_28th_is_the_28th_so_that_february_is_not_late() -> None:
    dates = pay_dates(dt.date(2027, 1, 31))
    assert [dates.on(month) for month in (0, 1, 2)] == [
        dt.date(2027, 1, 31),
        dt.date(2027, 2, 28),
        dt.date(2027, 3, 28),
    ]
    assert pay_dates(dt.date(2027, 1, 5), 31).first == dt.date(2027, 1, 28)


def test_a_month_runs_from_the_day_after_a_pay_date_to_the_next() -> None:
    dates = pay_dates(dt.date(2026, 11, 21), 10)
    assert dates.month_of(dt.date(2026, 11, 21)) == 1
    assert dates.month_of(dt.date(2026, 12, 10)) == 1
    assert dates.month_of(dt.date(2026, 12, 11)) == 2
    assert dates.month_of(dt.date(2027, 1, 10)) == 2
    assert dates.month_of(dt.date(2028, 1, 1)) == 14


def test_every_day_of_a_month_lies_between_its_pay_dates() -> None:
    dates = pay_dates(dt.date(2026, 11, 21), 24)
    day = dates.start + dt.timedelta(days=1)
    while day < dt.date(2028, 3, 1):
        month = dates.month_of(day)
        assert dates.on(month - 1) < day <= dates.on(month)
        day += dt.timedelta(days=1)


def test_the_last_amount_stands_for_all_later_months() -> None:
    assert [budget_of([300, 500]).of(month) for month in (1, 2, 3, 60)] == [300, 500, 500, 500]
    assert budget_of([300, 500]).leanest == 300
    assert budget_of(700).of(9) == 700


def test_no_month_of_money_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        budget_of([])
