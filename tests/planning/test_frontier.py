"""How much to pay: the levels, and which of them to choose."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ashore.planning.aims import Aims
from ashore.planning.frontier import choose, levels
from ashore.planning.futures.completion import Completion
from ashore.planning.plan import make_plans, recommended
from ashore.planning.request import Budget, budget_of
from ashore.planning.result import Level, Plan
from ashore.planning.why import how_sure
from ashore.texts import message
from tests.planning.examples import START, matured

WANTED = Decimal("0.9")


def kept(of_a_thousand: int) -> Completion:
    return Completion(1000, 0, (1000 - of_a_thousand,))


def plan_within(budget: Budget) -> Plan | None:
    debts = [matured("a", 6000_00, "0.12", longest=24), matured("b", 3000_00, longest=24)]
    plans = make_plans(debts, budget.amounts, START).plans
    return recommended(plans) if plans else None


def level(most: int, sure: int) -> Level:
    plan = plan_within(budget_of(most))
    assert plan is not None
    return Level(most, plan, kept(sure))


def test_levels_go_down_by_tens_of_yuan_as_long_as_a_plan_fits() -> None:
    found = levels(budget_of(1000_00), plan_within, lambda _: kept(500))
    most = [one.most for one in found]
    assert most[:2] == [1000_00, 950_00]
    assert most == sorted(most, reverse=True)
    assert all(amount % 10_00 == 0 for amount in most)
    assert plan_within(budget_of(most[-1] - 50_00)) is None
    costs = [one.plan.total_cost for one in found]
    assert costs == sorted(costs), "less a month costs more"
    assert all(max(m for _, m in one.plan.monthly) <= one.most for one in found)


def test_the_first_level_is_all_the_money_there_is_though_a_month_has_less() -> None:
    money = budget_of((500_00, 1000_00))
    found = levels(money, plan_within, lambda _: kept(500))
    assert (found[0].most, found[0].plan) == (1000_00, plan_within(money))
    assert all(one.most < 500_00 for one in found[1:]), "the plan within 500 yuan is the same"


def test_levels_of_the_same_plan_are_one() -> None:
    found = levels(budget_of(10**9), plan_within, lambda _: kept(500))
    assert len(found) == len({one.plan.monthly for one in found})
    assert found[0].plan.months == 1


def test_without_money_there_is_no_level() -> None:
    assert levels(budget_of(0), plan_within, lambda _: kept(500)) == ()
    assert levels(budget_of((-5_00, 900_00)), lambda _: None, lambda _: kept(500)) == ()


def test_the_cheapest_that_is_sure_enough_is_chosen() -> None:
    found = [level(2000_00, 850), level(1000_00, 900), level(600_00, 990)]
    assert choose(found, WANTED) == found[1]


def test_otherwise_the_surest_and_of_those_alike_the_cheapest() -> None:
    found = [level(2000_00, 500), level(1000_00, 799), level(800_00, 800), level(600_00, 700)]
    assert choose(found, WANTED) == found[1], "one in a thousand is chance of the draw"
    apart = [level(2000_00, 500), level(1000_00, 700), level(800_00, 800)]
    assert choose(apart, WANTED) == apart[2]


def test_no_level_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="max"):
        choose([], WANTED)


def surer_below(amount: int):
    """Plans are kept for sure where no month pays more than an amount, and half the time otherwise."""

    def sure(plan: Plan) -> Completion:
        return kept(950 if max(m for _, m in plan.monthly) <= amount else 500)

    return sure


def test_plans_stand_at_the_level_that_is_sure_enough() -> None:
    debts = [matured("a", 6000_00, "0.12", longest=24), matured("b", 3000_00, longest=24)]
    found = make_plans(debts, 1000_00, START, aims=Aims(surer_below(700_00), WANTED))
    assert all(m <= 700_00 for plan in found.plans for _, m in plan.monthly)
    assert found.best is not None
    assert found.completions[found.best.id] == kept(950)
    assert set(found.completions) == {plan.id for plan in found.plans}
    assert [one.most for one in found.frontier if one.plan == found.best] == [700_00]
    said = {one.key: one for one in found.why}
    assert list(said)[2:4] == ["plan.why.sure", "plan.why.less"]
    assert said["plan.why.less"].facts["chance"] == Decimal("0.5")


def test_what_is_never_sure_enough_is_said() -> None:
    debts = [matured("a", 6000_00, longest=24)]
    found = make_plans(debts, 1000_00, START, aims=Aims(lambda _: kept(500), WANTED))
    assert found.why[2] == message("plan.why.surest", n=1000, chance=Decimal("0.5"), wanted=WANTED)
    assert found.best is not None
    assert found.best.months == 6, "as sure as any, and the cheapest"


def test_what_paying_more_would_do_is_said_only_where_it_is_less_sure_and_cheaper() -> None:
    fuller, chosen = level(1000_00, 500), level(600_00, 800)
    assert [said.key for said in how_sure(chosen, fuller, WANTED)][-1] == "plan.why.less"
    surer = replace(fuller, completion=kept(950))
    assert "plan.why.less" not in [said.key for said in how_sure(chosen, surer, WANTED)]
    swapped = how_sure(
        replace(fuller, completion=kept(800)), replace(chosen, completion=kept(500)), WANTED
    )
    assert "plan.why.less" not in [said.key for said in swapped], "paying the other would cost more"


def test_a_plan_chosen_for_something_else_says_its_own_chance() -> None:
    debts = [matured("a", 6000_00, "0.12", longest=24), matured("b", 3000_00, longest=24)]
    found = make_plans(debts, 1000_00, START, aims=Aims(surer_below(700_00), WANTED, "steady"))
    sentence = found.why[2]
    assert sentence.key in ("plan.why.sure", "plan.why.below")
    assert found.best is not None
    assert sentence.facts["chance"] == Decimal(str(found.completions[found.best.id].probability))
    assert "plan.why.surest" not in [said.key for said in found.why]
