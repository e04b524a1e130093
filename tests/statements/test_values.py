"""Cells into values: everything platforms write, and a refusal for everything else."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.problems import RefusedError
from ashore.statements.values import given_back, read_amount, read_day, read_moment, read_time


@pytest.mark.parametrize(
    ("cell", "amount", "back"),
    [
        ("28.16", 2816, 0),
        ("¥28.16", 2816, 0),
        ("￥ 1,234.5", 123450, 0),
        ("2,520.80", 252080, 0),
        ("+10000.00", 1000000, 0),
        ("-97.20", -9720, 0),
        ("¥-3", -300, 0),
        ("-¥3", -300, 0),
        ("67.0", 6700, 0),
        (".5", 50, 0),
        ("12元", 1200, 0),
        ("131.77(已退款89.84)", 13177, 8984),
        ("131.77（已退款￥89.84）", 13177, 8984),
        ("468.32(已全额退款)", 46832, 46832),
        ("0.00", 0, 0),
    ],
)
def test_amounts_as_platforms_write_them(cell: str, amount: int, back: int) -> None:
    assert read_amount(cell) == (amount, back)


@pytest.mark.parametrize(
    "cell", ["", "支出", "1.234", "--1", "+-1", "1e3", "1 2", "NaN", "１２x", "9" * 20, "1.2.3"]
)
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_amount(cell)
    assert refused.value.said.key == "statements.refused.amount"


@given(st.integers(0, 10**11))
def test_an_amount_is_read_to_the_fen(fen: int) -> None:
    said = f"{Decimal(fen) / 100:,.2f}"
    assert read_amount(said) == (fen, 0)
    assert read_amount("-" + said) == (-fen, 0)


@pytest.mark.parametrize(
    ("cell", "day", "time"),
    [
        ("2026-03-02 09:30:00", dt.date(2026, 3, 2), "09:30:00"),
        ("2026/3/2 9:30", dt.date(2026, 3, 2), "09:30:00"),
        ("20260302", dt.date(2026, 3, 2), ""),
        ("2026年3月2日", dt.date(2026, 3, 2), ""),
        ("2026.03.02", dt.date(2026, 3, 2), ""),
        ("2026-03-02T09:30:00", dt.date(2026, 3, 2), "09:30:00"),
        ("2026-03-02 09:30:00.123", dt.date(2026, 3, 2), "09:30:00"),
    ],
)
def test_moments_as_platforms_write_them(cell: str, day: dt.date, time: str) -> None:
    assert read_moment(cell) == (day, time)


@pytest.mark.parametrize(
    "cell",
    ["", "2026-02-30", "2026-13-01", "昨天", "202603", "1.5", "45123", "0001-01-01", "9999-12-31"],
)
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_day(cell)
    assert refused.value.said.key == "statements.refused.day"


@pytest.mark.parametrize("cell", ["25:00", "12:60", "noon", "1234567"])
def test_what_is_no_time_is_refused(cell: str) -> None:
    with pytest.raises(RefusedError):
        read_time(cell)


def test_a_time_may_be_six_digits_or_nothing() -> None:
    assert (read_time("123456"), read_time("--"), read_time("")) == ("12:34:56", "", "")


def test_a_status_says_what_was_given_back() -> None:
    assert given_back("已全额退款", 500) == 500
    assert given_back("已退款(￥3.00)", 500) == 300
    assert given_back("支付成功", 500) == 0
