"""The outlook is the budget of each month, by how sure incomes are and how far expenses can wait."""

import datetime as dt
from dataclasses import replace

import pytest

from ashore.dates import Step
from ashore.household.budget import months
from ashore.household.model import Expense, Household, Income
from ashore.planning.futures.assumptions import default_assumptions
from ashore.planning.futures.draw import futures
from ashore.planning.futures.outlook import LIMIT, outlook_of
from ashore.planning.futures.run import run
from tests.planning.futures.samples import level

START = dt.date(2026, 11, 21)
LIN = Household(
    incomes=(
        Income("工资", 750_000, until=dt.date(2027, 2, 28)),
        Income("兼职", 30_000, Step(1, "week"), "variable"),
        Income("新工作", 800_000, certainty="at-risk", starts=dt.date(2027, 3, 1)),
        Income("年终奖", 500_000, "once", starts=dt.date(2027, 1, 31)),
    ),
    expenses=(
        Expense("房租", "housing", 200_000, priority=True),
        Expense("吃饭", "food", 180_000),
        Expense("聚餐", "dining", 26_000, essential=False),
        Expense("学费", "education", 300_000, "once", starts=dt.date(2027, 2, 20)),
    ),
    buffer=30_000,
    minimum_standard=500_000,
)


def test_each_month_by_hand() -> None:
    found = outlook_of(LIN, START, 6, reserve=12_345)
    assert found.steady == (750_000,) * 3 + (0,) * 3
    assert found.variable == (130_000,) * 6
    assert found.at_risk == (0,) * 3 + (800_000,) * 3
    assert found.priority == (200_000,) * 6
    assert found.essential == (180_000 + 94_000,) * 6  # what the minimum standard still asks for
    assert found.flexible == (26_000,) * 6
    assert found.once == (0, 0, 500_000 - 300_000, 0, 0, 0)
    assert (found.buffer, found.reserve) == (30_000, 12_345)


def test_it_leaves_what_the_budget_says() -> None:
    found = outlook_of(LIN, START, 12)
    assert [money - found.buffer for money in found.money] == months(LIN, START, 12)


def test_the_mean_income_is_that_of_the_first_year() -> None:
    assert level(6, 100, 20, 3).monthly_income == 123
    first_year_only = replace(level(24), steady=(1_200,) * 12 + (0,) * 12)
    assert first_year_only.monthly_income == 1_200
    assert level(0).monthly_income == 0


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"steady": (1, 2)}, "equally long"),
        ({"once": (1,)}, "equally long"),
        ({"flexible": (1, -1, 1)}, "negative"),
        ({"buffer": -1}, "negative"),
        ({"reserve": -1}, "negative"),
        ({"reserve": LIMIT}, "fen or more"),
        ({"once": (0, -LIMIT, 0)}, "fen or more"),
        ({"variable": (LIMIT - 1,) * 3}, "fen or more"),
        ({"history": ((0, 5), (0, 5))}, "tells nothing"),
    ],
)
def test_what_cannot_be_is_refused(wrong, reason) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(level(3), **wrong)


def test_very_large_amounts_are_told_in_larger_units_and_fare_alike() -> None:
    shares = []
    for times in (1, 1_000):
        household = Household(
            incomes=(Income("工资", 600_000 * times),),
            expenses=(Expense("房租", "housing", 400_000 * times),),
        )
        outlook = outlook_of(household, START, 24)
        drawn = futures(outlook, default_assumptions(), 2_000, 1)
        payments = [150_000 * times // outlook.unit] * 24
        shares.append((outlook.unit, run(drawn, payments).probability))
    (small, one), (large, other) = shares
    assert (small, large) == (1, 1_000)
    assert abs(one - other) < 0.005
