"""The real server on a socket, in this process, with a clock that tests move; and the whole story, played once."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from ashore.web.server import Server
from tests.web.security.browser import Browser
from tests.web.security.story import Lived, lived_in
from tests.web.store.places import CHEAP


@dataclass
class Clock:
    """The time of the server."""

    at: dt.datetime = field(default=dt.datetime(2026, 11, 21, 4, 0, tzinfo=dt.UTC))

    def __call__(self) -> dt.datetime:
        return self.at

    def pass_by(self, **how_long: int) -> None:
        """Let time pass."""
        self.at += dt.timedelta(**how_long)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(tmp_path: Path, clock: Clock) -> Iterator[Server]:
    """A running server with a data folder of its own."""
    from django.conf import settings

    made = Server(tmp_path / "data", now=clock, cost=CHEAP)
    settings.ASHORE_DESK = made.desk  # Django is set up once a process
    running = Thread(target=made.run)
    running.start()
    yield made
    made.stop()
    running.join(20)
    assert not running.is_alive()


@pytest.fixture
def browser(server: Server) -> Browser:
    """A browser that has come in."""
    return Browser(server.origin).enter(server.address)


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The whole story, played with the real program."""
    return lived_in(tmp_path_factory.mktemp("lived"), tmp_path_factory.mktemp("calls") / "calls")
