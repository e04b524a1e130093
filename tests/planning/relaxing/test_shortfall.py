"""The addition that shows why nothing fits."""

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Contract, Method, Terms
from ashore.planning.plan import make_plans
from ashore.planning.relaxing.found import Shortfall
from ashore.planning.result import PlanSet
from ashore.texts import message
from tests.planning.examples import NO_PENALTY, START, debt_of, instalments, matured, running
from tests.planning.relaxing.strategies import plain_debts, relieved_debts
from tests.planning.strategies import START as RANDOM_START


def shortfall(available: int | list[int], *owing) -> Shortfall | None:
    plans = make_plans(owing, available, START)
    assert plans.infeasible is not None
    return plans.infeasible.shortfall


def by_debt(found: Shortfall) -> dict[str, int]:
    return {need.debt: need.amount for need in found.needs}


# In at most 6 at 1 % a month: 172.55 and 345.10; 517.65 together.
A, B = matured("a", 100000, "0.12", 6), matured("b", 200000, "0.12", 6, name="B银行")


def test_the_first_month_is_too_much() -> None:
    found = shortfall(40000, A, B)
    assert found is not None
    assert by_debt(found) == {"a": 17255, "b": 34510}
    assert (found.first, found.month, found.date) == (1, 1, dt.date(2026, 12, 21))
    assert (found.needed, found.available, found.missing) == (51765, 40000, 11765)
    assert found.text == message(
        "ways_out.short.by", date=found.date, needed=51765, available=40000, missing=11765
    )
    assert [need.called for need in found.needs] == ["a", "B银行"]


def test_what_expenses_lack_is_told_apart() -> None:
    found = shortfall(-44467, A)
    assert found is not None
    assert found.missing == 17255 + 44467
    assert found.text == message(
        "ways_out.short.spent", date=found.date, needed=17255, spent=44467, missing=61722
    )


def test_money_kept_lasts_for_some_months() -> None:
    # 300.00 at first, then 100.00: 400.00 by the second month, 500.00 by the third; 172.55 are wanted each month.
    found = shortfall([30000, 10000], A)
    assert found is not None
    assert (found.first, found.month) == (1, 3)
    assert (found.needed, found.available) == (3 * 17255, 50000)


def test_a_month_that_money_kept_would_carry_is_short_by_itself() -> None:
    # 300.00 and 100.00 in turn would do if they were kept; the second month alone has 100.00.
    found = shortfall([30000, 10000] * 6, matured("a", 100000, longest=6))
    assert found is not None
    assert (found.first, found.month, found.date) == (2, 2, dt.date(2027, 1, 21))
    assert (found.needed, found.available, found.missing) == (16667, 10000, 6667)
    assert found.text.key == "ways_out.short.month"


def test_what_comes_first_has_a_year_to_catch_up() -> None:
    # 12,000.00 all overdue, 600.00 a month: 7,200.00 by the twelfth.
    terms = Terms(Method.EQUAL_PRINCIPAL, 1200000, Decimal(0), dt.date(2025, 10, 21), 12)
    found = shortfall(60000, debt_of("x", Contract(terms, NO_PENALTY), secured=True))
    assert found is not None
    assert (found.month, found.needed, found.available) == (12, 1200000, 720000)


def test_a_contract_that_is_kept_is_counted_as_billed() -> None:
    # 800.00 in 8 of 100.00, beside 517.65.
    found = shortfall(50000, running("car", 120000, 12, 4, secured=True), A, B)
    assert found is not None
    assert by_debt(found) == {"a": 17255, "b": 34510, "car": 10000}


def test_what_the_menu_leaves_open_needs_less() -> None:
    # With a deferral of two months nothing is wanted before the third: 540.00 by then, and 175.93 a month.
    menu = (instalments(6, "0.12"), ReliefOption("deferral", months=2))
    found = shortfall(10000, matured("a", 100000, menu=menu))
    assert found is None or found.month > 2


def months_of(plans: PlanSet, found: Shortfall) -> dict[str, list[int]]:
    """By debt, what the plan to lead with pays by the month of a shortfall, and in all."""
    assert plans.best is not None
    return {
        debt.debt_id: [
            sum(row.payment for row in debt.schedule if row.date <= found.date),
            debt.total_paid,
        ]
        for debt in plans.best.debts
    }


