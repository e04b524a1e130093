"""Whether anything fits with all that lenders may grant: by hand, by trying everything, and in the answer "no"."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from types import MappingProxyType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Contract, Method, Terms
from ashore.planning import optimal
from ashore.planning.aims import Aims
from ashore.planning.billed import by_month
from ashore.planning.ground import lay_grounds, outset_of
from ashore.planning.plan import fits as closed_fits
from ashore.planning.plan import make_plans
from ashore.planning.reliefs import Reliefs
from ashore.planning.request import Budget, PlanDebt, budget_of, pay_dates
from ashore.planning.result import Rows
from tests.planning.examples import (
    NO_PENALTY,
    START,
    debt_of,
    instalments,
    matured,
    part_of,
    payments,
)
from tests.planning.relaxing.strategies import relieved_debts
from tests.planning.strategies import START as ANY_START
from tests.planning.test_laws import check_plan

MONTHS = 12
budgets = st.lists(st.integers(-100_00, 4_000_00), min_size=1, max_size=3)


def settled(share: str, months: int, parts: int | None = None) -> ReliefOption:
    return ReliefOption("settlement", parts, share=Decimal(share), months=months)


# 1,000.00 without interest: 100.00 a month, or 200.00 once by the fourth month: 50.00 a month, put aside.
SETTLED = matured("s", 100000, menu=(instalments(10, "0"), settled("0.2", 4)))
PLAIN = matured("p", 60000, longest=12)
"""50.00 a month."""


def smallest(*owing: PlanDebt, **rest) -> int:
    found = make_plans(owing, -1, START, **rest).infeasible
    assert found is not None
    return found.smallest_monthly


def test_what_may_be_settled_needs_less_a_month() -> None:
    assert smallest(SETTLED) == 5000
    assert smallest(SETTLED, PLAIN) == 10000
    assert smallest(replace(SETTLED, menu=SETTLED.menu[:1]), PLAIN) == 15000
    plan = make_plans((SETTLED,), 5000, START).best
    assert payments(part_of(plan, "s")) == [20000]
    assert make_plans((SETTLED,), 4999, START).best is None


def test_where_only_plain_plans_are_wanted_nothing_else_is_weighed() -> None:
    assert smallest(SETTLED, aims=Aims(plain=True)) == 10000


def test_parts_are_paid_as_they_fall_due() -> None:
    # 300.00 in three parts: 100.00 in months 10 to 12, or earlier; put aside from the first month that is 25.00.
    debt = matured("s", 100000, menu=(instalments(10, "0"), settled("0.3", 12, 3)))
    assert smallest(debt) == 2500


def test_few_creditors_at_once_are_paid_one_after_the_other() -> None:
    # Two of 1,000.00, all in the eleventh month where it is put off, otherwise in up to ten: 2,000.00 by the eleventh.
    menu = (instalments(10, "0"), ReliefOption("deferral", months=10))
    put_off, at_once = (
        outset_of(tuple(matured(name, 100000, menu=given) for name in "ab"), pay_dates(START), 60)
        for given in (menu, menu[:1])
    )
    few = Reliefs(most_at_once=1)
    assert few.fits(put_off, Budget((18182,)))
    assert few.fits(put_off, Budget((18181,))) is False
    assert few.fits(at_once, Budget((500000,))) is False
    assert Reliefs().fits(at_once, Budget((20000,)))


def test_a_plan_is_found_where_the_search_finds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimal, "best_by", lambda *_: None)
    plan = make_plans((SETTLED, PLAIN), 10000, START).best
    assert plan is not None
    assert plan.kind == "cheapest"
    assert plan.total_paid == 20000 + 60000


def test_what_was_asked_for_and_is_not_found_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimal, "best_by", lambda *_: None)
    said = make_plans((SETTLED, PLAIN), 10000, START, aims=Aims(aim="steady")).why
    assert "plan.why.wish" in [one.key for one in said]
    said = make_plans((SETTLED, PLAIN), 10000, START, aims=Aims(aim="cost")).why
    assert "plan.why.wish" not in [one.key for one in said]


def tried(
    owing: tuple[PlanDebt, ...],
    budget: Budget,
    horizon: int = MONTHS,
    beside: Mapping[int, int] = MappingProxyType({}),
) -> bool:
    """Whether any way of every debt stays within the money put aside so far, by trying them all; ``beside`` what is
    paid besides, by month.
    """
    outset = outset_of(owing, pay_dates(ANY_START), horizon)

    def grows(rows: Rows) -> bool:
        """Whether a contract bills more beyond the horizon than ever within it."""
        bills = by_month(rows, outset.dates)
        inside = [bill for month, bill in bills.items() if month <= horizon]
        return max(bills.values()) > max(inside, default=0)

    for ground in lay_grounds(outset, budget, every_wait=True):
        ways = optimal.ways_on(ground, "level")
        agreed = {one.debt.id for one in ground.agreements}
        for taken in product(*(ways[debt.id] for debt in outset.debts)):
            if any(
                way.choice.kept and debt.id in agreed and grows(outset.billed[debt.id])
                for way, debt in zip(taken, outset.debts, strict=True)
            ):
                continue
            left = 0
            for month in range(1, horizon + 1):
                paid = (way.choice.course.payments[month - 1 : month] for way in taken)
                left += budget.of(month) - beside.get(month, 0) - sum(map(sum, paid))
                if left < 0:
                    break
            else:
                return True
    return False


@settings(max_examples=40, deadline=None)
@given(owing=relieved_debts(2), money=budgets)
def test_it_is_told_exactly(owing: tuple[PlanDebt, ...], money: list[int]) -> None:
    outset = outset_of(owing, pay_dates(ANY_START), MONTHS)
    assert Reliefs().fits(outset, budget_of(money)) == tried(owing, budget_of(money))


@settings(max_examples=40, deadline=None)
@given(owing=relieved_debts())
def test_the_smallest_amount_does_a_fen_less_does_not_and_reliefs_never_make_it_more(owing) -> None:
    found = make_plans(owing, -1, ANY_START, MONTHS).infeasible
    assume(found is not None)
    amount = found.smallest_monthly
    plans = make_plans(owing, amount, ANY_START, MONTHS)
    assert plans.best is not None
    check_plan(plans.best, owing, 10**12)
    assert make_plans(owing, amount - 1, ANY_START, MONTHS).best is None
    plain = make_plans(owing, -1, ANY_START, MONTHS, aims=Aims(plain=True)).infeasible
    assert amount <= plain.smallest_monthly
    outset = outset_of(owing, pay_dates(ANY_START), MONTHS)
    assert closed_fits(outset, Budget((plain.smallest_monthly,)))


def test_a_contract_that_bills_all_beyond_the_horizon_is_no_way_to_pay_less() -> None:
    # 1,000.00 due in thirteen months; plans look a year ahead. In twelve it is 83.34 a month.
    terms = Terms(Method.BULLET, 100000, Decimal(0), dt.date(2026, 9, 21), 15)
    extended = (instalments(12, "0"), ReliefOption("extension", months=1))
    debt = debt_of("b", Contract(terms, NO_PENALTY), menu=extended)
    found = make_plans((debt,), -1, START, MONTHS).infeasible
    assert found is not None
    assert found.smallest_monthly >= 8334
