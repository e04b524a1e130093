"""What must hold of every plan, over random debts of every kind."""

import datetime as dt
from collections.abc import Iterable
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.money import Fen
from ashore.planning.aims import Aims
from ashore.planning.plan import make_plans
from ashore.planning.request import PlanDebt
from ashore.planning.result import DebtPlan, Plan, PlanSet
from tests.planning.examples import START as PLAIN_START
from tests.planning.examples import matured
from tests.planning.strategies import START, debts, owed_by

HORIZON = 60


plain_plans = partial(make_plans, aims=Aims(plain=True))


def some_money(draw: st.DataObject, among: tuple[PlanDebt, ...]) -> Fen:
    """Between half and four times what the debts need at least, so that every answer comes up."""
    nothing = plain_plans(among, 0, START).infeasible
    return nothing.smallest_monthly * draw.draw(st.integers(50, 400)) // 100 if nothing else 0


def check_plan(plan: Plan, among: Iterable[PlanDebt], available: Fen) -> None:
    owing = {debt.id: debt for debt in among if debt.owed > 0}
    assert {debt.debt_id for debt in plan.debts} == set(owing)
    assert all(total <= available for _, total in plan.monthly[:HORIZON])
    assert sum(total for _, total in plan.monthly) == plan.total_paid
    for debt in plan.debts:
        assert debt.owed == owing[debt.debt_id].owed
        check_debt(debt)


def check_debt(debt: DebtPlan) -> None:
    assert debt.schedule[-1].balance == 0
    assert debt.cost == sum(row.payment for row in debt.schedule) - debt.owed
    for row in debt.schedule:
        assert row.payment == row.interest + row.principal + row.other > 0
        assert min(row.interest, row.principal, row.other) >= 0
    dates = [row.date for row in debt.schedule]
    assert dates == sorted(set(dates))
    if debt.is_kept:
        return
    assert len(debt.schedule) <= min(HORIZON, debt.relief.max_instalments or HORIZON)
    assert debt.total_paid == debt.capital + sum(row.interest for row in debt.schedule)
    balance = debt.capital
    for row in debt.schedule:
        balance += row.interest - row.payment
        assert row.balance == balance
    if debt.agreed_on == START:
        assert debt.capital + debt.waived == debt.owed


def laws_of_plans(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    available = some_money(data, among)
    plans = plain_plans(among, available, START)
    for plan in plans.plans:
        check_plan(plan, among, available)
    if plans.infeasible is not None:
        smallest = plans.infeasible.smallest_monthly
        assert smallest > available
        tokens = plans.infeasible.tokens
        assert sum(tokens.values()) <= max(available, 0)
        assert all(token % 100 == 0 < token for token in tokens.values())
        for plan in plain_plans(among, smallest, START).plans:
            check_plan(plan, among, smallest)
        assert not plain_plans(among, smallest - 1, START).plans
    else:
        assert bool(plans.plans) == (owed_by(among) > 0)


@settings(max_examples=15, deadline=None)
@given(st.data(), debts(largest=3))
def test_plans_stay_within_the_money_and_pay_everything_off(
    data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    laws_of_plans(data, among)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.data(), debts())
def test_plans_stay_within_the_money_and_pay_everything_off_at_length(
    data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    laws_of_plans(data, among)


def without_order(plans: PlanSet) -> object:
    return plans.recommended, [
        (plan.kind, {debt.debt_id: debt for debt in plan.debts}, plan.monthly)
        for plan in plans.plans
    ]


@settings(max_examples=20, deadline=None)
@given(st.data(), debts())
def test_the_order_of_the_debts_changes_nothing_but_the_order(
    data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    available = some_money(data, among)
    shuffled = tuple(data.draw(st.permutations(among)))
    plans, again = plain_plans(among, available, START), plain_plans(shuffled, available, START)
    assert without_order(plans) == without_order(again)
    for plan in again.plans:
        ids = [debt.id for debt in shuffled if debt.owed > 0]
        assert [debt.debt_id for debt in plan.debts] == ids


def more_money_is_never_worse(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    """A plan stays a plan; and with the same reliefs from the same day, it takes no longer."""
    less = some_money(data, among)
    plans = plain_plans(among, less, START)
    better = plain_plans(among, less + data.draw(st.integers(1, max(1, less))), START)
    assert bool(better.plans) >= bool(plans.plans)
    for plan in plans.plans:
        for other in better.plans:
            if plan.kind == other.kind and asked(plan) == asked(other):
                assert other.months <= plan.months


def asked(plan: Plan) -> set[tuple[str, dt.date, ReliefOption]]:
    return {(debt.debt_id, debt.agreed_on, debt.relief) for debt in plan.debts}


@settings(max_examples=20, deadline=None)
@given(st.data(), debts(largest=3))
def test_more_money_is_never_worse(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    more_money_is_never_worse(data, among)


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.data(), debts())
def test_more_money_is_never_worse_at_length(
    data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    more_money_is_never_worse(data, among)


PLAIN = st.lists(
    st.tuples(st.integers(100_00, 60_000_00), st.integers(0, 36)), min_size=2, max_size=6
)


@settings(max_examples=60, deadline=None)
@given(PLAIN, st.integers(100, 400))
def test_avalanche_is_never_dearer_than_snowball(owed: list[tuple[int, int]], percent: int) -> None:
    # unbury.us #15, #32, #38. Rounding each month's interest may favour either by half a fen a debt and month.
    among = [
        matured(f"d{number}", amount, f"0.{rate:02d}") for number, (amount, rate) in enumerate(owed)
    ]
    nothing = plain_plans(among, 0, PLAIN_START).infeasible
    assert nothing is not None
    plans = make_plans(
        among,
        nothing.smallest_monthly * percent // 100,
        PLAIN_START,
        strategies=("snowball", "avalanche"),
    )
    if len(plans.plans) == 2:
        snowball, avalanche = plans.plans
        roundings = len(among) * snowball.months
        assert avalanche.total_cost <= snowball.total_cost + roundings // 2
        assert avalanche.months <= snowball.months


@settings(max_examples=30, deadline=None)
@given(PLAIN, st.integers(100, 400))
def test_rolling_plans_use_every_fen_until_the_last_month(
    owed: list[tuple[int, int]], percent: int
) -> None:
    among = [
        matured(f"d{number}", amount, f"0.{rate:02d}") for number, (amount, rate) in enumerate(owed)
    ]
    nothing = plain_plans(among, 0, PLAIN_START).infeasible
    assert nothing is not None
    available = nothing.smallest_monthly * percent // 100
    for plan in make_plans(
        among, available, PLAIN_START, strategies=("snowball", "avalanche")
    ).plans:
        if plan.kind != "as-billed":
            assert all(total == available for _, total in plan.monthly[:-1])
