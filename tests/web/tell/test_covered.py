"""Numbers that lead to a person stand in a form with no more than their end, and are kept whole."""

from collections.abc import Callable

from django.test import Client

from ashore.texts import text
from ashore.web.store.base import Store

OpenCase = Callable[[object], tuple[Client, Store]]
NUMBER = "110101199001011234"


def kept(store: Store) -> object:
    head = store.head()
    assert head is not None
    return head.document.get("person", {}).get("id_number")


def test_a_covered_number_goes_back_and_forth_without_a_change(open_case: OpenCase) -> None:
    client, store = open_case({"schema": 1, "person": {"id_number": NUMBER}})
    page = client.get("/tell/person").content.decode()
    assert 'value="***1234"' in page
    assert NUMBER not in page
    posted = {"f-id_number": "***1234", "f-name": "林小满", "based_on": "1"}
    assert client.post("/tell/person", posted).status_code == 303
    assert kept(store) == NUMBER


def test_a_new_number_replaces_it_even_where_it_ends_alike(open_case: OpenCase) -> None:
    client, store = open_case({"schema": 1, "person": {"id_number": NUMBER}})
    for based_on, other in enumerate(("110101199002021234", ""), 1):
        posted = {"f-id_number": other, "based_on": str(based_on)}
        assert client.post("/tell/person", posted).status_code == 303
        assert (kept(store) or "") == other


def test_two_windows_that_write_numbers_which_end_alike_are_both_shown(open_case: OpenCase) -> None:
    client, store = open_case({"schema": 1, "person": {"id_number": NUMBER}})
    theirs, mine = "110101199002021234", "110101199003031234"
    client.post("/tell/person", {"f-id_number": theirs, "based_on": "1"})
    page = client.post("/tell/person", {"f-id_number": mine, "based_on": "1"})
    assert 'type="radio"' in page.content.decode()
    assert kept(store) == theirs
    client.post("/tell/person", {"f-id_number": "***1234", "based_on": "2"})
    assert kept(store) == theirs, "the other one was chosen"


def test_half_of_a_covered_number_is_not_taken_for_a_number(open_case: OpenCase) -> None:
    client, store = open_case({"schema": 1, "person": {"id_number": NUMBER}})
    page = client.post("/tell/person", {"f-id_number": "***12345", "based_on": "1"})
    assert page.status_code == 422
    assert text("web_tell.refused.covered", "zh-Hans") in page.content.decode()
    assert kept(store) == NUMBER
