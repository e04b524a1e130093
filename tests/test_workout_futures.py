"""A case's plans lived through its household's futures."""

import datetime as dt
from decimal import Decimal

import pytest

from ashore.case.load import parse_case
from ashore.case.schema import Case
from ashore.workout import Workout
from tests.cli_helper import shipped

DAY = dt.date(2026, 11, 21)


def case(name: str) -> Case:
    return parse_case(shipped(name).read_bytes(), name, DAY)


def work(made: str | Case) -> Workout:
    return Workout(case(made) if isinstance(made, str) else made, DAY, "zh-Hans")


def wanting(name: str, sure: str) -> Case:
    made = case(name)
    wanted = made.preferences.model_copy(update={"min_completion": Decimal(sure)})
    return made.model_copy(update={"preferences": wanted})


def earning(name: str, certainty: str) -> Case:
    made = case(name)
    return made.model_copy(
        update={"income": [one.model_copy(update={"certainty": certainty}) for one in made.income]}
    )


@pytest.mark.parametrize("name", ["jiebei", "planted", "seven"])
def test_every_plan_says_how_sure_it_is_and_what_breaks_it(name: str) -> None:
    told = work(name).plan_json()
    for plan in told["plans"]:
        low, chance, high = (
            Decimal(plan["completion"][key]) for key in ("low", "probability", "high")
        )
        assert 0 < low < chance < high < 1
        assert plan["completion"]["futures"] == 10_000
    (chosen,) = [level for level in told["frontier"] if level["recommended"]]
    best = next(plan for plan in told["plans"] if plan["id"] == told["recommended"])
    assert chosen["completion"] == best["completion"]
    assert chosen["months"] == best["months"]
    shares = [Decimal(one["share"]) for one in told["breaks_on"]]
    assert shares
    assert shares == sorted(shares, reverse=True)


def test_the_same_case_has_the_same_answer() -> None:
    assert work("seven").plan_json() == work("seven").plan_json()


@pytest.mark.parametrize(
    ("made", "firmness", "leads_as"),
    [
        ("seven", "too-unsure", "tentative"),
        (wanting("seven", "0.6"), "firm", "recommended"),
        ("negative", None, None),
    ],
)
def test_what_should_not_be_promised_is_not_recommended(
    made: str | Case, firmness: str | None, leads_as: str | None
) -> None:
    told = work(made).plan_json()
    assert (told["promise"] or {}).get("firmness") == firmness
    assert told["leads_as"] == leads_as


def test_who_wants_to_be_surer_pays_no_more_a_month() -> None:
    months = [
        work(wanting("jiebei", sure)).plan_json()["plans"][0]["months"]
        for sure in ("0.5", "0.6", "0.75", "0.9")
    ]
    assert months == sorted(months)
    assert months[0] < months[-1]


def test_a_surer_income_makes_a_plan_surer() -> None:
    chances = [
        Decimal(
            work(earning("jiebei", certainty)).plan_json()["frontier"][0]["completion"][
                "probability"
            ]
        )
        for certainty in ("steady", "at-risk")
    ]
    assert chances[0] > chances[1] + Decimal("0.05")


def test_where_no_plan_fits_there_is_nothing_to_be_sure_of() -> None:
    told = work("negative").plan_json()
    assert (told["frontier"], told["breaks_on"], told["plans"]) == ([], [], [])


def test_what_is_owed_does_not_wait_for_futures() -> None:
    alone, ahead = (work("jiebei").position_json(with_plan=each) for each in (False, True))
    assert alone["totals"]["forecast_plan"] in ([], None)
    assert ahead["totals"]["forecast_plan"]
    assert alone["totals"]["total"] == ahead["totals"]["total"]


def test_amounts_however_large_have_futures_too() -> None:
    made = case("jiebei")
    rich = [one.model_copy(update={"amount": 10**12}) for one in made.income]
    told = work(made.model_copy(update={"income": rich})).plan_json()
    assert Decimal(told["plans"][0]["completion"]["probability"]) > Decimal("0.9")
