"""What would be if: exact, from another case and never from a changed answer."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.case.dump import dump_json
from ashore.case.load import parse_case
from ashore.law.rules import rule
from ashore.planning.billed import as_billed
from ashore.planning.plan import make_plans
from ashore.planning.request import pay_dates
from ashore.workout import Workout
from ashore.workout.compared import if_refused_json, what_if_json
from ashore.workout.what_if import NOTHING, Supposition, WhatIf
from tests.cli_helper import shipped
from tests.planning.examples import START, card, matured

BY_HAND = """
schema = 1
as_of = 2026-11-21
[[income]]
name = "pay"
amount = 3000
[[expense]]
name = "all"
category = "food"
amount = 1000
[[asset]]
name = "bicycle"
value = 800
realisable = 500
[[debt]]
id = "large"
product = "other"
creditor = "Large"
lender_type = "bank"
method = "bullet"
principal = 12000
annual_rate = 0
start = 2026-01-21
instalments = 9
penalty_multiplier = 0
relief = [
  { kind = "re-instalment", max_instalments = 12 },
  { kind = "settlement", share = 0.6, min_days_past_due = 90 },
]
[[debt]]
id = "small"
product = "other"
creditor = "Small"
method = "bullet"
principal = 1500
annual_rate = 0
start = 2026-01-21
instalments = 9
penalty_multiplier = 0
relief = [{ kind = "re-instalment", max_instalments = 12 }]
[preferences]
min_completion = 0.01
"""
"""Two loans that fell due a month ago and bear nothing; 2,000 a month can be paid, and any level is sure enough."""


def by_hand(more: str = "") -> Workout:
    return Workout(parse_case((BY_HAND + more).encode(), "hand.toml", START), START, "en")


def work(name: str) -> Workout:
    return Workout(parse_case(shipped(name).read_bytes(), name, START), START, "zh-Hans")


def told(there: Workout, **asked: Any) -> Any:
    return what_if_json(Supposition(there, WhatIf(**asked)))


@pytest.mark.parametrize("name", ["jiebei", "seven", "negative", "before-due"])
def test_nothing_asked_changes_nothing(name: str) -> None:
    there = work(name)
    supposition = Supposition(there, NOTHING)
    found = what_if_json(supposition)
    assert supposition.plans is there.plans
    assert found["present"] == found["supposed"]
    if found["difference"]:
        zero = {"months": 0, "completion": "0.0000"}
        assert found["difference"] == {
            **dict.fromkeys(("largest_month", "total_paid", "total_cost"), "0.00"),
            **zero,
        }
    assert [found[part] for part in ("without_income", "sale", "refusal")] == [None] * 3


@pytest.mark.parametrize(
    "asked",
    [
        {"buffer": 500_00, "sold": (0,), "refused": ("jiebei",), "months_without_income": 2},
        {"most_a_month": 3000_00, "sure": Decimal("0.7"), "aim": "cost"},
    ],
)
def test_the_case_and_its_plan_stay_as_they_are(asked: dict[str, Any]) -> None:
    there = work("seven")
    case, plan = dump_json(there.case), there.plan_json()
    told(there, **asked)
    assert dump_json(there.case) == case
    assert there.plan_json() == plan == work("seven").plan_json()


def test_the_plan_as_it_is_by_hand() -> None:
    # 2,000 shared 12,000 : 1,500 is 1,777.78 and 222.22: 7 instalments each, 1,714.29 and 214.29.
    found = told(by_hand(), buffer=0)
    assert found["present"] == found["supposed"]
    assert (found["present"]["largest_month"], found["present"]["months"]) == ("1928.58", 7)


def test_a_buffer_is_what_the_case_would_say() -> None:
    # 1,600 a month are shared into 1,422.22 and 177.78: 9 instalments of 1,333.33 and 166.67.
    found = told(by_hand(), buffer=400_00)
    assert (found["supposed"]["largest_month"], found["supposed"]["months"]) == ("1500.00", 9)
    assert (found["difference"]["largest_month"], found["difference"]["months"]) == ("-428.58", 2)
    written = Workout(
        parse_case((BY_HAND + "buffer = 400\n").encode(), "hand.toml", START), START, "en"
    )
    assert Supposition(by_hand(), WhatIf(buffer=400_00)).plans == written.plans


def test_a_larger_buffer_never_ends_sooner() -> None:
    there = work("seven")
    asked = [told(there, buffer=buffer * 100_00, sure=Decimal("0.01")) for buffer in (0, 2, 4, 5)]
    months = [one["supposed"]["months"] for one in asked]
    assert months == sorted(months)
    assert months[0] < months[-1]


def test_what_is_sold_pays_exactly_its_money() -> None:
    there = by_hand()
    supposition = Supposition(there, WhatIf(sold=(0,)))
    found = what_if_json(supposition)
    assert found["sale"]["brings"] == "500.00"
    assert found["sale"]["paid_in"] == {"large": "500.00"}, "alike in rate: the first"
    assert supposition.plans.best is not None
    assert supposition.plans.best.total_paid == 13_000_00
    assert (found["supposed"]["total_paid"], found["supposed"]["total_cost"]) == (
        "13500.00",
        "0.00",
    )
    assert not supposition.work.case.asset, "and is no reserve any more"


def test_the_dearest_debt_is_paid_first_and_then_the_next() -> None:
    there = work("seven")
    dearest = "meituan"  # 0.06 % a day
    owed = {one["id"]: Decimal(one["total"]) for one in there.position_json()["debts"]}
    found = told(there, sold=(0, 1))
    assert found["sale"]["paid_in"] == {dearest: "6000.00"}
    rich = there.case.model_copy(
        update={
            "asset": (there.case.asset[0].model_copy(update={"realisable": 20_000_00}),),
        }
    )
    paid = told(there.otherwise(rich), sold=(0,))["sale"]["paid_in"]
    assert list(paid) == [dearest, "fangxinjie"]
    assert Decimal(paid[dearest]) == owed[dearest]
    assert sum(map(Decimal, paid.values())) == 20_000


def test_a_month_without_income_by_hand() -> None:
    found = told(by_hand(), months_without_income=1)
    pause = found["without_income"]
    assert (pause["lack"], pause["covered"], pause["missing"]) == ("1000.00", "500.00", "500.00")
    assert (pause["until"], found["supposed"]["months"]) == ("2026-12-21", 8)
    assert (found["supposed"]["total_paid"], found["supposed"]["total_cost"]) == (
        "13500.00",
        "0.00",
    )
    assert Decimal(pause["completion"]["probability"]) < Decimal(
        found["present"]["completion"]["probability"]
    )
    first = Supposition(by_hand(), WhatIf(months_without_income=1)).plans.best
    assert first is not None
    assert first.monthly[0][0] == dt.date(2027, 1, 21)


def test_a_sale_is_lived_on_before_it_is_paid_in() -> None:
    rich = BY_HAND.replace("value = 800\nrealisable = 500", "value = 1600\nrealisable = 1600")
    there = Workout(parse_case(rich.encode(), "hand.toml", START), START, "en")
    found = told(there, months_without_income=1, sold=(0,))
    assert found["without_income"]["missing"] == "0.00"
    assert found["sale"]["paid_in"] == {"large": "600.00"}
    assert found["supposed"]["total_paid"] == "13500.00"


def test_interest_goes_on_while_nothing_is_paid() -> None:
    found = told(work("jiebei"), months_without_income=3)
    assert Decimal(found["difference"]["total_cost"]) > 0
    assert found["difference"]["months"] >= 3


def test_a_lender_that_refuses_is_paid_by_its_contract() -> None:
    there = by_hand()
    supposition = Supposition(there, WhatIf(refused=("small",)))
    found = what_if_json(supposition)
    assert found["refusal"]["fits"]
    assert (found["refusal"]["steps"], found["refusal"]["left_a_month"]) == ([], None)
    best = supposition.plans.best
    assert best is not None
    debt = next(one for one in there.debts if one.entry.id == "small")
    (part,) = [one for one in best.debts if one.debt_id == "small"]
    assert part.schedule == as_billed(debt.plan_debt("en"), pay_dates(START), 60)
    assert [(row.date, row.payment) for row in part.schedule] == [(dt.date(2026, 12, 21), 1500_00)]
    # 500 are left of that month, less than the 1,000 that twelve instalments take: the other begins a month later.
    (other,) = [one for one in best.debts if one.debt_id == "large"]
    assert [row.payment for row in other.schedule] == [2000_00] * 6
    assert other.schedule[0].date == dt.date(2027, 1, 21)


def test_what_is_left_for_a_lender_that_cannot_be_paid_by_its_contract() -> None:
    # The other keeps its 214.29 in 7 months; 1,928.58 less that is 1,714.29, and 12,000 are there after the seventh.
    found = told(by_hand(), refused=("large",))
    refusal = found["refusal"]
    assert not refusal["fits"]
    assert (refusal["left_a_month"], refusal["covered_after"]) == ("1714.29", 7)
    assert (found["supposed"]["largest_month"], found["supposed"]["months"]) == ("214.29", 7)
    assert found["difference"] is None, "of other debts, so nothing is compared"
    assert refusal["text"] == (
        "If Large does not agree, paying it by its contract does not fit. "
        "The others can be agreed first: at most CNY 214.29 a month, paid off in 7 months, CNY 1,500.00 in all. "
        "Every month then leaves at least CNY 1,714.29. You can put it aside, or pay it to Large. "
        "Put aside each month, it would pay off Large in about 7 months. "
        "That counts the interest and penalty that its contract adds meanwhile."
    )
    rules = [step["rule"] for step in refusal["steps"]]
    assert rules[2:4] == ["complaint_15_30_60", "channel_12378"]
    assert all(rule(one).verified for one in rules if one)
    assert any("settled at once" in step["text"] for step in refusal["steps"])


def test_where_all_refuse_everything_is_put_aside() -> None:
    found = told(by_hand(), refused=("large", "small"))
    assert found["refusal"]["left_a_month"] == "1928.58"
    assert found["supposed"]["fits"]
    assert found["supposed"]["kind"] is None


def test_a_card_whose_minimum_never_ends_cannot_be_paid_by_its_contract() -> None:
    never = """
