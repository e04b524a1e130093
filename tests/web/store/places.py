"""Places a store can be in, each opened as often as a test wants and reachable from outside the store."""

import contextlib
import datetime as dt
import secrets
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import sqlcipher3.dbapi2 as sqlcipher

from ashore.web.store.base import Change, Store
from ashore.web.store.keys import Cost
from ashore.web.store.memory import MemoryStore
from ashore.web.store.postgres import PostgresStore
from ashore.web.store.sqlcipher import SqlcipherStore

NOON = dt.datetime(2026, 11, 21, 4, 0, 0, 123456, dt.UTC)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""What a guess costs where a test is not about that."""
PASSPHRASE = "海边的第三块石头"  # noqa: S105  # opens nothing but what tests make


def change(reason: str = "answer", about: str = "debt[1].principal", minute: int = 0) -> Change:
    return Change(NOON + dt.timedelta(minutes=minute), "owner", reason, about)


class Place(ABC):
    """Where one person's store is kept."""

    @abstractmethod
    def open(self) -> Store:
        """The store, on a connection of its own where there is one."""

    @abstractmethod
    def outside(self, statement: str) -> list[tuple[Any, ...]]:
        """Run SQL past the store.

        Raises:
            sqlite3.Error, sqlcipher.Error, psycopg.Error: it was refused.
        """

    @abstractmethod
    def close(self) -> None:
        """Clean up."""


REFUSED = (sqlite3.Error, sqlcipher.Error, psycopg.Error)


class InMemory(Place):
    def __init__(self) -> None:
        self._store = MemoryStore()

    def open(self) -> MemoryStore:
        return self._store

    def outside(self, statement: str) -> list[tuple[Any, ...]]:
        return self._store._connection.execute(statement).fetchall()

    def close(self) -> None:
        self._store.close()


class InFile(Place):
    def __init__(self, folder: Path) -> None:
        self.path = folder / "store.db"
        self._key = secrets.token_bytes(32)
        self._stores: list[SqlcipherStore] = []

    def open(self) -> SqlcipherStore:
        new = not self.path.exists()
        store = SqlcipherStore(self.path, self._key, "person", new=new)
        self._stores.append(store)
        return store

    def outside(self, statement: str) -> list[tuple[Any, ...]]:
        with contextlib.closing(sqlcipher.connect(self.path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            return connection.execute(statement).fetchall()

    def close(self) -> None:
        for store in self._stores:
            store.close()


class OnServer(Place):
    """Closing it takes its person out again: the server is shared by all tests."""

    def __init__(self, database: str) -> None:
        self._database = database
        self.person = f"{secrets.token_hex(4)}'; --"
        self._stores: list[PostgresStore] = []

    def open(self) -> PostgresStore:
        store = PostgresStore(self._database, self.person)
        self._stores.append(store)
        return store

    def outside(self, statement: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self._database, options="-c search_path=ashore") as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def close(self) -> None:
        for store in self._stores:
            store.close()
        PostgresStore(self._database, self.person).erase()


@contextlib.contextmanager
def place(kind: str, folder: Path, server: str) -> Iterator[Place]:
    found = {"memory": InMemory, "file": lambda: InFile(folder), "server": lambda: OnServer(server)}
    made = found[kind]()
    try:
        yield made
    finally:
        made.close()
