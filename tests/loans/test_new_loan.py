"""Paying debts with a new loan: what it does to the month, the total and the end."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from ashore.dates import DayCount, add_months
from ashore.loans.new_loan import new_loan_check
from ashore.loans.terms import Charge, Method, Terms
from ashore.texts import LANGUAGES, render

START = dt.date(2026, 11, 21)
OLD = [(add_months(START, month), 1_000_00) for month in range(1, 11)]
"""Ten months of 1,000: 10,000 in all, of which 9,500 are owed today."""

NEW = Terms(
    Method.EQUAL_PRINCIPAL, 9_500_00, Decimal("0.24"), START, 19, day_count=DayCount.THIRTY_360
)
"""500 of principal a month and 2 % on the rest: interest 190 + 180 + … + 10 = 10 × 190 = 1,900."""


def test_a_longer_dearer_loan_lightens_the_month_and_costs_more() -> None:
    check = new_loan_check(9_500_00, OLD, NEW)
    assert (check.monthly_before, check.monthly_after) == (1_000_00, 690_00)
    assert (check.total_before, check.total_after) == (10_000_00, 11_400_00)
    assert check.extra_cost == 1_400_00
    assert check.lacking == 0
    assert check.ends_after == add_months(START, 19)
    assert check.cost.simple == pytest.approx(Decimal("0.24"), abs=Decimal("1e-6"))


def test_what_is_withheld_is_missing_from_what_must_be_repaid() -> None:
    withheld = replace(NEW, charges=(Charge("guarantee", 300_00, "guarantee", "at-start"),))
    check = new_loan_check(9_500_00, OLD, withheld)
    assert (check.arrives, check.lacking) == (9_200_00, 300_00)
    assert check.extra_cost == 1_700_00


def test_what_it_brings_beyond_the_debts_is_not_a_cost() -> None:
    assert new_loan_check(9_000_00, OLD, NEW).total_after == 10_900_00


def test_payments_of_one_month_are_paid_together() -> None:
    same_month = [(dt.date(2026, 12, 1), 700_00), (dt.date(2026, 12, 28), 800_00)]
    assert new_loan_check(1_400_00, same_month, NEW).monthly_before == 1_500_00


def test_it_is_said_in_figures() -> None:
    check = new_loan_check(9_500_00, OLD, NEW)
    assert [render(said, "zh-Hans") for said in check.messages(600_00)] == [
        "借新还旧以后，从现在起一共要多付1,400.00元。",
        f"新借款连同费用，一年的实际成本是{(check.cost.irr or 0) * 100:.4f}%。",
        "要还得最多的那个月，从1,000.00元变成690.00元。",
        "每个月能拿出来还款的是600.00元，还差90.00元。",
        "最后一期从2027年9月21日推迟到2028年6月21日。",
    ]


def test_a_cheaper_one_is_said_to_be_cheaper_once_its_fees_are_known() -> None:
    """Nine months of 1,000 without interest, as heavy as before and not longer: neither is mentioned."""
    free = replace(NEW, annual_rate=Decimal(0), principal=9_000_00, instalments=9)
    said = [render(one, "en") for one in new_loan_check(9_500_00, OLD, free).messages(2_000_00)]
    assert said == [
        (
            "The new loan pays out CNY 9,000.00, CNY 500.00 less than the CNY 9,500.00 to be repaid; "
            "the old debts would not be cleared."
        ),
        (
            "On the terms entered, CNY 500.00 less is paid from now on in all. "
            "First make sure that the contract has no other fees."
        ),
        "With its fees, the new loan really costs 0% a year.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language) -> None:
    withheld = replace(NEW, charges=(Charge("guarantee", 300_00, "guarantee", "at-start"),))
    said = new_loan_check(9_500_00, OLD, withheld).messages(-1)
    assert len([render(one, language) for one in said]) == 6


def test_nothing_to_compare_is_refused() -> None:
    with pytest.raises(ValueError, match="no payments remain"):
        new_loan_check(1_00, [], NEW)
