"""The four plans, worked by hand as on a spreadsheet, and the mistakes others made."""

import datetime as dt
from decimal import Decimal

import pytest

from ashore.loans.terms import Contract, Method, Payment, PenaltyPolicy, Terms
from ashore.planning.plan import balance_on, make_plans, payments_of
from ashore.texts import message
from tests.planning.examples import (
    START,
    card,
    debt_of,
    figures,
    instalments,
    matured,
    part_of,
    payments,
    plan_of,
    running,
)

MONTH_1, MONTH_2, MONTH_3 = (dt.date(2026, 12, 21), dt.date(2027, 1, 21), dt.date(2027, 2, 21))


# --- the even-handed plans --------------------------------------------------------------------------------


def test_pro_rata_shares_by_what_is_owed() -> None:
    # 1,000.00 and 2,000.00 at 1 % a month, 1,021.00 a month: parts 340.33 and 680.66.
    # In 3: 1000 × 0.01 / (1 − 1.01⁻³) = 340.0221 → 340.02; the other 680.0442 → 680.04. In 2 they would take
    # 507.51 and 1,015.02.
    debts = [matured("a", 100000, "0.12"), matured("b", 200000, "0.12")]
    plan = plan_of(make_plans(debts, 102100, START), "pro-rata")
    assert figures(part_of(plan, "a")) == [
        (34002, 1000, 33002, 66998),
        (34002, 670, 33332, 33666),
        (34003, 337, 33666, 0),
    ]
    assert figures(part_of(plan, "b")) == [
        (68004, 2000, 66004, 133996),
        (68004, 1340, 66664, 67332),
        (68005, 673, 67332, 0),
    ]
    assert plan.monthly == ((MONTH_1, 102006), (MONTH_2, 102006), (MONTH_3, 102008))
    assert plan.total_cost == 1000 + 670 + 337 + 2000 + 1340 + 673
    assert (plan.months, plan.total_paid) == (3, 306020)
    said = [one.key for one in make_plans(debts, 102100, START).why]
    assert said == ["plan.why.figures", "plan.why.how"]


def test_equal_sacrifice_shares_by_what_is_billed() -> None:
    # Both owe 1,200.00, one bills 100.00 a month, the other 200.00; 150.00 a month is half of that.
    debts = [
        running("slow", 120000, 12, 0, menu=(instalments(60, "0"),)),
        running("fast", 120000, 6, 0, menu=(instalments(60, "0"),)),
    ]
    plans = make_plans(debts, 15000, START)
    equal = plan_of(plans, "equal-sacrifice")
    assert payments(part_of(equal, "slow")) == [5000] * 24
    assert payments(part_of(equal, "fast")) == [10000] * 12
    even = plan_of(plans, "pro-rata")
    assert payments(part_of(even, "slow")) == payments(part_of(even, "fast")) == [7500] * 16


def test_a_debt_that_bills_nothing_more_is_thought_to_bill_over_a_year() -> None:
    # 1,200.00 over 12 months is 100.00 a month, as much as the loan that bills 100.00.
    debts = [
        running("runs", 240000, 24, 0, menu=(instalments(60, "0"),)),
        matured("over", 120000),
    ]
    plan = plan_of(make_plans(debts, 12000, START), "equal-sacrifice")
    assert payments(part_of(plan, "over")) == [6000] * 20
    assert payments(part_of(plan, "runs")) == [6000] * 40


def test_a_lender_whose_longest_term_asks_for_more_gets_its_least() -> None:
    # 600.00 in at most 3 takes 200.00; of 300.00 its half would be 150.00. The other gets the rest.
    debts = [matured("short", 60000, longest=3), matured("long", 60000)]
    plan = plan_of(make_plans(debts, 30000, START), "pro-rata")
    assert payments(part_of(plan, "short")) == [20000] * 3
    assert payments(part_of(plan, "long")) == [10000] * 6


