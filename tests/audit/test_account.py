"""A lender without habits of its own comes to the position, whatever its contract says."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.law.audit.account import replay
from ashore.law.audit.books import habits_of
from ashore.law.audit.eight import eight
from ashore.loans.position import position
from tests.loans.strategies import contracts, histories


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_without_habits_the_replay_is_the_position(data: st.DataObject) -> None:
    contract = data.draw(contracts(prepayment="hold"))
    payments = data.draw(histories(contract))
    as_of = contract.terms.start + dt.timedelta(days=data.draw(st.integers(0, 600)))
    found = replay(habits_of(contract, payments, as_of), as_of)
    assert found.buckets == eight(position(contract, payments, as_of).buckets)
