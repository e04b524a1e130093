"""Whatever the contract and whatever is stated: an answer, in sentences, and no finding on a clean claim."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.law.audit import audit, findings_json
from ashore.loans.position import position
from ashore.loans.terms import CLAIM_PARTS, Claim, Contract, Payment, claim_part
from tests.loans.strategies import contracts, histories

PARTS = st.sets(st.sampled_from(sorted(CLAIM_PARTS)), min_size=1, max_size=6)


def an_account(data: st.DataObject) -> tuple[Contract, tuple[Payment, ...], dt.date]:
    contract = data.draw(contracts())
    payments = data.draw(histories(contract))
    days = data.draw(st.integers(0, 600))
    return contract, payments, contract.terms.start + dt.timedelta(days=days)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_claim_of_our_own_figures_is_clean(data: st.DataObject) -> None:
    contract, payments, day = an_account(data)
    owed = position(contract, payments, day).buckets
    parts = {part: claim_part(owed, part) for part in data.draw(PARTS)}
    assert audit(contract, payments, Claim(day, parts), day) == ()


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_claim_on_any_contract_is_answered(data: st.DataObject) -> None:
    contract, payments, day = an_account(data)
    owed = position(contract, payments, day).buckets
    off = st.sampled_from([0, 0, 1, 37, 1234, -55, 99_999])
    parts = {part: max(0, claim_part(owed, part) + data.draw(off)) for part in data.draw(PARTS)}
    found = audit(contract, payments, Claim(day, parts), day)
    assert all(one["message"] for one in findings_json(found, "zh-Hans"))
    assert all(finding.amount > 0 for finding in found if finding.question)
