"""Money: what is read, what is refused, and the laws of rounding and splitting."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.money import (
    MAX_FEN,
    MoneyError,
    Rounding,
    divide,
    parse_yuan,
    share,
    split_in_proportion,
    yuan,
)


@pytest.mark.parametrize(
    ("given_value", "fen"),
    [
        ("1799.65", 1799_65),
        ("1,799.65", 1799_65),
        ("¥ 20000", 20_000_00),
        ("￥20，000元", 20_000_00),
        (20000, 20_000_00),
        (0.1, 10),
        (Decimal("0.10"), 10),
        ("1e3", 1_000_00),
        ("12.500", 12_50),
    ],
)
def test_amounts_people_and_files_write(given_value: object, fen: int) -> None:
    assert parse_yuan(given_value) == fen


@pytest.mark.parametrize(
    ("given_value", "fault"),
    [
        ("twelve", "not-a-number"),
        ("", "not-a-number"),
        (True, "not-a-number"),
        (None, "not-a-number"),
        ("NaN", "not-finite"),
        (float("inf"), "not-finite"),
        ("0.001", "too-many-decimals"),
        (-1, "negative"),
        ("1e30", "too-large"),
    ],
)
def test_what_is_no_amount_says_why(given_value: object, fault: str) -> None:
    with pytest.raises(MoneyError) as caught:
        parse_yuan(given_value)
    assert caught.value.fault == fault


@given(st.integers(-MAX_FEN, MAX_FEN))
def test_writing_and_reading_returns_the_same_amount(fen: int) -> None:
    assert parse_yuan(yuan(fen), allow_negative=True) == fen


@pytest.mark.parametrize(
    ("numerator", "denominator", "up", "even"),
    [(5, 2, 3, 2), (-5, 2, -3, -2), (7, 2, 4, 4), (1, 3, 0, 0), (2, 3, 1, 1), (5, -2, -3, -2)],
)
def test_two_roundings(numerator: int, denominator: int, up: int, even: int) -> None:
    assert divide(numerator, denominator, Rounding.HALF_UP) == up
    assert divide(numerator, denominator, Rounding.HALF_EVEN) == even


@given(st.integers(), st.integers(1, 10**9), st.sampled_from(Rounding))
def test_rounding_moves_by_at_most_a_half(
    numerator: int, denominator: int, rounding: Rounding
) -> None:
    exact = Fraction(numerator, denominator)
    assert abs(divide(numerator, denominator, rounding) - exact) <= Fraction(1, 2)
    if rounding is Rounding.HALF_EVEN:
        assert divide(numerator, denominator, rounding) == round(exact)


def test_a_share_is_rounded_half_up() -> None:
    assert share(12_000_00, Decimal("0.006")) == 72_00
    assert share(50, Decimal("0.01")) == 1


@given(st.integers(0, 10**10), st.lists(st.integers(0, 10**9), min_size=1, max_size=40))
def test_a_split_loses_and_gains_nothing(amount: int, weights: list[int]) -> None:
    parts = split_in_proportion(amount, weights)
    assert sum(parts) == amount
    if total := sum(weights):
        assert all(
            abs(part - Fraction(amount * weight, total)) < 1
            for part, weight in zip(parts, weights, strict=True)
        )
