"""What only PostgreSQL can get wrong: many persons, first connections at once, a server that is not there."""

import threading

import psycopg
import pytest

from ashore.web.store.errors import NewerError, UnavailableError
from ashore.web.store.postgres import PostgresStore
from tests.web.store.places import REFUSED, OnServer, change


@pytest.fixture
def empty(server: str):
    """A database of its own on the server."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS fresh WITH (FORCE)")
        connection.execute("CREATE DATABASE fresh")
    return psycopg.conninfo.make_conninfo(server, dbname="fresh")


def test_persons_of_one_database_do_not_meet(server: str) -> None:
    one, two = OnServer(server), OnServer(server)
    first, second = one.open(), two.open()
    first.append({"who": 1}, change(), 0)
    first.put_blob(b"same paper")
    first.set_setting("theme", "dark")
    assert (second.head(), second.blobs(), second.settings()) == (None, (), {})
    kept = second.append({"who": 2}, change(), 0)
    second.put_blob(b"same paper")
    first.erase()
    assert second.head() == kept
    assert len(second.blobs()) == 1
    one.close()
    two.close()


def test_first_connections_at_once_make_the_tables_once(empty: str) -> None:
    stores: list[PostgresStore] = []
    threads = [
        threading.Thread(target=lambda name=name: stores.append(PostgresStore(empty, name)))
        for name in "abcdef"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores) == 6
    for store in stores:
        assert store.append({}, change(), 0).entry.number == 1
        store.close()


def test_tables_of_a_newer_version_are_left_alone(empty: str) -> None:
    PostgresStore(empty, "a").close()
    with psycopg.connect(empty) as connection:
        connection.execute("UPDATE ashore.format SET version = 2")
    with pytest.raises(NewerError):
        PostgresStore(empty, "a")


def test_erasing_one_person_opens_no_way_to_another(server: str) -> None:
    one, two = OnServer(server), OnServer(server)
    for kept in (one, two):
        store = kept.open()
        store.append({}, change(), 0)
        store.close()
    quoted = one.person.replace("'", "''")
    with pytest.raises(REFUSED):
        one.outside(f"SET ashore.erasing = '{quoted}'; DELETE FROM revision")  # noqa: S608
    assert two.open().head() is not None
    one.close()
    two.close()


def test_a_server_that_is_not_there_is_one_line() -> None:
    with pytest.raises(UnavailableError) as refused:
        PostgresStore("host=/nonexistent dbname=x", "a")
    assert "\n" not in refused.value.problems[0].text("zh-Hans")


def test_a_connection_that_was_cut_is_one_line(server: str) -> None:
    kept = OnServer(server)
    store = kept.open()
    kept.outside(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        " AND backend_type = 'client backend'"
    )
    for _ in range(2):
        with pytest.raises(UnavailableError):
            store.append({}, change(), 0)
    store.close()
    fresh = kept.open()
    assert fresh.head() is None
    kept.close()
