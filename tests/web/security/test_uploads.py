"""Files and bodies sent to do harm: refused in a sentence, early, from memory, and never given back."""

import json
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from ashore.texts import text
from ashore.web.security.uploads import LARGEST
from ashore.web.server import Server
from ashore.web.store.base import Store
from ashore.web.store.memory import MemoryStore
from ashore.web.store.takeout import takeout
from tests.web.security.browser import PASSPHRASE, Answer, Browser, new_case
from tests.web.store.places import change

CHOSEN = {"passphrase": PASSPHRASE, "again": PASSPHRASE, "old": ""}
HOSTILE: dict[str, bytes] = {
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    "page.html": b"<!doctype html><script>alert(document.cookie)</script>",
    "case.toml": b"<script>alert(1)</script>",
    "case.json": b'{"schema": 1, "person": {"name": "<script>alert(1)</script>"}, "debt": [{"id": "<script>"}]}',
    "deep.json": b"[" * 100_000,
    "deep.toml": b"a = " + b"[" * 100_000,
    "bytes.toml": bytes(range(256)) * 40,
    "empty.json": b"",
    "packed.zip": b"PK\x03\x04" + b"\0" * 2000,
    "age.age": b"age-encryption.org/v1\n-> X25519 \n",
    "../../../etc/cron.d/x.toml": b"schema = 2",
    "a\rb.toml": b"schema = 2",
    "图片.svg": b"<svg/>",
}


def sent(browser: Browser, name: str, content: bytes) -> Answer:
    browser.get("/people/import")
    return browser.upload("/people/import", CHOSEN, name.replace("\r", "%0D"), content)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_case_is_refused_and_not_given_back(
    server: Server, browser: Browser, name: str
) -> None:
    answer = sent(browser, name, HOSTILE[name])
    assert answer.status == 422
    assert answer.headers["Content-Type"].startswith("text/html")
    assert b"alert(" not in answer.body
    assert b"<svg" not in answer.body
    assert 'role="alert"' in answer.text
    assert not list(server.desk.folder.rglob("store.db")), "nobody was made"
    assert "/people/" not in browser.get("/").text.replace("/people/new", "").replace(
        "/people/import", ""
    )


def test_a_case_file_is_taken_in_whatever_it_is_called(browser: Browser) -> None:
    content = json.dumps({"schema": 1, "person": {"name": "林小满"}}).encode()
    assert sent(browser, "../../case.json", content).status == 302
    assert "林小满" in browser.get("/tell/person").text


def test_a_case_does_not_come_back_as_a_page(browser: Browser) -> None:
    """What an export holds is a download of no type that a browser would open."""
    content = json.dumps({"schema": 1, "person": {"name": "<script>alert(1)</script>"}}).encode()
    assert sent(browser, "case.json", content).status == 302
    browser.get("/")
    export = browser.post("/settings/export", {})
    assert export.headers["Content-Type"] == "application/octet-stream"
    assert export.headers["Content-Disposition"] == 'attachment; filename="ashore.zip"'
    assert export.headers["X-Content-Type-Options"] == "nosniff"


def test_without_a_file_or_a_passphrase_twice_nothing_is_made(
    server: Server, browser: Browser
) -> None:
    browser.get("/people/import")
    missing = browser.post("/people/import", CHOSEN)
    assert (missing.status, text("web.people.import_none.what", "zh-Hans") in missing.text) == (
        422,
        True,
    )
    differ = browser.upload("/people/import", {**CHOSEN, "again": "x"}, "a.json", b'{"schema": 1}')
    assert differ.status == 422
    assert not list(server.desk.folder.rglob("store.db"))


def test_a_file_just_too_large_is_refused_in_a_sentence(browser: Browser) -> None:
    answer = sent(browser, "large.json", b" " * LARGEST)
    assert answer.status == 400
    assert text("web.trouble.bad_request", "zh-Hans") in answer.text


def connected(server: Server) -> socket.socket:
    host, _, port = server.origin.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=30)


