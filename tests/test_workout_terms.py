"""The terms of a loan from the keys of a debt: what is wrong is told by key, with what would be right."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.loans.terms import Method, Terms
from ashore.problems import AshoreError
from ashore.workout import read_terms

KEYS = {
    "method": "equal-instalment",
    "principal": "20000",
    "annual_rate": Decimal("0.146"),
    "start": "2026-01-15",
    "instalments": 12,
}


def problems(**keys: Any) -> list[tuple[str, str, str]]:
    """The key, what is wrong and what would be right, by the names of their texts."""
    with pytest.raises(AshoreError) as refused:
        read_terms(keys)
    return [(one.key, one.what.key, one.right.key) for one in refused.value.problems]


def test_keys_are_read_as_in_a_case_file() -> None:
    start = dt.date(2026, 1, 15)
    terms = Terms(Method.EQUAL_INSTALMENT, 20_000_00, Decimal("0.146"), start, instalments=12)
    assert read_terms(KEYS) == terms
    assert read_terms({**KEYS, "start": start, "principal": 20000, "id": "x"}) == terms


@pytest.mark.parametrize(
    ("wrong", "key", "name"),
    [
        ({"principal": "x"}, "principal", "amount.not-a-number"),
        ({"annual_rate": "15"}, "annual_rate", "rate.yearly"),
        ({"first_due": "2026-01-15"}, "first_due", "first-due-before-start"),
        ({"received": 30000}, "received", "received-above-principal"),
        ({"payments": [{"date": "2026-02-15"}]}, "payments[1].amount", "missing"),
        ({"prinzipal": 1}, "prinzipal", "unknown-key.near"),
    ],
)
def test_what_is_wrong_is_told_by_key(wrong: dict[str, Any], key: str, name: str) -> None:
    assert problems(**{**KEYS, **wrong}) == [(key, f"case.{name}.what", f"case.{name}.right")]


def test_everything_wrong_is_told_at_once() -> None:
    told = {key for key, *_ in problems(principal="x", annual_rate=15)}
    assert told == {"method", "principal", "start", "instalments", "annual_rate"}


@pytest.mark.parametrize("keys", [{**KEYS, "method": "revolving"}, {"statements": [{}]}])
def test_an_account_with_statements_has_no_schedule(keys: dict[str, Any]) -> None:
    assert problems(**keys) == [("method", "workout.terms.revolving", "workout.terms.methods")]
