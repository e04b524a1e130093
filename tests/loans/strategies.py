"""Random loans and payment histories for property tests."""

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

from ashore.dates import DayCount, Step
from ashore.loans.terms import (
    CONTRACT_ORDER,
    AllocationPolicy,
    Charge,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Terms,
)
from ashore.money import Rounding

SCHEDULED_METHODS = [method for method in Method if method is not Method.REVOLVING]
START = st.dates(dt.date(2019, 1, 1), dt.date(2026, 6, 30))
STEPS = st.sampled_from(
    [Step(1, "month"), Step(1, "month"), Step(3, "month"), Step(2, "week"), Step(15, "day")]
)


def rates(largest: str = "0.36") -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(0), Decimal(largest), places=6)


@st.composite
def terms(draw: st.DrawFn, largest_count: int = 24) -> Terms:
    method = draw(st.sampled_from(SCHEDULED_METHODS))
    start = draw(START)
    first = draw(st.none() | st.integers(5, 45).map(lambda days: start + dt.timedelta(days=days)))
    fee = method is Method.FEE_INSTALMENT
    return Terms(
        method=method,
        principal=draw(st.integers(1_000_00, 200_000_00)),
        annual_rate=draw(rates()),
        start=start,
        instalments=draw(st.integers(1, largest_count)),
        first_due=first,
        every=draw(STEPS),
        day_count=draw(st.sampled_from(DayCount)),
        rounding=draw(st.sampled_from(Rounding)),
        fee_rate=draw(rates("0.02")) if fee else Decimal(0),
        charges=draw(st.sampled_from([(), (Charge("guarantee", 1234),)])),
    )


@st.composite
def contracts(draw: st.DrawFn, prepayment: str | None = None) -> Contract:
    the_terms = draw(terms(largest_count=12))
    after_start = st.integers(1, 500).map(lambda days: the_terms.start + dt.timedelta(days=days))
    penalty = PenaltyPolicy(
        multiplier=draw(st.sampled_from([Decimal("1.3"), Decimal("1.5"), Decimal(1)])),
        daily_rate=draw(st.sampled_from([None, None, Decimal("0.0005"), Decimal("0.000657")])),
        compound=draw(st.booleans()),
        grace_days=draw(st.sampled_from([0, 0, 1, 3, 10])),
        grace=draw(st.sampled_from(["forgiven-if-paid", "free"])),
    )
    allocation = AllocationPolicy(
        order=tuple(draw(st.permutations(CONTRACT_ORDER))),
        by=draw(st.sampled_from(["instalment", "component"])),
        prepayment=prepayment or draw(st.sampled_from(["hold", "reduce"])),
    )
    return Contract(the_terms, penalty, allocation, draw(st.none() | st.none() | after_start))


@st.composite
def histories(draw: st.DrawFn, contract: Contract, days: int = 500) -> tuple[Payment, ...]:
    start = contract.terms.start
    made = draw(
        st.lists(
            st.tuples(st.integers(0, days), st.integers(1, contract.terms.principal // 2)),
            max_size=6,
        )
    )
    return tuple(Payment(start + dt.timedelta(days=day), amount) for day, amount in sorted(made))
