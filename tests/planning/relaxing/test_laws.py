"""Laws of every change that would do: it does, and one size less does not."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.planning.opening import assumed_relief
from ashore.planning.plan import make_plans
from ashore.planning.relaxing.found import Relaxation
from ashore.planning.request import PlanDebt
from tests.planning.relaxing.strategies import plain_debts
from tests.planning.strategies import START

HORIZON = 24
TENTH = Decimal("0.1")

budgets = st.lists(st.integers(-200_00, 5_000_00), min_size=1, max_size=5)


def found_in(owing: tuple[PlanDebt, ...], money: list[int]) -> tuple[Relaxation, ...]:
    plans = make_plans(owing, money, START, HORIZON)
    return plans.infeasible.ways_out if plans.infeasible else ()


def fits(owing: tuple[PlanDebt, ...], money: list[int]) -> bool:
    return make_plans(owing, money, START, HORIZON).infeasible is None


GRANTS: dict[str, Callable[[ReliefOption, Relaxation, int], ReliefOption]] = {
    "longer": lambda relief, one, less: replace(
        relief, max_instalments=(one.instalments or 0) - less
    ),
    "waive-penalty": lambda relief, one, less: replace(
        relief, waiver_penalty=(one.share or Decimal(0)) - less * TENTH
    ),
    "waive-interest": lambda relief, one, less: replace(
        relief, waiver_interest=(one.share or Decimal(0)) - less * TENTH
    ),
    "freeze": lambda relief, _, less: relief if less else replace(relief, annual_rate=Decimal(0)),
}


def granted(owing: tuple[PlanDebt, ...], one: Relaxation, less: int) -> tuple[PlanDebt, ...]:
    """The debts where a lender grants what a change asks for, or one size less."""

    def menu(debt: PlanDebt) -> PlanDebt:
        relief = GRANTS[one.kind](assumed_relief(debt)[0], one, less)
        return replace(debt, menu=(replace(relief, min_days_past_due=0),))

    return tuple(menu(debt) if debt.id == one.subject else debt for debt in owing)


@settings(max_examples=40, deadline=None)
@given(owing=plain_debts(3), money=budgets)
def test_what_a_lender_grants_does_and_less_does_not(owing, money: list[int]) -> None:
    for one in found_in(owing, money):
        if one.kind in GRANTS:
            assert fits(granted(owing, one, 0), money)
            assert not fits(granted(owing, one, 1), money)


@settings(max_examples=40, deadline=None)
@given(owing=plain_debts(3), money=budgets)
def test_more_money_does_and_a_yuan_less_does_not(owing, money: list[int]) -> None:
    found = found_in(owing, money)
    if not found:
        return
    assert found[-1].kind == "income"
    more = found[-1].amount or 0
    assert fits(owing, [each + more for each in money])
    assert not fits(owing, [each + more - 100 for each in money])
    assert (found[-1].text.key == "ways_out.way.income-alone") == (len(found) == 1)


@settings(max_examples=40, deadline=None)
@given(owing=plain_debts(3), money=budgets)
def test_smaller_ones_come_first(owing, money: list[int]) -> None:
    found = found_in(owing, money)
    assert list(found) == sorted(found, key=lambda one: one.rank)
    asked = [one.asks for one in found[:-1]]
    assert asked == sorted(asked)  # what asks nobody before what asks somebody
