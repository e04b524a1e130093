"""What holds for every page here: one heading, labels, tables that can be read aloud, every language, a case needed."""

import pytest
from django.test import Client

from ashore.texts import LANGUAGES
from tests.web.reference.reading import read
from tests.web.reference.test_pages import check
from tests.web.views.pages import ADDRESSES, NEW_LOAN


@pytest.mark.parametrize(("name", "address"), [*ADDRESSES, ("seven", NEW_LOAN)])
def test_a_page_is_sound(open_case, name: str, address: str) -> None:
    client, _ = open_case(name)
    check(client, address)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "address"), ADDRESSES)
def test_a_page_speaks_every_language(open_case, name: str, address: str, language: str) -> None:
    answer = open_case(name)[0].get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert read(answer).all("html")[0]["lang"] == language


@pytest.mark.parametrize(
    "address", ["/owed", "/owed/1", "/owed/1/check", "/ahead", "/means", "/plans"]
)
def test_without_an_open_case_the_way_is_home(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize("address", ["/owed/0", "/owed/2", "/owed/2/check", "/owed/99999999999"])
def test_a_debt_that_is_not_there_is_not_found(open_case, address: str) -> None:
    assert open_case("jiebei")[0].get(address).status_code == 404


def test_what_scrolls_can_be_reached_by_the_keyboard(open_case) -> None:
    page = read(open_case("seven")[0].get("/plans"))
    frames = [one for one in page.all("div") if one.get("class") == "scroll"] + page.all("figure")
    assert len(frames) > len(page.all("figure")) == 3
    assert all(one["tabindex"] == "0" and one["aria-labelledby"] for one in frames)