def head(server: Server, browser: Browser, *lines: str) -> bytes:
    host = server.origin.removeprefix("http://")
    cookie = f"ashore={browser.cookies['ashore']}"
    kind = "multipart/form-data; boundary=x"
    said = [
        "POST /people/import HTTP/1.1",
        f"Host: {host}",
        f"Cookie: {cookie}",
        f"Origin: {server.origin}",
        f"Content-Type: {kind}",
        *lines,
    ]
    return ("\r\n".join(said) + "\r\n\r\n").encode()


def poured(connection: socket.socket, begin: bytes, piece: bytes, pieces: int) -> tuple[bytes, int]:
    """What is answered to a body that goes on and on, and how many bytes of it were taken."""
    connection.sendall(begin)
    taken = 0
    try:
        for _ in range(pieces):
            connection.sendall(piece)
            taken += len(piece)
        connection.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # refused meanwhile
    try:
        return connection.recv(4096), taken
    except OSError:
        return b"", taken


def resident() -> int:
    """Bytes of memory of this process, the server in it."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(pages) * 4096


GIGABYTE = 1_000_000_000
MEGABYTE = 1_000_000


def test_a_gigabyte_is_refused_by_its_length_alone(server: Server, browser: Browser) -> None:
    begin = head(server, browser, f"Content-Length: {GIGABYTE}")
    with connected(server) as connection:
        connection.sendall(begin)
        assert b"HTTP/1.1 413 " in b"".join(iter(lambda: connection.recv(1000), b""))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory by /proc")
@pytest.mark.parametrize("how", ["length", "chunked", "asking first"])
def test_a_gigabyte_poured_in_is_neither_kept_nor_read(
    server: Server, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lines = {
        "length": (f"Content-Length: {GIGABYTE}",),
        "chunked": ("Transfer-Encoding: chunked",),
        "asking first": (f"Content-Length: {GIGABYTE}", "Expect: 100-continue"),
    }
    frame = (f"{MEGABYTE:x}\r\n".encode(), b"\r\n") if how == "chunked" else (b"", b"")
    piece = frame[0] + b"\0" * MEGABYTE + frame[1]
    before = resident()
    with connected(server) as connection:
        answer, taken = poured(connection, head(server, browser, *lines[how]), piece, 1000)
    assert answer == b"" or answer.startswith((b"HTTP/1.1 413 ", b"HTTP/1.1 100 "))
    assert taken < 2 * LARGEST + 20 * MEGABYTE, "what the sockets hold comes on top"
    assert resident() - before < 5 * LARGEST
    assert browser.get("/").status == 200
    assert [path.name for path in tmp_path.iterdir() if path.name != "data"] == []


def test_no_body_and_no_answer_goes_through_a_temporary_file(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's own buffers would put half a megabyte coming in, and one going out, on disk in clear."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(f"tempfile.{name}", refused)
    store = MemoryStore()
    store.append({"schema": 1}, change(), 0)
    store.put_blob(b"a photograph" * MEGABYTE)
    assert sent(browser, "case.zip", takeout(store)).status == 302
    browser.get("/")
    export = browser.post("/settings/export", {})
    assert export.status == 200
    assert len(export.body) > 12 * MEGABYTE


def test_slow_requests_do_not_block_others(server: Server, browser: Browser) -> None:
    """Thirty that stand still, three for each thread of the server, half of them inside a body."""
    new_case(browser)
    waiting = []
    for number in range(30):
        connection = connected(server)
        begin = head(server, browser, "Content-Length: 1000")
        connection.sendall(begin + b"a" if number % 2 else begin[:40])
        waiting.append(connection)
    for _ in range(5):  # one that had to wait for those would never come
        assert browser.get("/tell").status == 200
    for connection in waiting:
        connection.close()


def test_whoever_is_in_goes_on_while_a_case_is_being_opened(
    server: Server, browser: Browser
) -> None:
    """Opening is slow on purpose; the rooms of others do not wait for it."""
    new_case(browser)
    begun, go = Event(), Event()

    def slowly() -> Store:
        begun.set()
        assert go.wait(30)
        return MemoryStore()

    opening: Callable[[], object] = lambda: server.desk.rooms.open("x", slowly, server.desk.now())  # noqa: E731
    thread = Thread(target=opening)
    thread.start()
    assert begun.wait(10)
    assert browser.get("/tell").status == 200
    go.set()
    thread.join(10)
