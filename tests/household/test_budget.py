"""The surplus, worked by hand, and the laws it keeps."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.dates import MONTHLY, Step
from ashore.household.assets import realisable, sales
from ashore.household.budget import budget, monthly_share, months
from ashore.household.model import Asset, Every, Expense, Household, Income
from ashore.household.warnings import warnings
from ashore.household.wire import budget_json
from ashore.money import parse_yuan

TODAY = dt.date(2026, 11, 21)
LIN = Household(
    incomes=(
        Income("工资", 7_500_00),
        Income("周末兼职", 300_00, Step(1, "week"), "variable"),  # 300 x 52 / 12 = 1,300
    ),
    expenses=(
        Expense("房租", "housing", 2_000_00, priority=True),
        Expense("吃饭", "food", 1_800_00),
        Expense("学费", "education", 3_600_00, Step(12, "month")),  # 300 a month
        Expense("聚餐", "dining", 260_00, essential=False),
    ),
    assets=(Asset("货币基金", 3_000_00, 3_000_00), Asset("电动车", 2_000_00, 0)),
    dependants=1,
    buffer=300_00,
)


def test_the_surplus_by_hand() -> None:
    found = budget(LIN, TODAY)
    assert found.total("income") == 8_800_00
    assert (found.total("priority"), found.total("essential"), found.total("flexible")) == (
        2_000_00,
        2_100_00,
        260_00,
    )
    assert found.expected == 8_800_00 - 2_000_00 - 2_100_00 - 260_00 - 300_00
    # The variable part may fall short by a fifth or exceed by a tenth of 1,300.
    assert (found.low, found.high) == (found.expected - 260_00, found.expected + 130_00)


@pytest.mark.parametrize(
    ("every", "monthly"),
    [
        (MONTHLY, 1_200_00),
        (Step(1, "week"), 5_200_00),
        (Step(2, "week"), 2_600_00),
        (Step(3, "month"), 400_00),
        (Step(12, "month"), 100_00),
        (Step(10, "day"), 3_650_00),
        ("once", 0),
    ],
)
def test_every_rhythm_as_a_month(every: Every, monthly: int) -> None:
    assert monthly_share(1_200_00, every) == monthly


def test_what_begins_and_ends_is_counted_while_it_runs() -> None:
    ending = replace(LIN, incomes=(Income("工资", 7_500_00, until=dt.date(2027, 1, 10)),))
    base = 7_500_00 - 4_360_00 - 300_00
    assert months(ending, TODAY, 3) == [base, base - 7_500_00, base - 7_500_00]
    beginning = replace(LIN, incomes=(Income("工资", 7_500_00, starts=dt.date(2027, 1, 1)),))
    assert months(beginning, TODAY, 2) == [base - 7_500_00, base]


def test_what_comes_once_counts_in_its_month_only() -> None:
    bonus = Income("年终奖", 5_000_00, "once", starts=dt.date(2027, 1, 5))
    repair = Expense("修车", "transport", 800_00, "once", starts=dt.date(2026, 12, 21))
    richer = replace(LIN, incomes=(*LIN.incomes, bonus), expenses=(*LIN.expenses, repair))
    plain = budget(LIN, TODAY).expected
    assert budget(richer, TODAY).expected == plain
    assert months(richer, TODAY, 3) == [plain - 800_00, plain + 5_000_00, plain]


def test_the_minimum_standard_is_kept_back() -> None:
    guarded = replace(LIN, minimum_standard=5_000_00)
    assert budget(guarded, TODAY).expected == budget(LIN, TODAY).expected - 640_00
    assert [
        one.amount for one in warnings(budget(guarded, TODAY)) if one.code == "below-standard"
    ] == [640_00]
    assert budget(replace(LIN, minimum_standard=4_360_00), TODAY) == budget(LIN, TODAY)


@pytest.mark.parametrize(
    ("household", "code", "amount"),
    [
        (replace(LIN, incomes=()), "no-income", 0),
        (replace(LIN, incomes=(Income("工资", 4_000_00),)), "negative", 660_00),
        (replace(LIN, incomes=(Income("借呗到账", 9_000_00),)), "borrowing-to-repay", 9_000_00),
        (
            replace(LIN, incomes=(Income("工资", 7_500_00, certainty="at-risk"),)),
            "income-at-risk",
            7_500_00,
        ),
        (replace(LIN, incomes=(Income("工资", 4_900_00),)), "out-of-proportion", 2_000_00),
        (replace(LIN, buffer=0), "no-buffer", 0),
    ],
)
def test_each_warning(household: Household, code: str, amount: int) -> None:
    found = [one.amount for one in warnings(budget(household, TODAY)) if one.code == code]
    assert found == [amount]


def test_an_ordinary_household_is_not_warned() -> None:
    assert warnings(budget(LIN, TODAY)) == ()


def test_assets_that_must_be_kept_bring_nothing() -> None:
    assert realisable(LIN) == 3_000_00
    assert [(one.asset.name, one.saves_a_year) for one in sales(LIN, Decimal("0.18"))] == [
        ("货币基金", 540_00)
    ]


AMOUNTS = st.integers(0, 50_000_00)
EVERY = st.sampled_from([MONTHLY, Step(1, "week"), Step(10, "day"), Step(12, "month"), "once"])
INCOMES = st.builds(
    Income, st.just("工资"), AMOUNTS, EVERY, st.sampled_from(["steady", "variable", "at-risk"])
)
EXPENSES = st.builds(
    Expense, st.just("项目"), st.just("food"), AMOUNTS, EVERY, st.booleans(), st.booleans()
)
HOUSEHOLDS = st.builds(
    Household,
    st.lists(INCOMES, max_size=5).map(tuple),
    st.lists(EXPENSES, max_size=8).map(tuple),
    buffer=AMOUNTS,
    minimum_standard=st.none() | AMOUNTS,
)


@given(HOUSEHOLDS)
def test_the_parts_are_the_whole(household: Household) -> None:
    told = budget_json(budget(household, TODAY), "zh-Hans")
    fen = {
        key: parse_yuan(told[key])
        for key in ("income", "priority", "essential", "flexible", "buffer")
    }
    spent = fen["priority"] + fen["essential"] + fen["flexible"] + fen["buffer"]
    expected = parse_yuan(told["surplus"]["expected"], allow_negative=True)
    assert fen["income"] - spent == expected
    for kind in ("income", "priority", "essential", "flexible"):
        lines = [parse_yuan(line["monthly"]) for line in told["lines"] if line["kind"] == kind]
        assert sum(lines) == fen[kind]
    low, high = (parse_yuan(told["surplus"][end], allow_negative=True) for end in ("low", "high"))
    assert low <= expected <= high


@given(HOUSEHOLDS, INCOMES)
def test_more_income_never_lowers_the_surplus(household: Household, income: Income) -> None:
    richer = replace(household, incomes=(*household.incomes, income))
    assert budget(richer, TODAY).expected >= budget(household, TODAY).expected
    assert budget(richer, TODAY).low >= budget(household, TODAY).low


@given(HOUSEHOLDS, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(household: Household, shuffle: Random) -> None:
    items = list(household.expenses)
    shuffle.shuffle(items)
    other = replace(household, expenses=tuple(items))
    assert budget(other, TODAY).expected == budget(household, TODAY).expected
