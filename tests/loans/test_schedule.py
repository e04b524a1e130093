"""Schedules: golden tables worked by hand, laws of arithmetic, and others' mistakes."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.dates import DayCount, Step
from ashore.loans.schedule import ScheduleError, TermConflict, schedule
from ashore.loans.terms import Charge, Method, Terms
from ashore.money import Rounding
from tests.loans.strategies import terms

START = dt.date(2026, 1, 15)


def loan(method: Method, principal: int, rate: str, count: int, **more: object) -> Terms:
    base = Terms(method, principal, Decimal(rate), START, count, day_count=DayCount.THIRTY_360)
    return replace(base, **more)


def columns(the_terms: Terms) -> list[tuple[int, int, int, int, int]]:
    return [
        (row.principal, row.interest, row.fee, row.payment, row.balance)
        for row in schedule(the_terms).rows
    ]


def test_equal_instalment_by_hand() -> None:
    # 12,000 at 1 % a month over 3: 120 / (1 - 1.01^-3) = 4,080.2653 -> 4,080.27.
    # Row 2: 8,039.73 x 1 % = 80.3973 -> 80.40. Row 3: 4,039.86 x 1 % = 40.3986 -> 40.40, and the rest.
    assert columns(loan(Method.EQUAL_INSTALMENT, 12_000_00, "0.12", 3)) == [
        (3_960_27, 120_00, 0, 4_080_27, 8_039_73),
        (3_999_87, 80_40, 0, 4_080_27, 4_039_86),
        (4_039_86, 40_40, 0, 4_080_26, 0),
    ]


def test_equal_principal_by_hand() -> None:
    # 10,000 / 3 = 3,333.33; 1.2 % a month on 10,000.00, 6,666.67 (80.00004) and 3,333.34 (40.00008).
    assert columns(loan(Method.EQUAL_PRINCIPAL, 10_000_00, "0.144", 3)) == [
        (3_333_33, 120_00, 0, 3_453_33, 6_666_67),
        (3_333_33, 80_00, 0, 3_413_33, 3_333_34),
        (3_333_34, 40_00, 0, 3_373_34, 0),
    ]


def test_interest_only_by_days() -> None:
    # 20,000 at 0.04 % a day = 14.6 % a year: 31, 28 and 31 days of 8.00.
    the_terms = loan(Method.INTEREST_ONLY, 20_000_00, "0.146", 3, day_count=DayCount.ACTUAL_365)
    assert columns(the_terms) == [
        (0, 248_00, 0, 248_00, 20_000_00),
        (0, 224_00, 0, 224_00, 20_000_00),
        (20_000_00, 248_00, 0, 20_248_00, 0),
    ]


def test_bullet_pays_once_at_maturity() -> None:
    # 90 days from 15 January to 15 April 2026 at 8.00 a day.
    rows = schedule(loan(Method.BULLET, 20_000_00, "0.146", 3, day_count=DayCount.ACTUAL_365)).rows
    assert [(row.number, row.due, row.days, row.payment) for row in rows] == [
        (1, dt.date(2026, 4, 15), 90, 20_720_00)
    ]


def test_fee_instalment_charges_on_the_original_principal() -> None:
    # 12 x 0.6 % on 12,000: the fee stays 72.00 although the balance falls (the published 7.2 % card offer).
    rows = schedule(loan(Method.FEE_INSTALMENT, 12_000_00, "0", 12, fee_rate=Decimal("0.006"))).rows
    assert {(row.principal, row.interest, row.fee) for row in rows} == {(1_000_00, 0, 72_00)}


def test_charges_of_each_instalment_are_in_the_fee_column() -> None:
    guarantee = Charge("担保费", 35_00, "guarantee")
    upfront = Charge("服务费", 500_00, "service", when="at-start")
    the_terms = loan(Method.EQUAL_PRINCIPAL, 3_000_00, "0", 3, charges=(guarantee, upfront))
    assert [row.fee for row in schedule(the_terms).rows] == [35_00, 35_00, 35_00]


@pytest.mark.parametrize(
    ("day_count", "interest"),
    [
        # 100,000 at 10 % from 1 December 2023 to 1 March 2024: 91 days, 31 of them in 2023.
        (DayCount.THIRTY_360, 2_500_00),
        (DayCount.ACTUAL_365, 2_493_15),
        (DayCount.ACTUAL_360, 2_527_78),
        (DayCount.ACTUAL_ACTUAL, 2_488_66),  # 31/365 + 60/366 = 0.248866...
    ],
)
def test_four_day_counts(day_count: DayCount, interest: int) -> None:
    the_terms = Terms(
        Method.BULLET, 100_000_00, Decimal("0.1"), dt.date(2023, 12, 1), 3, day_count=day_count
    )
    assert schedule(the_terms).rows[0].interest == interest


def test_due_days_clamp_and_return() -> None:
    the_terms = loan(Method.INTEREST_ONLY, 1000, "0", 5, start=dt.date(2023, 12, 31))
    assert [row.due.isoformat() for row in schedule(the_terms).rows] == [
        "2024-01-31",
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
        "2024-05-31",
    ]


def test_a_first_due_date_that_only_clamps_keeps_the_day() -> None:
    given_first = loan(
        Method.INTEREST_ONLY,
        1000,
        "0",
        3,
        start=dt.date(2026, 1, 31),
        first_due=dt.date(2026, 2, 28),
    )
    assert schedule(given_first).rows == schedule(replace(given_first, first_due=None)).rows


def test_a_short_first_period_bears_interest_for_its_own_days() -> None:
    """Mistake 3 (Frappe Lending #1081): 3 days were charged as a month."""
    the_terms = loan(
        Method.EQUAL_INSTALMENT,
        10_000_00,
        "0.1825",
        12,
        first_due=START + dt.timedelta(days=3),
        day_count=DayCount.ACTUAL_365,
    )
    assert schedule(the_terms).rows[0].interest == 15_00  # 5.00 a day


def test_a_rounded_instalment_never_loses_a_period() -> None:
    """Mistake 2 (Frappe Lending #1449): asked for 12 instalments, got 11."""
    the_terms = loan(Method.EQUAL_INSTALMENT, 1_000_00, "0", 12, instalment_multiple=100_00)
    found = schedule(the_terms)
    assert len(found.rows) == 12
    assert found.rows[-1].principal > 0
    assert sum(row.principal for row in found.rows) == 1_000_00
    assert found.conflict == TermConflict(
        instalments=12, kept_payment=83_33, asked_payment=100_00, ends_after=10
    )


@pytest.mark.parametrize("method", [Method.EQUAL_PRINCIPAL, Method.FEE_INSTALMENT])
def test_a_rounded_part_of_the_principal_never_loses_a_period(method: Method) -> None:
    """1,000 in 60 parts of 16.67: at 17.00 the last would be an instalment of nothing (but its fee)."""
    found = schedule(loan(method, 1_000_00, "0.12", 60, instalment_multiple=100))
    assert {row.principal for row in found.rows[:-1]} == {16_00}
    assert found.rows[-1].principal == 56_00
    assert found.conflict == TermConflict(
        instalments=60, kept_payment=16_00, asked_payment=17_00, ends_after=59
    )


@pytest.mark.parametrize(("rate", "level"), [("0", 8_33), ("0.10", 8_79)])
def test_an_instalment_that_would_round_to_nothing_is_kept_to_the_fen(
    rate: str, level: int
) -> None:
    found = schedule(loan(Method.EQUAL_INSTALMENT, 100_00, rate, 12, instalment_multiple=100_00))
    assert found.level == level
    assert abs(found.rows[-1].payment - level) <= 6
    assert found.conflict is None


def test_a_rounded_instalment_that_fits_is_kept() -> None:
    # 4,080.2653 rounds to 4,080: balances 8,040.00 and 4,040.40; the last interest is 40.404 -> 40.40.
    found = schedule(loan(Method.EQUAL_INSTALMENT, 12_000_00, "0.12", 3, instalment_multiple=100))
    assert [row.payment for row in found.rows] == [4_080_00, 4_080_00, 4_080_80]
    assert found.conflict is None


@pytest.mark.parametrize(
    ("rounding", "interest"), [(Rounding.HALF_UP, 13), (Rounding.HALF_EVEN, 12)]
)
def test_ties_follow_the_contract_s_rounding(rounding: Rounding, interest: int) -> None:
    # 12.50 at 12 % a year: one month is exactly 12.5 fen.
    the_terms = loan(Method.BULLET, 12_50, "0.12", 1, rounding=rounding)
    assert schedule(the_terms).rows[0].interest == interest


def test_one_period_tie_in_the_level_payment() -> None:
    # 1/12 has no end in decimals: 0.12 / 12 x 1,250 = 12.5 exactly must still be seen as a tie.
    the_terms = loan(Method.EQUAL_INSTALMENT, 12_50, "0.12", 1)
    assert schedule(the_terms).level == 12_63


def test_a_first_period_too_long_for_its_payment_is_refused() -> None:
    the_terms = loan(
        Method.EQUAL_INSTALMENT, 100_000_00, "0.36", 360, first_due=START + dt.timedelta(days=900)
    )
    with pytest.raises(ScheduleError, match="instalment 1"):
        schedule(the_terms)


def test_360_instalments_against_fractions() -> None:
    """The same loan in exact fractions, by a different road: bisection for the level payment."""
    the_terms = loan(Method.EQUAL_INSTALMENT, 1_000_000_00, "0.049", 360)
    monthly = Fraction(49, 12_000)

    def left_after(payment: Fraction) -> Fraction:
        balance = Fraction(the_terms.principal)
        for _ in range(360):
            # A cut at 30 decimals keeps the fractions small and costs nothing that could reach a fen.
            balance = Fraction(int((balance * (1 + monthly) - payment) * 10**30), 10**30)
        return balance

    level = schedule(the_terms).level
    assert left_after(level - Fraction(1, 2)) > 0 > left_after(level + Fraction(1, 2))


def test_the_same_year_however_stepped() -> None:
    quarterly = loan(Method.INTEREST_ONLY, 10_000_00, "0.08", 4, every=Step(3, "month"))
    assert schedule(quarterly).total_interest == 800_00
    fortnightly = loan(Method.INTEREST_ONLY, 10_000_00, "0.072", 2, every=Step(2, "week"))
    assert [row.interest for row in schedule(fortnightly).rows] == [28_00, 28_00]  # 14/360


@settings(max_examples=400, deadline=None)
@given(terms(largest_count=60))
def test_laws_of_every_schedule(the_terms: Terms) -> None:
    try:
        found = schedule(the_terms)
    except ScheduleError:
        return
    rows = found.rows
    assert len(rows) == (1 if the_terms.method is Method.BULLET else the_terms.instalments)
    assert sum(row.principal for row in rows) == the_terms.principal
    assert rows[-1].balance == 0
    assert all(row.payment == row.principal + row.interest + row.fee for row in rows)
    assert all(row.principal >= 0 and row.interest >= 0 for row in rows)
    balance = the_terms.principal
    for row in rows:
        balance -= row.principal
        assert row.balance == balance
    assert [row.due for row in rows] == sorted({row.due for row in rows})


@settings(max_examples=200, deadline=None)
@given(terms(largest_count=60), st.sampled_from([1, 100, 500, 1000, 100_00]))
def test_the_last_payment_differs_by_less_than_rounding_can_explain(
    the_terms: Terms, multiple: int
) -> None:
    the_terms = replace(
        the_terms, method=Method.EQUAL_INSTALMENT, instalment_multiple=multiple, charges=()
    )
    try:
        found = schedule(the_terms)
    except ScheduleError:
        return
    assert len(found.rows) == the_terms.instalments
    if found.conflict is None and the_terms.principal > 100 * multiple * the_terms.instalments:
        years = (found.rows[-1].due - the_terms.start).days / 360
        growth = exp(float(the_terms.annual_rate) * years)
        drift = abs(found.rows[-1].payment - found.level)
        assert drift <= (multiple / 2 + 1) * the_terms.instalments * growth + 1
