"""One browser and one server for all tests of a run; each test has windows of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser

from ashore.web.server import Server
from tests.browser.browsing import CHROMIUM, Visit, chromium, enter, serving

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them are slow, and need a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip("no Chromium here; `make test` installs one"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("people")) as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    """The server; Django knows one desk at a time, and other tests have theirs."""
    settings.ASHORE_DESK = running.desk
    return running


@pytest.fixture
def come_in(browser: Browser, server: Server) -> Iterator[Callable[..., Visit]]:
    """Opens windows. At the end nothing must have gone wrong in any of them."""
    visits: list[Visit] = []

    def opened(**options: Any) -> Visit:
        visits.append(enter(browser, server, **options))
        return visits[-1]

    yield opened
    for visit in visits:
        visit.context.close()
    assert [fault for visit in visits for fault in visit.faults] == []
