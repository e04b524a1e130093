"""Positions worked by hand: what lateness adds, grace, acceleration, prepayment, reversals, allocation."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from ashore.dates import DayCount
from ashore.loans.position import billed_payments, compare_allocation, explain, forecast, position
from ashore.loans.terms import (
    AllocationPolicy,
    Buckets,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Position,
    Terms,
)

# 10,000 at 0.05 % a day for 31 days: interest 155.00, due 1 February; penalty at 1.5 times is 7.50 a day.
BULLET = Contract(
    Terms(Method.BULLET, 10_000_00, Decimal("0.1825"), dt.date(2026, 1, 1), 1),
    allocation=AllocationPolicy(),
)
FEBRUARY = dt.date(2026, 2, 1)


def on(day: int, month: int = 2) -> dt.date:
    return dt.date(2026, month, day)


def with_penalty(**policy: object) -> Contract:
    return replace(BULLET, penalty=PenaltyPolicy(**policy))


def test_before_on_and_after_the_due_date() -> None:
    assert position(BULLET, (), dt.date(2025, 12, 31)).buckets == Buckets()
    # 15 of 31 days: 155 x 15 / 31 = 75.00
    assert position(BULLET, (), on(16, 1)) == Position(
        on(16, 1), Buckets(principal_not_due=10_000_00, interest_accrued=75_00), 0, 5_00
    )
    assert position(BULLET, (), FEBRUARY) == Position(
        FEBRUARY, Buckets(principal_not_due=10_000_00, interest_accrued=155_00), 0, 7_50
    )
    ten_days_late = Buckets(
        principal_overdue=10_000_00, interest_billed=155_00, penalty_on_principal=75_00
    )
    found = position(BULLET, (), on(11))
    assert found == Position(on(11), ten_days_late, 10, 7_50)
    assert (found.delinquency, found.buckets.total) == ("M1", 10_230_00)


@pytest.mark.parametrize(
    ("late", "bucket"),
    [(0, "M0"), (1, "M1"), (30, "M1"), (31, "M2"), (90, "M3"), (180, "M6"), (181, "M6+")],
)
def test_delinquency_buckets(late: int, bucket: str) -> None:
    assert position(BULLET, (), FEBRUARY + dt.timedelta(days=late)).delinquency == bucket


def test_compound_interest_only_where_the_contract_has_it() -> None:
    compound = position(with_penalty(compound=True), (), on(11)).buckets
    # 155.00 x 0.00075 x 10 = 1.1625
    assert (compound.penalty_on_principal, compound.penalty_on_interest) == (75_00, 1_16)
    assert position(BULLET, (), on(11)).buckets.penalty_on_interest == 0


def test_penalty_at_its_own_daily_rate() -> None:
    # A rate is kept to all its digits: 0.000657 a day on 10,000 is 6.57.
    own = with_penalty(daily_rate=Decimal("0.000657"))
    assert position(own, (), on(11)).buckets.penalty_on_principal == 65_70


def test_penalty_on_a_360_day_year() -> None:
    counted = replace(BULLET, terms=replace(BULLET.terms, day_count=DayCount.ACTUAL_360))
    # 10,000 x 0.1825 x 1.5 / 360 x 10 = 76.0417
    assert position(counted, (), on(11)).buckets.penalty_on_principal == 76_04


def test_grace_forgives_what_is_paid_in_time_and_nothing_else() -> None:
    grace = with_penalty(grace_days=3)
    assert position(grace, (), on(4)).buckets.penalty_on_principal == 0
    assert (
        position(grace, (), on(5)).buckets.penalty_on_principal == 30_00
    )  # four days from the due date
    in_time = (Payment(on(4), 10_155_00),)
    assert position(grace, in_time, on(28)).buckets == Buckets()
    # 5,155 on the 3rd: two days at 7.50, two at 3.75.
    in_part = (Payment(on(3), 5_155_00),)
    assert position(grace, in_part, on(5)).buckets.penalty_on_principal == 22_50


def test_free_grace_counts_from_its_end() -> None:
    free = with_penalty(grace_days=3, grace="free")
    assert position(free, (), on(4)).buckets.penalty_on_principal == 0
    assert position(free, (), on(5)).buckets.penalty_on_principal == 7_50
    assert position(free, (), on(5)).days_past_due == 4


def test_acceleration_calls_in_principal_and_the_interest_earned() -> None:
    terms = Terms(Method.INTEREST_ONLY, 10_000_00, Decimal("0.1825"), dt.date(2026, 1, 1), 3)
    called = Contract(terms, accelerated_on=on(15))
    assert position(called, (), on(14)).buckets.principal_overdue == 0
    # On the day: 155.00 of January and 140 x 14 / 28 of February; then 10 days at 7.50.
    assert position(called, (), on(15)).buckets == Buckets(
        principal_overdue=10_000_00, interest_billed=225_00
    )
    assert position(called, (), on(25)).buckets == Buckets(
        principal_overdue=10_000_00, interest_billed=225_00, penalty_on_principal=75_00
    )
    assert position(called, (), on(25)).days_past_due == 24
    assert billed_payments(called, (), on(25), dt.date(2026, 12, 31)) == ()


def test_acceleration_on_a_due_date_counts_that_instalment_first() -> None:
    terms = Terms(Method.INTEREST_ONLY, 10_000_00, Decimal("0.1825"), dt.date(2026, 1, 1), 3)
    called = position(Contract(terms, accelerated_on=FEBRUARY), (), on(2)).buckets
    assert (called.principal_overdue, called.interest_billed) == (10_000_00, 155_00)


EQUAL_PRINCIPAL = Terms(
    Method.EQUAL_PRINCIPAL,
    12_000_00,
    Decimal("0.12"),
    dt.date(2026, 1, 15),
    12,
    day_count=DayCount.THIRTY_360,
)


def test_money_left_over_is_held_for_the_next_due_date() -> None:
    contract = Contract(EQUAL_PRINCIPAL)
    early = (Payment(on(1), 1_500_00),)
    assert position(contract, early, on(14)).held == 1_500_00
    after = position(contract, early, on(15))
    assert (after.held, after.buckets.principal_not_due) == (380_00, 11_000_00)


def test_prepayment_reduces_principal_and_shortens_the_term() -> None:
    contract = Contract(EQUAL_PRINCIPAL, allocation=AllocationPolicy(prepayment="reduce"))
    paid = (Payment(on(15), 1_120_00 + 3_000_00),)
    assert position(contract, paid, on(15)).buckets == Buckets(principal_not_due=8_000_00)
    billed = billed_payments(contract, paid, on(15), dt.date(2027, 12, 31))
    assert [(one.date, one.amount) for one in billed[:2]] == [
        (on(15, 3), 1_080_00),
        (on(15, 4), 1_070_00),
    ]
    assert (len(billed), billed[-1].date) == (8, dt.date(2026, 10, 15))


def test_prepayment_inside_a_period_counts_each_balance_for_its_days() -> None:
    contract = Contract(EQUAL_PRINCIPAL, allocation=AllocationPolicy(prepayment="reduce"))
    paid = (Payment(on(15), 1_120_00), Payment(on(1, 3), 2_000_00))
    # 14 of 28 days on 11,000 (110.00 a month), 14 on 9,000 (90.00): 55 + 45.
    assert position(contract, paid, on(15, 3)).buckets.interest_accrued == 100_00
    assert position(contract, paid, on(1, 3)).buckets.interest_accrued == 55_00


def test_paying_everything_ends_the_loan() -> None:
    contract = Contract(EQUAL_PRINCIPAL, allocation=AllocationPolicy(prepayment="reduce"))
    # 1 March: 11,000 and 55.00 of interest earned; one yuan too much is held, not lost.
    paid = (Payment(on(15), 1_120_00), Payment(on(1, 3), 11_056_00))
    done = position(contract, paid, dt.date(2027, 1, 1))
    assert (done.buckets, done.held, done.days_past_due) == (Buckets(), 1_00, 0)


def test_a_reversed_payment_is_replayed_away_from_its_reversal_on() -> None:
    bounced = (
        Payment(FEBRUARY, 10_155_00),
        Payment(on(6), 10_155_00, kind="reversal", of=FEBRUARY),
    )
    assert position(BULLET, bounced, on(5)).buckets == Buckets()
    assert position(BULLET, bounced, on(11)) == position(BULLET, (), on(11))


def test_a_refund_is_credited_like_a_payment() -> None:
    refund = (Payment(on(5), 1_000_00, kind="refund"),)
    paid = (Payment(on(5), 1_000_00),)
    assert position(BULLET, refund, on(11)) == position(BULLET, paid, on(11))


def test_allocation_order_changes_what_goes_on_growing() -> None:
    principal_first = replace(
        BULLET, allocation=AllocationPolicy(order=("principal", "interest", "penalty", "fee"))
    )
    paid = (Payment(on(11), 5_000_00),)
    # Principal first leaves 5,000 bearing 3.75 a day; the statutory order pays 155 and 75 first and
    # leaves 5,230 of principal bearing 3.9225. After ten more days: 37.50 against 39.23.
    found = compare_allocation(principal_first, paid, on(21))
    assert found.by_contract.buckets.total == 5_000_00 + 155_00 + 75_00 + 37_50
    assert found.by_statute.buckets.total == 5_230_00 + 39_23
    assert found.difference == -1_73


def test_every_penalty_can_say_why() -> None:
    paid = (Payment(on(6), 5_155_00 + 37_50),)
    why = explain(BULLET, paid, on(11))
    assert [(one.base, (one.until - one.since).days) for one in why.accruals] == [
        (10_000_00, 5),
        (5_000_00, 5),
    ]
    assert [one.amount for one in why.accruals] == [37_50, 18_75]
    assert {(one.what, one.amount) for one in why.settlements} == {
        ("penalty_on_principal", 37_50),
        ("interest", 155_00),
        ("principal", 5_000_00),
    }


def test_a_payment_that_does_not_reach_an_instalment_leaves_its_reasons_whole() -> None:
    why = explain(Contract(EQUAL_PRINCIPAL), (Payment(on(1, 4), 100_00),), on(11, 4))
    second = [one for one in why.accruals if one.instalment == 2]
    assert [(one.since, one.until, one.base) for one in second] == [
        (on(15, 3), on(11, 4), 1_000_00)
    ]


def test_forecast_with_and_without_payments() -> None:
    days = [on(11), on(21)]
    nothing = forecast(BULLET, (), days)
    assert [one.buckets.total for one in nothing] == [10_230_00, 10_305_00]
    kept = forecast(BULLET, (), days, future=(Payment(on(11), 10_230_00),))
    assert [one.buckets.total for one in kept] == [0, 0]