def test_a_debt_with_nothing_overdue_is_kept_where_its_part_covers_its_bill() -> None:
    # The card-like loan owes 800.00 and bills 100.00; the overdue one owes 4,000.00.
    debts = [running("current", 120000, 12, 4), matured("late", 400000, longest=60)]
    # Of 600.00 its part is 100.00: it is kept, and the other gets 500.00 for 8 months.
    plan = plan_of(make_plans(debts, 60000, START), "pro-rata")
    assert part_of(plan, "current").is_kept
    assert payments(part_of(plan, "current")) == [10000] * 8
    assert payments(part_of(plan, "late")) == [50000] * 8
    # Of 599.00 its part is 99.83: it is asked to agree to 9 instalments of 88.89.
    plan = plan_of(make_plans(debts, 59900, START), "pro-rata")
    assert not part_of(plan, "current").is_kept
    assert payments(part_of(plan, "current")) == [8889] * 8 + [8888]


def test_what_can_be_paid_as_billed_needs_no_plan_of_relief() -> None:
    plans = make_plans([running("a", 120000, 12, 4), running("b", 60000, 6, 4)], 20000, START)
    (plan,) = plans.plans
    assert (plan.kind, plans.recommended) == ("as-billed", "as-billed")
    assert all(debt.is_kept for debt in plan.debts)
    assert [amount for _, amount in plan.monthly] == [20000, 20000] + [10000] * 6
    assert (plan.months, plan.total_cost) == (8, 0)
    # One fen less does not pay the first month as billed.
    assert (
        len(
            make_plans([running("a", 120000, 12, 4), running("b", 60000, 6, 4)], 19999, START).plans
        )
        == 4
    )


def test_paying_as_billed_must_be_possible_to_the_end() -> None:
    # 600.00 fall due at once in month 5, beyond a horizon of 3: 599.99 a month do not pay that as billed.
    terms = Terms(Method.BULLET, 60000, Decimal(0), dt.date(2026, 4, 21), 12)
    debt = debt_of("x", Contract(terms), menu=(instalments(60, "0"),))
    assert make_plans([debt], 60000, START, 3).recommended == "as-billed"
    assert part_of(make_plans([debt], 59999, START, 3).plans[0], "x").relief.kind == "re-instalment"


def test_what_is_overdue_may_be_caught_up_as_billed_too() -> None:
    # Four of twelve instalments missed, a fifth falls due on the first pay date: 500.00.
    plans = make_plans([running("a", 120000, 12, 0)], 50000, START)
    assert payments(plans.plans[0].debts[0]) == [50000] + [10000] * 7


@pytest.mark.parametrize("longest", [6, 8])
def test_a_relief_that_would_lower_nothing_is_not_asked_for(longest: int) -> None:
    # 800.00 left in 8 instalments of 100.00; a re-instalment over no more than 8 would take as much or more.
    debts = [
        running("current", 120000, 12, 4, menu=(instalments(longest, "0"),)),
        matured("late", 400000),
    ]
    plans = make_plans(debts, 20000, START)
    assert len(plans.plans) == 4
    assert all(part_of(plan, "current").is_kept for plan in plans.plans)


def test_what_a_debt_frees_stays_in_the_buffer() -> None:
    debts = [matured("short", 20000, longest=2), matured("long", 100000)]
    plan = plan_of(make_plans(debts, 20000, START), "pro-rata")
    assert [amount for _, amount in plan.monthly] == [20000] * 2 + [10000] * 8


# --- snowball and avalanche --------------------------------------------------------------------------------

# 1,000.00 at 1 % a month and 2,000.00 at 2 %, at most 6 instalments: 172.55 and 357.05 at least. 1,021.00 a month
# leaves 491.40 beyond them.
ROLLING = [matured("a", 100000, "0.12", 6), matured("b", 200000, "0.24", 6)]


