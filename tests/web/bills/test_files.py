"""Files: what becomes of each line of them, what is refused, what waits for an answer, and what is kept."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from ashore.statements.model import Statement
from ashore.texts import text
from ashore.web.bills import reading
from ashore.web.bills.kept import SETTING, kept_of
from ashore.web.desk import Desk
from ashore.web.store.base import Store
from tests.statements.household.render import FAULTS, Look, render
from tests.statements.household.story import household
from tests.statements.household.truth import Counts, counts
from tests.web.bills.handing import ALIPAY, WECHAT, Files, hand_over, settled, some, zipped
from tests.web.reference.reading import Page

Opened = Callable[[Any], tuple[Client, Store]]

UNKNOWN = "日,买了什么,花了,余下\n2026-03-01,米,30.5,100\n2026-03-02,面,12,88\n".encode()
NO_STATEMENTS = {
    "empty": b"",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "pdf": b"%PDF-1.7 nothing",
    "archive-broken": b"PK\x03\x04" + bytes(60),
}


def said(page: Page, key: str, **facts: Any) -> bool:
    """Whether a page says a text."""
    return "".join(text(key, "zh-Hans", **facts).split()) in "".join(page.texts)


def counted(page: Page, what: Counts) -> bool:
    rows = what.transactions + what.other + what.rejected
    facts = {"transactions": what.transactions, "other": what.other, "rejected": what.rejected}
    return said(page, "web_bills.files.counts", rows=rows, **facts)


def names(store: Store) -> list[str]:
    return [one.name for one in kept_of(store).files]


def test_of_every_file_the_three_counts_are_shown(open_case: Opened, files: Files) -> None:
    browser, store = open_case("seven")
    page = hand_over(browser, files)
    for name in files:
        assert name in page.text
    assert len(store.blobs()) == len(files)
    malformed = render(household(1), "alipay-app", Look(faults=FAULTS))
    (true,) = counts([malformed]).values()
    assert true.rejected > 0
    page = hand_over(browser, {"坏的.csv": malformed.content})
    assert counted(page, true)
    assert said(page, "web_bills.files.rejected_title", count=true.rejected)
    assert said(page, "statements.refused.letters")


@pytest.mark.parametrize("kind", NO_STATEMENTS)
def test_what_is_no_statement_gets_one_line_and_is_not_kept(open_case: Opened, kind: str) -> None:
    browser, store = open_case("seven")
    page = hand_over(browser, {"账单.csv": NO_STATEMENTS[kind]})
    assert said(page, f"statements.file.{kind}.what")
    assert said(page, f"statements.file.{kind}.right")
    assert store.blobs() == ()
    assert store.setting(SETTING) is None


def test_nothing_chosen_is_said(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    answer = browser.post("/bills", {})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/bills?note=none")
    assert (
        text("web_bills.files.none", "zh-Hans")
        in browser.get(answer.headers["Location"]).content.decode()
    )


def test_an_archive_with_a_password_is_kept_opened_and_the_password_nowhere(
    open_case: Opened, files: Files
) -> None:
    browser, store = open_case("seven")
    inner = some(files, ALIPAY)
    ((name, content),) = inner.items()
    packed = zipped({**inner, "__MACOSX.csv": b"x", "._x.csv": b"x"}, "837465")
    page = hand_over(browser, {"明细.zip": packed})
    assert said(page, "web_bills.waiting.password")
    assert store.blobs() == ()
    page = settled(browser, browser.post("/bills/password", {"number": 1, "password": "1"}))
    assert said(page, "web_bills.waiting.password_wrong")
    page = settled(browser, browser.post("/bills/password", {"number": 2, "password": "837465"}))
    assert not said(page, "web_bills.waiting.title")
    assert names(store) == [name]
    assert store.blobs() == (sha256(content).hexdigest(),)
    assert "837465" not in json.dumps(dict(store.settings()))


def test_an_archive_holds_files_like_any_other_and_none_counts_twice(
    open_case: Opened, files: Files
) -> None:
    browser, store = open_case("seven")
    both = some(files, ALIPAY, WECHAT)
    hand_over(browser, {"明细.zip": zipped(both)})
    assert sorted(names(store)) == sorted(both)
    page = hand_over(browser, some(files, WECHAT))
    assert said(page, "web_bills.twice.what")
    assert len(names(store)) == 2


def test_files_of_one_name_are_told_apart(open_case: Opened, files: Files) -> None:
    browser, store = open_case("seven")
    for content in some(files, ALIPAY, WECHAT).values():
        hand_over(browser, {"账单.csv": content})
    assert names(store) == ["账单.csv", "账单 (2).csv"]


def test_a_file_taken_out_counts_no_longer(open_case: Opened, files: Files) -> None:
    browser, store = open_case("seven")
    hand_over(browser, some(files, ALIPAY, WECHAT))
    first, second = kept_of(store).files
    assert browser.post("/bills/remove", {"file": first.digest}).status_code == 303
    assert kept_of(store).files == (second,)
    assert "借呗" not in browser.get("/bills/payments").content.decode().partition("</nav>")[2]


def test_an_unknown_table_is_described_once(open_case: Opened) -> None:
    browser, store = open_case("seven")
    page = hand_over(browser, {"本子.csv": UNKNOWN})
    assert said(page, "web_bills.waiting.columns")
    assert store.blobs() == ()
    shown = browser.get("/bills/columns/1")
    assert "买了什么" in shown.content.decode()
    chosen = {"column-1": "moment", "column-2": "description", "column-3": "out"}
    for broken, why in (
        ({**chosen, "column-1": ""}, "no_day"),
        ({**chosen, "column-3": ""}, "no_amount"),
        ({**chosen, "column-4": "out"}, "twice"),
    ):
        answer = browser.post("/bills/columns/1", broken)
        assert answer.status_code == 422
        assert text(f"web_bills.columns.wrong.{why}", "zh-Hans") in answer.content.decode()
    page = settled(browser, browser.post("/bills/columns/1", chosen))
    assert counted(page, Counts(2, 0, 0))
    page = hand_over(browser, {"下个月.csv": UNKNOWN.replace(b"-03-", b"-04-")})
    assert not said(page, "web_bills.waiting.title")
    assert names(store) == ["本子.csv", "下个月.csv"]


def test_what_waits_can_be_left_out(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    hand_over(browser, {"本子.csv": UNKNOWN})
    browser.post("/bills/remove", {"number": 1})
    assert browser.get("/bills/columns/1").status_code == 302
    assert "本子" not in browser.get("/bills").content.decode()


def test_kept_files_are_read_again_when_the_case_is_open_again(
    desk: Desk, open_case: Opened, files: Files
) -> None:
    browser, _ = open_case("seven")
    before = hand_over(browser, some(files, ALIPAY, WECHAT))
    ((_, room),) = desk.rooms._each()
    room.kept.clear()  # as locking does
    again = settled(browser, browser.post("/bills/remove", {}))
    assert again.text == before.text
    room.kept.clear()
    assert browser.get("/bills/budget", follow=True).redirect_chain in (
        [],
        [("/bills/reading", 302)],
    )


def test_reading_can_be_stopped_and_gone_on_with(
    open_case: Opened, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, store = open_case("seven")
    hand_over(browser, some(files, ALIPAY))
    real, stopped = reading.read_bills, []

    def slow(*given: Any, **named: Any) -> tuple[Statement, ...]:
        if not stopped:
            stopped.append(browser.post("/bills/stop").status_code)
        named["tick"](20_000)  # as in the middle of a long file
        return real(*given, **named)

    monkeypatch.setattr(reading, "read_bills", slow)
    settled(browser, browser.post("/bills", {"file": _upload(some(files, WECHAT))}))
    assert stopped == [303]
    assert len(names(store)) == 1, "the second was stopped before it was kept"
    monkeypatch.setattr(reading, "read_bills", real)
    hand_over(browser, some(files, WECHAT))
    assert len(names(store)) == 2


def _upload(files: Files) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return [SimpleUploadedFile(name, content) for name, content in files.items()]


def test_a_setting_from_elsewhere_that_is_none_of_ours_counts_as_nothing(open_case: Opened) -> None:
    browser, store = open_case("seven")
    for written in ("", "[]", "{", '{"files": 1}', '{"files": [{}]}', '{"memory": []}'):
        store.set_setting(SETTING, written)
        assert browser.get("/bills").status_code == 200
    store.set_setting(SETTING, '{"files": [{"digest": "00", "name": "x"}]}')
    page = settled(browser, browser.post("/bills/remove", {}))
    assert said(page, "web_bills.missing.what")


def test_without_bills_every_page_leads_to_the_files(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    for name in ("review", "budget", "spending", "payments", "line/expense/food"):
        answer = browser.get(f"/bills/{name}")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/bills")