@settings(max_examples=40, deadline=None)
@given(owing=plain_debts(), money=st.lists(st.integers(-500_00, 5_000_00), min_size=1, max_size=4))
def test_its_sums_add_up_and_no_plan_needs_less(owing, money: list[int]) -> None:
    plans = make_plans(owing, money, RANDOM_START)
    if plans.infeasible is None or plans.infeasible.shortfall is None:
        return
    found = plans.infeasible.shortfall
    there = [money[min(month, len(money)) - 1] for month in range(found.first, found.month + 1)]
    assert found.available == sum(there)
    assert found.needed == sum(need.amount for need in found.needs)
    assert found.missing == found.needed - found.available > 0
    if found.first == 1:
        paid = months_of(make_plans(owing, plans.infeasible.smallest_monthly, RANDOM_START), found)
        for need in found.needs:
            by_then, in_all = paid[need.debt]
            assert by_then >= min(need.amount, in_all)


@settings(max_examples=25, deadline=None)
@given(
    owing=relieved_debts(), money=st.lists(st.integers(-500_00, 3_000_00), min_size=1, max_size=4)
)
def test_no_plan_with_reliefs_needs_less_either(owing, money: list[int]) -> None:
    plans = make_plans(owing, money, RANDOM_START, 24)
    if plans.infeasible is None or plans.infeasible.shortfall is None:
        return
    found = plans.infeasible.shortfall
    assert found.missing > 0
    if found.first == 1:
        amount = plans.infeasible.smallest_monthly
        for enough in (amount, 2 * amount):
            paid = months_of(make_plans(owing, enough, RANDOM_START, 24), found)
            for need in found.needs:
                by_then, in_all = paid[need.debt]
                assert by_then >= min(need.amount, in_all)


def test_what_is_caught_up_by_and_by_is_not_said_to_be_paid_at_once() -> None:
    # 6,000.00 all overdue and 700.00 a month: nine months. a in 60 is 333.33 a month, whenever it begins; of the months
    # only the fifteenth has too little for it.
    terms = Terms(Method.EQUAL_PRINCIPAL, 600000, Decimal(0), dt.date(2025, 10, 21), 12)
    late = debt_of("x", Contract(terms, NO_PENALTY), secured=True)
    a = matured("a", 2000000, longest=60)
    found = shortfall([70000] * 14 + [5000] + [70000] * 45, late, a)
    assert found is not None
    assert (found.first, found.month) == (15, 15)
    assert by_debt(found) == {"a": 33333, "x": 0}


SETTLED = (
    instalments(1, "0"),
    ReliefOption("settlement", share=Decimal(1) / 3, months=1),
    ReliefOption("deferral", months=1),
)


def test_where_addition_does_not_show_it_nothing_is_shown() -> None:
    # 300.00 each: 100.00 in settlement in the first month, or all in the second. The first month has money for one, the
    # second for another, none is left for the third; yet each could do with 100.00, and 450.00 are more than three.
    debts = [matured(name, 30000, menu=SETTLED) for name in ("a", "b", "c")]
    plans = make_plans(debts, [15000, 30000], START, 2)
    assert plans.infeasible is not None
    assert plans.infeasible.shortfall is None


def test_a_month_that_money_kept_carries_is_not_short_where_plans_may_keep_it() -> None:
    # As above, and d in three of 10.00: the third month has nothing, but 30.00 more are there by then.
    debts = [*(matured(name, 30000, menu=SETTLED) for name in "abc"), matured("d", 3000, longest=3)]
    plans = make_plans(debts, [17000, 31000, 0], START, 3)
    assert plans.infeasible is not None
    assert plans.infeasible.shortfall is None


def test_a_month_is_short_for_what_is_paid_by_contract_even_so() -> None:
    # The car takes 100.00 in each of eight months out of what a month has itself; the third has 90.00.
    car = running("car", 120000, 12, 4, secured=True)
    settled = matured("s", 30000, menu=SETTLED)
    found = shortfall([40000, 20000, 9000, 20000], car, settled)
    assert found is not None
    assert (found.first, found.month) == (3, 3)
    assert by_debt(found) == {"car": 10000}
