"""Agreements that lenders have signed: paid exactly as agreed, nothing more asked, and what was missed not hidden."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.case.schema import Case
from ashore.data import resource
from ashore.loans.terms import Payment
from ashore.money import fen
from ashore.planning.signed import signed
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from tests.documents_reading import amounts_of, figures_of

DAY = dt.date(2026, 11, 21)
CARD = "card-dongjiang"


def day(month: int, number: int = 15, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


AGREED = (Payment(day(11), 300_00), Payment(day(12), 400_00), Payment(day(1, year=2027), 500_00))


def agreement(debt: str, amount: int, count: int, first: int = 12) -> str:
    """An agreement of level payments on the 15th."""
    months = range(first, first + count)
    days = [dt.date(2026 + (one - 1) // 12, (one - 1) % 12 + 1, 15) for one in months]
    payments = ", ".join(f"{{ date = {one}, amount = {amount} }}" for one in days)
    return f'\n[[agreement]]\ndebt = "{debt}"\nsigned = 2026-11-10\npayments = [ {payments} ]\n'


def case(name: str, *more: str) -> Case:
    text = resource(f"cases/{name}.toml").read_text("utf-8") + "".join(more)
    return parse_case(text.encode(), "case.toml", DAY)


def plan_of(told: Any, debt: str) -> Any:
    best = next(plan for plan in told["plans"] if plan["id"] == told["recommended"])
    return next((one for one in best["debts"] if one["id"] == debt), None)


def test_what_fell_due_and_was_not_paid_is_missed() -> None:
    found = signed(day(11, 10), AGREED, (), DAY)
    assert (found.missed, found.missed_since) == (300_00, day(11))
    assert found.to_come == AGREED[1:]
    assert found.left == 1200_00


def test_what_was_paid_since_settles_in_order_and_what_was_paid_before_does_not() -> None:
    paid = (Payment(day(11, 9), 1000_00), Payment(day(11, 16), 350_00))
    found = signed(day(11, 10), AGREED, paid, DAY)
    assert (found.missed, found.missed_since) == (0, None)
    assert found.to_come == (Payment(day(12), 350_00), AGREED[2])


def test_a_payment_of_the_day_itself_is_still_to_come() -> None:
    found = signed(day(11, 10), (Payment(DAY, 300_00),), (), DAY)
    assert (found.missed, found.left) == (0, 300_00)


def test_what_is_paid_in_full_asks_for_nothing() -> None:
    found = signed(day(11, 10), AGREED, (Payment(day(11, 20), 5000_00),), DAY)
    assert (found.left, found.rows(day(12, 21))) == (0, ())


def test_missed_payments_are_planned_for_the_first_pay_date_and_others_for_their_own() -> None:
    rows = signed(day(11, 10), AGREED, (), DAY).rows(day(12, 21))
    assert [(row.date, row.payment, row.balance) for row in rows] == [
        (day(12), 400_00, 800_00),
        (day(12, 21), 300_00, 500_00),
        (day(1, year=2027), 500_00, 0),
    ]


@pytest.mark.parametrize("kind", ["pro-rata", "avalanche", "cheapest"])
def test_every_plan_pays_exactly_what_was_agreed(kind: Any) -> None:
    work = Workout(case("seven", agreement(CARD, 400, 40)), DAY, "zh-Hans")
    plans = work.plans_by(replace(work.usual_aims, aim="cost" if kind == "cheapest" else None))
    (plan,) = (plan for plan in plans.plans if plan.kind == kind)
    debt = next(one for one in plan.debts if one.debt_id == CARD)
    assert [row.payment for row in debt.schedule] == [400_00] * 40
    assert {row.date.day for row in debt.schedule} == {15}
    assert debt.total_paid == 16000_00
    assert debt.cost == 16000_00 - debt.owed
    assert debt.is_kept


def test_it_is_shown_as_agreed_and_nothing_is_asked_of_that_lender() -> None:
    work = Workout(case("seven", agreement(CARD, 400, 40)), DAY, "zh-Hans")
    told = work.plan_json()
    card = plan_of(told, CARD)
    assert card["relief"]["kind"] == "agreed"
    assert card["relief"]["capital"] == card["total_paid"] == "16000.00"
    assert card["relief"]["waived"] == "0.00", "an agreement does not say what of it is given up"
    assert fen(card["cost"]) == fen(card["total_paid"]) - fen(card["owed"])
    assert CARD not in work.pack_data.briefs
    assert len(work.pack_data.briefs) == len(work.debts) - 1
    assert work.position_json()["next_step"]["debt"] != CARD
    (found,) = told["agreements"]
    assert found["debt"] == CARD
    assert found["next"] == {"date": "2026-12-15", "amount": "400.00"}
    assert (found["left"], found["missed"], found["missed_since"]) == ("16000.00", "0.00", None)


def test_the_money_of_each_month_is_not_spent_twice() -> None:
    told = Workout(case("seven", agreement(CARD, 400, 40)), DAY, "zh-Hans").plan_json()
    best = next(plan for plan in told["plans"] if plan["id"] == told["recommended"])
    most = max(fen(level["most"]) for level in told["frontier"])
    assert all(fen(month["total"]) <= most for month in best["monthly"])
    assert sum(fen(month["total"]) for month in best["monthly"]) == fen(best["total_paid"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_missed_payments_are_pointed_out(language: Language) -> None:
    told = Workout(case("seven", agreement(CARD, 400, 40, first=11)), DAY, language).plan_json()
    (found,) = told["agreements"]
    assert (found["missed"], found["missed_since"]) == ("400.00", "2026-11-15")
    assert len(found["text"]) == 2
    assert "400.00" in found["text"][1]
    first = plan_of(told, CARD)["schedule"]
    assert [row["date"] for row in first[:2]] == ["2026-12-15", "2026-12-21"]


def test_where_all_is_agreed_nobody_is_asked_and_the_figures_say_less() -> None:
    work = Workout(case("jiebei", agreement("jiebei", 500, 4)), DAY, "zh-Hans")
    told = work.plan_json()
    assert told["recommended"] == "as-billed"
    assert "比今天欠的少10,054.91元" in told["why"][0]
    assert not work.pack_data.briefs
    assert work.position_json()["next_step"] is None


def test_an_agreement_paid_off_leaves_nothing_to_plan() -> None:
    paid = case("jiebei", agreement("jiebei", 500, 1))
    (debt,) = paid.debt
    done = debt.payments[0].model_copy(update={"date": DAY, "amount": 500_00})
    debt = debt.model_copy(update={"payments": (*debt.payments, done)})
    told = Workout(paid.model_copy(update={"debt": (debt,)}), DAY, "zh-Hans").plan_json()
    assert told["plans"] == []
    assert told["agreements"][0]["left"] == "0.00"
    assert "已经还完" in told["agreements"][0]["text"][0]


def test_before_it_was_signed_an_agreement_is_none() -> None:
    work = Workout(case("seven", agreement(CARD, 400, 40)), dt.date(2026, 11, 9), "zh-Hans")
    assert work.plan_json()["agreements"] == []
    assert CARD in work.pack_data.briefs


def test_what_cannot_be_paid_as_agreed_is_named_among_the_reasons() -> None:
    told = Workout(case("seven", agreement(CARD, 9000, 2)), DAY, "zh-Hans").plan_json()
    assert "照签好的协议，最多的一个月要还9,000.00元" in told["infeasible"]["reasons"][0]


def test_the_last_one_signed_is_in_force() -> None:
    second = agreement(CARD, 350, 50).replace("2026-11-10", "2026-11-19")
    told = Workout(case("seven", second, agreement(CARD, 400, 40)), DAY, "zh-Hans").plan_json()
    assert told["agreements"][0]["signed"] == "2026-11-19"
    assert {row["payment"] for row in plan_of(told, CARD)["schedule"]} == {"350.00"}


def test_a_plan_decided_on_names_what_is_agreed() -> None:
    found = case("seven", agreement(CARD, 400, 40))
    said = Workout(found, DAY, "zh-Hans").accept()
    assert {debt.relief for debt in said.debt if debt.id == CARD} == {"agreed"}
    told = Workout(found.model_copy(update={"plan": (said,)}), DAY, "zh-Hans").plan_json()
    assert told["accepted"]["leads"]
    assert told["accepted"]["then"] == told["accepted"]["now"]


@pytest.mark.slow
def test_papers_are_for_the_other_lenders_and_say_only_what_is_in_the_results(
    tmp_path: Path,
) -> None:
    case_file = case("seven", agreement(CARD, 400, 40, first=11))
    manifest = Workout(case_file, DAY, "zh-Hans").write_pack(tmp_path)
    results = json.loads((tmp_path / "results.json").read_bytes())
    known = amounts_of(results) | amounts_of(json.loads((tmp_path / "case.json").read_bytes()))
    for file in manifest["files"]:
        path = tmp_path / file["path"]
        assert CARD not in file["path"]
        if path.suffix not in (".json", ".xlsx"):
            assert figures_of(path) <= known, path
