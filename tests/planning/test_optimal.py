"""The best plan by an aim: better than the closed plans, within the money, to the fen, and the same by both solvers."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.planning import optimal as module
from ashore.planning.aims import AIMS, Aims
from ashore.planning.choice.problem import last_month
from ashore.planning.ground import lay_grounds, outset_of
from ashore.planning.optimal import Wishes, best_by, optimal, problem_of, ways_on
from ashore.planning.plan import make_plans
from ashore.planning.request import PlanDebt, budget_of, pay_dates
from tests.planning.examples import START, instalments, matured, plan_of
from tests.planning.strategies import START as ANY_START
from tests.planning.strategies import debts
from tests.planning.test_laws import check_plan, some_money

THREE = (
    matured("a", 12_000_00, "0.18", longest=24),
    matured("b", 5_000_00, "0.10", longest=24),
    matured("c", 2_000_00, longest=12),
)


def by(aim: str, among=THREE, money: int = 1500_00):
    return make_plans(among, money, START, aims=Aims(aim=aim))


@pytest.mark.parametrize("aim", AIMS)
def test_the_best_leads_and_beats_the_closed_plans_by_its_aim(aim: str) -> None:
    found = by(aim)
    best = found.best
    assert best is found.plans[0]
    level = [plan_of(found, kind) for kind in ("pro-rata", "equal-sacrifice")]
    match aim:
        case "cost":
            assert all(best.total_cost <= plan.total_cost for plan in level)
        case "soonest":
            assert all(best.months <= plan.months for plan in level)
        case "steady":
            dearest = [max(amount for _, amount in plan.monthly) for plan in (best, *level)]
            assert dearest[0] == min(dearest)
        case "fair":
            ratios = [Fraction(max(r.payment for r in d.schedule), d.owed) for d in best.debts]
            assert max(ratios) <= min(ratios) * Fraction(11, 9)
    how = found.why[1]
    assert how.key.startswith("plan.why.how-good")
    assert how.facts["proof"].key == "plan.how.proven"


def test_a_settlement_is_taken_where_it_is_cheapest_and_saved_for() -> None:
    settled = matured(
        "c",
        4_000_00,
        menu=(ReliefOption("settlement", share=Decimal("0.5"), months=6), instalments(24)),
    )
    found = by("cost", (THREE[0], settled), 1000_00)
    relief = {debt.debt_id: debt.relief.kind for debt in found.best.debts}
    assert relief == {"a": "re-instalment", "c": "settlement"}
    lump = next(debt for debt in found.best.debts if debt.debt_id == "c")
    assert lump.total_paid == 2_000_00, "more than a month's money"
    spent, had = 0, 0
    for _, amount in found.best.monthly:
        spent, had = spent + amount, had + 1000_00
        assert spent <= had, "nothing is paid before it is there"


def test_what_fits_only_with_a_relief_no_closed_plan_asks_for_is_found() -> None:
    frozen = matured(
        "a", 24_000_00, "0.24", menu=(instalments(24, "0.24"), ReliefOption("interest-freeze", 36))
    )
    (wished,) = by("cost", (frozen,), 700_00).best.debts
    assert wished.relief.kind == "interest-freeze"
    (unasked,) = make_plans((frozen,), 700_00, START).best.debts
    assert unasked == wished, "nobody is told that nothing fits while something does"


def test_what_all_reliefs_would_save_stands_beside_the_plan_to_lead_with() -> None:
    frozen = matured(
        "a", 24_000_00, "0.24", menu=(instalments(36, "0.24"), ReliefOption("interest-freeze", 36))
    )
    found = make_plans((frozen,), 1200_00, START)
    assert found.best.kind == "pro-rata"
    cheapest = plan_of(found, "cheapest")
    assert found.plans[-1] is cheapest
    assert cheapest.total_cost == 0 < found.best.total_cost


def test_an_aim_that_nothing_fits_is_as_infeasible_as_ever() -> None:
    assert by("cost", money=100_00).infeasible == make_plans(THREE, 100_00, START).infeasible


def test_a_flexible_plan_is_never_dearer_than_avalanche() -> None:
    outset = outset_of(THREE, pay_dates(START), 60)
    (ground,) = lay_grounds(outset, budget_of(1500_00))
    found = optimal(ground, budget_of(1500_00), Wishes(form="flexible"), "cheapest")
    assert (
        found.plan.total_cost <= plan_of(make_plans(THREE, 1500_00, START), "avalanche").total_cost
    )


def test_few_creditors_at_once_are_paid_one_after_the_other() -> None:
    wait = tuple(
        matured(name, 1_000_00, menu=(instalments(12), ReliefOption("deferral", months=6)))
        for name in "ab"
    )
    outset = outset_of(wait, pay_dates(START), 60)
    (ground,) = lay_grounds(outset, budget_of(300_00))
    wishes = Wishes(most_at_once=1)
    found = optimal(ground, budget_of(300_00), wishes, "cheapest")
    months = [{row.date for row in debt.schedule} for debt in found.plan.debts]
    assert not months[0] & months[1]


def test_without_highs_our_own_search_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    with_highs = by("cost").best
    monkeypatch.setattr(module.highs, "available", lambda: False)
    alone = by("cost").best
    assert with_highs.total_cost <= alone.total_cost <= with_highs.total_cost * 1.01


@settings(max_examples=8, deadline=None)
@given(st.data(), debts(largest=3))
def test_whatever_the_debts_the_best_keeps_to_the_laws_of_plans(
    data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    available = some_money(data, among)
    found = make_plans(among, available, ANY_START, aims=Aims(aim="cost"))
    if found.best is None or found.best.kind != "cheapest":
        return
    check_plan(found.best, among, 10**12)
    spent = 0
    for month, (_, amount) in enumerate(found.best.monthly[:60], 1):
        spent += amount
        assert spent <= month * available


def test_the_problem_says_what_the_ground_says() -> None:
    outset = outset_of(THREE, pay_dates(START), 60)
    (ground,) = lay_grounds(outset, budget_of(1500_00))
    ways = ways_on(ground, "level")
    problem = problem_of(ground, ways, (1500_00,) * 60, Wishes(most_at_once=2))
    assert (problem.money, problem.most_at_once) == ((1500_00,) * 60, 2)
    assert [len(debt.choices) for debt in problem.debts] == [24, 24, 12]
    longest = problem.debts[0].choices[-1]
    assert last_month(longest.course.payments) == 24
    assert best_by(Aims(aim="cost"), outset, budget_of(1)) is None
    assert dt.date(2026, 12, 21) == outset.dates.first
