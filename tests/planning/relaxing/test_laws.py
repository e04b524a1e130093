"""Laws of every change that would do: it does, and one size less does not."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.planning.billed import by_month
from ashore.planning.ground import outset_of
from ashore.planning.opening import assumed_relief
from ashore.planning.plan import fits as closed_fits
from ashore.planning.plan import make_plans
from ashore.planning.relaxing.found import Relaxation
from ashore.planning.relaxing.lenders import _put_off as put_off
from ashore.planning.relaxing.strait import Strait
from ashore.planning.request import PlanDebt, budget_of, pay_dates
from tests.planning.relaxing.strategies import plain_debts, relieved_debts
from tests.planning.strategies import START
from tests.planning.test_reliefs import tried

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


def besides(owing: tuple[PlanDebt, ...], one: Relaxation) -> tuple[PlanDebt, ...]:
    """The debts where a lender grants what a change asks for, beside all that is on its menu."""
    asked = granted(owing, one, 0)
    return tuple(
        replace(new, menu=(*new.menu, *old.menu)) if old.id == one.subject else old
        for old, new in zip(owing, asked, strict=True)
    )


def nearly_enough(owing: tuple[PlanDebt, ...], percent: int) -> list[int]:
    """So many percent of the smallest amount a month that would do; nothing where nothing is owed."""
    found = make_plans(owing, -1, START, HORIZON).infeasible
    return [found.smallest_monthly * percent // 100] if found else []


@settings(max_examples=25, deadline=None)
@given(owing=relieved_debts(), percent=st.integers(92, 99))
def test_with_reliefs_that_have_figures_every_way_out_does(owing, percent: int) -> None:
    money = nearly_enough(owing, percent)
    for one in found_in(owing, money) if money else ():
        if one.kind in GRANTS:
            assert fits(besides(owing, one), money)
        if one.kind == "income":
            more = one.amount or 0
            assert fits(owing, [money[0] + more])
            assert not fits(owing, [money[0] + more - 100])


@settings(max_examples=40, deadline=None)
@given(owing=relieved_debts(), percent=st.integers(92, 99))
def test_where_one_lender_waits_the_others_fit_beside_it(owing, percent: int) -> None:
    money = nearly_enough(owing, percent)
    if not money:
        return
    outset, budget = outset_of(owing, pay_dates(START), HORIZON), budget_of(money)
    strait = Strait(outset, budget, closed_fits)
    for one in found_in(owing, money):
        if one.kind == "grace":
            (asked,) = (each for each in outset.agreements if each.debt.id == one.subject)
            paid = by_month(put_off(strait, asked, one.months or 0), outset.dates)
            left = [budget.of(month) - paid.get(month, 0) for month in range(1, HORIZON + 1)]
            others = tuple(debt for debt in owing if debt.id != one.subject)
            assert tried(others, budget, HORIZON, paid) or fits(others, left)
