"""Where an entry went while others changed the list."""

from typing import Any

import pytest

from ashore.web.forms.ids import new_id
from ashore.web.forms.places import followed, list_at, stands, table_at, with_value

A, B, C = {"name": "a"}, {"name": "b"}, {"name": "c"}
A2, B2 = {"name": "a", "amount": "1.00"}, {"name": "b", "amount": "2.00"}


def moved(old: list[Any], new: list[Any], place: int) -> Any:
    path = followed([{"income": old}, {"income": new}], ("income", place))
    return None if path is None else path[1]


@pytest.mark.parametrize(
    ("old", "new", "place", "there"),
    [
        ([A, B], [A, B], 1, 1),
        ([A, B, C], [B, C], 1, 0),
        ([A, B], [C, A, B], 1, 2),
        ([A, B], [A2, B], 0, 0),
        ([A, B], [A2, B], 1, 1),
        ([A, B], [A2, B, C], 0, 0),  # a sum made smaller, and its part added
        ([A, A], [A2, A], 0, 0),
        ([A, A], [A2, A], 1, 1),
        ([A, A, B], [A, B], 1, 0),
        ([A, B], [B], 0, None),
        ([A, B], [B2], 0, None),
        ([A, B], [A2, B2], 0, None),  # two at once: not certain
        ([A], [A], 3, None),
        ([A], [A], -1, None),
        (["no table"], ["no table"], 0, 0),
    ],
)
def test_an_entry_is_found_or_it_is_said_that_it_is_not(
    old: list[Any], new: list[Any], place: int, there: int | None
) -> None:
    assert moved(old, new, place) == there


def test_a_debt_is_found_by_its_id_and_what_is_in_it_from_there() -> None:
    first, second = {"id": "x", "payments": [A, B]}, {"id": "y"}
    later = {"id": "x", "product": "huabei", "payments": [B2]}
    assert moved([first, second], [second, later], 0) == 1
    assert moved([first], [second], 0) is None
    documents = [{"debt": [first, second]}, {"debt": [second, {**later, "payments": [B]}]}]
    assert followed(documents, ("debt", 0, "payments", 1)) == ("debt", 1, "payments", 0)
    assert followed(documents, ("debt", 0, "payments", 0)) is None
    assert followed(documents, ("debt", 0, "claim")) == ("debt", 1, "claim")


def test_a_place_is_followed_step_by_step() -> None:
    lists = [[A, B, C], [A2, B, C], [B, C], [B2, C], [C, B2]]
    documents = [{"income": one} for one in lists]
    assert followed(documents, ("income", 1)) == ("income", 1)
    assert followed(documents, ("income", 0)) is None
    assert followed(documents[:1], ("person",)) == ("person",)


def test_tables_and_lists_are_read_whatever_the_document_holds() -> None:
    strange = {"person": "x", "income": {"a": 1}, "debt": [None, {"payments": 3}]}
    assert table_at(strange, ("person",)) == {}
    assert list_at(strange, ("income",)) == []
    assert table_at(strange, ("debt", 0)) == {}
    assert list_at(strange, ("debt", 1, "payments")) == []
    assert stands(strange, ("debt", 1, "claim"))
    assert not stands(strange, ("debt", 2))
    assert not stands(strange, ("debt", 1, "payments", 0))


def test_a_change_is_a_copy_and_empty_tables_go() -> None:
    document = {"schema": 1, "debt": [{"id": "x", "claim": {"total": "1.00"}}]}
    changed = with_value(document, ("debt", 0, "claim"), {})
    assert changed == {"schema": 1, "debt": [{"id": "x"}]}
    assert document["debt"] == [{"id": "x", "claim": {"total": "1.00"}}]
    assert with_value(changed, ("person", "name"), "某") == {**changed, "person": {"name": "某"}}
    assert with_value(document, ("debt",), []) == {"schema": 1}
    assert with_value({"income": [A]}, ("income", 0), {}) == {"income": [{}]}


def test_a_new_debt_has_an_id_of_its_own() -> None:
    assert new_id("jiebei", []) == "jiebei"
    assert new_id("jiebei", [{"id": "JieBei"}, {"id": "jiebei-2"}, "?"]) == "jiebei-3"
