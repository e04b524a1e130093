"""Random debts for planning: loans of every kind, cards, any lateness, any menu."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from ashore.loans.position import position
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import (
    AllocationPolicy,
    CardAccount,
    Contract,
    Obligation,
    Payment,
    Statement,
)
from ashore.planning.request import PlanDebt
from tests.loans.strategies import contracts, histories, rates

START = dt.date(2024, 6, 18)


def owing(debt_id: str, obligation: Obligation, payments: tuple[Payment, ...], **rest) -> PlanDebt:
    return PlanDebt(debt_id, obligation, payments, position(obligation, payments, START), **rest)


@st.composite
def menus(draw: st.DrawFn) -> tuple[ReliefOption, ...]:
    option = st.builds(
        ReliefOption,
        kind=st.sampled_from(["re-instalment", "re-instalment", "deferral", "waiver"]),
        max_instalments=st.none() | st.integers(1, 60),
        annual_rate=st.none() | rates("0.24"),
        down_payment=st.sampled_from([Decimal(0), Decimal(0), Decimal("0.1")]),
        waiver_penalty=st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)]),
        waiver_interest=st.sampled_from([Decimal(0), Decimal("0.3")]),
        min_days_past_due=st.sampled_from([0, 0, 30]),
    )
    return tuple(draw(st.lists(option, max_size=2)))


@st.composite
def cards(draw: st.DrawFn) -> CardAccount:
    first = draw(st.dates(START - dt.timedelta(days=100), START))
    statements = []
    for number in range(draw(st.integers(1, 2))):
        date = first + dt.timedelta(days=30 * number)
        if date > START:
            break
        balance = draw(st.integers(500_00, 50_000_00))
        interest = draw(st.integers(0, balance // 50))
        due = date + dt.timedelta(days=20)
        statements.append(Statement(date, due, balance, max(1, balance // 10), interest))
    return CardAccount(
        annual_rate=draw(rates("0.1825")),
        statements=tuple(statements),
        late_fee_rate=Decimal("0.05"),
        compound=draw(st.booleans()),
        accelerated_on=draw(st.none() | st.none() | st.just(START - dt.timedelta(days=3))),
        allocation=AllocationPolicy(),
    )


@st.composite
def loans(draw: st.DrawFn) -> tuple[Contract, tuple[Payment, ...]]:
    contract = draw(contracts())
    # Bring the loan's life around the plan's start, so that it is running, matured or overdue then.
    age = draw(st.integers(1, 500))
    payments = draw(histories(contract))
    moved = START - dt.timedelta(days=age) - contract.terms.start
    return shifted(contract, moved), tuple(
        Payment(one.date + moved, one.amount) for one in payments if one.date + moved <= START
    )


def shifted(contract: Contract, by: dt.timedelta) -> Contract:
    terms = contract.terms
    return replace(
        contract,
        terms=replace(
            terms,
            start=terms.start + by,
            first_due=None if terms.first_due is None else terms.first_due + by,
        ),
        accelerated_on=None if contract.accelerated_on is None else contract.accelerated_on + by,
    )


@st.composite
def debts(draw: st.DrawFn, largest: int = 5) -> tuple[PlanDebt, ...]:
    found = []
    for number in range(draw(st.integers(1, largest))):
        if draw(st.integers(0, 3)):
            obligation, payments = draw(loans())
        else:
            obligation, payments = draw(cards()), ()
        comes_first = draw(st.integers(0, 4)) == 0
        found.append(
            owing(
                f"d{number}",
                obligation,
                payments,
                menu=draw(menus()),
                secured=comes_first and draw(st.booleans()),
                priority=comes_first,
            )
        )
    return tuple(found)


def owed_by(some: Iterable[PlanDebt]) -> int:
    return sum(max(0, debt.owed) for debt in some)
