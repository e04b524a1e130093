"""A debt laid out anew in level instalments."""

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.dates import DayCount, add_months
from ashore.money import Rounding
from ashore.planning.instalments import (
    NewTerms,
    fewest_instalments,
    in_instalments,
    largest,
    longest_schedule,
)
from ashore.planning.result import Rows

BEGINS = dt.date(2026, 11, 21)


def new(capital: int, rate: str, longest: int, first: dt.date | None = None, **rest) -> NewTerms:
    first_due = first or add_months(BEGINS, 1)
    rest.setdefault("day_count", DayCount.THIRTY_360)
    return NewTerms(capital, Decimal(rate), BEGINS, first_due, longest, **rest)


def columns(rows: Rows) -> list[tuple[int, int, int, int]]:
    return [(row.payment, row.interest, row.principal, row.balance) for row in rows]


def test_the_first_period_bears_interest_for_its_own_days_only() -> None:
    # Frappe Lending #1081: a full month was charged for three days. 10,000 at 18.25 % is 5.00 a day.
    rows = in_instalments(
        new(1000000, "0.1825", 12, BEGINS + dt.timedelta(days=3), day_count=DayCount.ACTUAL_365), 12
    )
    assert rows is not None
    assert rows[0].interest == 3 * 500
    assert rows[0].date == dt.date(2026, 11, 24)
    assert rows[1].date == dt.date(2026, 12, 24)


def test_a_schedule_by_hand() -> None:
    # 1,000.00 at 1 % a month in 3: 1000 / (1/1.01 + 1/1.01² + 1/1.01³) = 340.0221 → 340.02.
    rows = in_instalments(new(100000, "0.12", 12), 3)
    assert rows is not None
    assert columns(rows) == [
        (34002, 1000, 33002, 66998),
        (34002, 670, 33332, 33666),
        (34003, 337, 33666, 0),
    ]


def test_the_fewest_instalments_within_an_amount() -> None:
    # Two instalments of 1,000.00 at 1 % a month take 507.51, three take 340.03 (the last one).
    terms = new(100000, "0.12", 12)
    assert [len(fewest_instalments(terms, amount) or ()) for amount in (50751, 50750)] == [2, 3]
    assert [len(fewest_instalments(terms, amount) or ()) for amount in (34003, 34002)] == [3, 4]
    assert fewest_instalments(terms, 8884) is None  # twelve take 88.85


def test_a_down_payment_is_the_first_row_and_counts_as_one() -> None:
    # 1,000.00 at 1 % a month, 10 % down after a month: 10.00 interest, 90.00 principal, 910.00 left.
    # Two more: 910 / (1/1.01 + 1/1.01²) = 461.8363 → 461.84; 9.10 interest, 452.74 principal, 457.26 left,
    # which bears 4.57.
    rows = longest_schedule(new(100000, "0.12", 3, down_payment=10000))
    assert columns(rows) == [
        (10000, 1000, 9000, 91000),
        (46184, 910, 45274, 45726),
        (46183, 457, 45726, 0),
    ]


def test_a_down_payment_must_fit_too() -> None:
    terms = new(100000, "0.12", 36, down_payment=10000)
    assert fewest_instalments(terms, 9999) is None
    rows = fewest_instalments(terms, 10000)
    assert rows is not None
    assert largest(rows) == 10000


def test_a_down_payment_covers_at_least_the_interest_by_then() -> None:
    rows = longest_schedule(new(100000, "0.12", 3, down_payment=1))
    assert columns(rows)[0] == (1000, 1000, 0, 100000)


def test_a_single_payment_is_always_possible() -> None:
    assert columns(longest_schedule(new(100000, "0.12", 1, down_payment=10000))) == [
        (101000, 1000, 100000, 0)
    ]


def test_a_rate_beyond_reason_shortens_the_longest_term_to_what_covers_its_interest() -> None:
    # At 500 % a year a 31-day month bears more than the level instalment of a very long term.
    terms = new(100000, "5", 60, day_count=DayCount.ACTUAL_365)
    assert in_instalments(terms, 60) is None
    rows = longest_schedule(terms)
    assert 1 < len(rows) < 60
    assert rows[-1].balance == 0


NEW_TERMS = st.builds(
    NewTerms,
    capital=st.integers(1, 10**7),
    annual_rate=st.decimals(0, Decimal("0.36"), places=4),
    begins=st.just(BEGINS),
    first_due=st.integers(1, 31).map(lambda days: BEGINS + dt.timedelta(days=days)),
    longest=st.integers(1, 60),
    day_count=st.sampled_from(DayCount),
    rounding=st.sampled_from(Rounding),
    down_payment=st.sampled_from([0, 0, 5000]),
)


@settings(max_examples=200, deadline=None)
@given(NEW_TERMS, st.integers(1, 10**6))
def test_fewer_payments_would_not_fit_and_rows_conserve(terms: NewTerms, most: int) -> None:
    rows = fewest_instalments(terms, most)
    if rows is None:
        assert most < largest(longest_schedule(terms))
        return
    assert largest(rows) <= most
    assert len(rows) <= terms.longest
    assert sum(row.payment for row in rows) == terms.capital + sum(row.interest for row in rows)
    balance = terms.capital
    for row in rows:
        assert row.payment == row.interest + row.principal
        balance -= row.principal
        assert row.balance == balance
    assert balance == 0
    for fewer in range(1, len(rows)):
        shorter = in_instalments(terms, fewer)
        assert shorter is None or largest(shorter) > most
