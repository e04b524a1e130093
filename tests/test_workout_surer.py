"""What lenders could grant that would make a plan surer, where it is not sure enough."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from ashore.case.load import parse_case
from ashore.planning.grants import GRANTS, Grant, granting
from ashore.planning.opening import assumed_relief
from ashore.planning.request import PlanDebt
from ashore.workout import Workout
from tests.cli_helper import shipped

DAY = dt.date(2026, 11, 21)


def work(name: str, sure: str = "0.9") -> Workout:
    case = parse_case(shipped(name).read_bytes(), name, DAY)
    wanted = case.preferences.model_copy(update={"min_completion": Decimal(sure)})
    return Workout(case.model_copy(update={"preferences": wanted}), DAY, "zh-Hans")


def debts(name: str) -> list[PlanDebt]:
    return [debt.plan_debt("zh-Hans") for debt in work(name).debts]


def test_what_helps_is_surer_and_said_with_its_figures() -> None:
    told = work("seven").plan_json()
    promise = told["promise"]
    best = next(plan for plan in told["plans"] if plan["id"] == told["recommended"])
    now = Decimal(best["completion"]["probability"])
    sure = [Decimal(one["completion"]["probability"]) for one in promise["helps"]]
    assert promise["helps"]
    assert sure == sorted(sure, reverse=True)
    assert min(sure) >= now + Decimal("0.02")
    assert [one["text"] for one in promise["helps"]] == promise["text"][1 : 1 + len(sure)]
    for one, chance in zip(promise["helps"], sure, strict=True):
        assert f"{round(100 * chance)}%" in one["text"]
        assert f"{Decimal(one['largest_month']):,}元" in one["text"]


def test_without_interest_no_more_is_paid_than_is_owed() -> None:
    (freeze,) = [
        one for one in work("seven").plan_json()["promise"]["helps"] if one["grant"] == "freeze"
    ]
    assert Decimal(freeze["total_cost"]) == 0


def test_nothing_is_asked_for_where_the_plan_is_sure_enough() -> None:
    promise = work("seven", "0.6").plan_json()["promise"]
    assert (promise["firmness"], promise["helps"], promise["text"]) == ("firm", [], [])


def test_a_plan_by_other_wishes_is_not_compared_with_the_usual_one() -> None:
    made = work("seven")
    wished = made.plans_by(replace(made.usual_aims, most_a_month=4_000_00))
    assert made.plan_json(wished)["promise"]["helps"] == []


@pytest.mark.parametrize("grant", GRANTS)
def test_a_grant_changes_one_thing(grant: Grant) -> None:
    for debt in debts("seven"):
        before, _ = assumed_relief(debt)
        after, _ = assumed_relief(granting(debt, grant))
        assert after.annual_rate == (Decimal(0) if grant == "freeze" else before.annual_rate)
        assert after.waiver_penalty == (1 if grant == "no-penalty" else before.waiver_penalty)
        longest = before.max_instalments or 60
        wanted = min(longest * 3 // 2, 60) if grant == "longer" else longest
        assert after.max_instalments == wanted


@pytest.mark.parametrize("grant", GRANTS)
def test_nothing_is_granted_by_who_refuses_or_comes_first(grant: Grant) -> None:
    debt = debts("jiebei")[0]
    for one in (replace(debt, refuses=True), replace(debt, secured=True)):
        assert granting(one, grant) is one
