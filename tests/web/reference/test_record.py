"""The record: every version stays, any of them can be seen, compared and gone back to, and nothing is overwritten."""

import datetime as dt
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from ashore.web.store.base import Change, Store
from tests.web.conftest import HOST, NOW, shipped
from tests.web.reference.reading import read

NAME = "欧阳独一无二"


@pytest.fixture
def kept(open_case) -> tuple[Client, Store]:
    """Three versions: as shipped, with a name, with another rate."""
    client, store = open_case("seven")
    document = shipped("seven")
    for number, change in enumerate((named, dearer), 1):
        change(document)
        at = NOW + dt.timedelta(hours=number)
        store.append(
            deepcopy(document), Change(at, "owner", "answer", "debt[1].annual_rate"), number
        )
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-CN"
    return client, store


def named(document: dict[str, Any]) -> None:
    document["person"]["name"] = NAME


def dearer(document: dict[str, Any]) -> None:
    document["debt"][0]["annual_rate"] = "0.35"


def test_versions_stand_newest_first_with_time_in_china_author_and_reason(kept) -> None:
    page = read(kept[0].get("/record"))
    versions = [link for link in page.links("/record/") if link.count("/") == 2]
    assert versions == [
        "/record/3",
        "/record/3",
        "/record/2",
        "/record/1",
    ]  # first: the last change
    assert "2026年11月21日 14:00" in page.text
    assert "您自己" in page.text
    assert "回答了问题：借款 1 › 年利率" in page.text


@pytest.mark.parametrize("author", ["owner", "self"])
def test_versions_of_the_person_say_so_also_old_ones(open_case, author: str) -> None:
    client, store = open_case("seven")
    store.append(shipped("seven"), Change(NOW, author, "edit"), 1)
    said = read(client.get("/record/2", headers={"Accept-Language": "zh-CN"})).text
    assert "您自己" in said
    assert author not in said


def test_a_version_shows_what_it_changed_and_nothing_else(kept) -> None:
    said = read(kept[0].get("/record/2")).text
    assert "您的情况" in said
    assert "姓名" in said
    assert NAME in said
    assert "35%" not in said
    assert "35%" in read(kept[0].get("/record/3")).text


def test_the_first_version_shows_all_that_is_in_it(kept) -> None:
    said = read(kept[0].get("/record/1")).text
    assert "这一版里有的" in said
    assert shipped("seven")["person"]["city"] in said


def test_any_two_versions_can_be_compared(kept) -> None:
    said = read(kept[0].get("/record/compare", {"a": 1, "b": 3})).text
    assert NAME in said
    assert "35%" in said
    assert "没有不同的地方" in read(kept[0].get("/record/compare", {"a": 2, "b": 2})).text


def test_the_same_value_written_otherwise_is_no_difference(kept) -> None:
    client, store = kept
    document = deepcopy(dict(store.head().document))
    income = document["income"][0]
    income["amount"] = f"{income['amount']}.00"
    store.append(document, Change(NOW, "owner", "edit"), 3)
    assert "没有不同的地方" in read(client.get("/record/4")).text


def test_going_back_makes_a_new_version_and_takes_nothing_out(kept) -> None:
    client, store = kept
    before = [store.revision(number) for number in (1, 2, 3)]
    answer = client.post("/record/1/restore", {"based_on": 3})
    assert (answer.status_code, answer["Location"]) == (303, "/record/4")
    head = store.head()
    assert head.document == before[0].document
    assert (head.entry.author, head.entry.reason, head.entry.about) == ("owner", "restore", "1")
    assert [store.revision(number) for number in (1, 2, 3)] == before
    assert "回到了第1版" in read(client.get("/record")).text


def test_undo_takes_back_the_last_change_and_can_be_taken_back(kept) -> None:
    client, store = kept
    assert client.post("/record/undo", {"based_on": 3})["Location"] == "/record/4"
    assert store.head().document == store.revision(2).document
    assert client.post("/record/undo", {"based_on": 4})["Location"] == "/record/5"
    assert store.head().document == store.revision(3).document


def test_the_same_button_pressed_twice_acts_once(kept) -> None:
    client, store = kept
    for _ in range(2):
        assert client.post("/record/undo", {"based_on": 3})["Location"] == "/record/4"
    for _ in range(2):
        assert client.post("/record/1/restore", {"based_on": 4})["Location"] == "/record/5"
    assert len(store.history()) == 5


