"""A browser as far as attacks and honest use need one: cookies, forms with their token, and what is sent on purpose."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def location(self) -> str:
        return str(self.headers["Location"])


@dataclass
class Browser:
    """One browser with its own cookies; every request on a connection of its own."""

    origin: str
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """A request with exactly these headers, besides Host, cookies and length."""
        said = dict(headers or {})
        if self.cookies:
            said.setdefault("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        connection = HTTPConnection(urlsplit(self.origin).netloc, timeout=60)
        try:
            connection.request(method, path, body, said)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := TOKEN.search(answer.body.decode(errors="replace")):
            self.token = found[1]
        return answer

    def enter(self, address: str) -> "Browser":
        """Come in by a start address, up to the first page."""
        assert self.ask("GET", address.removeprefix(self.origin)).status == 302
        assert self.get("/").status == 200
        return self

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """A page."""
        return self.ask("GET", path, None, headers)

    def post(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """A form, with the token of the page seen last."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        return self.ask("POST", path, body, {**kind, **(headers or {})})

    def upload(self, path: str, fields: Mapping[str, str], name: str, content: bytes) -> Answer:
        """A form with a file."""
        edge = secrets.token_hex(16)
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in {"csrfmiddlewaretoken": self.token, **fields}.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = b"".join([*parts, head.encode(), content, f"\r\n--{edge}--\r\n".encode()])
        kind = f"multipart/form-data; boundary={edge}"
        return self.ask("POST", path, body, {"Content-Type": kind, "Origin": self.origin})


PASSPHRASE = "海边的第三块石头"  # noqa: S105  # opens nothing but what tests make


def new_case(browser: Browser, passphrase: str = PASSPHRASE) -> None:
    """Begin a case; afterwards it is open."""
    browser.get("/people/new")
    done = browser.post("/people/new", {"passphrase": passphrase, "again": passphrase})
    assert (done.status, done.location) == (302, "/")
    browser.get("/")
