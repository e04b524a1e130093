"""Card accounts worked by hand, by statement."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from ashore.loans.position import billed_payments, position
from ashore.loans.terms import Buckets, CardAccount, Payment, Purchase, Statement

# 0.05 % a day; 10,000 on the statement of 5 September, minimum 1,000 by the 25th; late fee 5 %.
FIRST = Statement(dt.date(2026, 9, 5), dt.date(2026, 9, 25), 10_000_00, 1_000_00)
CARD = CardAccount(Decimal("0.1825"), (FIRST,), late_fee_rate=Decimal("0.05"))
OCTOBER = dt.date(2026, 10, 5)


def test_nothing_is_known_before_the_first_statement() -> None:
    assert position(CARD, (), dt.date(2026, 9, 4)).buckets == Buckets()


def test_until_the_due_date_nothing_is_added() -> None:
    found = position(CARD, (), FIRST.due)
    assert (found.buckets, found.days_past_due) == (Buckets(principal_not_due=10_000_00), 0)


def test_nothing_paid_costs_interest_from_the_statement_and_the_late_fee() -> None:
    found = position(CARD, (), OCTOBER)
    assert found.buckets == Buckets(
        principal_not_due=9_000_00,
        principal_overdue=1_000_00,
        interest_accrued=150_00,  # 30 days at 5.00
        late_fees=50_00,
    )
    assert (found.days_past_due, found.next_day_cost) == (10, 5_00)


def test_interest_runs_from_the_posting_day_of_purchases() -> None:
    bought = (Purchase(dt.date(2026, 8, 10), 4_000_00), Purchase(dt.date(2026, 8, 20), 6_000_00))
    found = position(replace(CARD, purchases=bought), (), OCTOBER)
    # 26 days on 4,000 and 16 on 6,000 before the statement: 52.00 + 48.00.
    assert found.buckets.interest_accrued == 250_00


def test_paid_in_full_in_time_costs_nothing() -> None:
    paid = (Payment(dt.date(2026, 9, 25), 10_000_00),)
    assert position(CARD, paid, OCTOBER).buckets == Buckets()


def test_the_minimum_in_time_avoids_the_late_fee_not_the_interest() -> None:
    paid = (Payment(dt.date(2026, 9, 20), 1_000_00),)
    found = position(CARD, paid, OCTOBER)
    # 15 days on 10,000 and 15 on 9,000: 75.00 + 67.50.
    assert found.buckets == Buckets(principal_not_due=9_000_00, interest_accrued=142_50)
    assert found.days_past_due == 0


def test_a_late_fee_is_on_the_unpaid_part_only_and_has_its_floor() -> None:
    paid = (Payment(dt.date(2026, 9, 20), 900_00),)
    assert position(CARD, paid, OCTOBER).buckets.late_fees == 5_00
    assert position(replace(CARD, late_fee_minimum=20_00), paid, OCTOBER).buckets.late_fees == 20_00


SECOND = Statement(OCTOBER, dt.date(2026, 10, 25), 10_200_00, 2_050_00, interest=150_00, fees=50_00)


def test_the_next_statement_takes_over_and_days_past_due_go_on_counting() -> None:
    two = replace(CARD, statements=(FIRST, SECOND))
    found = position(two, (), dt.date(2026, 10, 15))
    assert found.days_past_due == 20
    # It carries a balance over: 10 days on the 10,000 of principal; fees and interest bear nothing.
    assert found.buckets.interest_accrued == 50_00
    assert (found.buckets.interest_billed, found.buckets.late_fees) == (150_00, 50_00)
    assert found.buckets.principal_overdue == 800_00
    cured = (Payment(dt.date(2026, 10, 15), 2_050_00),)
    assert position(two, cured, dt.date(2026, 10, 26)).days_past_due == 0


def test_interest_on_interest_only_where_agreed() -> None:
    compound = replace(CARD, statements=(FIRST, SECOND), compound=True)
    # 150.00 x 0.0005 x 10 = 0.75
    assert position(compound, (), dt.date(2026, 10, 15)).buckets.penalty_on_interest == 75


def test_a_card_called_in_owes_all_at_once() -> None:
    called = replace(CARD, accelerated_on=dt.date(2026, 10, 1))
    assert position(called, (), OCTOBER).buckets.principal_overdue == 10_000_00


def test_the_bank_bills_its_minimum_each_month() -> None:
    billed = billed_payments(CARD, (), dt.date(2026, 9, 25), dt.date(2026, 12, 1))
    assert billed == (
        Payment(dt.date(2026, 10, 25), 1_000_00),
        Payment(dt.date(2026, 11, 25), 1_000_00),
    )