def test_snowball_pays_the_smallest_balance_first() -> None:
    plan = plan_of(make_plans(ROLLING, 102100, START), "snowball")
    assert figures(part_of(plan, "a")) == [
        (17255 + 49140, 1000, 65395, 34605),
        (34951, 346, 34605, 0),  # 176.96 beyond its own 172.55 pay it off
    ]
    assert figures(part_of(plan, "b")) == [
        (35705, 4000, 31705, 168295),
        (35705 + 31444, 3366, 63783, 104512),  # what is left of the 491.40
        (102100, 2090, 100010, 4502),
        (4592, 90, 4502, 0),
    ]
    assert plan.total_cost == 10892


def test_avalanche_pays_the_highest_rate_first() -> None:
    plan = plan_of(make_plans(ROLLING, 102100, START), "avalanche")
    assert figures(part_of(plan, "b")) == [
        (35705 + 49140, 4000, 80845, 119155),
        (84845, 2383, 82462, 36693),
        (37427, 734, 36693, 0),
    ]
    assert figures(part_of(plan, "a")) == [
        (17255, 1000, 16255, 83745),
        (17255, 837, 16418, 67327),
        (64673, 673, 64000, 3327),
        (3360, 33, 3327, 0),
    ]
    assert plan.total_cost == 9660


def test_twenty_percent_is_charged_once_a_month() -> None:
    # app-fire-calculator #45 charged it twice. 10,000 at 20 %, 500 a month: 25 months and 2,266.07 interest with
    # fractions of a fen; 2,266.06 when each month's interest is rounded to the fen, as a lender books it.
    for kind in ("snowball", "avalanche"):
        plan = plan_of(make_plans([matured("x", 1000000, "0.20")], 50000, START), kind)
        assert (plan.months, plan.total_cost) == (25, 226606)
        assert payments(plan.debts[0]) == [50000] * 24 + [26606]
    exact, balance = Decimal(0), Decimal(10000)
    while balance > 0:
        interest = balance * Decimal("0.2") / 12
        exact, balance = exact + interest, max(Decimal(0), balance + interest - 500)
    assert exact.quantize(Decimal("0.01")) == Decimal("2266.07")


def test_every_debt_keeps_its_own_minimum() -> None:
    # FinSight-AI #1486 pooled all minimums onto one debt.
    debts = [matured(name, 120000, "0", 12) for name in "abc"]  # 100.00 a month each at least
    for kind in ("snowball", "avalanche"):
        plan = plan_of(make_plans(debts, 40000, START), kind)
        first = [part_of(plan, name).schedule[0].payment for name in "abc"]
        assert first == [20000, 10000, 10000]


def test_avalanche_is_not_dearer_than_snowball_and_the_first_month_bears_interest() -> None:
    # unbury.us #15, #32, #38.
    plans = make_plans(ROLLING, 102100, START)
    avalanche, snowball = plan_of(plans, "avalanche"), plan_of(plans, "snowball")
    assert avalanche.total_cost < snowball.total_cost
    for plan in plans.plans:
        for debt in plan.debts:
            assert debt.agreed_on == START
            assert debt.schedule[0].interest > 0


def test_a_rate_counted_on_360_days_is_dearer() -> None:
    # 10 % on 360 days is 10.14 % on 365: it comes before 10.1 %.
    from ashore.dates import DayCount

    def loan(debt_id: str, rate: str, day_count: DayCount):
        terms = Terms(
            Method.BULLET, 100000, Decimal(0), dt.date(2026, 1, 21), 9, day_count=day_count
        )
        contract = Contract(terms, PenaltyPolicy(multiplier=Decimal(0)))
        return debt_of(debt_id, contract, menu=(instalments(12, rate),))

    debts = [loan("a", "0.101", DayCount.ACTUAL_365), loan("b", "0.1", DayCount.ACTUAL_360)]
    plan = plan_of(make_plans(debts, 50000, START), "avalanche")
    assert part_of(plan, "b").schedule[0].payment > part_of(plan, "a").schedule[0].payment


