"""The quiet page: nothing to do, nothing that hurries, and only numbers that are verified."""

import pytest
from django.test import Client

from ashore.web.pages import breath
from ashore.workout.reference import rule_json
from tests.web.reference.reading import read

HEADERS = {"Accept-Language": "zh-CN"}


def test_who_listens_comes_first(visitor: Client) -> None:
    assert read(visitor.get("/breath", headers=HEADERS)).links("tel:")[0] == "tel:12356"


@pytest.mark.parametrize("standing", ["unverified", "ended"])
def test_a_number_that_is_not_verified_or_no_longer_in_service_is_left_out(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, standing: str
) -> None:
    def told(*asked):
        phones = [] if standing == "unverified" else ["12356"]
        return {**rule_json(*asked), "phones": phones, "standing": standing}

    monkeypatch.setattr(breath, "rule_json", told)
    page = read(visitor.get("/breath", headers=HEADERS))
    assert page.links("tel:") == []
    assert "12356" not in page.text
    assert "可以先停在这里" in page.text


def test_nothing_has_to_be_done_here(open_case) -> None:
    page = read(open_case("jiebei")[0].get("/breath", headers=HEADERS))
    assert {form["action"] for form in page.all("form")} == {"/lock"}  # of the frame
    assert "已经存好了" in page.text


def test_without_a_case_it_does_not_say_that_anything_was_saved(visitor: Client) -> None:
    assert "存好" not in read(visitor.get("/breath", headers=HEADERS)).text
