"""The door and the settings through Django's client: a case made, taken along, taken in again, and erased."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ashore.texts import text
from ashore.web.desk import Desk
from ashore.web.pages.people import EXAMPLES
from ashore.web.store import vault
from tests.web.store.places import CHEAP, PASSPHRASE

NEW = "另一句没人知道的话"


def said(key: str) -> str:
    return text(f"web.{key}", "zh-Hans")


@pytest.fixture
def inside(desk: Desk, visitor: Client) -> Client:
    """A browser with a new case open, in which a name was told."""
    desk.cost = CHEAP
    made = visitor.post("/people/new", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert (made.status_code, made.headers["Location"]) == (302, "/")
    visitor.post("/tell/person", {"f-name": "林小满", "based_on": "1"})
    return visitor


def test_a_passphrase_is_asked_for_twice_and_has_to_be_long_enough(
    desk: Desk, visitor: Client
) -> None:
    for first, again in ((PASSPHRASE, NEW), ("短", "短"), ("", "")):
        page = visitor.post("/people/new", {"passphrase": first, "again": again})
        assert page.status_code == 422
        assert 'role="alert"' in page.content.decode()
    assert vault.people(desk.folder) == ()


def test_everything_is_taken_along_and_taken_in_again(desk: Desk, inside: Client) -> None:
    for sealed in ("", NEW):
        content = inside.post("/settings/export", {"passphrase": sealed}).content
        chosen = {"passphrase": NEW, "again": NEW, "old": sealed}
        file = SimpleUploadedFile("ashore.zip", content)
        assert inside.post("/people/import", {"file": file, **chosen}).status_code == 302
        assert "林小满" in inside.get("/tell/person").content.decode()
    assert len(vault.people(desk.folder)) == 3
    wrong = {"passphrase": NEW, "again": NEW, "old": PASSPHRASE}
    page = inside.post("/people/import", {"file": SimpleUploadedFile("a.age", content), **wrong})
    assert page.status_code == 422
    assert len(vault.people(desk.folder)) == 3


def test_a_case_file_with_mistakes_is_answered_line_by_line(desk: Desk, visitor: Client) -> None:
    written = b'schema = 1\n[person]\ndependants = -1\n[[debt]]\nid = "a"\nprincipal = "x"\n'
    chosen = {"passphrase": NEW, "again": NEW, "file": SimpleUploadedFile("case.toml", written)}
    page = visitor.post("/people/import", chosen)
    shown = page.content.decode()
    assert page.status_code == 422
    for place in ("case.toml:3: person.dependants: ", "case.toml:6: debt[1].principal: "):
        assert f"<p>{place}" in shown
    assert vault.people(desk.folder) == ()


def test_a_new_passphrase_opens_and_the_old_one_does_not(desk: Desk, inside: Client) -> None:
    (person,) = vault.people(desk.folder)
    chosen = {"old": PASSPHRASE, "new": NEW, "again": NEW}
    differ = inside.post("/settings/passphrase", {**chosen, "again": PASSPHRASE})
    assert (differ.status_code, said("people.differ.what") in differ.content.decode()) == (
        422,
        True,
    )
    changed = inside.post("/settings/passphrase", chosen).content.decode()
    assert said("settings.passphrase_changed") in changed
    inside.post("/lock")
    address = f"/people/{person.id}"
    assert inside.post(address, {"passphrase": PASSPHRASE}).status_code == 422
    assert inside.post(address, {"passphrase": NEW}).status_code == 302


def test_erasing_asks_for_the_passphrase_and_leaves_nothing(desk: Desk, inside: Client) -> None:
    assert inside.post("/settings/erase", {"passphrase": NEW}).status_code == 422
    assert len(vault.people(desk.folder)) == 1
    page = inside.post("/settings/erase", {"passphrase": PASSPHRASE})
    assert said("settings.erased") in page.content.decode()
    assert list(desk.folder.iterdir()) == []
    assert inside.get("/tell").headers["Location"] == "/"
    assert inside.get("/").status_code == 200


def test_the_look_is_kept_with_the_case(desk: Desk, inside: Client) -> None:
    (person,) = vault.people(desk.folder)
    inside.post("/settings/look", {"language": "en", "theme": "dark"})
    inside.post("/settings/look", {"language": "xx", "theme": "<b>"})
    inside.post("/lock")
    other = Client(HTTP_HOST=desk.origin.removeprefix("http://"))
    other.get("/enter", {"token": desk.gate.token()})
    other.post(f"/people/{person.id}", {"passphrase": PASSPHRASE})
    assert '<html lang="en" data-theme="dark">' in other.get("/").content.decode()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_open_and_never_on_disk(desk: Desk, visitor: Client, name: str) -> None:
    assert visitor.post(f"/examples/{name}").status_code == 302
    assert visitor.get("/owed").status_code == 200
    page = visitor.get("/settings").content.decode()
    assert "/settings/export" in page
    assert "/settings/erase" not in page, "there is nothing kept to be erased"
    for form in ("erase", "idle", "passphrase"):
        assert visitor.post(f"/settings/{form}", {"passphrase": "x"}).status_code == 404
    assert visitor.post("/lock").status_code == 302
    assert list(desk.folder.iterdir()) == []


def test_without_debts_there_are_no_papers_to_make(inside: Client) -> None:
    inside.post("/papers/make")
    assert said("papers.no_debt") in inside.get("/papers").content.decode()
    assert inside.get("/papers/pack.zip").status_code == 404
