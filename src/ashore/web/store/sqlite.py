"""The tables in SQLite's dialect: shared by the store in memory and the encrypted file."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

from ashore.web.store.sql import Rows, SqlStore

# The second index holds all that a history asks for, so that it is read without touching the pages of documents.
_SCHEMA = """
BEGIN;
CREATE TABLE revision (
    person TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL,
    reason TEXT NOT NULL, about TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (person, number));
CREATE INDEX revision_entries ON revision (person, number, at, author, reason, about);
CREATE TABLE blob (
    person TEXT NOT NULL, digest TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (person, digest));
CREATE TABLE setting (
    person TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (person, name));
CREATE TRIGGER revision_kept BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER revision_stays BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER revision_next BEFORE INSERT ON revision
WHEN NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM revision WHERE person = NEW.person)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER blob_kept BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER blob_stays BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER blob_once BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE person = NEW.person AND digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA user_version = 1;
COMMIT;
"""  # REPLACE would delete without the delete triggers; those on insert stop it.


class SqliteStore(SqlStore):
    """A store on a connection to SQLite, or to something that speaks like it, in autocommit mode."""

    def __init__(self, connection: Any, person: str) -> None:
        super().__init__(person)
        self._connection = connection

    def _make_tables(self) -> None:
        self._connection.executescript(_SCHEMA)

    def _execute(self, statement: LiteralString, values: tuple[object, ...]) -> Rows:
        rows: Rows = self._connection.execute(statement, values).fetchall()
        return rows

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._connection.in_transaction:
            yield  # a part of a larger one
            return
        self._execute("BEGIN IMMEDIATE", ())
        try:
            yield
            self._execute("COMMIT", ())
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise

    def _disconnect(self) -> None:
        self._connection.close()