def test_a_down_payment_is_asked_once() -> None:
    # 1,200.00 without interest, a quarter down: 300.00, then at least 900.00 / 11.
    menu = (instalments(12, "0", down_payment=Decimal("0.25")),)
    debts = [matured("down", 120000, menu=menu), matured("other", 120000)]
    plan = plan_of(make_plans(debts, 50000, START), "avalanche")
    assert (
        payments(part_of(plan, "down"))[0] == 48000
    )  # its 300.00, and all beyond the other's 20.00
    assert payments(part_of(plan, "other"))[0] == 2000
    even = plan_of(make_plans(debts, 50000, START), "pro-rata")
    assert payments(part_of(even, "down")) == [30000] * 4
    assert payments(part_of(even, "other")) == [20000] * 6


# --- priority and secured debts --------------------------------------------------------------------------------


def test_secured_debts_come_first_as_billed() -> None:
    debts = [running("car", 120000, 12, 4, secured=True), matured("x", 60000)]
    plans = make_plans(debts, 30000, START)
    for plan in plans.plans:
        assert payments(part_of(plan, "car")) == [10000] * 8
        assert payments(part_of(plan, "x")) == [20000] * 3
        assert plan.months == 3  # of what is agreed anew; the car runs on
        assert len(plan.monthly) == 8


def test_overdue_priority_debts_catch_up_before_others_begin() -> None:
    # The car owes 5 × 100.00 by 21 December. 300.00 then, and on 21 January the other 200.00 with January's 100.00;
    # then 200.00 a month are left for the other, whose agreement begins that day: three payments from February.
    debts = [running("car", 120000, 12, 0, secured=True), matured("x", 60000)]
    plans = make_plans(debts, 30000, START)
    for plan in plans.plans:
        assert payments(part_of(plan, "car")) == [30000, 30000] + [10000] * 6
        other = part_of(plan, "x")
        assert other.agreed_on == dt.date(2027, 1, 21)
        assert [row.date.month for row in other.schedule] == [2, 3, 4]
        assert payments(other) == [20000] * 3
    assert message("plan.why.begins", day=dt.date(2027, 1, 21)) in plans.why


def test_others_begin_at_once_where_that_ends_sooner() -> None:
    # 560.00 pay the car's 500.00 and leave 60.00, then 460.00: waiting a month pays 600.00 in two payments.
    debts = [running("car", 120000, 12, 0, secured=True), matured("x", 60000)]
    assert payments(part_of(make_plans(debts, 56000, START).plans[0], "x")) == [30000] * 2
    # Of 900.00, 400.00 are left in the first month too: two payments from the first month end sooner.
    plan = make_plans(debts, 90000, START).plans[0]
    assert part_of(plan, "x").agreed_on == START
    assert payments(part_of(plan, "x")) == [30000] * 2


def test_several_debts_behind_share_in_proportion_to_what_is_due() -> None:
    debts = [
        running("a", 120000, 12, 0, priority=True),  # 500.00 due by the first pay date
        running("b", 240000, 12, 0, priority=True),  # 1,000.00
    ]
    plan = make_plans(debts, 90000, START).plans[0]
    assert [part_of(plan, name).schedule[0].payment for name in "ab"] == [30000, 60000]


def test_what_others_owe_grows_by_contract_while_they_wait() -> None:
    # 600.00 overdue at a penalty of 0.05 % a day: 61 days from 21 November to 21 January are 18.30 more.
    terms = Terms(Method.BULLET, 60000, Decimal(0), dt.date(2026, 1, 21), 9)
    contract = Contract(terms, PenaltyPolicy(daily_rate=Decimal("0.0005")))
    waiting = debt_of("x", contract, menu=(instalments(60, "0"),))
    debts = [running("car", 120000, 12, 0, secured=True), waiting]
    other = part_of(make_plans(debts, 30000, START).plans[0], "x")
    assert other.owed == 60000 + 31 * 30  # overdue since 21 October
    assert other.capital == other.owed + 61 * 30
    assert other.total_paid == other.capital
    assert other.cost == 61 * 30


