"""Differences: all of them and nothing else, and no entry looks changed because another one came before it."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ashore.web.changes import differences
from tests.web.conftest import shipped

LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.text(max_size=3), VALUES, max_size=4)


def found(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    return [
        (".".join([*(key for key, _ in one.where), one.key]), one.before, one.after)
        for one in differences(before, after)
    ]


@given(DOCUMENTS)
def test_a_document_does_not_differ_from_itself(document: dict[str, Any]) -> None:
    assert differences(document, deepcopy(document)) == ()


@given(DOCUMENTS, DOCUMENTS)
def test_any_two_documents_can_be_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    there, back = found(one, other), found(other, one)
    assert sorted(map(repr, there)) == sorted(
        repr((path, after, before)) for path, before, after in back
    )


@given(st.dictionaries(st.text(max_size=3), LEAVES), st.dictionaries(st.text(max_size=3), LEAVES))
def test_plain_values_that_differ_are_all_found(one: dict[str, Any], other: dict[str, Any]) -> None:
    keys = {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
    assert {path for path, _, _ in found(one, other)} == keys


def test_an_entry_put_in_at_the_top_is_all_that_is_new() -> None:
    before = shipped("seven")
    after = deepcopy(before)
    after["income"].insert(0, {"name": "兼职", "amount": "800.00"})
    assert found(before, after) == [
        ("income.name", None, "兼职"),
        ("income.amount", None, "800.00"),
    ]


def test_an_entry_taken_out_is_all_that_is_gone() -> None:
    before = shipped("seven")
    after = deepcopy(before)
    gone = after["expense"].pop(0)
    assert found(before, after) == [(f"expense.{key}", value, None) for key, value in gone.items()]


def test_an_entry_with_a_new_name_is_still_the_same_entry() -> None:
    before = {"income": [{"name": "工资", "amount": 1}, {"name": "房租收入", "amount": 2}]}
    after = {"income": [{"name": "奖金", "amount": 1}, {"name": "房租收入", "amount": 2}]}
    assert found(before, after) == [("income.name", "工资", "奖金")]


def test_entries_in_another_order_are_the_same() -> None:
    before = shipped("seven")
    after = {**before, "debt": before["debt"][::-1]}
    assert found(before, after) == []


def test_the_place_of_a_difference_holds_the_entries_around_it() -> None:
    before = {"debt": [{"id": "a", "payments": [{"date": "2026-01-01", "amount": 1}]}]}
    after = {"debt": [{"id": "a", "payments": [{"date": "2026-01-01", "amount": 2}]}]}
    (one,) = differences(before, after)
    assert one.where == (
        ("debt", after["debt"][0]),
        ("payments", {"date": "2026-01-01", "amount": 2}),
    )
