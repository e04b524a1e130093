"""Who may ask: the right address, the right page, the start token; all else is refused unread."""

import pytest

from ashore.web.security.headers import HEADERS
from ashore.web.server import Server
from tests.web.security.browser import Browser, new_case


def strange_hosts(server: Server) -> list[str]:
    port = server.origin.rpartition(":")[2]
    names = ["evil.example", "localhost", "127.0.0.1.nip.io", "0", "[::1]", "2130706433"]
    names += ["127.0.0.1.", "127.1", "user@127.0.0.1", "127.0.0.1:80@evil.example"]
    wrong_port = "127.0.0.1:" + ("1" if port != "1" else "2")
    return [
        *(f"{name}:{port}" for name in names),
        wrong_port,
        "127.0.0.1",
        "",
        f"127.0.0.1:{port} ",
    ]


def test_a_wrong_host_gets_nothing(server: Server, browser: Browser) -> None:
    """Among them names that an attacker points at this machine (DNS rebinding)."""
    new_case(browser)
    waiting = server.desk.gate.token()
    for host in strange_hosts(server)[:-1]:
        for path in ("/", "/tell", "/settings", f"/enter?token={waiting}"):
            answer = browser.get(path, {"Host": host})
            assert answer.status == 403, (host, path)
            assert "Set-Cookie" not in answer.headers
    assert browser.get("/").status == 200, "and the session is as it was"
    assert server.desk.gate.admit(waiting), "and the token was not used up"


def test_a_host_is_compared_without_blanks(server: Server, browser: Browser) -> None:
    assert browser.get("/", {"Host": strange_hosts(server)[-1]}).status == 200


def test_two_hosts_in_one_request_are_refused(server: Server, browser: Browser) -> None:
    host = server.origin.removeprefix("http://")
    assert browser.get("/", {"Host": f"{host}, evil.example"}).status == 403
    forwarded = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example"}
    answer = browser.get("/", forwarded)
    assert (answer.status, b"evil.example" in answer.body) == (200, False)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1", "http://localhost:{port}", ""]
)
def test_a_foreign_origin_is_refused(browser: Browser, origin: str) -> None:
    new_case(browser)
    said = {"Origin": origin.format(port=browser.origin.rpartition(":")[2])}
    assert browser.post("/lock", {}, said).status == 403
    assert browser.get("/tell", said).status == 403
    assert browser.get("/tell").status == 200, "still open"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "anything"])
def test_a_form_of_another_site_is_refused(browser: Browser, site: str) -> None:
    """``same-site`` is another program on another port of this machine."""
    new_case(browser)
    assert browser.post("/lock", {}, {"Sec-Fetch-Site": site}).status == 403
    assert browser.get("/tell").status == 200, "still open"


def test_a_form_without_its_token_is_refused(server: Server, browser: Browser) -> None:
    new_case(browser)
    other = Browser(server.origin).enter(server.address)
    other.get("/settings")
    for token in ("", "x" * 64, other.token):
        wrong = browser.post("/lock", {"csrfmiddlewaretoken": token})
        assert wrong.status == 403
        assert browser.get("/tell").status == 200, "still open"
    assert browser.post("/lock", {}).status == 302
    assert browser.get("/tell").location == "/"


def test_without_the_start_token_nobody_is_in(server: Server) -> None:
    token = server.desk.gate.token()
    stranger = Browser(server.origin)
    tries = ["", "?token=", "?token=x", f"?token={token[:-1]}", f"?token={token}x", "?token=%FF%00"]
    for wrong in [f"/enter{each}" for each in tries] + [
        "/",
        "/settings",
        "/people/new",
        "/nothing",
    ]:
        assert stranger.get(wrong).status == 403, wrong
    assert stranger.cookies == {}
    invented = {"Cookie": "ashore=" + "a" * 32}
    assert stranger.get("/settings", invented).status == 403


def test_a_start_token_works_once(server: Server) -> None:
    address = server.address
    first = Browser(server.origin).enter(address)
    late = Browser(server.origin)
    assert late.get(address.removeprefix(server.origin)).status == 403
    again = first.get(address.removeprefix(server.origin))
    assert (again.status, again.location) == (302, "/"), "whoever is in stays in"


