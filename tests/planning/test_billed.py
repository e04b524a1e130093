"""Debts paid as their contracts bill them, worked by hand."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from ashore.loans.position import position
from ashore.loans.terms import (
    CardAccount,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Terms,
)
from ashore.planning.billed import as_billed, by_month, open_account
from ashore.planning.request import PlanDebt, pay_dates
from ashore.planning.result import Rows
from tests.planning.examples import START, card, debt_of, matured, running
from tests.planning.strategies import START as RANDOM_START
from tests.planning.strategies import loans, owing

DATES = pay_dates(START)


def billed(debt: PlanDebt) -> list[tuple[str, int, int, int, int, int]]:
    rows = as_billed(debt, DATES, 60)
    assert rows is not None
    return [
        (f"{row.date:%m-%d}", row.payment, row.interest, row.principal, row.other, row.balance)
        for row in rows
    ]


def test_a_current_loan_pays_its_schedule_to_the_end() -> None:
    # 1,200.00 in 12 instalments from August; August to November are paid, the last on the start day itself.
    assert [row[:2] for row in billed(running("x", 120000, 12, 4))] == [
        (day, 10000)
        for day in ("12-21", "01-21", "02-21", "03-21", "04-21", "05-21", "06-21", "07-21")
    ]


def test_an_instalment_due_on_the_start_day_is_paid_that_day() -> None:
    rows = billed(running("x", 120000, 12, 3))
    assert rows[0] == ("11-21", 10000, 0, 10000, 0, 80000)


def test_money_held_meets_the_next_instalments() -> None:
    # 130.00 paid in advance: the next instalment is met in full, 70.00 of the one after is left to pay.
    loan = running("x", 120000, 12, 4)
    ahead = (*loan.payments, Payment(dt.date(2026, 11, 21), 13000))
    rows = billed(debt_of("x", loan.obligation, ahead))
    assert rows[0] == ("01-21", 7000, 0, 7000, 0, 60000)
    assert sum(row[1] for row in rows) == 120000 - 40000 - 13000


def test_what_is_overdue_is_paid_on_the_first_pay_date_with_its_penalty() -> None:
    # 600.00 in 6 without interest, penalty 0.05 % a day; August to October paid, November 5 missed.
    terms = Terms(Method.EQUAL_PRINCIPAL, 60000, Decimal(0), dt.date(2026, 7, 5), 6)
    contract = Contract(terms, PenaltyPolicy(daily_rate=Decimal("0.0005")))
    made = tuple(Payment(dt.date(2026, month, 5), 10000) for month in (8, 9, 10))
    # Until 21 December: November's 100.00 for 46 days is 2.30, December's for 16 days 0.80.
    assert billed(debt_of("x", contract, made)) == [
        ("12-21", 20310, 0, 20000, 310, 10000),
        ("01-05", 10000, 0, 10000, 0, 0),
    ]


def test_a_future_acceleration_does_not_happen_to_who_pays() -> None:
    loan = running("x", 120000, 12, 4)
    assert isinstance(loan.obligation, Contract)
    threatened = replace(loan.obligation, accelerated_on=dt.date(2027, 1, 1))
    assert billed(debt_of("x", threatened, loan.payments)) == billed(loan)


def test_a_loan_called_in_today_is_paid_at_once() -> None:
    loan = running("x", 120000, 12, 4)
    assert isinstance(loan.obligation, Contract)
    called_in = replace(loan.obligation, accelerated_on=START)
    assert billed(debt_of("x", called_in, loan.payments)) == [("12-21", 80000, 0, 80000, 0, 0)]


def test_a_card_at_its_minimum() -> None:
    # 3,000.00 on 5 November, minimum 300.00, 0.05 % a day, due on the 25th.
    # 5 December: 20 days on 3,000 and 10 on 2,700 are 43.50. Paid on the 25th: 43.50 interest, 256.50 principal;
    # 20 days on 2,700 have accrued by then: 27.00.
    # 5 January: those and 11 days on 2,443.50 are 40.44.
    rows = billed(card("x", 300000, 30000, dt.date(2026, 11, 5)))
    assert rows[:2] == [
        ("11-25", 30000, 0, 30000, 0, 270000),
        ("12-25", 30000, 4350, 25650, 0, 244350 + 2700),
    ]
    assert rows[2][:5] == ("01-25", 30000, 4044, 25956, 0)
    assert all(row[1] == 30000 for row in rows[:-1])
    assert rows[-1][5] == 0


def test_an_overdue_card_is_caught_up_with_its_late_fee() -> None:
    # 3,000.00 on 5 October, minimum 300.00, nothing paid: late fee 5 % of 300.00. The statement of 5 December asks
    # for 600.00; 61 days on 3,000 are 91.50. Paid on the 21st: 15.00 fee, 91.50 interest, 493.50 principal;
    # 16 days on 3,000 have accrued since: 24.00.
    rows = billed(card("x", 300000, 30000, dt.date(2026, 10, 5)))
    assert rows[0] == ("12-21", 60000, 9150, 49350, 1500, 250650 + 2400)
    # 5 January: 16 days on 3,000 and 15 on 2,506.50 are 42.80.
    assert rows[1][:5] == ("01-25", 30000, 4280, 25720, 0)


def test_a_card_called_in_is_paid_at_once() -> None:
    called_in = card("x", 300000, 30000, dt.date(2026, 10, 5))
    assert isinstance(called_in.obligation, CardAccount)
    account = replace(called_in.obligation, accelerated_on=dt.date(2026, 11, 10))
    # 77 days on 3,000 from 5 October to 21 December are 115.50, and the late fee of 15.00.
    assert [row[:2] for row in billed(debt_of("x", account))] == [("12-21", 300000 + 11550 + 1500)]


def test_a_minimum_that_never_pays_off_a_card_has_no_end() -> None:
    assert as_billed(card("x", 3000000, 1, dt.date(2026, 11, 5)), DATES, 60) is None
    no_minimum = card("x", 3000000, 0, dt.date(2026, 11, 5))
    assert as_billed(no_minimum, DATES, 60) is None
    assert open_account(no_minimum, START, 60).monthly_bill() is None


def test_a_month_holds_all_that_falls_between_two_pay_dates() -> None:
    rows = as_billed(running("x", 120000, 12, 3), DATES, 60) or ()
    assert by_month(rows, DATES) == {1: 20000} | dict.fromkeys(range(2, 9), 10000)


def test_the_monthly_bill_is_the_average_instalment_to_come() -> None:
    assert open_account(running("x", 120000, 12, 4), START, 60).monthly_bill() == 10000
    assert open_account(matured("x", 100000), START, 60).monthly_bill() is None
    assert open_account(card("x", 300000, 30000, START), START, 60).monthly_bill() == 30000


def test_the_bill_of_another_rhythm_is_brought_to_a_month() -> None:
    # A bullet of 12,000.00 over 12 months bills 1,000.00 a month.
    terms = Terms(Method.BULLET, 1200000, Decimal(0), dt.date(2026, 10, 21), 12)
    assert open_account(debt_of("x", Contract(terms)), START, 60).monthly_bill() == 100000


@settings(max_examples=80, deadline=None)
@given(loans())
def test_every_balance_is_what_the_engine_says_after_the_same_payments(
    loan: tuple[Contract, tuple[Payment, ...]],
) -> None:
    contract, made = loan
    debt = owing("x", contract, made)
    rows: Rows = as_billed(debt, pay_dates(RANDOM_START), 60) or ()
    if contract.accelerated_on is not None and contract.accelerated_on > RANDOM_START:
        contract = replace(contract, accelerated_on=None)
    paid = (*made, *(Payment(row.date, row.payment) for row in rows))
    for row in rows:
        assert row.payment == row.interest + row.principal + row.other
        stands = position(contract, paid, row.date)
        assert stands.buckets.total - stands.held == row.balance
    assert not rows or rows[-1].balance == 0
