"""A server of our own and a browser at it, for the browser tests and the screenshots."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any

from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FilePayload,
    Page,
    sync_playwright,
)

from ashore.web.server import Server
from tests.statements.household.render import FAULTS, Look, render_all
from tests.statements.household.story import household

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, _PROGRAMS)), None)
"""The shell, where it is installed: it draws pages and no window around them, in a third of the processor's time."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDTHS = (360, 768, 1280)
HEIGHT = 800

UNKNOWN = "日,买了什么,花了\n2026-03-01,米,30.5\n2026-03-02,面,12\n".encode()
"""A table that is none of ours."""

PASSPHRASE = "一句只有我知道的话"  # noqa: S105  # invented

_SENT_BACK = ("422", "423")
"""A form sent back with what is wrong, or since the case is locked: the console calls it an error, we do not."""


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A running server with its data in a folder."""
    server = Server(folder)
    Thread(target=server.run, daemon=True).start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that goes nowhere by itself."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@dataclass
class Visit:
    """A browser window that came in by the start address; ``faults`` is what went wrong in it."""

    server: Server
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open a page by its path."""
        self.page.goto(self.server.origin + address)

    @property
    def at(self) -> str:
        """The path of the page shown."""
        return self.page.url.removeprefix(self.server.origin)

    def open_example(self, name: str) -> None:
        """Open a shipped case."""
        self.go("/")
        with self.page.expect_navigation():
            self.page.click(f'form[action="/examples/{name}"] button')

    def open_example_with_bills(self) -> None:
        """Open the shipped case ``seven`` and hand over bills, and a table that nobody knows."""
        self.open_example("seven")
        self.hand_over({**bills(), "table.csv": UNKNOWN})

    def hand_over(self, files: Mapping[str, bytes]) -> None:
        """Choose files on the page of bills, and wait until they are read."""
        self.go("/bills")
        payload: list[FilePayload] = [
            {"name": name, "mimeType": "text/csv", "buffer": content}
            for name, content in files.items()
        ]
        self.page.set_input_files("#file", payload)
        self.page.click("#bills-form button")
        self.page.locator(".bill").first.wait_for()

    def watch(self) -> None:
        """Note errors of the console, of scripts, and every request that is not for our server."""

        def said(line: ConsoleMessage) -> None:
            if line.type in ("error", "warning") and not any(
                status in line.text for status in _SENT_BACK
            ):
                self.faults.append(f"{self.at}: console: {line.text}")

        def asked(address: str) -> None:
            if not address.startswith((self.server.origin + "/", "data:")):
                self.faults.append(f"{self.at}: asks for {address}")

        self.context.on("console", said)
        self.context.on("weberror", lambda error: self.faults.append(f"{self.at}: {error.error}"))
        self.context.on("request", lambda request: asked(request.url))


@cache
def bills() -> Mapping[str, bytes]:
    """What a simulated household exports from Alipay and WeChat, some rows of it malformed."""
    shown = ("alipay-app", "wechat-csv")
    look = Look(faults=FAULTS)
    return {one.name: one.content for one in render_all(household(1), shown, look)}


def people(page: Page) -> set[str]:
    """The addresses of those who keep a case, as the door shows them."""
    links = page.locator(".plain a.button").all()
    return {link.get_attribute("href") or "" for link in links}


def enter(browser: Browser, server: Server, width: int = WIDTHS[0], **options: Any) -> Visit:
    """A new window with nothing remembered, let in by a new start address."""
    settings.ASHORE_DESK = (
        server.desk
    )  # Django knows one desk at a time, and other tests have theirs
    size = {"width": width, "height": HEIGHT}
    context = browser.new_context(**{"locale": "zh-CN", "viewport": size, **options})
    context.set_default_timeout(20_000)
    visit = Visit(server, context, context.new_page())
    visit.watch()
    visit.page.goto(server.address)
    return visit
