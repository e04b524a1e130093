"""A claim beside the supported figures, and its split into lines that do not overlap."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.law.audit import audit, compare, supported
from ashore.law.audit.claim import sheet
from ashore.loans.position import position
from ashore.loans.terms import (
    BUCKETS,
    CLAIM_PARTS,
    Buckets,
    Charge,
    Claim,
    Contract,
    Method,
    Payment,
    Terms,
)

DAY = dt.date(2026, 11, 20)
OWED = Buckets(
    principal_not_due=5_000_00,
    principal_overdue=3_000_00,
    interest_billed=200_00,
    interest_accrued=40_00,
    penalty_on_principal=90_00,
    other_fees=30_00,
)


def parts_of(**parts: int) -> Claim:
    return Claim(DAY, parts)


def covered(claim: Claim) -> dict[str, tuple[tuple[str, ...], int]]:
    lines = sheet(claim, OWED, 2).lines
    return {
        line.part: (tuple(BUCKETS[index] for index in line.buckets), line.stated) for line in lines
    }


def test_a_total_beside_some_parts_is_what_they_leave() -> None:
    found = covered(parts_of(principal=8_000_00, interest=240_00, total=8_400_00))
    assert found["principal"] == (CLAIM_PARTS["principal"], 8_000_00)
    assert found["interest"] == (CLAIM_PARTS["interest"], 240_00)
    rest = ("penalty_on_principal", "penalty_on_interest", "late_fees", "other_fees")
    assert found["total"] == (rest, 160_00)


def test_a_bucket_inside_a_part_leaves_the_other() -> None:
    found = covered(parts_of(principal=8_000_00, principal_overdue=3_000_00))
    assert found == {
        "principal_overdue": (("principal_overdue",), 3_000_00),
        "principal": (("principal_not_due",), 5_000_00),
    }


def test_a_total_that_its_parts_do_not_give_is_a_contradiction() -> None:
    whole = parts_of(principal=1, interest=2, penalty=3, fees=4, total=20)
    assert sheet(whole, OWED, 0).contradictions == {"total": 10}
    assert (
        sheet(
            parts_of(principal=1, interest=2, penalty=3, fees=4, total=12), OWED, 0
        ).contradictions
        == {}
    )


@given(st.sets(st.sampled_from(sorted(CLAIM_PARTS)), min_size=1))
def test_lines_never_overlap_and_cover_what_was_named(names: set[str]) -> None:
    claim = Claim(
        DAY, {name: sum(getattr(OWED, one) for one in CLAIM_PARTS[name]) for name in names}
    )
    lines = sheet(claim, OWED, 2).lines
    indices = [index for line in lines for index in line.buckets]
    assert len(indices) == len(set(indices))
    assert {BUCKETS[index] for index in indices} == {
        one for name in names for one in CLAIM_PARTS[name]
    }
    figures = tuple(getattr(OWED, name) for name in BUCKETS)
    assert all(line.residual(figures) == 0 for line in lines)


def test_tolerance_is_a_fen_an_overdue_instalment_and_bucket() -> None:
    lines = sheet(parts_of(interest=1, penalty=1, fees=1, total=1), OWED, 3).lines
    assert {line.part: line.tolerance for line in lines} == {
        "interest": 4,  # three instalments billed, one running
        "penalty": 3,
        "fees": 1,
        "total": 2,  # the two buckets of principal
    }


CONTRACT = Contract(
    Terms(Method.EQUAL_INSTALMENT, 12_000_00, Decimal("0.146"), dt.date(2026, 1, 15), 12)
)
PAYMENTS = (Payment(dt.date(2026, 2, 15), 1_080_00),)


@pytest.mark.parametrize("part", sorted(CLAIM_PARTS))
def test_compare_states_supports_and_subtracts(part: str) -> None:
    owed = position(CONTRACT, PAYMENTS, DAY).buckets
    right = sum(getattr(owed, bucket) for bucket in CLAIM_PARTS[part])
    found = compare(CONTRACT, PAYMENTS, Claim(DAY, {part: right + 321}))
    assert (found.stated, found.supported, found.difference) == (
        {part: right + 321},
        {part: right},
        {part: 321},
    )


def test_payments_after_the_claim_do_not_count() -> None:
    later = (*PAYMENTS, Payment(DAY + dt.timedelta(days=1), 5_000_00))
    claim = Claim(DAY, {"total": position(CONTRACT, PAYMENTS, DAY).buckets.total})
    assert audit(CONTRACT, later, claim, DAY + dt.timedelta(days=9)) == ()


def test_what_is_supported_of_a_contract() -> None:
    terms = Terms(
        Method.EQUAL_INSTALMENT,
        12_000_00,
        Decimal("0.146"),
        dt.date(2026, 8, 1),
        12,
        charges=(
            Charge("服务费", 10_00, in_cost_table=False),
            Charge("担保费", 20_00, in_cost_table=None),
            Charge("保险费", 30_00, in_cost_table=True),
        ),
        received=11_500_00,
    )
    lawful = supported(Contract(terms))
    assert isinstance(lawful, Contract)
    assert lawful.terms.principal == 11_500_00
    assert [charge.name for charge in lawful.terms.charges] == ["担保费", "保险费"]


def test_a_claim_without_parts_is_no_claim() -> None:
    assert audit(CONTRACT, PAYMENTS, Claim(DAY, {}), DAY) == ()
