"""The calendar of a case: what it says of a plan, of the bills, and of cash that nobody wrote down."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from tests.cli_helper import shipped

DAY = dt.date(2026, 11, 21)


def work(name: str, language: Language = "zh-Hans") -> Workout:
    return Workout(parse_case(shipped(name).read_bytes(), name, DAY), DAY, language)


def told(name: str, at_hand: int | None = None) -> dict[str, Any]:
    found = work(name).calendar_json(at_hand=at_hand)
    assert found is not None
    return found


def test_the_recommended_plan_is_paid_on_its_days() -> None:
    made = work("jiebei")
    plan = made.plan_json()
    (debt,) = next(one for one in plan["plans"] if one["id"] == plan["recommended"])["debts"]
    found = plan["calendar"]
    assert (found["of"], found["overdue"], found["reserve_said"]) == ("plan", None, False)
    assert found["payments"] == [
        {"date": row["date"], "debt": "jiebei", "amount": row["payment"]}
        for row in debt["schedule"][:2]
    ]
    # The wage of 6,200 comes on the 17th, as its `from` says.
    wages = [one for one in found["flows"] if one["name"] == "工资"]
    assert [(one["date"], one["amount"]) for one in wages] == [
        ("2026-12-17", "6200.00"),
        ("2027-01-17", "6200.00"),
    ]
    assert found["outcome"] == ["照这样，每一天的钱都够用。"]
    assert found["questions"] == []


def test_nobody_is_taken_to_be_without_what_life_needs_until_the_next_wage() -> None:
    found = told("jiebei")
    # 4,884 of expenses, buffer included, spread over 30 days, of which 26 are before the wage counts.
    assert found["reserve"] == "4232.80"
    assert any("4,232.80元" in said and "12月17日" in said for said in found["said"])
    assert min(Decimal(day["before"]) for day in found["days"]) == 0


def test_incomes_without_a_day_are_asked_about() -> None:
    found = told("seven")
    assert [said.partition("”")[0] for said in found["questions"]] == ["“妻子的工资", "“周末送货"]
    assert "房租" in found["undated"]
    assert any("房租、水电燃气" in said for said in found["notes"])


def test_what_is_written_in_hand_is_what_it_begins_with() -> None:
    found = told("seven", 0)
    assert (found["reserve"], found["reserve_said"]) == ("0.00", True)
    assert found["said"][-1] == "从手上有0.00元算起。"
    assert found["moves"]
    assert all("约定的时候" in one["text"] for one in found["moves"])
    first, *_ = found["shortfalls"]
    assert (first["from"], first["until"]) == ("2026-11-22", "2026-12-08")
    assert first["hits"] == ["这些天没有要还的，差的是过日子的钱。"]
    (left,) = found["unavoidable"]
    assert sum(Decimal(row["amount"]) for row in left["rows"]) == Decimal(left["sum"])
    assert Decimal(left["sum"]) == -Decimal(left["missing"])
    better = [
        Decimal(day["after"]) - Decimal(day["before"])
        for day in found["days"]
        if Decimal(day["before"]) < 0
    ]
    assert min(better) >= 0 < max(better)


def test_where_no_plan_fits_the_bills_to_come_are_shown_and_what_is_overdue_is_not() -> None:
    made = work("negative")
    found = told("negative")
    assert found["of"] == "bills"
    billed = sorted(
        (one.date.isoformat(), debt.entry.id)
        for debt in made.debts
        for one in debt.billed(dt.date(2027, 1, 21))
    )
    assert sorted((one["date"], one["debt"]) for one in found["payments"]) == billed
    overdue = sum(debt.still_to_pay(DAY)[0][1] for debt in made.debts)
    assert found["overdue"] == f"{overdue / 100:.2f}"
    assert any("已经逾期" in said for said in found["said"])
    assert found["moves"] == []
    assert [one["missing"] for one in found["unavoidable"]] == [
        one["missing"] for one in found["shortfalls"]
    ]
    assert found["outcome"] == ["差的这些，改还款日补不上。"]


def test_nothing_owed_has_no_calendar() -> None:
    made = parse_case(b'schema = 1\n[[income]]\nname = "a"\namount = 1\n', "a", DAY)
    found = Workout(made, DAY, "zh-Hans")
    assert found.calendar_json() is None
    assert found.plan_json()["calendar"] is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["jiebei", "seven", "before-due", "planted", "negative"])
def test_every_case_is_told_in_every_language(name: str, language: Language) -> None:
    made = work(name, language)
    for at_hand in (None, 0, 50_000):
        found = made.calendar_json(at_hand=at_hand)
        assert found is not None
        before = Decimal(found["reserve"])
        for row in found["agenda"]:
            moved = sum(Decimal(one["amount"]) for one in row["entries"])
            assert Decimal(row["left"]) == before + Decimal(row["spread"]) + moved
            before = Decimal(row["left"])
        assert all(found["said"])
        assert bool(found["shortfalls"]) == any(Decimal(day["before"]) < 0 for day in found["days"])


def test_a_rent_with_its_day_goes_out_on_it_and_is_not_spread() -> None:
    written = shipped("seven").read_text("utf-8")
    named = written.replace('name = "房租"', 'name = "房租"\nday = 5')
    made = Workout(parse_case(named.encode(), "seven", DAY), DAY, "zh-Hans")
    found, plain = made.calendar_json(), told("seven")
    assert found is not None
    rent = [(one["date"], one["amount"]) for one in found["flows"] if one["name"] == "房租"]
    assert rent == [("2026-12-05", "-2300.00"), ("2027-01-05", "-2300.00")]
    assert plain["undated_expenses"][0] == "房租"
    assert found["undated_expenses"] == plain["undated_expenses"][1:]
    assert not any("房租" in said for said in found["notes"])
    (day,) = [one for one in found["agenda"] if one["date"] == "2026-12-05"]
    assert "房租" in [one["name"] for one in day["entries"]]
    assert made.budget_json()["surplus"] == work("seven").budget_json()["surplus"]


def test_an_income_with_its_day_is_asked_about_no_more() -> None:
    written = shipped("seven").read_text("utf-8")
    named = written.replace('name = "妻子的工资"', 'name = "妻子的工资"\nday = 15')
    made = Workout(parse_case(named.encode(), "seven", DAY), DAY, "zh-Hans")
    found = made.calendar_json()
    assert found is not None
    assert [one["date"] for one in found["flows"] if one["name"] == "妻子的工资"] == [
        "2026-12-15",
        "2027-01-15",
    ]
    assert len(found["questions"]) == 1
    assert made.budget_json()["surplus"] == work("seven").budget_json()["surplus"]
