"""A lender's answer in what is said of a plan: by hand where nothing else is uncertain, and on shipped cases."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ashore.case.dump import dump_json
from ashore.case.schema import Case, Relief
from ashore.documents.overview import overview
from ashore.household.model import Household, Income
from ashore.loans.relief import ReliefOption
from ashore.planning.futures.completion import Completion
from ashore.planning.ground import AS_IS
from ashore.planning.plan import make_plans
from ashore.planning.request import PlanDebt, pay_dates
from ashore.planning.result import DebtPlan, Plan, PlannedPayment
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from ashore.workout.futures import COUNT, HouseholdFutures
from tests.cli_helper import called
from tests.planning.examples import START, instalments, matured, running
from tests.planning.futures.samples import NOTHING_HAPPENS
from tests.test_documents_content import words
from tests.test_workout_futures import DAY, case

MONTHS = 12
DATES = pay_dates(START)


def believing(made: Case, likelihood: str | None, *ids: str) -> Case:
    """Where lenders of debts are thought to grant three years, as likely as said."""
    chance = None if likelihood is None else Decimal(likelihood)
    relief = Relief(kind="re-instalment", max_instalments=36, likelihood=chance)
    debts = [
        one.model_copy(update={"relief": (relief,)}) if one.id in ids else one for one in made.debt
    ]
    return made.model_copy(update={"debt": tuple(debts)})


def told(made: Case, language: Language = "zh-Hans") -> dict[str, Any]:
    return Workout(made, DAY, language).plan_json()


def best(found: dict[str, Any]) -> dict[str, Any]:
    return next(plan for plan in found["plans"] if plan["id"] == found["recommended"])


@pytest.fixture
def calm(monkeypatch: pytest.MonkeyPatch) -> HouseholdFutures:
    """A household that has 300 yuan a month in every future."""
    monkeypatch.setattr(
        "ashore.planning.futures.assumptions.default_assumptions", lambda: NOTHING_HAPPENS
    )
    return HouseholdFutures(Household((Income("工资", 30_000),)), START, MONTHS)


def granted_by(chances: dict[str, str | None]) -> tuple[Plan, list[PlanDebt]]:
    """1,200 yuan owed to each lender, all due already, and the plan that pays them 100 yuan a month."""
    debts = [
        matured(name, 120_000, menu=(instalments(12, "0", likelihood=chance and Decimal(chance)),))
        for name, chance in chances.items()
    ]
    plan = make_plans(debts, 10_000 * len(debts), START, MONTHS).best
    assert plan is not None
    return plan, debts


def test_what_a_refusal_asks_for_at_once_cannot_be_paid(calm: HouseholdFutures) -> None:
    plan, debts = granted_by({"a": "0.4"})
    answered = calm.with_answers(plan, debts)
    refused = int(calm._drawn.refused(0, 0.6).sum())
    assert calm.completion(plan).completed == COUNT
    # 1,200 yuan are due in the first month, where 300 have come.
    assert answered == Completion(COUNT, refused, (refused, *(0,) * (MONTHS - 1)))
    assert answered.probability == pytest.approx(0.4, abs=0.02)


def test_lenders_answer_each_for_itself(calm: HouseholdFutures) -> None:
    plan, debts = granted_by({"a": "0.4", "b": "0.7", "c": None})
    answered = calm.with_answers(plan, debts)
    agreed = ~calm._drawn.refused(0, 0.6) & ~calm._drawn.refused(1, 0.3)
    assert answered is not None
    assert answered.completed == int(agreed.sum())
    assert answered.probability == pytest.approx(0.4 * 0.7, abs=0.02)


@pytest.mark.usefixtures("calm")
def test_who_can_pay_by_the_contract_need_not_fear_the_answer() -> None:
    plan, debts = granted_by({"a": "0.4"})
    rich = HouseholdFutures(Household((Income("工资", 120_000),)), START, MONTHS)
    answered = rich.with_answers(plan, debts)
    assert answered == rich.completion(plan)
    breaks = rich.breaks_json(plan, rich.completion(plan), answered, "zh-Hans")
    assert [one["cause"] for one in breaks] == []


@pytest.mark.usefixtures("calm")
def test_what_goes_on_after_the_plan_counts_only_beside_a_refused_debt() -> None:
    # 300 yuan come for ten months. One loan takes 100 a month for twelve; the other 200 for six, or, refused, 100 for
    # twelve. Of what is left then, 1.4 months' income is kept: 350 yuan, which is less than two months of both.
    debts = [running(name, 120_000, 12, 0, START) for name in ("asked", "kept")]
    asked = instalments(6, "0", likelihood=Decimal("0.5"))
    plan = Plan(
        "avalanche",
        "avalanche",
        (planned("asked", asked, 20_000, 6), planned("kept", AS_IS, 10_000, 12)),
        tuple((DATES.on(month), 30_000 if month <= 6 else 10_000) for month in range(1, 13)),
    )
    ten_months = Income("工资", 30_000, until=DATES.on(10))
    futures = HouseholdFutures(Household((ten_months,)), START, MONTHS)
    refused = int(futures._drawn.refused(0, 0.5).sum())
    assert futures.completion(plan).completed == COUNT
    answered = futures.with_answers(plan, debts)
    assert answered is not None
    assert answered.breaks == (*(0,) * (MONTHS - 1), refused)


def planned(debt_id: str, relief: ReliefOption, amount: int, months: int) -> DebtPlan:
    """So much a month on 1,200 yuan owed without interest."""
    rows = tuple(
        PlannedPayment(DATES.on(month), amount, 0, amount, 0, 120_000 - month * amount)
        for month in range(1, months + 1)
    )
    return DebtPlan(debt_id, relief, 120_000, rows, START, 120_000, Decimal(0))


def test_what_nobody_knows_is_not_guessed(calm: HouseholdFutures) -> None:
    assert calm.with_answers(*granted_by({"a": None})) is None


@pytest.mark.parametrize("name", ["jiebei", "seven"])
def test_what_is_certain_changes_nothing_and_what_is_less_likely_is_never_surer(name: str) -> None:
    first, *_ = case(name).debt
    agreed = Workout(case(name), DAY, "zh-Hans")
    completed = []
    for chance in ("1", "0.8", "0.5", "0.1", "0"):
        found = best(told(believing(agreed.case, chance, first.id)))
        if chance == "1":
            assert found["completion_with_answers"] == found["completion"]
        completed.append(Decimal(found["completion_with_answers"]["probability"]))
    assert completed == sorted(completed, reverse=True)
    assert completed[-1] < completed[0] / 2


def test_what_breaks_a_plan_says_by_how_much_it_is_less_sure_with_the_answers() -> None:
    made = believing(case("seven"), "0.7", "jiebei", "weilidai")
    found = told(made)
    plan, breaks = best(found), found["breaks_on"]
    (refusal,) = [one for one in breaks if one["cause"] == "refusal"]
    agreed, answered = (
        Decimal(plan[name]["probability"]) for name in ("completion", "completion_with_answers")
    )
    assert 0 < answered < agreed
    assert Decimal(refusal["share"]) == agreed - answered
    shares = [Decimal(one["share"]) for one in breaks]
    assert shares == sorted(shares, reverse=True)
    assert f"{round(100 * answered)}%" in refusal["text"]
    assert "用的是您自己的估计" in refusal["text"]
    assert "另有5笔没有估计过，按同意算。" in refusal["text"]
    assert told(made) == found


def test_where_all_are_estimated_no_others_are_spoken_of() -> None:
    (refusal,) = [
        one
        for one in told(believing(case("jiebei"), "0.7", "jiebei"))["breaks_on"]
        if one["cause"] == "refusal"
    ]
    assert "另有" not in refusal["text"]


def test_without_an_estimate_all_is_as_it_was() -> None:
    unknown, certain = (told(believing(case("jiebei"), chance, "jiebei")) for chance in (None, "1"))
    assert [plan["completion_with_answers"] for plan in unknown["plans"]] == [None] * 4
    assert "refusal" not in [one["cause"] for one in unknown["breaks_on"]]
    assert unknown["breaks_on"] == certain["breaks_on"]
    assert unknown["promise"] == certain["promise"]


def test_debts_however_large_have_futures_too() -> None:
    made = believing(case("jiebei"), "0.5", "jiebei")
    large = tuple(
        one.model_copy(update={"principal": one.principal * 1_000, "claim": None})
        if one.id == "jiebei"
        else one
        for one in made.debt
    )
    found = told(made.model_copy(update={"debt": large}))
    assert {one["completion"]["probability"] for one in found["baselines"]} == {"0.0000"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_and_the_pack_say_it(
    language: Language,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = believing(case("jiebei"), "0.6", "jiebei")
    work = Workout(made, DAY, language)
    (said,) = [one["text"] for one in work.plan_json()["breaks_on"] if one["cause"] == "refusal"]
    assert said in words(overview(work.pack_data))
    monkeypatch.setenv("LANGUAGE", language)
    file = tmp_path / "case.json"
    file.write_text(dump_json(made), "utf-8")
    printed = called(capsys, "plan", file).out
    assert "".join(said.split()) in "".join(printed.split())
