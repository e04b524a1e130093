"""Locking: by hand, by time, in one window for all of them; and guesses at a passphrase."""

import datetime as dt
import html
import re
from threading import Thread

import pytest
from django.http import HttpRequest

from ashore.texts import text
from ashore.web.forms import posts
from ashore.web.making import Making
from ashore.web.server import Server
from ashore.web.store import keys
from ashore.web.store.base import ClosedError
from tests.web.security.browser import PASSPHRASE, Answer, Browser, new_case
from tests.web.security.conftest import Clock

WAIT = text("web.people.wait.what", "zh-Hans")


def person(browser: Browser) -> str:
    """The address of the only case."""
    page = browser.get("/").text
    link = next(part for part in page.split('href="/people/')[1:] if part[:3] not in ("new", "imp"))
    return "/people/" + link.partition('"')[0]


def opened(browser: Browser, address: str, passphrase: str = PASSPHRASE) -> Answer:
    browser.get(address)
    return browser.post(address, {"passphrase": passphrase})


PAGES = (
    "/tell", "/owed", "/means", "/plans", "/ahead", "/papers", "/record", "/tell/person",
    "/papers/1", "/papers/pack.zip",
)  # fmt: skip


def nothing_is_shown(browser: Browser) -> None:
    for path in PAGES:
        answer = browser.get(path)
        assert (answer.status, answer.location, answer.body) == (302, "/", b""), path
    assert browser.post("/tell/person", {"f-name": "某某", "based_on": "1"}).status == 423
    assert browser.post("/settings/export", {}).status == 404


def tell(browser: Browser, name: str) -> Answer:
    browser.get("/tell/person")
    return browser.post("/tell/person", {"f-name": name, "based_on": "1"})


def test_after_locking_no_page_gives_anything(server: Server, browser: Browser) -> None:
    new_case(browser)
    assert tell(browser, "林小满").status == 303
    assert browser.post("/lock", {}).location == "/"
    nothing_is_shown(browser)
    assert "林小满" not in browser.get("/").text
    assert server.desk.rooms._each() == []
    assert opened(browser, person(browser)).status == 302
    assert "林小满" in browser.get("/tell/person").text


def test_what_was_typed_before_locking_is_not_in_the_session_after_it(browser: Browser) -> None:
    browser.get("/quick")
    first = browser.get("/quick").location
    browser.get(first)
    browser.post(first, {"answer": "huabei", "unknown": "1"})
    assert browser.get("/quick").location != first
    new_case(browser)
    assert browser.get("/quick").location == first, "the answers went into the case, or are gone"
    second = browser.get(first) and browser.post(first, {"unknown": "1"}).location
    browser.get("/settings")
    assert second != first
    browser.post("/lock", {})
    assert browser.get("/quick").location == first


def test_the_look_stays_when_a_case_is_locked(browser: Browser) -> None:
    new_case(browser)
    browser.get("/settings")
    browser.post("/settings/look", {"language": "en", "theme": "dark"})
    browser.post("/lock", {})
    assert '<html lang="en" data-theme="dark">' in browser.get("/").text


def test_locking_in_one_window_closes_the_other(server: Server, browser: Browser) -> None:
    """Another tab has the same session; another browser shares the case by the passphrase."""
    new_case(browser)
    tab = Browser(server.origin, dict(browser.cookies))
    other = Browser(server.origin).enter(server.address)
    assert opened(other, person(other)).status == 302
    assert tell(browser, "林小满").status == 303
    for window in (tab, other):
        assert "林小满" in window.get("/tell/person").text
    other.get("/")
    other.post("/lock", {})
    for window in (browser, other):
        nothing_is_shown(window)
    assert tab.get("/tell").status in (302, 403)
    assert "林小满" not in tab.get("/").text


def test_a_case_left_alone_locks_itself(server: Server, browser: Browser, clock: Clock) -> None:
    new_case(browser)
    for _ in range(3):
        clock.pass_by(minutes=14)
        assert browser.get("/tell").status == 200, "used meanwhile"
    clock.pass_by(minutes=15, seconds=1)
    nothing_is_shown(browser)
    assert server.desk.rooms._each() == []


def test_it_locks_itself_though_nobody_asks_for_a_page(
    server: Server, browser: Browser, clock: Clock
) -> None:
    new_case(browser)
    (_, room), *_ = server.desk.rooms._each()
    clock.pass_by(minutes=16)
    server.desk.rooms.sweep(clock())
    assert server.desk.rooms._each() == []
    with pytest.raises(ClosedError):
        room.store.head()


def test_how_long_is_the_persons_to_choose_and_is_kept(browser: Browser, clock: Clock) -> None:
    new_case(browser)
    browser.get("/settings")
    for wrong in ("0", "-5", "999999999999", "x", "", "１５"):
        assert browser.post("/settings/idle", {"minutes": wrong}).status == 302
        clock.pass_by(minutes=14)
        assert browser.get("/settings").status == 200
    browser.post("/settings/idle", {"minutes": "5"})
    clock.pass_by(minutes=5, seconds=1)
    assert browser.get("/tell").location == "/"
    assert opened(browser, person(browser)).status == 302
    clock.pass_by(minutes=5, seconds=1)
    assert browser.get("/tell").location == "/", "also the next time"