def test_a_mortgage_runs_on_beyond_the_horizon() -> None:
    home = running("home", 36000000, 360, 4, secured=True)
    plan = make_plans([home, matured("x", 60000)], 120000, START, 12).plans[0]
    assert len(part_of(plan, "home").schedule) == 356
    assert plan.months == 3


# --- what a plan is made of --------------------------------------------------------------------------------


def test_a_debt_with_penalties_is_restructured_like_any_other() -> None:
    # Fineract #5791: penalties made it impossible. Nine months of penalty are part of the new principal.
    terms = Terms(Method.EQUAL_INSTALMENT, 1200000, Decimal("0.18"), dt.date(2026, 1, 21), 12)
    debt = debt_of("x", Contract(terms, PenaltyPolicy(compound=True)))
    assert debt.position.buckets.penalty_on_principal > 0
    assert debt.position.buckets.penalty_on_interest > 0
    for plan in make_plans([debt], 60000, START).plans:
        assert plan.debts[0].capital == debt.position.buckets.total
        assert plan.debts[0].schedule[-1].balance == 0


def test_a_waived_share_makes_a_plan_cost_less_than_is_owed() -> None:
    terms = Terms(Method.BULLET, 60000, Decimal(0), dt.date(2026, 1, 21), 9)
    contract = Contract(terms, PenaltyPolicy(daily_rate=Decimal("0.0005")))
    debt = debt_of("x", contract, menu=(instalments(60, "0", waiver_penalty=Decimal(1)),))
    plans = make_plans([debt], 20000, START)
    assert plans.plans[0].debts[0].waived == 31 * 30
    assert plans.plans[0].total_cost == -31 * 30
    assert plans.why[0].key == "plan.why.figures-less"


def test_the_first_period_is_shorter_where_the_start_lies_after_the_28th() -> None:
    # 30/360: 28 of 30 days from 30 November to 28 December, at 1 % a month on 1,000.00.
    plan = make_plans([matured("x", 100000, "0.12")], 30000, dt.date(2026, 11, 30)).plans[0]
    assert plan.debts[0].schedule[0].date == dt.date(2026, 12, 28)
    assert plan.debts[0].schedule[0].interest == 933


def test_money_that_changes_from_month_to_month() -> None:
    debt = matured("x", 60000)
    # Level payments fit the leanest of the months they need; snowball uses what there is.
    plans = make_plans([debt], [10000, 20000, 30000], START)
    assert payments(plan_of(plans, "pro-rata").debts[0]) == [10000] * 6
    assert payments(plan_of(plans, "snowball").debts[0]) == [10000, 20000, 30000]
    # Money that ends after three months serves a plan of three; more in the first month alone serves none.
    plans = make_plans([debt], [20000, 20000, 20000, 0], START)
    assert payments(plan_of(plans, "pro-rata").debts[0]) == [20000] * 3
    plans = make_plans([debt], [30000, 10000], START)
    assert payments(plan_of(plans, "pro-rata").debts[0]) == [10000] * 6


def test_a_debt_is_not_kept_where_the_money_ends_before_its_contract() -> None:
    # 1,000.00 a month for 5 months: 800.00 and 4,000.00 take 160.00 and 800.00, though 160.00 would cover the bill.
    debts = [running("current", 120000, 12, 4), matured("late", 400000)]
    plan = plan_of(make_plans(debts, [*[100000] * 5, 0], START), "pro-rata")
    assert payments(part_of(plan, "current")) == [16000] * 5
    assert payments(part_of(plan, "late")) == [80000] * 5


