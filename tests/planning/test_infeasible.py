"""Nothing fits: the smallest amount that would, why, and what to do meanwhile."""

import datetime as dt
from decimal import Decimal

import pytest

from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Contract, Method, Terms
from ashore.planning.plan import make_plans
from ashore.planning.result import Infeasible
from ashore.texts import Message, message
from tests.planning.examples import NO_PENALTY, START, card, debt_of, instalments, matured, running

# 1,000.00 and 2,000.00 at 1 % a month in at most 6: 172.55 and 345.10.
DEBTS = [matured("a", 100000, "0.12", 6), matured("b", 200000, "0.12", 6, name="B银行")]


def explained(available: int, debts=DEBTS) -> Infeasible:
    plans = make_plans(debts, available, START)
    assert plans.plans == ()
    assert plans.recommended is None
    assert plans.infeasible is not None
    return plans.infeasible


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [
        str(said.facts.get("rule") or said.key.removeprefix("plan.meanwhile.")) for said in messages
    ]


def test_the_smallest_amount_fits_and_one_fen_less_does_not() -> None:
    found = explained(51764)
    assert found.smallest_monthly == 17255 + 34510
    assert len(make_plans(DEBTS, 51765, START).plans) == 4


def test_the_smallest_amount_counts_what_is_paid_first() -> None:
    debts = [running("car", 120000, 12, 4, secured=True), *DEBTS]
    assert explained(10000, debts).smallest_monthly == 10000 + 17255 + 34510


def test_the_smallest_amount_may_be_that_of_paying_as_billed() -> None:
    # 300.00 in 3 instalments of 100.00; the relief known allows a single payment only.
    debt = running("x", 40000, 4, 1, start=dt.date(2026, 10, 21), menu=(instalments(1),))
    assert explained(9999, [debt]).smallest_monthly == 10000


def test_reasons_name_every_debt_and_what_is_missing() -> None:
    found = explained(40000)
    assert found.available == 40000
    assert found.reasons == (
        message("plan.reason.longest", debt="a", owed=100000, n=6, amount=17255),
        message("plan.reason.longest", debt="B银行", owed=200000, n=6, amount=34510),
        message("plan.reason.short", smallest=51765, available=40000, missing=11765),
    )


def test_reasons_name_the_debts_that_come_first() -> None:
    debts = [
        running("behind", 120000, 12, 0, priority=True),
        running("paid", 120000, 12, 4, secured=True),
    ]
    assert explained(10000, debts).reasons[:2] == (
        message("plan.reason.first-behind", debt="behind", amount=50000),
        message("plan.reason.first", debt="paid", amount=10000),
    )


def test_a_little_money_is_offered_as_tokens_in_proportion() -> None:
    # 100.00 shared by 1,000.00 and 2,000.00 is 33.33 and 66.67; whole yuan are offered.
    found = explained(10000)
    assert found.tokens == {"a": 3300, "b": 6600}
    assert found.meanwhile[:3] == (
        message("plan.meanwhile.tokens", total=9900),
        message("plan.meanwhile.token", debt="a", amount=3300),
        message("plan.meanwhile.token", debt="B银行", amount=6600),
    )
    assert keys(found.meanwhile)[3:] == [
        "defer",
        "legal_aid_self_service",
        "channel_12348",
        "channel_12356",
        "again",
    ]


def test_tokens_are_what_the_debts_paid_first_leave() -> None:
    debts = [running("car", 120000, 12, 4, secured=True), *DEBTS]
    assert explained(13000, debts).meanwhile[:2] == (
        message("plan.meanwhile.keep-first"),
        message("plan.meanwhile.tokens", total=3000),
    )
    assert "tokens" not in keys(explained(10050, debts).meanwhile)
    assert explained(10050, debts).tokens == {}


@pytest.mark.parametrize(
    ("lean", "tokens"),
    [(20000, {"a": 3300, "b": 6600}), (3000, {"a": 1000, "b": 2000}), (0, {}), (-100, {})],
)
def test_no_more_is_offered_than_a_poor_month_leaves(lean: int, tokens: dict[str, int]) -> None:
    plans = make_plans(DEBTS, 10000, START, lean=lean)
    assert plans.infeasible is not None
    assert plans.infeasible.tokens == tokens
    assert plans.infeasible.available == 10000
    assert ("tokens" in keys(plans.infeasible.meanwhile)) == bool(tokens)


def test_a_part_below_one_yuan_is_not_offered() -> None:
    # 3.00 shared by 1,000.00 and 2,999.00 is 0.75 and 2.25.
    debts = [matured("small", 100000, "0.12", 6), matured("large", 299900, "0.12", 6)]
    assert explained(300, debts).tokens == {"large": 200}


@pytest.mark.parametrize("available", [0, -1, -250000])
def test_who_has_nothing_left_is_never_told_to_pay(available: int) -> None:
    found = explained(available)
    assert found.available == available
    assert found.tokens == {}
    assert found.reasons[-1] == message("plan.reason.no-surplus", smallest=51765)
    assert keys(found.meanwhile) == [
        "nothing-to-pay",
        "expenses",
        "temporary_relief",
        "defer",
        "legal_aid_self_service",
        "channel_12348",
        "channel_12356",
        "again",
    ]


def test_the_deferral_asked_for_is_one_that_every_menu_with_one_allows() -> None:
    assert message("plan.meanwhile.defer", months=3) in explained(0).meanwhile
    assert explained(0).deferral_months == 3
    menu = (instalments(6, "0.12"), ReliefOption("deferral", months=6))
    short = (instalments(6, "0.12"), ReliefOption("deferral", months=2))
    debts = [matured("a", 100000, menu=menu), matured("b", 200000, menu=short)]
    assert message("plan.meanwhile.defer", months=2) in explained(0, debts).meanwhile
    assert explained(0, debts).deferral_months == 2


def test_priority_debts_that_take_over_a_year_to_catch_up_are_no_plan() -> None:
    # 12,000.00 all due: within a year it takes 1,000.00 a month.
    terms = Terms(Method.EQUAL_PRINCIPAL, 1200000, Decimal(0), dt.date(2025, 10, 21), 12)
    late = debt_of("x", Contract(terms, NO_PENALTY), secured=True)
    assert explained(99999, [late]).smallest_monthly == 100000


def test_a_card_and_a_loan_that_fit_nowhere() -> None:
    debts = [card("c", 300000, 30000, dt.date(2026, 10, 5)), matured("x", 60000)]
    found = explained(100, debts)
    assert make_plans(debts, found.smallest_monthly, START).plans
    assert not make_plans(debts, found.smallest_monthly - 1, START).plans