def test_a_page_being_made_while_another_window_locks_leads_home(
    server: Server, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(browser)
    ((key, _),) = server.desk.rooms._each()
    real = posts.number_of

    def slow(request: HttpRequest, name: str, otherwise: int = 0) -> int:
        server.desk.rooms.lock(key)
        return real(request, name, otherwise)

    browser.get("/tell/person")
    monkeypatch.setattr(posts, "number_of", slow)
    answer = browser.post("/tell/person", {"f-name": "某某", "based_on": "1"})
    assert answer.status == 423
    assert ">\n某某</textarea>" in answer.text


def test_papers_in_the_making_stop_when_the_case_is_locked(
    server: Server, browser: Browser
) -> None:
    browser.get("/")
    assert browser.post("/examples/seven", {}).status == 302
    browser.get("/papers")
    browser.post("/papers/make", {})
    ((_, room),) = server.desk.rooms._each()
    making = room.kept["making"]
    assert isinstance(making, Making)
    browser.get("/settings")
    browser.post("/lock", {})
    assert making.stopped
    assert room.kept == {}


def fields(page: Answer) -> dict[str, str]:
    """What the form of a page sends, without the token."""
    found = re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', page.text, re.DOTALL)
    return {name: html.unescape(value) for name, value in found}


def test_a_form_filled_in_before_the_case_was_locked_can_be_sent_afterwards(
    server: Server, browser: Browser, clock: Clock
) -> None:
    """But not into the case of somebody else who opened theirs in the same browser meanwhile."""
    new_case(browser)
    first = person(Browser(server.origin).enter(server.address))
    window = Browser(server.origin, browser.cookies)
    window.get("/tell/person")
    clock.pass_by(minutes=20)
    form = {"f-name": "林小满", "f-story": "\n一 < 二\n", "based_on": "1"}
    answer = window.post("/tell/person", form)
    assert answer.status == 423
    assert fields(answer) == form
    assert opened(browser, first).status == 302
    assert window.post("/tell/person", form).status == 303
    assert "林小满" in browser.get("/tell/person").text
    browser.post("/lock", {})
    new_case(browser)
    assert window.post("/tell/person", form).status == 403
    assert "林小满" not in browser.get("/tell/person").text


def test_a_browser_that_opens_another_case_leaves_none_open_behind_it(
    server: Server, browser: Browser
) -> None:
    browser.get("/")
    for name in ("seven", "jiebei"):
        assert browser.post(f"/examples/{name}", {}).status == 302
    assert len(server.desk.rooms._each()) == 1


def test_wrong_passphrases_have_to_wait_longer_and_longer(browser: Browser, clock: Clock) -> None:
    new_case(browser)
    browser.post("/lock", {})
    address = person(browser)
    for number in range(3):
        wrong = opened(browser, address, f"猜的一句话{number}号")
        assert (wrong.status, WAIT in wrong.text) == (422, False)
    waits = []
    for number in range(10):
        seconds = 0
        while WAIT in opened(browser, address, PASSPHRASE[:-1] + f"{number}").text:
            assert WAIT in opened(browser, address).text, "not even the right one"
            step = 2 ** (number + 1) - 1 if seconds == 0 and number < 8 else 1
            step = 299 if seconds == 0 and number >= 8 else step
            seconds += step
            clock.pass_by(seconds=step)
        waits.append(seconds)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    clock.pass_by(seconds=300)
    assert opened(browser, address).status == 302
    browser.get("/")
    browser.post("/lock", {})
    assert WAIT not in opened(browser, address, "又猜错了的一句").text, "it begins anew"


def test_many_guesses_at_once_are_no_way_around_the_wait(server: Server, browser: Browser) -> None:
    new_case(browser)
    browser.post("/lock", {})
    address = person(browser)
    guessing = [Browser(server.origin).enter(server.address) for _ in range(8)]
    answers: list[Answer] = []
    threads = [
        Thread(target=lambda one=one: answers.append(opened(one, address, "猜的一句话啊啊")))
        for one in guessing
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(WAIT not in answer.text for answer in answers) == 3
    assert len(answers) == 8


@pytest.mark.parametrize("form", ["passphrase", "erase"])
def test_guesses_in_the_settings_wait_too(browser: Browser, form: str) -> None:
    new_case(browser)
    browser.get("/settings")
    chosen = {"new": "全新的一句长话", "again": "全新的一句长话"}
    for number in range(5):
        guess = f"猜的一句话{number}号"
        wrong = browser.post(f"/settings/{form}", {"old": guess, "passphrase": guess, **chosen})
        assert (wrong.status, WAIT in wrong.text) == (422, number >= 3)
    right = browser.post(
        f"/settings/{form}", {"old": PASSPHRASE, "passphrase": PASSPHRASE, **chosen}
    )
    assert (right.status, WAIT in right.text) == (422, True)
    assert browser.get("/tell").status == 200, "still there"


def test_an_open_case_is_given_to_nobody_without_its_passphrase(server: Server, browser: Browser) -> None:  # fmt: skip
    new_case(browser)
    other = Browser(server.origin).enter(server.address)
    assert opened(other, person(other), "猜的一句话啊啊").status == 422
    assert other.get("/tell").location == "/"


def test_a_wrong_guess_takes_the_same_work_as_the_right_one(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole derivation runs over whatever was typed, then one authenticated decryption says yes or no."""
    new_case(browser)
    browser.post("/lock", {})
    address = person(browser)
    done: list[tuple[int, keys.Cost]] = []
    real = keys._derived

    def counted(passphrase: str, salt: bytes, cost: keys.Cost) -> bytes:
        done.append((len(salt), cost))
        return real(passphrase, salt, cost)

    monkeypatch.setattr(keys, "_derived", counted)
    for passphrase in ("", PASSPHRASE[:-1], PASSPHRASE):
        opened(browser, address, passphrase)
    assert len(done) == 3
    assert len(set(done)) == 1


def test_the_day_is_chinas(server: Server, clock: Clock) -> None:
    clock.at = dt.datetime(2026, 11, 21, 16, 30, tzinfo=dt.UTC)
    assert server.desk.today() == dt.date(2026, 11, 22)
