"""Names and stories written to do harm: they stand on every page, and in every paper's name, as what they are."""

import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from tests.web.security.browser import Browser
from tests.web.security.test_uploads import sent

MARK = "aHsOrEmArK"
EVIL = (
    f"<script>{MARK}()</script>",
    f'"><img src=x onerror={MARK}()>',
    "{{ " + MARK + " }}{% " + MARK + " %}{{ 6|add:7001 }}{{ room.store }}",
    f"' onfocus={MARK}() autofocus='",
    f"</title></style></textarea></svg><svg onload={MARK}()>",
    "{0}{name}{0.__class__}%s%(name)s${7*7}",
    f"&lt;{MARK}&#x27;&amp;",
)
HEADER = "x\"; filename*=UTF-8''evil.html"
PATH = "../../../../etc/passwd"
OURS = {"/static/htmx/htmx-2.min.js", "/static/ashore.js", "/static/tell.js", "/static/bills.js"}


class Foreign(HTMLParser):
    """Collects what no template of ours has: tags and attributes that do something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        source = told.get("src", "").partition("?")[0]
        if tag in ("img", "style", "iframe", "object", "embed", "base"):
            self.found.append(tag)
        if tag == "script" and source not in OURS:
            self.found.append(f"script {source}")
        acting = [name for name in told if name.startswith("on") or name in ("style", "srcdoc")]
        led = [told[name] for name in ("href", "action", "src", "xlink:href") if name in told]
        self.found += acting + [
            one for one in led if not one.startswith(("/", "#", "https://", "http://", "tel:"))
        ]


def document() -> bytes:
    """A case with something evil in every field that is a person's own words."""
    debt = {
        "product": "other", "method": "equal-instalment", "principal": 20000, "annual_rate": "0.146",
        "start": "2026-01-15", "instalments": 12,
    }  # fmt: skip
    creditors = (*EVIL, HEADER, PATH, "CON", "a" * 100)
    return json.dumps(
        {
            "schema": 1,
            "person": {
                "name": EVIL[0], "phone": EVIL[1], "id_number": EVIL[3], "city": EVIL[2],
                "story": "\n".join(EVIL), "cause": "income-loss",
            },
            "income": [{"name": evil, "amount": 9000, "every": "month"} for evil in EVIL],
            "expense": [
                {"name": evil, "category": "housing", "amount": 300, "every": "month"} for evil in EVIL
            ],
            "asset": [{"name": evil, "value": 3000, "realisable": 1} for evil in EVIL],
            "debt": [
                {**debt, "id": f"d{number}", "creditor": creditor, "account": creditor}
                for number, creditor in enumerate(creditors)
            ],
        }
    ).encode()  # fmt: skip


@pytest.fixture
def attacked(browser: Browser) -> Browser:
    """A browser with that case open."""
    answer = sent(browser, "case.json", document())
    assert answer.status == 302, answer.text
    return browser


def pages(browser: Browser) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, from the first one on."""
    waiting, seen = ["/"], set()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        answer = browser.get(address)
        assert answer.status in (200, 302, 303, 422), address
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        yield address, answer.text
        links = set(re.findall(r'href="(/[^"?#]*)', answer.text)) - seen - set(waiting)
        waiting += [one for one in sorted(links) if not one.startswith(("/static", "/rules/"))]


def test_names_and_stories_are_never_markup_nor_template(attacked: Browser) -> None:
    shown = 0
    for address, body in pages(attacked):
        assert Foreign(body).found == [], address
        assert "7007" not in body, address
        assert "object at 0x" not in body, address
        shown += MARK in body
    assert shown > 20, "they were there to be seen"


def test_they_come_back_into_their_fields_as_they_were(attacked: Browser) -> None:
    body = attacked.get("/tell/person").text
    story = body.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0]
    assert unescape(story).replace("\r", "") == "\n".join(EVIL)
    found = re.search(r'id="f-name" name="f-name" value="([^"]*)"', body)
    assert found is not None
    assert unescape(found[1]) == EVIL[0]


def test_names_in_headers_and_paths_of_papers_are_tame(attacked: Browser) -> None:
    attacked.get("/papers")
    assert attacked.post("/papers/make", {}).status == 302
    for _ in range(600):
        if attacked.get("/papers/making").status == 302:
            break
        time.sleep(0.1)
    listed = attacked.get("/papers").text
    assert Foreign(listed).found == []
    numbers = {int(number) for number in re.findall(r'href="/papers/(\d+)\?keep"', listed)}
    assert len(numbers) > 20
    for number in sorted(numbers)[::3]:
        said = attacked.get(f"/papers/{number}?keep").headers.get_all("Content-Disposition")
        assert said is not None
        assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.%()~-]+", said[0]), said
        assert len(said) == 1
        assert "%2F" not in said[0]
    packed = attacked.get("/papers/pack.zip")
    names = zipfile.ZipFile(io.BytesIO(packed.body)).namelist()
    assert len(names) > len(numbers)
    for name in names:
        assert not name.startswith(("/", "\\")), name
        assert ".." not in name.split("/"), name
        assert not set(name) & set('<>:"|?*\\\r\n'), name
    for wrong in (0, 9999, 10**30):
        assert attacked.get(f"/papers/{wrong}").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py", "/static/%2e%2e/settings.py", "/static/..%2fsettings.py",
        "/static/....//settings.py", "/static//etc/passwd", "/static/%2fetc/passwd",
        "/static/fonts/../../server.py", "/static/..\\server.py", "/static/%00", "/static/",
        "/static/htmx/../../__init__.py", "/static/fonts", "/people/../../etc/passwd",
        "/people/..%2f..%2fetc", "/people/%2e%2e", "/people/0000000000000000",
        "/examples/..%2f..%2fcases%2fseven", "/examples/seven.toml", "/rules/..%2f..%2fpyproject",
        "/products/..%2fjiebei", "/papers/..%2f1", "/tell/..%2f..%2fperson", "/quick/..%2fx",
        "/tell/__class__", "/tell/debt/1/__class__", "/record/999999999999999999999999",
        "//evil.example/", "/\\evil.example", "/%0d%0aSet-Cookie:%20a=b", "/%e2%80%ae%ff%fe",
    ],
)  # fmt: skip
def test_no_path_leads_out(attacked: Browser, path: str) -> None:
    for method in ("GET", "POST"):
        answer = (
            attacked.get(path) if method == "GET" else attacked.post(path, {"passphrase": "x" * 9})
        )
        assert answer.status in (302, 303, 404, 405), (method, answer.status)
        assert (answer.headers["Location"] or "/").startswith("/")
        assert not (answer.headers["Location"] or "/").startswith(("//", "/\\"))
        for leaked in (b"root:", b"SECRET_KEY", b"import ", b"schema = 1"):
            assert leaked not in answer.body
        assert "a=b" not in str(answer.headers)


def test_nothing_typed_into_an_address_becomes_markup(attacked: Browser) -> None:
    for address in (
        "/tools/xirr?flows=", "/tools/schedule?principal=", "/rules?q=", "/rules?topic=",
        "/record?before=", "/record/compare?b=1&a=", "/tell?note=", "/plans/new-loan?principal=",
    ):  # fmt: skip
        for evil in EVIL:
            answer = attacked.get(address + quote(evil))
            assert answer.status in (200, 422), (address, evil)
            assert Foreign(answer.text).found == [], (address, evil)
            assert "7007" not in answer.text
