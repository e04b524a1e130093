"""What is paid where lenders refuse what a plan asks of them, by hand."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from ashore.planning.plan import make_plans
from ashore.planning.refused import unsure_of
from ashore.planning.request import pay_dates
from ashore.planning.result import Plan
from tests.planning.examples import START, card, debt_of, instalments, matured, running

DATES = pay_dates(START)


def believed(likelihood: str | None, longest: int = 12):
    return (
        instalments(longest, "0", likelihood=None if likelihood is None else Decimal(likelihood)),
    )


def best(debts, available: int) -> Plan:
    plan = make_plans(debts, available, START, 12).best
    assert plan is not None
    return plan


def unsure(debts, available: int, horizon: int = 12):
    return unsure_of(best(debts, available), debts, DATES, horizon)


def test_only_what_somebody_has_put_a_likelihood_on_is_unsure() -> None:
    debts = [
        matured("a", 120_000, menu=believed("0.3")),
        matured("b", 120_000, menu=believed(None)),
        matured("c", 120_000, menu=believed("1")),
        running("kept", 60_000, 12, 4),
    ]
    found = unsure(debts, 50_000)
    assert [(one.lender, one.chance) for one in found] == [(0, 0.7), (2, 0.0)]


def test_a_debt_that_is_all_due_must_be_paid_at_once() -> None:
    (one,) = unsure([matured("a", 120_000, menu=believed("0.3"))], 10_000)
    assert one.granted == (10_000,) * 12
    assert one.instead == (120_000, *(0,) * 11)


def test_what_is_overdue_is_paid_with_the_first_bill_and_then_each_bill() -> None:
    # Of twelve instalments of 100 yuan from 21 August on one was paid; by 21 December five are due.
    loan = running("a", 120_000, 12, 1, menu=believed("0.5"))
    (one,) = unsure([loan], 12_000)
    assert one.instead == (40_000, *(10_000,) * 7, 0, 0, 0, 0)
    assert sum(one.granted) == sum(one.instead) == 110_000


def test_a_loan_that_was_called_in_must_be_paid_at_once() -> None:
    loan = running("a", 120_000, 12, 1)
    called = replace(loan.obligation, accelerated_on=dt.date(2026, 11, 1))
    (one,) = unsure([debt_of("a", called, loan.payments, menu=believed("0.5"))], 12_000)
    assert one.instead == (110_000, *(0,) * 11)


def test_a_card_that_minimums_never_pay_off_must_be_paid_in_full() -> None:
    # 0.05 % a day of 10,000 yuan is about 150 a month, of which the minimum pays 100.
    endless = card("a", 1_000_000, 10_000, dt.date(2026, 10, 25), menu=believed("0.5"))
    (one,) = unsure([endless], 100_000)
    first, *later = one.instead
    assert later == []
    assert 1_000_000 < first < 1_100_000


def test_nothing_is_counted_beyond_the_horizon() -> None:
    debts = [running("a", 120_000, 12, 1, menu=believed("0.5"))]
    plan = best(debts, 12_000)
    (one,) = unsure_of(plan, debts, DATES, 3)
    assert one.granted == tuple(amount for _, amount in plan.monthly[:3])
    assert one.instead == (40_000, 10_000, 10_000)


def test_lenders_keep_their_answers_in_whatever_order_debts_are_given() -> None:
    debts = [matured(name, 120_000, menu=believed("0.5")) for name in ("b", "a", "c")]
    asked = {one.debt_id: one for one in best(debts, 50_000).debts}
    found = unsure(debts, 50_000)
    assert [one.lender for one in found] == [1, 0, 2]
    assert list(asked) == ["b", "a", "c"]
