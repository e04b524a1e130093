"""The pay dates of a plan and the money of its months."""

import datetime as dt

import pytest

from ashore.planning.request import budget_of, pay_dates


def test_the_first_pay_date_is_a_month_after_the_start() -> None:
    assert pay_dates(dt.date(2026, 11, 21)).first == dt.date(2026, 12, 21)


def test_a_start_after_the_28th_pays_on_the_28th_so_that_february_is_not_late() -> None:
    dates = pay_dates(dt.date(2027, 1, 31))
    assert [dates.on(month) for month in (0, 1, 2)] == [
        dt.date(2027, 1, 31),
        dt.date(2027, 2, 28),
        dt.date(2027, 3, 28),
    ]


def test_a_month_runs_from_the_day_after_a_pay_date_to_the_next() -> None:
    dates = pay_dates(dt.date(2026, 11, 21))
    assert dates.month_of(dt.date(2026, 11, 22)) == 1
    assert dates.month_of(dt.date(2026, 12, 21)) == 1
    assert dates.month_of(dt.date(2026, 12, 22)) == 2
    assert dates.month_of(dt.date(2027, 1, 21)) == 2
    assert dates.month_of(dt.date(2028, 1, 1)) == 14


@pytest.mark.parametrize("day", [1, 21, 28, 30])
def test_every_day_of_a_month_lies_between_its_pay_dates(day: int) -> None:
    dates = pay_dates(dt.date(2026, 11, day))
    for ahead in range(1, 480):
        later = dates.start + dt.timedelta(days=ahead)
        month = dates.month_of(later)
        assert dates.on(month - 1) < later <= dates.on(month)


def test_the_last_amount_stands_for_all_later_months() -> None:
    assert [budget_of([300, 500]).of(month) for month in (1, 2, 3, 60)] == [300, 500, 500, 500]
    assert budget_of([300, 500]).leanest == 300
    assert budget_of(700).of(9) == 700


def test_no_month_of_money_is_an_error() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        budget_of([])
