"""The account of a loan against an independent day-by-day oracle, and the laws it must keep."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.ledger import replay
from ashore.loans.position import explain, position
from ashore.loans.terms import BUCKETS
from tests.loans.oracle import Oracle
from tests.loans.strategies import contracts, histories

DAYS = st.integers(0, 600)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_the_ledger_agrees_with_the_oracle_in_every_bucket(data: st.DataObject) -> None:
    contract = data.draw(contracts(prepayment="hold"))
    payments = data.draw(histories(contract))
    as_of = contract.terms.start + dt.timedelta(days=data.draw(DAYS))
    oracle = Oracle(contract)
    oracle.run([payment for payment in payments if payment.date <= as_of], as_of)
    found = position(contract, payments, as_of)
    assert found.buckets == oracle.buckets(as_of)
    assert found.held == oracle.held
    assert found.days_past_due == oracle.days_past_due(as_of)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_money_is_conserved_at_every_event(data: st.DataObject) -> None:
    contract = data.draw(contracts())
    payments = data.draw(histories(contract))
    for day in [
        *(payment.date for payment in payments),
        contract.terms.start + dt.timedelta(days=700),
    ]:
        made = sum(payment.amount for payment in payments if payment.date <= day)
        ledger = replay(contract, payments, day)
        assert made == ledger.settled + ledger.held
        explained = explain(contract, payments, day)
        assert sum(one.amount for one in explained.settlements) == ledger.settled
        owed = ledger.buckets(day)
        principal_paid = sum(
            one.amount
            for one in explained.settlements
            if one.what in {"principal", "prepaid_principal"}
        )
        assert (
            principal_paid + owed.principal_not_due + owed.principal_overdue
            == contract.terms.principal
        )
        assert all(getattr(owed, bucket) >= 0 for bucket in BUCKETS)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_later_day_never_owes_less_without_a_payment(data: st.DataObject) -> None:
    contract = data.draw(contracts())
    payments = data.draw(histories(contract, days=200))
    first = contract.terms.start + dt.timedelta(days=data.draw(st.integers(0, 400)))
    before = tuple(payment for payment in payments if payment.date <= first)
    net = None
    for ahead in range(0, 300, 13):
        there = position(contract, before, first + dt.timedelta(days=ahead))
        now = there.buckets.total - there.held
        assert net is None or now >= net
        net = now


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_next_day_costs_what_the_next_day_says(data: st.DataObject) -> None:
    contract = data.draw(contracts())
    payments = data.draw(histories(contract))
    as_of = contract.terms.start + dt.timedelta(days=data.draw(DAYS))
    known = tuple(payment for payment in payments if payment.date <= as_of)
    today, tomorrow = (position(contract, known, as_of + dt.timedelta(days=n)) for n in (0, 1))
    grown = tomorrow.buckets.total - tomorrow.held - today.buckets.total + today.held
    assert today.next_day_cost == grown
