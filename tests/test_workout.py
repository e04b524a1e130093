"""The façade on the shipped cases: what it answers agrees with itself."""

import datetime as dt
from decimal import Decimal

import pytest

from ashore.case.load import parse_case
from ashore.case.schema import Case
from ashore.data import resource
from ashore.law.products import product_keys
from ashore.loans.terms import BUCKETS, Method, Terms
from ashore.problems import AshoreError
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout

SHIPPED = ["jiebei", "seven", "before-due", "planted", "negative"]
TODAY = dt.date(2026, 11, 21)


def shipped(name: str) -> Case:
    return parse_case(resource(f"cases/{name}.toml").read_bytes(), f"{name}.toml", TODAY)


def workout(name: str, language: Language = "zh-Hans") -> Workout:
    return Workout(shipped(name), TODAY, language)


@pytest.mark.parametrize("name", SHIPPED)
def test_buckets_add_up_to_totals(name: str) -> None:
    told = workout(name).position_json()
    for debt in told["debts"]:
        assert sum(Decimal(debt["buckets"][bucket]) for bucket in BUCKETS) == Decimal(debt["total"])
    for field in (*BUCKETS, "total", "next_day_cost"):
        parts = [debt["buckets"].get(field, debt.get(field)) for debt in told["debts"]]
        assert sum(map(Decimal, parts)) == Decimal(told["totals"][field])


@pytest.mark.parametrize("name", SHIPPED)
def test_doing_nothing_never_gets_cheaper_and_paying_helps(name: str) -> None:
    for debt in workout(name).position_json()["debts"]:
        nothing = [Decimal(one["total"]) for one in debt["forecast"]]
        assert sorted(nothing) == nothing
        assert nothing[0] >= Decimal(debt["total"])
        for kind in ("forecast_minimum", "forecast_plan"):
            paid = [Decimal(one["total"]) for one in debt[kind]]
            assert all(less <= more for less, more in zip(paid, nothing, strict=False))


def test_planted_errors_are_found_and_clean_claims_are_not_accused() -> None:
    causes = {
        finding["cause"]
        for debt in workout("planted").position_json()["debts"]
        for finding in debt["findings"]
        if finding["severity"] != "info"
    }
    assert causes == {"penalty-started-early", "fee-not-in-contract"}
    for name in ("jiebei", "seven"):
        for debt in workout(name).position_json()["debts"]:
            assert [one for one in debt["findings"] if one["severity"] != "info"] == []


def test_a_plan_that_fits_pays_every_debt_within_what_there_is() -> None:
    work = workout("seven")
    told = work.plan_json()
    best = next(plan for plan in told["plans"] if plan["id"] == told["recommended"])
    assert {debt["id"] for debt in best["debts"]} == {debt.entry.id for debt in work.debts}
    assert all(debt["schedule"][-1]["balance"] == "0.00" for debt in best["debts"])
    assert all(Decimal(month["total"]) <= Decimal(told["available"]) for month in best["monthly"])


def test_nothing_fits_a_negative_budget_and_that_is_said() -> None:
    told = workout("negative").plan_json()
    assert told["plans"] == []
    assert Decimal(told["infeasible"]["smallest_monthly"]) > 0
    assert told["infeasible"]["meanwhile"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_figures(language: Language) -> None:
    told, source = workout("seven", language).position_json(), workout("seven").position_json()
    assert [debt["buckets"] for debt in told["debts"]] == [
        debt["buckets"] for debt in source["debts"]
    ]


def test_a_product_we_do_not_know_is_named_with_the_nearest() -> None:
    case = shipped("jiebei")
    debt = case.debt[0].model_copy(update={"product": "jiebai"})
    with pytest.raises(AshoreError) as caught:
        Workout(case.model_copy(update={"debt": (debt,)}), TODAY, "zh-Hans")
    assert [one.text("zh-Hans") for one in caught.value.problems] == [
        "debt[1].product: 产品目录里没有“jiebai”。是不是“jiebei”？"
    ]


@pytest.mark.parametrize("key", ["", "无此产品"])
def test_a_product_near_none_that_we_know_is_answered_with_all_of_them(key: str) -> None:
    case = shipped("jiebei")
    debt = case.debt[0].model_copy(update={"product": key})
    with pytest.raises(AshoreError) as caught:
        Workout(case.model_copy(update={"debt": (debt,)}), TODAY, "zh-Hans")
    (problem,) = caught.value.problems
    line = problem.text("zh-Hans")
    assert line.startswith(f"debt[1].product: 产品目录里没有“{key}”。可以写：")
    assert all(known in line for known in product_keys())


def test_borrowing_to_repay_shows_what_it_costs() -> None:
    new = Terms(Method.EQUAL_INSTALMENT, 15_000_00, Decimal("0.36"), TODAY, 12)
    told = workout("jiebei").new_loan_json(new)
    assert told["owed"] == "12054.91"
    assert Decimal(told["extra_cost"]) > 0
    assert told["messages"]


def test_what_could_be_sold_is_held_against_the_dearest_debt() -> None:
    told = workout("jiebei").budget_json()["assets"]
    assert told["realisable"] == "1500.00"
    # 1,500 against 14.6 % a year; the laptop that earns the income brings nothing and is not named.
    assert told["sales"] == [{"name": "货币基金", "brings": "1500.00", "saves_a_year": "219.00"}]
    assert [one["rule"] for one in told["protected"]] == ["exempt_seizure_list", "exempt_housing"]
