"""Every explanation adds up: the rows of a figure come to the figure, whatever the contract and the payments."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.loans.position import position
from ashore.loans.terms import BUCKETS, CardAccount, Obligation, Payment, Purchase, Statement
from ashore.money import Fen
from ashore.texts import Language
from ashore.workout import Workout
from ashore.workout.why import DebtWhy, surplus_why
from ashore.workout.why.card import CardRows
from ashore.workout.why.loan import LoanRows
from ashore.workout.why.row import rows_json
from tests.loans.strategies import contracts, histories

SHIPPED = ["jiebei", "seven", "before-due", "planted", "negative"]
TODAY = dt.date(2026, 11, 21)


def workout(name: str, language: Language = "zh-Hans") -> Workout:
    case = parse_case(resource(f"cases/{name}.toml").read_bytes(), name, TODAY)
    return Workout(case, TODAY, language)


def added_up(figure: dict[str, Any]) -> Decimal:
    return sum((Decimal(row["amount"]) for row in figure["rows"]), Decimal(0))


@pytest.mark.parametrize("name", SHIPPED)
def test_rows_of_shipped_cases_come_to_the_figures_of_the_position(name: str) -> None:
    work = workout(name)
    for debt, told in zip(work.debts, work.position_json()["debts"], strict=True):
        why = DebtWhy(debt, "zh-Hans").as_json()
        for bucket in BUCKETS:
            assert why["buckets"][bucket]["amount"] == told["buckets"][bucket]
            assert added_up(why["buckets"][bucket]) == Decimal(told["buckets"][bucket]), bucket
        assert added_up(why["next_day_cost"]) == Decimal(told["next_day_cost"])
        assert why["days_past_due"]["days"] == told["days_past_due"]
        if told["allocation"] is not None:
            for side in ("by_contract", "by_statute", "difference"):
                found = why["allocation"][side]
                assert (found if side == "difference" else found["total"]) == told["allocation"][
                    side
                ]


@pytest.mark.parametrize("name", SHIPPED)
def test_rows_of_the_surplus_come_to_it(name: str) -> None:
    work = workout(name)
    budget = work.budget_json()
    figures = {name: budget[name] for name in ("income", "priority", "essential", "flexible")}
    figures |= budget["surplus"]
    why = surplus_why(work.household_budget, "zh-Hans")
    assert why.keys() == figures.keys()
    for key, amount in figures.items():
        assert why[key]["amount"] == amount
        assert added_up(why[key]) == Decimal(amount), key


def assert_rows_add_up(
    obligation: Obligation, payments: tuple[Payment, ...], as_of: dt.date
) -> None:
    rows = (CardRows if isinstance(obligation, CardAccount) else LoanRows)(
        obligation, payments, as_of
    )
    owed = position(obligation, payments, as_of)
    told = {name: rows_json(found, "en") for name, found in rows.rows().items()}
    assert {name: added_up({"rows": found}) for name, found in told.items()} == {
        name: Decimal(getattr(owed.buckets, name)) / 100 for name in BUCKETS
    }
    if owed.days_past_due:
        assert len(rows.late_since(owed.days_past_due)) == 1


@given(st.data())
def test_rows_of_any_loan_add_up(data: st.DataObject) -> None:
    contract = data.draw(contracts())
    payments = data.draw(histories(contract))
    if payments and data.draw(st.booleans()):
        first = payments[0]
        undone = first.date + dt.timedelta(days=data.draw(st.integers(0, 200)))
        payments = (*payments, Payment(undone, first.amount, "reversal", first.date))
    day = contract.terms.start + dt.timedelta(days=data.draw(st.integers(-5, 700)))
    assert_rows_add_up(contract, payments, day)


AMOUNTS = st.integers(1, 20_000_00)


@st.composite
def cards(draw: st.DrawFn) -> CardAccount:
    first = dt.date(2026, 6, 5)
    statements = []
    for month in range(draw(st.integers(1, 4))):
        day = first + dt.timedelta(days=31 * month)
        balance = draw(AMOUNTS)
        interest, fees = (draw(st.integers(0, balance // 4)) for _ in range(2))
        minimum: Fen = draw(st.integers(0, balance))
        due = day + dt.timedelta(days=20)
        statements.append(Statement(day, due, balance, minimum, interest, fees))
    bought = draw(st.lists(st.tuples(st.integers(-40, 200), AMOUNTS), max_size=4))
    return CardAccount(
        annual_rate=draw(st.sampled_from([Decimal("0.1825"), Decimal("0.16"), Decimal(0)])),
        statements=tuple(statements),
        purchases=tuple(Purchase(first + dt.timedelta(days=on), much) for on, much in bought),
        late_fee_rate=draw(st.sampled_from([Decimal("0.05"), Decimal(0)])),
        late_fee_minimum=draw(st.sampled_from([0, 20_00])),
        compound=draw(st.booleans()),
        accelerated_on=draw(st.none() | st.just(first + dt.timedelta(days=70))),
        day_basis=draw(st.sampled_from([365, 360])),
    )


@given(
    cards(),
    st.lists(st.tuples(st.integers(-5, 200), AMOUNTS), max_size=5),
    st.booleans(),
    st.integers(-2, 220),
)
def test_rows_of_any_card_add_up(
    card: CardAccount, paid: list[tuple[int, int]], undone: object, day: int
) -> None:
    first = card.statements[0].date
    payments = tuple(Payment(first + dt.timedelta(days=on), much) for on, much in sorted(paid))
    if payments and undone:
        one = payments[-1]
        payments += (Payment(one.date + dt.timedelta(days=9), one.amount, "reversal", one.date),)
    assert_rows_add_up(card, payments, first + dt.timedelta(days=day))