def test_nothing_owed_needs_no_plan() -> None:
    paid_up = running("x", 40000, 4, 4)
    plans = make_plans([paid_up], 10000, START)
    assert (plans.plans, plans.recommended, plans.infeasible) == ((), None, None)
    assert plans.why == (message("plan.why.nothing-owed"),)
    # Beside others it is left out.
    (debt,) = make_plans([paid_up, matured("y", 60000)], 10000, START).plans[0].debts
    assert debt.debt_id == "y"


def test_the_cheaper_of_the_even_handed_is_led_with() -> None:
    # Equal sacrifice pays the dear debt, which bills more, off sooner.
    dear = running("dear", 120000, 6, 0, menu=(instalments(60, "0.24"),))
    cheap = running("cheap", 60000, 12, 0, menu=(instalments(60, "0"),))
    plans = make_plans([dear, cheap], 12500, START)
    cost = {plan.kind: plan.total_cost for plan in plans.plans}
    assert cost["equal-sacrifice"] < cost["pro-rata"]
    assert cost["avalanche"] < cost["equal-sacrifice"]
    assert plans.recommended == "equal-sacrifice"
    saved = cost["equal-sacrifice"] - cost["avalanche"]
    cheaper = next(said for said in plans.why if said.key == "plan.why.cheaper")
    assert cheaper.facts["saved"] == saved
    only = make_plans([dear, cheap], 12500, START, strategies=("snowball", "avalanche"))
    assert only.recommended == "avalanche"


def test_payments_and_balances_are_those_of_the_schedule() -> None:
    plan = plan_of(make_plans(ROLLING, 102100, START), "snowball")
    assert payments_of(plan, "a") == (Payment(MONTH_1, 66395), Payment(MONTH_2, 34951))
    assert balance_on(plan, "a", START) == 100000
    assert balance_on(plan, "a", MONTH_1) == 34605
    assert balance_on(plan, "a", MONTH_2 - dt.timedelta(days=1)) == 34605
    assert balance_on(plan, "a", MONTH_3) == 0
    with pytest.raises(KeyError):
        payments_of(plan, "nobody")


def test_baselines_are_the_contract_in_full_and_at_the_minimum() -> None:
    # The card's 3,000.00 in full on 25 November cost nothing; at 300.00 a month it takes eleven months.
    plans = make_plans([card("c", 300000, 30000, dt.date(2026, 11, 5))], 20000, START)
    full, minimum, long, shared = plans.baselines
    assert (full.kind, full.plan.total_paid, full.plan.total_cost) == ("as-billed", 300000, 0)
    assert full.months == 1
    assert (full.largest_month, full.payable) == (300000, False)
    assert (minimum.kind, minimum.months, minimum.largest_month) == ("minimum-only", 11, 30000)
    assert minimum.plan.total_cost == minimum.plan.total_paid - 300000 > 0
    assert (long.kind, long.months, long.payable) == ("always-60", 60, True)
    assert (shared.kind, shared.payable) == ("seventy-percent", True)
    assert 13000 < shared.largest_month <= 14000
    # Without cards the two are one.
    only, *_ = make_plans([running("x", 120000, 12, 4)], 10000, START).baselines
    assert (only.kind, only.plan.total_cost, only.months, only.payable) == ("as-billed", 0, 8, True)


def test_a_card_that_its_minimum_never_pays_off_has_no_such_baseline_and_is_never_kept() -> None:
    endless = card("c", 3000000, 100, dt.date(2026, 11, 5), priority=True)
    plans = make_plans([endless], 100000, START)
    assert "minimum-only" not in [one.kind for one in plans.baselines]
    assert all(not plan.debts[0].is_kept for plan in plans.plans)


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ({"available": []}, "at least one month"),
        ({"horizon_months": 0}, "horizon"),
        ({"strategies": ()}, "at least one strategy"),
    ],
)
def test_requests_without_meaning(call: dict[str, object], problem: str) -> None:
    given = {"debts": [matured("x", 1000)], "available": 100, "start": START} | call
    with pytest.raises(ValueError, match=problem):
        make_plans(**given)