def test_a_session_known_from_before_is_worth_nothing(server: Server, browser: Browser) -> None:
    """Session fixation: the key changes on coming in, on opening a case, and on locking it."""
    planted = Browser(server.origin, {"ashore": "p" * 32})
    planted.enter(server.address)
    keys = [planted.cookies["ashore"], browser.cookies["ashore"]]
    assert "p" * 32 not in keys
    new_case(browser)
    keys.append(browser.cookies["ashore"])
    assert browser.post("/lock", {}).location == "/"
    keys.append(browser.cookies["ashore"])
    browser.get("/")
    link = browser.get("/").text.partition('href="/people/')[2].partition('"')[0]
    browser.get(f"/people/{link}")
    assert browser.post(f"/people/{link}", {"passphrase": "海边的第三块石头"}).status == 302
    keys.append(browser.cookies["ashore"])
    assert len(set(keys)) == len(keys)
    for old in keys[:-1]:
        told = Browser(server.origin, {"ashore": old}).get("/tell")
        assert told.status == 403 or told.location == "/", old
    assert browser.get("/tell").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO"])
def test_other_methods_are_refused(browser: Browser, method: str) -> None:
    new_case(browser)
    for path in ("/", "/tell", "/lock", "/settings/erase", "/static/ashore.css"):
        answer = browser.ask(method, path, b"")
        assert answer.status in (400, 403, 405), path
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert browser.get("/tell").status == 200


def test_reading_an_address_changes_nothing(browser: Browser) -> None:
    new_case(browser)
    for path in ("/lock", "/settings/look?language=en", "/record/undo", "/papers/make"):
        browser.get(path)
    for path in ("/settings/erase", "/settings/export", "/settings/idle", "/examples/seven"):
        assert browser.get(path).status == 404, path
    page = browser.get("/tell")
    assert page.status == 200
    assert '<html lang="zh-Hans"' in page.text


def test_every_kind_of_answer_has_the_headers(server: Server, browser: Browser) -> None:
    new_case(browser)
    huge = {"Content-Length": str(10**9)}
    kinds = {
        "page": (200, browser.get("/tell")),
        "redirect": (302, browser.get("/lock")),
        "file": (200, browser.post("/settings/export", {})),
        "again": (422, browser.post("/people/new", {"passphrase": "a", "again": "b"})),
        "no such page": (404, browser.get("/nothing")),
        "wrong host": (403, browser.get("/", {"Host": "evil.example"})),
        "stranger": (403, Browser(server.origin).get("/")),
        "no token": (403, browser.post("/lock", {"csrfmiddlewaretoken": ""})),
        "method": (405, browser.get("/record/undo")),
        "too much in a form": (400, browser.post("/lock", {"a": "b" * 2_000_000})),
        "too large": (413, browser.ask("POST", "/lock", None, huge)),
        "head too large": (431, browser.get("/", {"X-Long": "x" * 70_000})),
        "no HTTP": (400, browser.get("/", {"Content-Length": "x"})),
        "style": (200, browser.get("/static/ashore.css")),
        "script": (200, browser.get("/static/htmx/htmx-2.min.js")),
        "drawing": (200, browser.get("/static/icon.svg")),
        "no such file": (404, browser.get("/static/nothing.css")),
    }
    for kind, (status, answer) in kinds.items():
        assert answer.status == status, kind
        for name, value in HEADERS.items():
            assert answer.headers.get_all(name) == [value], (kind, name)
        kept = "max-age" if kind in ("style", "script", "drawing") else "no-store"
        assert kept in answer.headers["Cache-Control"], kind
        assert "Server" not in answer.headers, kind


def test_the_policy_lets_nothing_in_from_elsewhere_and_no_inline_script() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert not {"unsafe-inline", "unsafe-eval", "data:", "blob:", "http:", "https:", "*"} & set(
        policy.replace("'", " ").replace(";", " ").split()
    )


def test_cookies_are_for_this_server_and_no_script(server: Server) -> None:
    browser = Browser(server.origin)
    answer = browser.get(server.address.removeprefix(server.origin))
    lines = answer.headers.get_all("Set-Cookie")
    assert lines is not None
    assert [line.partition("=")[0] for line in lines] == ["ashore"]
    flags = {part.strip().lower() for part in lines[0].split(";")[1:]}
    assert flags == {"httponly", "path=/", "samesite=strict"}, (
        "no Domain, and gone with the browser"
    )