@pytest.mark.parametrize("address", ["/record/undo", "/record/2/restore"])
def test_a_page_from_before_another_change_overwrites_nothing(kept, address: str) -> None:
    client, store = kept
    newer = {**store.head().document, "as_of": "2026-11-20"}
    store.append(newer, Change(NOW, "owner", "edit"), 3)
    answer = client.post(address, {"based_on": 3})
    assert answer.status_code == 409
    assert store.head().document == newer
    page = read(answer)
    assert "又有了新的修改" in page.text
    assert "截至日期" in page.text
    assert {"name": "based_on", "value": "4", "type": "hidden"} in page.all("input")
    assert client.post("/record/2/restore", {"based_on": 4})["Location"] == "/record/5"


@pytest.mark.parametrize("typed", ["", "x", "-1", "٣", "9" * 30])
def test_a_number_that_is_none_changes_nothing(kept, typed: str) -> None:
    client, store = kept
    assert client.post("/record/undo", {"based_on": typed}).status_code == 404
    assert client.post("/record/1/restore", {"based_on": typed}).status_code == 409
    answer = client.get("/record/compare", {"a": typed, "b": 1})
    assert answer.status_code == 422
    page = read(answer)
    assert [one["name"] for one in page.all("input") if "aria-invalid" in one] == ["a"]
    assert "请写1到3之间的整数。" in page.text
    assert len(store.history()) == 3


@pytest.mark.parametrize("address", ["/record/4", "/record/0", f"/record/{10**30}"])
def test_a_version_that_is_not_there(kept, address: str) -> None:
    assert kept[0].get(address).status_code == 404


@pytest.mark.parametrize("address", ["/record/undo", "/record/1/restore"])
def test_looking_changes_nothing(kept, address: str) -> None:
    assert kept[0].get(address, {"based_on": 3}).status_code == 405
    assert len(kept[1].history()) == 3


def test_a_post_without_its_token_is_refused(kept) -> None:
    client, store = kept
    strict = Client(HTTP_HOST=HOST, enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/record/undo", {"based_on": 3}).status_code == 403
    assert len(store.history()) == 3


def test_the_first_version_cannot_be_undone(open_case) -> None:
    client, store = open_case("jiebei")
    assert read(client.get("/record")).all("form") == read(client.get("/record")).all("form")[:1]
    assert client.post("/record/undo", {"based_on": 1}).status_code == 404
    assert len(store.history()) == 1


def test_addresses_hold_nothing_personal(kept) -> None:
    for address in ("/record", "/record/2", "/record/compare?a=1&b=2"):
        page = read(kept[0].get(address))
        addresses = [
            attributes.get(name, "")
            for _, attributes in page.tags
            for name in ("href", "action", "hx-get", "hx-post")
        ]
        assert not any(NAME in one or "jiebei" in one for one in addresses)


def test_a_long_history_is_shown_in_parts(kept) -> None:
    client, store = kept
    for number in range(3, 120):
        store.append({"schema": 1, "as_of": f"n{number}"}, Change(NOW, "owner", "edit"), number)
    seen: list[str] = []
    address = "/record"
    while address:
        page = read(client.get(address))
        entries = [one["datetime"] for one in page.all("time")]
        seen += entries
        address = next(iter(page.links("/record?before=")), "")
    assert len(seen) == 120


def test_a_case_that_cannot_be_worked_out_can_be_repaired(open_case) -> None:
    client, store = open_case("jiebei")
    store.append({"debt": "x", "income": [1]}, Change(NOW, "owner", "edit"), 1)
    assert client.get("/record/2").status_code == 200
    assert client.post("/record/undo", {"based_on": 2}).status_code == 303
    assert store.head().document == shipped("jiebei")


def test_numbers_that_lead_to_a_person_are_covered_and_a_change_of_them_is_told(open_case) -> None:
    client, store = open_case({"schema": 1, "person": {"id_number": "110101199001011234"}})
    for based_on, number in enumerate(("110101199002021234", "110101199001015678"), 1):
        changed = {"schema": 1, "person": {"id_number": number}}
        store.append(changed, Change(NOW, "owner", "answer"), based_on)
    same_end, other_end = (read(client.get(f"/record/{number}")).text for number in (2, 3))
    assert same_end.count("***1234") == 2
    assert ("***1234" in other_end, "***5678" in other_end) == (True, True)
    assert "110101" not in same_end + other_end
