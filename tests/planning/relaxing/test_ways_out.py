"""What would do where nothing fits: cases worked by hand. A month is a twelfth of a year; plans pay on the 21st."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from ashore.household.model import Asset, Expense, Household, Income
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Contract, Method, PenaltyPolicy, Terms
from ashore.planning.aims import Aims
from ashore.planning.plan import make_plans
from ashore.planning.relaxing.found import Relaxation
from ashore.planning.request import PlanDebt
from ashore.texts import message
from tests.planning.examples import NO_PENALTY, START, debt_of, instalments, matured, running

# 1,000.00 at 1 % a month in at most 6: 172.55; in 7: 148.63. Without interest 166.67.
A = matured("a", 100000, "0.12", 6)


def ways(
    available: int | list[int],
    *debts: PlanDebt,
    household: Household | None = None,
    **rest,
) -> tuple[Relaxation, ...]:
    plans = make_plans(debts, available, START, household=household, **rest)
    assert plans.infeasible is not None
    return plans.infeasible.ways_out


def kinds(found: tuple[Relaxation, ...]) -> list[str]:
    return [one.kind for one in found]


def test_a_longer_term_is_the_shortest_that_does_and_asks_the_lender() -> None:
    longer, more = ways(15000, A)
    assert (longer.kind, longer.subject, longer.instalments) == ("longer", "a", 7)
    assert longer.asks
    assert longer.text == message("ways_out.way.longer", debt="a", count=7, known=6)
    assert (more.kind, more.amount, more.asks) == ("income", 2300, False)
    assert make_plans([matured("a", 100000, "0.12", 7)], 15000, START).plans


def test_no_more_than_half_as_many_again_are_asked_for() -> None:
    # 9 instalments are 116.74 and at last 116.75; 10 would be 105.58.
    assert ways(11675, A)[0].instalments == 9
    assert kinds(ways(11674, A)) == ["income"]


def test_nobody_is_asked_for_more_than_60() -> None:
    # Without interest 60 instalments of 1,000.00 are 16.67, 61 would be 16.40.
    assert kinds(ways(1660, matured("a", 100000, longest=60))) == ["income"]
    assert ways(1667, matured("a", 100000, longest=59))[0].instalments == 60


def test_interest_frozen_is_a_dearer_wish_than_time() -> None:
    longer, freeze, _ = ways(17000, A)
    assert (longer.kind, freeze.kind, freeze.subject) == ("longer", "freeze", "a")
    # What the lender gives up is the interest of the table: five times 172.55 and 172.53, less 1,000.00.
    assert freeze.costs == 5 * 17255 + 17253 - 100000
    assert kinds(ways(16666, A)) == ["longer", "income"]


def test_grace_is_the_fewest_months_until_there_is_money() -> None:
    grace, more = ways([0, 0, 0, 20000], A)
    assert (grace.kind, grace.months, grace.asks) == ("grace", 3, True)
    assert grace.text == message("ways_out.way.grace", debt="a", months=3)
    assert more.amount == 17300


def test_interest_runs_while_a_lender_waits() -> None:
    # 1,040.00 in the fourth month, when the first of six is paid: 177.67, at last 177.69.
    assert ways([0, 0, 0, 17769], A)[0].kind == "grace"
    assert "grace" not in kinds(ways([0, 0, 0, 17768], A))


def test_no_lender_is_asked_to_wait_longer_than_a_year() -> None:
    assert ways([0] * 12 + [50000], A)[0].months == 12
    assert "grace" not in kinds(ways([0] * 13 + [50000], A))


def test_one_lender_waits_until_another_is_paid_off() -> None:
    # b without interest is 10.00 a month; 175.00 are not enough for it beside a. Either b is paid at once and a, which
    # begins a month later, is 174.26; or a has 175.00 for five months and is owed 159.91 in the sixth (170.01 in the
    # sixth if b took 10.00 in the fifth).
    found = ways(17500, A, matured("b", 10000, longest=10))
    waiting = [(one.subject, one.months) for one in found if one.kind == "grace"]
    assert waiting == [("a", 1), ("b", 5)]


def test_every_lender_waits_where_one_alone_is_not_enough() -> None:
    b = matured("b", 100000, "0.12", 6)
    pause, more = ways([0, 0, 40000], A, b)
    assert (pause.kind, pause.subject, pause.months, pause.asks) == ("pause", "", 2, True)
    assert more.amount == 34600  # twice 172.55 is 345.10


def test_penalty_is_given_up_by_the_tenth() -> None:
    # 310.00 of penalty on 1,000.00. In ten: 1,200.00 can be paid, so 110.00 must go; three tenths are 93.00.
    terms = Terms(Method.BULLET, 100000, Decimal(0), dt.date(2026, 1, 21), 9)
    contract = Contract(terms, PenaltyPolicy(daily_rate=Decimal("0.01")))
    debt = debt_of("p", contract, menu=(instalments(10, "0"),))
    assert debt.owed == 131000
    waived = next(one for one in ways(12000, debt) if one.kind == "waive-penalty")
    assert (waived.share, waived.costs, waived.subject) == (Decimal("0.4"), 12400, "p")
    said = {"debt": "p", "share": Decimal("0.4"), "amount": 12400}
    assert waived.text == message("ways_out.way.waive-penalty", **said)


def test_interest_owed_is_given_up_by_the_tenth() -> None:
    # 90.00 of interest on 1,000.00. In ten: 1,040.00 can be paid, so 50.00 must go; five tenths are 45.00.
    terms = Terms(
        Method.BULLET,
        100000,
        Decimal("0.12"),
        dt.date(2026, 1, 21),
        9,
        day_count=matured("x", 1).obligation.terms.day_count,
    )
    debt = debt_of("i", Contract(terms, NO_PENALTY), menu=(instalments(10, "0"),))
    assert debt.owed == 109000
    waived = next(one for one in ways(10400, debt) if one.kind == "waive-interest")
    assert (waived.share, waived.costs) == (Decimal("0.6"), 5400)


def test_what_comes_first_may_catch_up_more_slowly() -> None:
    # 12,000.00 all overdue: 600.00 a month take 20 months.
    terms = Terms(Method.EQUAL_PRINCIPAL, 1200000, Decimal(0), dt.date(2025, 10, 21), 12)
    late = debt_of("x", Contract(terms, NO_PENALTY), secured=True)
    catch_up, more = ways(60000, late)
    assert (catch_up.kind, catch_up.months, catch_up.asks) == ("catch-up", 20, True)
    assert more.amount == 40000
    assert kinds(ways(49900, late)) == ["income"]  # two years are not enough: 500.00 a month


def test_a_lender_that_refuses_is_asked_nothing() -> None:
    refusing = replace(running("r", 120000, 12, 0, start=dt.date(2026, 10, 21)), refuses=True)
    assert all(one.subject != "r" for one in ways(12000, refusing, A))


HOME = Household(
    incomes=(Income("工资", 300000),),
    expenses=(
        Expense("房租", "housing", 150000, priority=True),
        Expense("伙食", "food", 120000),
        Expense("聚餐", "dining", 15000, essential=False),
    ),
)
"""3,000.00 in, 2,850.00 out: 150.00 are left."""


def test_spending_less_is_the_smallest_whole_yuan() -> None:
    found = ways(15000, A, household=HOME)
    assert kinds(found) == ["expense", "longer", "rent", "income"]
    expense, rent = found[0], found[2]
    assert (expense.subject, expense.amount, expense.asks) == ("聚餐", 2300, False)
    assert (rent.subject, rent.amount, rent.asks) == ("房租", 2300, True)


def test_food_is_never_asked_about_and_no_more_than_half_of_the_rent() -> None:
    # 945.00 or 945.10 more than 150.00 are wanted of a rent of 1,890.00.
    home = replace(HOME, expenses=(Expense("房租", "housing", 189000), *HOME.expenses[1:2]))
    dear = matured("d", 109500, longest=1)
    assert [(one.subject, one.amount) for one in ways(15000, dear, household=home)] == [
        ("房租", 94500),
        ("", 94500),
    ]
    dearer = matured("d", 109510, longest=1)
    assert kinds(ways(15000, dearer, household=home)) == ["income"]


def test_what_the_minimum_standard_keeps_back_is_not_freed() -> None:
    # 2,840.00 must be kept to live on: of the 2,850.00 spent no more than 10.00 can be freed.
    home = replace(HOME, minimum_standard=284000)
    assert kinds(ways(15000, A, household=home)) == ["longer", "income"]
    home = replace(HOME, minimum_standard=282700)
    assert "expense" in kinds(ways(15000, A, household=home))


def test_an_expense_that_ends_soon_frees_nothing_later() -> None:
    # 250.00 more in two months leave 216.06 for the third, which has 150.00.
    ending = Expense("课程", "education", 25000, essential=False, until=dt.date(2027, 1, 31))
    home = replace(HOME, expenses=(*HOME.expenses[:2], ending))
    assert "expense" not in kinds(ways(15000, A, household=home))


def sold(brings: int) -> Household:
    return replace(HOME, expenses=HOME.expenses[:2], assets=(Asset("旧车", brings, brings),))


TWO = matured("a", 100000, longest=10), matured("b", 200000, longest=10)
"""100.00 and 200.00 a month."""


def test_an_asset_is_sold_where_its_money_pays_one_debt_off() -> None:
    # 100.00 a month and 2,000.00 once: b is paid off at once, a is paid month by month.
    found = ways(10000, *TWO, household=sold(200000))
    assert (found[0].kind, found[0].subject, found[0].amount) == ("sell", "旧车", 200000)
    assert not found[0].asks
    assert "sell" not in kinds(ways(10000, *TWO, household=sold(199999)))


def test_what_is_sold_may_also_last_until_more_comes_in() -> None:
    # Nothing for five months, then 400.00: 1,500.00 pay 300.00 a month until then.
    money = [0] * 5 + [40000]
    assert ways(money, *TWO, household=sold(150000))[0].kind == "sell"
    assert "sell" not in kinds(ways(money, *TWO, household=sold(149999)))


def test_what_has_to_be_kept_is_not_sold() -> None:
    home = replace(sold(0), assets=(Asset("电动车", 500000, 0),))
    assert "sell" not in kinds(ways(10000, *TWO, household=home))


def test_ample_months_may_pay_for_lean_ones() -> None:
    # 1,000.00 without interest in at most 6; 300.00 and 100.00 in turn are 200.00 where 100.00 is kept.
    save = ways([30000, 10000] * 6, matured("a", 100000, longest=6), household=HOME)[0]
    assert (save.kind, save.amount, save.asks) == ("save", 10000, False)


def test_where_the_person_limits_what_is_paid_nothing_is_said_of_their_own_money() -> None:
    found = ways(100000, A, household=HOME, aims=Aims(most_a_month=15000))
    assert kinds(found) == ["longer", "income"]


def test_where_nothing_does_alone_that_is_said_with_the_smallest_amount() -> None:
    home = replace(HOME, expenses=HOME.expenses[1:])
    (more,) = ways(-25000, A, household=home)
    assert more.text == message("ways_out.way.income-alone", smallest=17255, amount=42300)
    assert more.amount == 42300


@pytest.mark.parametrize("available", [17255, 20000, 200000])
def test_where_a_plan_fits_nothing_is_relaxed(available: int) -> None:
    assert make_plans([A], available, START, household=HOME).infeasible is None


def test_the_order_given_changes_nothing() -> None:
    debts = [A, matured("b", 200000, "0.12", 24), matured("c", 50000, longest=3)]
    assert ways(30000, *debts, household=HOME) == ways(30000, *reversed(debts), household=HOME)


def test_a_way_out_may_count_on_what_another_lender_grants() -> None:
    # b in ten takes 100.00, or 200.00 in the fourth month: 50.00 a month are put aside for it. Of 150.00 a month a then
    # has 100.00: eight instalments, not six of 133.34.
    settled = ReliefOption("settlement", share=Decimal("0.2"), months=4)
    b = matured("b", 100000, menu=(instalments(10, "0"), settled))
    a = matured("a", 80000, longest=6)
    found = ways(15000, a, b)
    longer = next(one for one in found if one.kind == "longer")
    assert (longer.subject, longer.instalments) == ("a", 8)
    assert found[-1].amount == 3400  # 133.34 and 50.00
    *_, alone = ways(15000, a, replace(b, menu=b.menu[:1]))
    assert alone.amount == 8400


def test_what_is_kept_for_a_settlement_may_wait_with_a_lender() -> None:
    # 100.00 a month: a in ten takes all of it; b wants 300.00 in the third month at the latest. Where a waits three
    # months, 300.00 are put aside.
    b = matured(
        "b",
        100000,
        menu=(instalments(5, "0"), ReliefOption("settlement", share=Decimal("0.3"), months=3)),
    )
    grace = next(one for one in ways(10000, matured("a", 100000, longest=10), b))
    assert (grace.kind, grace.subject, grace.months) == ("grace", "a", 3)
