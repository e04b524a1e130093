"""A browser of Django's own at a desk in memory: pages are tested through the whole stack but the socket."""

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from ashore.data import resource
from ashore.web.desk import Desk
from ashore.web.server import application
from ashore.web.store.base import Change, Store
from ashore.web.store.memory import MemoryStore
from tests.web.store.places import CHEAP

HOST = "127.0.0.1:8000"
NOW = dt.datetime(2026, 11, 21, 4, 0, tzinfo=dt.UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk of its own for each test."""
    from django.conf import settings

    made = Desk(tmp_path, f"http://{HOST}", lambda: NOW, CHEAP)
    if not settings.configured:
        application(made)  # reads every static file, so once a process
    settings.ASHORE_DESK = made
    yield made
    made.rooms.lock_all()


@pytest.fixture
def visitor(desk: Desk) -> Client:
    """A browser that has come in, with no case open."""
    client = Client(HTTP_HOST=HOST, enforce_csrf_checks=False)
    assert client.get("/enter", {"token": desk.gate.token()}).status_code == 302
    return client


@pytest.fixture
def open_case(desk: Desk, visitor: Client) -> Callable[[Any], tuple[Client, Store]]:
    """Opens a document (or a shipped case by name) in the browser; gives the browser and the store."""

    def opened(what: Any) -> tuple[Client, Store]:
        document = shipped(what) if isinstance(what, str) else what
        store = MemoryStore()
        store.append(document, Change(NOW, "test", "import"), 0)
        room = desk.rooms.open("person", lambda: store, NOW)
        session = visitor.session
        session["room"] = room.key
        session.save()
        return visitor, store

    return opened


def shipped(name: str) -> dict[str, Any]:
    """A shipped case as plain JSON values."""
    text = (resource("cases") / f"{name}.toml").read_text("utf-8")
    plain: dict[str, Any] = json.loads(json.dumps(tomllib.loads(text), default=str))
    return plain
