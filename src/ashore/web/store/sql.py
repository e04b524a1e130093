"""The store as a database keeps it: the same tables and statements in SQLite and in PostgreSQL.

Every row names its person: a file holds one, a team's database many. ``?`` stands for a value in both.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from threading import RLock
from typing import Any, LiteralString

from ashore.web.store.base import (
    Change,
    ClosedError,
    Document,
    Entry,
    MissingError,
    Revision,
    StaleError,
)
from ashore.web.store.encoding import check_words, entry_of, revision_of, row_of
from ashore.web.store.errors import DamagedError

Rows = list[tuple[Any, ...]]

FORMAT = 1
"""The version of the tables."""

_MOST_REVISIONS = 2**31 - 1


class SqlStore(ABC):
    """A :class:`~ashore.web.store.base.Store` on one connection, which threads use in turn."""

    def __init__(self, person: str) -> None:
        self._person = person
        self._turn = RLock()
        self._open = True

    @abstractmethod
    def _execute(self, statement: LiteralString, values: tuple[object, ...]) -> Rows:
        """Run one statement and fetch what it answers."""

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[object]:
        """All or nothing, durable at its end, and no other writer of this person meanwhile."""

    @abstractmethod
    def _disconnect(self) -> None:
        """Let go of the connection."""

    @abstractmethod
    def _erase(self) -> None:
        """Remove everything of the person, and close."""

    def _check_open(self) -> None:
        if not self._open:
            raise ClosedError("the store is closed")

    def _run(self, statement: LiteralString, *values: object) -> Rows:
        """Run one statement; its first value is the person."""
        with self._turn:
            self._check_open()
            return self._execute(statement, (self._person, *values))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._turn:
            self._check_open()
            with self._transaction():
                yield

    def head(self) -> Revision | None:
        """The newest revision."""
        rows = self._run(
            "SELECT number, at, author, reason, about, document FROM revision"
            " WHERE person = ? ORDER BY number DESC LIMIT 1"
        )
        return revision_of(rows[0]) if rows else None

    def revision(self, number: int) -> Revision:
        """One revision."""
        if not 0 < number <= _MOST_REVISIONS:
            raise MissingError("there is no such revision")  # nor could a database take the number
        rows = self._run(
            "SELECT number, at, author, reason, about, document FROM revision"
            " WHERE person = ? AND number = ?",
            number,
        )
        if not rows:
            raise MissingError(f"there is no revision {number}")
        return revision_of(rows[0])

    def history(self) -> tuple[Entry, ...]:
        """All revisions without their documents, newest first."""
        rows = self._run(
            "SELECT number, at, author, reason, about FROM revision"
            " WHERE person = ? ORDER BY number DESC"
        )
        return tuple(entry_of(row) for row in rows)

    def append(self, document: Document, change: Change, based_on: int) -> Revision:
        """Add a revision, durably before this returns."""
        row = row_of(based_on + 1, change, document)
        with self._writing():
            head = self.head()
            if (head.entry.number if head else 0) != based_on:
                raise StaleError(head)
            self._run(
                "INSERT INTO revision (person, number, at, author, reason, about, document)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                *row,
            )
        return revision_of(row)

    def put_blob(self, content: bytes) -> str:
        """Keep bytes under their SHA-256, once however often they are put."""
        digest = sha256(content).hexdigest()
        with self._writing():
            if not self._run("SELECT 1 FROM blob WHERE person = ? AND digest = ?", digest):
                self._run(
                    "INSERT INTO blob (person, digest, content) VALUES (?, ?, ?)", digest, content
                )
        return digest

    def blob(self, digest: str) -> bytes:
        """The bytes kept under a digest, checked against it.

        Raises:
            MissingError: none are.
            DamagedError: they are not what was put.
        """
        rows = self._run("SELECT content FROM blob WHERE person = ? AND digest = ?", digest)
        if not rows:
            raise MissingError("there is no such blob")
        content = bytes(rows[0][0])
        if sha256(content).hexdigest() != digest:
            raise DamagedError(f"blobs/{digest}")
        return content

    def blobs(self) -> tuple[str, ...]:
        """The digests of all blobs, in order."""
        rows = self._run("SELECT digest FROM blob WHERE person = ?")
        return tuple(sorted(digest for (digest,) in rows))

    def setting(self, name: str) -> str | None:
        """A setting."""
        return self.settings().get(name)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        check_words(name, value)
        with self._writing():
            self._run(
                "INSERT INTO setting (person, name, value) VALUES (?, ?, ?)"
                " ON CONFLICT (person, name) DO UPDATE SET value = excluded.value",
                name,
                value,
            )

    def settings(self) -> Mapping[str, str]:
        """All settings by name, in order."""
        return dict(sorted(self._run("SELECT name, value FROM setting WHERE person = ?")))

    def close(self) -> None:
        """Forget keys and contents held in memory."""
        with self._turn:
            if self._open:
                self._open = False
                self._disconnect()

    def erase(self) -> None:
        """Close, and remove everything for good."""
        with self._turn:
            self._check_open()
            self._erase()