[[debt]]
id = "card"
product = "credit_card_generic"
method = "revolving"
daily_rate = 0.0005
statements = [{ date = 2026-11-05, due = 2026-11-25, balance = 10000, minimum = 100 }]
"""
    case = BY_HAND.replace("[preferences]", f"{never}\n[preferences]")
    there = Workout(parse_case(case.encode(), "hand.toml", START), START, "en")
    refusal = told(there, refused=("card",))["refusal"]
    assert not refusal["fits"]
    assert Decimal(refusal["left_a_month"]) > 0
    with pytest.raises(ValueError, match="refuses"):
        make_plans(
            (card("c", 10_000_00, 100_00, dt.date(2026, 11, 5), refuses=True),), 500_00, START
        )


def test_a_refusal_asks_nothing_of_the_lender() -> None:
    debts = (matured("a", 1000_00, refuses=True), matured("b", 6000_00))
    plans = make_plans(debts, 2000_00, START)
    assert plans.best is not None
    parts = {one.debt_id: one for one in plans.best.debts}
    assert (parts["a"].is_kept, parts["b"].is_kept) == (True, False)
    assert [row.payment for row in parts["a"].schedule] == [1000_00]
    assert all(amount <= 2000_00 for _, amount in plans.best.monthly)


def test_priority_debts_may_still_catch_up() -> None:
    first = matured("a", 3000_00, priority=True)
    plain = make_plans((first,), 1000_00, START)
    refused = make_plans((matured("a", 3000_00, priority=True, refuses=True),), 1000_00, START)
    assert plain.best == refused.best
    assert plain.best is not None


def test_every_uncertain_answer_is_planned_with_no_too() -> None:
    there = work("seven")
    found = list(if_refused_json(there))
    assert there.plans.best is not None
    assert [one["id"] for one in found] == [debt.debt_id for debt in there.plans.best.debts]
    for one in found:
        alone = told(there, refused=(one["id"],))
        assert one["text"] == alone["refusal"]["text"]
        assert one["left_a_month"] == alone["refusal"]["left_a_month"]
        assert one["largest_month"] == alone["supposed"]["largest_month"]
        assert (one["completion"] is None) == (one["largest_month"] is None)


def test_a_certain_answer_is_not_asked_about() -> None:
    there = by_hand()
    assert [one["id"] for one in if_refused_json(there)] == ["large", "small"]
    assert not list(if_refused_json(work("negative"))), "no plan, no answer to wait for"


def test_what_does_not_fit_says_how_much_would() -> None:
    found = told(by_hand(), buffer=1900_00)
    assert not found["supposed"]["fits"]
    # Over twelve instalments: 1,000 and 125.
    assert found["supposed"]["smallest_monthly"] == "1125.00"
    assert found["difference"] is None


def test_income_back_on_the_day_said() -> None:
    there = Supposition(by_hand(), WhatIf(months_without_income=2))
    assert there.pause is not None
    assert (there.pause.lack, there.pause.until) == (2000_00, dt.date(2027, 1, 21))
    assert there.work.as_of == dt.date(2027, 1, 21)
    assert there.work.household_budget.expected == 2000_00
