"""A plan decided on leads, stands at its level, and everything that is written goes by it."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ashore.case import schema
from ashore.case.dump import dump_json, dump_toml
from ashore.case.load import parse_case
from ashore.case.schema import AcceptedPlan, Case
from ashore.data import resource
from ashore.loans.plan_kinds import PlanKind
from ashore.money import fen
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from tests.documents_reading import amounts_of, figures_of, text_of

DAY = dt.date(2026, 11, 21)
LATER = dt.date(2026, 12, 5)


def shipped(name: str) -> Case:
    return parse_case(resource(f"cases/{name}.toml").read_bytes(), f"{name}.toml", DAY)


def workout(case: Case, day: dt.date = DAY, language: Language = "zh-Hans") -> Workout:
    return Workout(case, day, language)


@cache
def decided(name: str, kind: PlanKind | None = None) -> tuple[Case, AcceptedPlan]:
    """A shipped case with a plan decided on."""
    case = shipped(name)
    said = workout(case).accept(kind)
    return case.model_copy(update={"plan": (said,)}), said


def earning(case: Case, share: str) -> Case:
    """The case with a share of its income."""
    incomes = tuple(
        one.model_copy(update={"amount": int(one.amount * Decimal(share))}) for one in case.income
    )
    return case.model_copy(update={"income": incomes})


def best(told: Any) -> Any:
    return next(plan for plan in told["plans"] if plan["id"] == told["recommended"])


def test_without_a_decision_nothing_is_said_of_one() -> None:
    work = workout(shipped("jiebei"))
    assert work.plan_json()["accepted"] is None
    assert work.earlier_json()["earlier"] == []


@pytest.mark.parametrize("kind", ["pro-rata", "avalanche", "cheapest", "soonest"])
def test_a_decision_leads_and_says_what_it_said(kind: PlanKind) -> None:
    case, said = decided("seven", kind)
    told = workout(case).plan_json()
    accepted = told["accepted"]
    assert (told["recommended"], accepted["kind"], said.kind) == (kind, kind, kind)
    assert accepted["fits"]
    assert accepted["leads"]
    assert told["leads_as"] == "decided"
    assert accepted["then"] == accepted["now"]
    plan = best(told)
    assert accepted["now"]["total_cost"] == plan["total_cost"]
    assert accepted["now"]["monthly"] == plan["monthly"][0]["total"]
    assert accepted["now"]["months"] == plan["months"]
    probability = plan["completion"]["probability"]
    assert accepted["now"]["completion"] == {"probability": probability}
    assert told["why"][0] == "这是您在2026年11月21日选定的方案。"


def test_letters_offer_what_the_decision_pays() -> None:
    case, _ = decided("seven", "avalanche")
    work = workout(case)
    plan = best(work.plan_json())
    assert work.pack_data.plan == work.plan_json()
    for debt in plan["debts"]:
        offered = work.pack_data.briefs[debt["id"]].offered
        assert offered is not None
        assert offered.facts["amount"] == fen(debt["schedule"][0]["payment"])
        assert offered.facts["total"] == fen(debt["total_paid"])
    usual = best(workout(shipped("seven")).plan_json())
    assert [debt["schedule"] for debt in usual["debts"]] != [
        one["schedule"] for one in plan["debts"]
    ]


@pytest.mark.slow
def test_every_figure_of_the_papers_is_in_the_results_on_the_day_they_are_made(
    tmp_path: Path,
) -> None:
    case, _ = decided("jiebei", "avalanche")
    manifest = workout(case, LATER).write_pack(tmp_path)
    results = json.loads((tmp_path / "results.json").read_bytes())
    assert results["plan"]["accepted"]["leads"]
    known = amounts_of(results) | amounts_of(json.loads((tmp_path / "case.json").read_bytes()))
    first = best(results["plan"])["debts"][0]["schedule"][0]["payment"]
    papers = [tmp_path / file["path"] for file in manifest["files"]]
    (letter,) = (
        path
        for path, file in zip(papers, manifest["files"], strict=True)
        if file["kind"] == "letter" and path.suffix == ".docx"
    )
    assert f"{Decimal(first):,.2f}" in text_of(letter)
    for path in papers:
        if path.suffix not in (".json", ".xlsx"):
            assert figures_of(path) <= known, path


def test_on_a_later_day_the_level_is_the_same_and_the_figures_are_of_that_day() -> None:
    case, said = decided("jiebei")
    work = workout(case, LATER)
    told = work.plan_json()
    assert work.plans.most == said.max_payment
    assert told["accepted"]["leads"]
    assert told["accepted"]["then"]["total_paid"] != told["accepted"]["now"]["total_paid"]
    owed = Decimal(work.position_json()["totals"]["total"])
    assert Decimal(best(told)["total_paid"]) - Decimal(best(told)["total_cost"]) == owed
    assert all(Decimal(month["total"]) * 100 <= said.max_payment for month in best(told)["monthly"])


def test_a_day_before_the_decision_knows_nothing_of_it() -> None:
    case, _ = decided("jiebei")
    assert workout(case, DAY - dt.timedelta(days=1)).plan_json()["accepted"] is None


def test_the_last_decision_by_its_day_is_in_force() -> None:
    _, first = decided("seven", "avalanche")
    _, second = decided("seven", "pro-rata")
    earlier = first.model_copy(update={"accepted": DAY - dt.timedelta(days=9)})
    work = workout(shipped("seven").model_copy(update={"plan": (second, earlier)}))
    told = work.earlier_json()
    assert [one["kind"] for one in told["earlier"]] == ["pro-rata", "avalanche"]
    assert [one["in_force"] for one in told["earlier"]] == [True, False]
    assert work.plan_json()["accepted"]["kind"] == "pro-rata"
    assert told["usual"]["in_force"]


def test_of_two_on_one_day_the_later_line_is_in_force() -> None:
    _, first = decided("seven", "avalanche")
    _, second = decided("seven", "pro-rata")
    work = workout(shipped("seven").model_copy(update={"plan": (second, first)}))
    assert work.plan_json()["recommended"] == "avalanche"


def test_where_less_is_left_than_it_went_by_the_usual_plan_leads_and_the_change_is_said() -> None:
    case, said = decided("jiebei")
    poorer = earning(case, "0.9")
    work = workout(poorer)
    told = work.plan_json()
    accepted = told["accepted"]
    assert not accepted["fits"]
    assert not accepted["leads"]
    assert accepted["now"] is not None, "the kind is still found, but over more months"
    assert Decimal(accepted["now"]["available"]) * 100 < said.available
    for when in ("then", "now"):
        assert f"{Decimal(accepted[when]['available']):,.2f}元" in told["why"][0]
    free = workout(poorer.model_copy(update={"plan": ()})).plan_json()
    assert told["plans"] == free["plans"]
    assert [*told["why"], *told["notes"]][1:] == [*free["why"], *free["notes"]]


def test_where_no_such_plan_is_found_any_more_that_is_said() -> None:
    case, _ = decided("jiebei")
    told = workout(earning(case, "0.5")).plan_json()
    assert told["infeasible"]
    assert told["accepted"]["now"] is None
    assert "排不出这样的方案" in told["accepted"]["why"]


def test_what_is_paid_off_needs_no_plan_and_no_word_about_one() -> None:
    case, _ = decided("jiebei")
    (debt,) = case.debt
    paid = schema.Payment.model_validate({"date": "2026-11-20", "amount": 20000})
    free = debt.model_copy(update={"payments": (*debt.payments, paid), "claim": None})
    told = workout(case.model_copy(update={"debt": (free,)})).plan_json()
    assert told["why"] == ["现在没有要还的欠款。"]


def test_wishes_are_answered_whatever_was_decided_on() -> None:
    case, _ = decided("seven", "avalanche")
    work = workout(case)
    free = workout(shipped("seven"))
    asked = work.plan_json(work.plans_by(work.usual_aims))
    assert asked["plans"] == free.plan_json()["plans"]
    assert asked["recommended"] == free.plan_json()["recommended"]
    assert asked["accepted"]["fits"]
    assert not asked["accepted"]["leads"]


def test_another_kind_is_decided_on_at_the_same_level() -> None:
    case, first = decided("seven", "pro-rata")
    second = workout(case).accept("cheapest")
    assert second.max_payment == first.max_payment
    assert second.total_cost <= first.total_cost


def test_a_plan_that_is_not_there_cannot_be_decided_on() -> None:
    with pytest.raises(LookupError):
        workout(shipped("negative")).accept()
    with pytest.raises(LookupError):
        workout(shipped("seven")).accept("as-billed")


def test_bills_that_can_be_paid_are_a_plan_to_decide_on() -> None:
    case = earning(shipped("before-due"), "2")
    said = workout(case).accept()
    assert said.kind == "as-billed"
    told = workout(case.model_copy(update={"plan": (said,)})).plan_json()
    assert told["accepted"]["leads"]
    assert told["accepted"]["then"] == told["accepted"]["now"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it(language: Language) -> None:
    case, _ = decided("jiebei")
    for changed in (case, earning(case, "0.9"), earning(case, "0.5")):
        assert workout(changed, DAY, language).plan_json()["accepted"]["why"]


@pytest.mark.parametrize("kind", ["pro-rata", "cheapest"])
def test_a_decision_is_written_and_read_again(kind: PlanKind) -> None:
    case, said = decided("seven", kind)
    assert parse_case(dump_toml(case).encode(), "case.toml", DAY) == case
    assert parse_case(dump_json(case).encode(), "case.json", DAY) == case
    assert said.debt
    assert {debt.id for debt in said.debt} == {debt.id for debt in case.debt}


def test_how_many_are_paid_at_once_is_kept_with_the_decision() -> None:
    work = workout(shipped("jiebei"))
    said = work.accept(aims=replace(work.usual_aims, most_at_once=1))
    assert (said.kind, said.most_at_once) == ("cheapest", 1)
    told = workout(shipped("jiebei").model_copy(update={"plan": (said,)})).plan_json()
    assert told["accepted"]["leads"]
    assert told["accepted"]["then"] == told["accepted"]["now"]
    assert work.accept("pro-rata", replace(work.usual_aims, most_at_once=1)).most_at_once is None
