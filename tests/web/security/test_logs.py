"""Errors: the page and the log say that something failed and where, and nothing of what was typed."""

import io
import logging
import sys
import time
from typing import Any

import pytest

from ashore.texts import text
from ashore.web.making import Making
from ashore.web.pages import tell, words
from ashore.web.security.logs import WithoutValues, configure_logs
from ashore.web.server import Server
from tests.web.security.browser import Browser, new_case

SECRET = "林小满13800001111"  # noqa: S105  # nobody's


@pytest.fixture
def log(server: Server, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:  # noqa: ARG001  # it runs
    """What the running server writes to standard error."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    configure_logs()
    return written


def broken(*_: Any, **__: Any) -> Any:
    raise RuntimeError(f"cannot work with {SECRET}") from KeyError(SECRET)


def test_a_page_that_fails_says_so_and_nothing_else(
    browser: Browser, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(browser)
    monkeypatch.setattr(tell, "typed_of", broken)
    answer = browser.post("/tell/person", {"f-name": SECRET, "based_on": "1"})
    assert (answer.status, answer.headers["Content-Type"]) == (500, "text/plain; charset=utf-8")
    assert answer.text == text("web.trouble.failed", "zh-Hans")
    written = log.getvalue()
    assert "RuntimeError at " in written
    assert SECRET not in written
    assert "Traceback" not in written


def test_a_template_that_fails_says_so_and_nothing_else(
    browser: Browser, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "glossary_json", broken)
    answer = browser.get(f"/words?{SECRET.encode().hex()}")
    assert answer.status == 500
    written = log.getvalue()
    assert "RuntimeError" in written
    assert SECRET not in written
    assert SECRET.encode().hex() not in written, "addresses are not logged either"


def test_below_the_pages_it_is_the_same(
    server: Server, browser: Browser, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server._server, "application", broken)
    answer = browser.get("/")
    assert answer.status == 500
    assert text("web.trouble.failed", "zh-Hans") in answer.text
    assert SECRET not in answer.text
    assert SECRET not in log.getvalue()


def test_papers_that_fail_in_their_own_thread_are_logged_without_values(log: io.StringIO) -> None:
    making = Making("x")
    making.begin(broken)
    for _ in range(100):
        if making.failed:
            break
        time.sleep(0.02)
    time.sleep(0.05)
    written = log.getvalue()
    assert "ERROR ashore.web.making: RuntimeError at " in written
    assert SECRET not in written


def test_a_line_of_the_log_holds_no_message() -> None:
    record = logging.LogRecord("django", logging.ERROR, "x.py", 1, "%s", (SECRET,), None)
    assert WithoutValues().format(record) == "ERROR django"
    try:
        broken()
    except RuntimeError:
        record.exc_info = sys.exc_info()
    line = WithoutValues().format(record)
    assert line.startswith("ERROR django: RuntimeError at ")
    assert SECRET not in line
    assert "\n" not in line


def test_a_log_that_cannot_be_written_is_no_way_out_either(
    log: io.StringIO,
) -> None:
    """Python's own complaint about that would print the error with its values."""
    logging.getLogger("ashore").handlers[0].setStream(open_and_closed())  # type: ignore[attr-defined]
    try:
        broken()
    except RuntimeError:
        logging.getLogger("ashore.web").exception("x")
    assert log.getvalue() == ""


def open_and_closed() -> io.StringIO:
    """What cannot be written to."""
    made = io.StringIO()
    made.close()
    return made
