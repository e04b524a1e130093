"""What a plan is worth to a lender: worked by hand, its laws, and silence where the prices say nothing."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.planning.lender import break_even, lender_view, present_value, price_for, prices
from ashore.planning.result import DebtPlan, PlannedPayment, Rows

TODAY = dt.date(2026, 11, 21)
CONSUMER = ("jiebei", "consumer_finance")


def rows(*paid: tuple[int, int]) -> Rows:
    """Payments in fen, each after so many days."""
    return tuple(
        PlannedPayment(TODAY + dt.timedelta(days=days), amount, 0, amount, 0, 0)
        for days, amount in paid
    )


def planned(owed: int, schedule: Rows) -> DebtPlan:
    return DebtPlan("a", ReliefOption("re-instalment"), owed, schedule, TODAY, owed, Decimal(0))


def test_payments_are_worth_less_the_later_they_come() -> None:
    # 1,030.00 in 365 days at 3 % are 1,000.00; 1,060.90 in 730 days too; today's payment is worth itself.
    schedule = rows((0, 500_00), (365, 1030_00), (730, 1060_90))
    assert present_value(schedule, TODAY, Decimal("0.03")) == 2500_00
    # 1,000.00 in 31 days: 1.03 to the power 31/365 is 1.0025136..., which leaves 997.4927...
    assert present_value(rows((31, 1000_00)), TODAY, Decimal("0.03")) == 997_49
    # Rounded once: 2.5 and 2.5 are 5.
    assert present_value(rows((365, 3), (365, 3)), TODAY, Decimal("0.2")) == 5


payments = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(1, 10_000_00)), min_size=1, max_size=20
)
discounts = st.decimals(Decimal(0), Decimal("0.5"), places=4)


@given(payments, discounts, discounts)
def test_the_present_value_falls_with_the_rate_and_is_the_sum_without_one(
    paid: Sequence[tuple[int, int]], one: Decimal, other: Decimal
) -> None:
    schedule = rows(*paid)
    low, high = sorted((one, other))
    total = sum(amount for _, amount in paid)
    assert present_value(schedule, TODAY, Decimal(0)) == total
    assert total >= present_value(schedule, TODAY, low) >= present_value(schedule, TODAY, high) >= 0


def test_nothing_is_worth_anything_at_a_rate_that_takes_all() -> None:
    with pytest.raises(ValueError, match="not a rate"):
        present_value(rows((31, 1)), TODAY, Decimal(-1))


amounts = st.integers(0, 10**9)


@given(amounts, amounts, amounts)
def test_the_break_even_is_a_chance_and_rises_with_what_there_is_otherwise(
    worth: int, one: int, other: int
) -> None:
    low, high = (break_even(worth, otherwise) for otherwise in sorted((one, other)))
    for chance, otherwise in zip((low, high), sorted((one, other)), strict=True):
        assert (chance is None) == (otherwise > worth)
        if chance is not None:
            assert 0 <= chance <= 1
            assert chance * worth >= otherwise, "no chance above it leaves the lender worse off"
    if high is not None:
        assert low is not None
        assert low <= high


@given(amounts, amounts, amounts)
def test_the_break_even_falls_with_what_the_plan_is_worth(
    one: int, other: int, otherwise: int
) -> None:
    less, more = (break_even(worth, otherwise) for worth in sorted((one, other)))
    assert less is None or (more is not None and more <= less)


def test_a_view_by_hand() -> None:
    price = price_for(*CONSUMER, 330, TODAY)
    assert price is not None
    debt = planned(10_000_00, rows((365, 5150_00), (730, 5304_50)))
    view = lender_view(debt, price, 330, TODAY, Decimal("0.03"))
    assert (view.worth, view.low, view.high) == (10_000_00, 840_00, 1200_00)
    assert view.break_even == (Decimal("0.0840"), Decimal("0.1200"))
    # A settlement of a tenth is worth less than the highest price, and more than the lowest.
    settled = lender_view(planned(10_000_00, rows((0, 1000_00))), price, 330, TODAY, Decimal(0))
    assert settled.break_even == (Decimal("0.84"), None)


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ((*CONSUMER, 300, TODAY), "ant-2025"),
        ((*CONSUMER, 421, TODAY), "personal-2025"),
        (("jiebei", "bank", 330, TODAY), "personal-2025"),
        (("credit_card_generic", "bank", 300, TODAY), "personal-2025"),
        ((*CONSUMER, 299, TODAY), None),
        (("other", "other", 299, TODAY), None),
        ((*CONSUMER, 330, dt.date(2025, 10, 19)), None),
        (("other", "other", 2000, dt.date(2027, 3, 31)), "personal-2025"),
        (("other", "other", 2000, dt.date(2027, 4, 1)), None),
        ((*CONSUMER, 330, dt.date(2027, 10, 21)), None),
    ],
)
def test_a_price_counts_for_its_loans_their_lateness_and_its_time(
    asked: tuple[str, str, int, dt.date], key: str | None
) -> None:
    found = price_for(*asked)
    assert (found.key if found else None) == key


def test_every_price_is_dated_sourced_and_of_loans_long_overdue() -> None:
    for price in prices():
        assert 0 < price.low <= price.high < 1
        assert price.from_days >= 300
        assert price.source
        assert price.as_of <= price.first <= price.last
        assert not price.foreign
