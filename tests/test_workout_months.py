"""Futures drawn from a household's own months: which months count, and what they change."""

import datetime as dt
from decimal import Decimal

import pytest

from ashore.case.load import parse_case
from ashore.household.budget import budget
from ashore.household.model import Expense, Household, Income
from ashore.planning.futures.assumptions import default_assumptions
from ashore.planning.futures.causes import causes
from ashore.planning.futures.draw import futures
from ashore.planning.futures.outlook import outlook_of
from ashore.statements.budget.chance import LEAST_MONTHS as CHANCE_MONTHS
from ashore.statements.budget.draft import Draft, Line
from ashore.texts import LANGUAGES
from ashore.workout import Workout
from ashore.workout.bills_months import LEAST_MONTHS, History, Months, months_of
from tests.cli_helper import shipped

DAY = dt.date(2026, 11, 21)
STEADY: Months = ((620000, 440000), (620000, 445000), (620000, 442000), (620000, 443000))
WILD: Months = ((1100000, 300000), (180000, 700000), (900000, 250000), (300000, 520000))
HOME = Household((Income("工资", 620000),), (Expense("生活", "food", 440000),))


def work(months: Months | None) -> Workout:
    case = parse_case(shipped("jiebei").read_bytes(), "jiebei", DAY)
    return Workout(case, DAY, "zh-Hans", months)


def chances(months: Months | None) -> list[Decimal]:
    """How sure each plan is."""
    return [Decimal(one["completion"]["probability"]) for one in work(months).plan_json()["plans"]]


def test_steady_months_make_a_plan_surer_than_wild_ones() -> None:
    steady, wild = chances(STEADY)[0], chances(WILD)[0]
    assert steady > wild + Decimal("0.1")
    assert chances(None)[0] not in (steady, wild)


def test_the_case_and_the_page_say_where_the_ups_and_downs_come_from() -> None:
    told = work(STEADY).plan_json()["futures"]
    assert (told["source"], told["months"]) == ("bills", 4)
    assert told["text"].startswith("收入和开支的起伏，用您自己4个月的账单推演。")
    causes_told = [one["text"] for one in work(WILD).plan_json()["breaks_on"]]
    assert any("收入和开支的起伏" in one for one in causes_told)
    usual = work(None).plan_json()["futures"]
    assert (usual["source"], usual["months"]) == ("defaults", 0)
    assert not any("收入和开支" in one["text"] for one in work(None).plan_json()["breaks_on"])


@pytest.mark.parametrize(
    ("months", "why"),
    [
        (WILD[:2], "few"),
        ((), "few"),
        (tuple((income // 4, spent) for income, spent in STEADY), "partial"),
        (tuple((income, spent // 4) for income, spent in STEADY), "partial"),
        (tuple((0, spent) for _, spent in STEADY), "partial"),
    ],
)
def test_too_little_is_not_drawn_from_and_that_is_said(months: Months, why: str) -> None:
    assert History(months, budget(HOME, DAY)).why == why
    told = work(months).plan_json()["futures"]
    assert (told["source"], told["months"]) == ("defaults", len(months))
    assert told["text"] != work(None).plan_json()["futures"]["text"]
    assert chances(months) == chances(None)


def test_half_of_what_was_typed_is_enough() -> None:
    half = tuple((income // 2, spent // 2 + 1) for income, spent in ((620000, 440000),) * 3)
    assert History(half, budget(HOME, DAY)).why == "bills"
    less = tuple((income - 1, spent) for income, spent in half)
    assert History(less, budget(HOME, DAY)).why == "partial"


def test_as_many_months_as_are_drawn_together() -> None:
    assert LEAST_MONTHS == CHANCE_MONTHS >= default_assumptions().block


def test_every_month_of_a_future_is_one_of_the_households_own() -> None:
    """By hand: without losses and surprises a month leaves what one of three months would."""
    own: Months = ((900000, 300000), (600000, 400000), (300000, 500000))
    calm = default_assumptions().without("loss").without("spike")
    drawn = futures(outlook_of(HOME, DAY, 7, history=own), calm, 500, 1)
    # Means of 6,000 and 4,000: 3/2, 1, 1/2 of the 6,200 typed, less 3/4, 1, 5/4 of the 4,400.
    leaves = [930000 - 330000, 620000 - 440000, 310000 - 550000]
    assert set(drawn.money.flatten().tolist()) == set(leaves)
    for future in drawn.money.T[:50].tolist():
        for month in (0, 1, 3, 4):  # within a block of three
            assert leaves.index(future[month + 1]) == (leaves.index(future[month]) + 1) % 3
    alone = causes(drawn, [150000] * 7)
    assert list(alone) == ["income"]


def line(side: str, *amounts: int, spread: int = 0, monthly: int = 0) -> Line:
    totals = tuple((dt.date(2026, 1 + at, 1), one) for at, one in enumerate(amounts))
    return Line(side, "x", monthly, totals, (), spread)  # type: ignore[arg-type]


def drafted(*lines: Line, whole: bool = True) -> Draft:
    months = tuple(dt.date(2026, month, 1) for month in (1, 2, 3))
    return Draft(months, whole, lines, (), ())


def test_months_of_a_draft() -> None:
    made = drafted(
        line("income", 500000, 0, 400000),
        line("income", 0, 20000, 0),
        line("expense", 100000, 110000, 90000),
        line("expense", 0, 240000, 0, spread=12, monthly=20000),
        line("repayment", 70000, 70000, 70000),
        line("person-in", 30000, 0, 0),
    )
    assert months_of(made) == ((500000, 120000), (20000, 130000), (400000, 110000))


def test_months_of_a_draft_with_more_given_back_than_spent_or_no_income() -> None:
    assert months_of(drafted(line("expense", -5000, 100, 200))) == ((0, 0), (0, 100), (0, 200))


def test_no_whole_month_is_no_month() -> None:
    assert months_of(drafted(line("income", 1, 2, 3), whole=False)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language) -> None:
    for months in (None, STEADY[:1], STEADY[:2], STEADY, tuple((1, 1) for _ in range(3))):
        told = History(months, budget(HOME, DAY)).as_json(language)
        assert "{" not in told["text"]
        assert told["text"]
