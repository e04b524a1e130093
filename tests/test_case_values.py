"""What is read, is read exactly: amounts, rates, dates and words in every way a file may write them."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.case.load import CaseError, parse_case
from ashore.case.schema import CardDebt, Case, Income, LoanDebt
from ashore.dates import Step
from ashore.money import MoneyError, parse_yuan


def income(**keys: str) -> Income:
    lines = {"name": '"工资"', "amount": "7500", **keys}
    text = "schema = 1\n[[income]]\n" + "".join(
        f"{key} = {value}\n" for key, value in lines.items()
    )
    return parse_case(text.encode(), "case.toml").income[0]


def loan(**keys: str) -> LoanDebt:
    lines = {
        "id": '"a"',
        "method": '"equal-instalment"',
        "principal": "20000",
        "annual_rate": "0.146",
        "start": "2026-01-15",
        "instalments": "12",
        **keys,
    }
    body = "".join(f"{key} = {value}\n" for key, value in lines.items() if value)
    debt = parse_case(f"schema = 1\n[[debt]]\n{body}".encode(), "case.toml").debt[0]
    assert isinstance(debt, LoanDebt)
    return debt


@pytest.mark.parametrize(
    ("written", "fen"),
    [
        ("1799.65", 179965),
        ('"1799.65"', 179965),
        ('"1,799.65"', 179965),
        ('"¥1，799.65元"', 179965),
        ("0.29", 29),  # 0.29 × 100 is 28.999… in floats
        ("4.35", 435),
        ("1_800", 180000),
        ("1e3", 100000),
        ("1.500", 150),
        ("0", 0),
        ("999999999999.99", 99999999999999),
    ],
)
def test_amounts_are_read_to_the_fen(written: str, fen: int) -> None:
    assert income(amount=written).amount == fen


@pytest.mark.parametrize(
    "value",
    ["1e999999", "-1e999999", 16**6000, "1e-99999999", f"0.{'0' * 40}1"],
    ids=["large", "small", "huge", "tiny", "long"],
)
def test_amounts_beyond_arithmetic_are_refused_not_computed(value: Any) -> None:
    with pytest.raises(MoneyError):
        parse_yuan(value)


def test_a_rate_keeps_its_digits() -> None:
    rate = loan(annual_rate="0.14600000000000000001").annual_rate
    assert str(rate) == "0.14600000000000000001"
    assert loan(annual_rate='"0.146"').annual_rate == Decimal("0.146")
    assert loan(annual_rate="0").annual_rate == 0
    assert loan(annual_rate="5", instalments="1").annual_rate == 5


def test_json_numbers_are_read_exactly_too() -> None:
    text = '{"schema": 1, "income": [{"name": "a", "amount": 0.29, "from": "2026-08-10"}]}'
    found = parse_case(text.encode(), "case.json").income[0]
    assert (found.amount, found.starts) == (29, dt.date(2026, 8, 10))


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("week", Step(1, "week")),
        ("fortnight", Step(2, "week")),
        ("month", Step(1, "month")),
        ("quarter", Step(3, "month")),
        ("year", Step(12, "month")),
        ("10 days", Step(10, "day")),
        ("2 weeks", Step(2, "week")),
    ],
)
def test_how_often(written: str, step: Step) -> None:
    assert income(every=f'"{written}"').every == step


def test_once_needs_its_day() -> None:
    assert income(every='"once"', **{"from": "2026-12-01"}).every == "once"


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    assert parse_case(b"\xef\xbb\xbfschema = 1\r\nas_of = 2026-11-21\r\n", "a.toml").as_of
    assert parse_case(b'\xef\xbb\xbf{"schema": 1}', "a.json").version == 1


@pytest.mark.parametrize("name", ["case", "case.txt", "CASE.JSON", "stdin"])
def test_without_a_telling_suffix_the_content_tells_the_format(name: str) -> None:
    assert parse_case(b' \n{"schema": 1}', name) == Case(schema=1)


def test_the_smallest_case_and_the_defaults() -> None:
    case = parse_case(b"schema = 1\n", "case.toml")
    assert case == Case(schema=1)
    assert (case.preferences.min_completion, case.preferences.horizon_months) == (
        Decimal("0.9"),
        60,
    )
    debt = loan()
    assert (debt.grace_days, debt.compound, debt.allocation_by, debt.prepayment) == (
        0,
        False,
        "instalment",
        "hold",
    )
    assert (debt.day_count, debt.rounding, debt.instalment_multiple) == ("actual/365", "half-up", 1)
    assert debt.allocation == ("fee", "penalty", "interest", "principal")
    assert (debt.penalty_multiplier, debt.lender_type, debt.fee_rate) == (None, None, None)


def test_a_card_with_statements() -> None:
    text = b"""
schema = 1
[[debt]]
id = "card"
method = "revolving"
daily_rate = 0.0005
statements = [ { date = 2026-10-05, due = 2026-10-05, balance = 8000, minimum = 8000, interest = 10, fees = 5 } ]
purchases = [ { posted = 2026-10-07, amount = 12.5 } ]
late_fee_rate = 0.05
late_fee_minimum = 10
"""
    card = parse_case(text, "case.toml").debt[0]
    assert isinstance(card, CardDebt)
    assert (card.statements[0].minimum, card.purchases[0].amount, card.late_fee_minimum) == (
        800000,
        1250,
        1000,
    )


def test_a_refund_and_a_reversal() -> None:
    payments = """[
  { date = 2026-02-15, amount = 1801 },
  { date = 2026-02-15, amount = 1801, kind = "reversal", of = 2026-02-15 },
  { date = 2026-03-01, amount = 50, kind = "refund" },
]"""
    kinds = [payment.kind for payment in loan(payments=payments).payments]
    assert kinds == ["payment", "reversal", "refund"]


def test_a_first_due_date_one_day_after_the_start_is_possible() -> None:
    assert loan(first_due="2026-01-16").first_due == dt.date(2026, 1, 16)


@pytest.mark.parametrize("count", ["1", "999"])
def test_the_smallest_and_the_largest_number_of_instalments(count: str) -> None:
    assert loan(instalments=count, annual_rate="0").instalments == int(count)


def test_the_day_of_the_case_wins_over_today() -> None:
    text = b"""
schema = 1
as_of = 2026-11-21
[[debt]]
id = "a"
method = "bullet"
annual_rate = 0.1
principal = 100
start = 2026-11-21
instalments = 1
"""
    assert parse_case(text, "case.toml", today=dt.date(2020, 1, 1)).debt
    with pytest.raises(CaseError):
        parse_case(text.replace(b"as_of = 2026-11-21\n", b""), "case.toml", dt.date(2026, 11, 20))
    assert parse_case(text.replace(b"as_of = 2026-11-21\n", b""), "case.toml").debt
