"""Stores of many persons in one PostgreSQL database, for teams.

Its tables are in a schema of their own, ``ashore``, which the first store to come makes. What is in them is not
encrypted by us: the disk, the connection and the roles of the server are the team's to guard.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

from ashore.web.store.errors import NewerError, UnavailableError
from ashore.web.store.sql import FORMAT, Rows, SqlStore

_MAKING = 0x6173686F7265
"""The advisory lock under which the schema is made."""

_SCHEMA: LiteralString = """
CREATE SCHEMA ashore;
CREATE TABLE ashore.format (version integer NOT NULL);
CREATE TABLE ashore.revision (
    person text NOT NULL, number integer NOT NULL, at text NOT NULL, author text NOT NULL, reason text NOT NULL,
    about text NOT NULL, document text NOT NULL, PRIMARY KEY (person, number));
CREATE TABLE ashore.blob (
    person text NOT NULL, digest text NOT NULL, content bytea NOT NULL, PRIMARY KEY (person, digest));
CREATE TABLE ashore.setting (
    person text NOT NULL, name text NOT NULL, value text NOT NULL, PRIMARY KEY (person, name));

CREATE FUNCTION ashore.keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Only erasing a whole person takes anything out; see PostgresStore._erase.
    IF TG_OP = 'DELETE' AND OLD.person = current_setting('ashore.erasing', true) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'append-only';
END $$;
CREATE FUNCTION ashore.next() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM ashore.revision WHERE person = NEW.person) THEN
        RAISE EXCEPTION 'append-only';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON ashore.revision FOR EACH ROW EXECUTE FUNCTION ashore.keep();
CREATE TRIGGER stay BEFORE TRUNCATE ON ashore.revision FOR EACH STATEMENT EXECUTE FUNCTION ashore.keep();
CREATE TRIGGER next BEFORE INSERT ON ashore.revision FOR EACH ROW EXECUTE FUNCTION ashore.next();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON ashore.blob FOR EACH ROW EXECUTE FUNCTION ashore.keep();
CREATE TRIGGER stay BEFORE TRUNCATE ON ashore.blob FOR EACH STATEMENT EXECUTE FUNCTION ashore.keep();
"""


class PostgresStore(SqlStore):
    """The store of one person on a connection of its own."""

    def __init__(self, database: str, person: str) -> None:
        """Connect; ``database`` is a connection string, ``person`` any id.

        Raises:
            UnavailableError: the server cannot be reached, or refuses.
            NewerError: a newer version of this program made the tables.
        """
        import psycopg

        super().__init__(person)
        self._broken = psycopg.OperationalError
        with self._faults():
            self._connection = psycopg.connect(database, autocommit=True, client_encoding="utf8")
        try:
            with self._faults():
                self._make_ready()
        except BaseException:
            self.close()
            raise

    def _make_ready(self) -> None:
        with self._connection.transaction():
            self._execute("SELECT pg_advisory_xact_lock(?)", (_MAKING,))
            if self._execute("SELECT to_regclass('ashore.format')", ()) == [(None,)]:
                self._connection.execute(_SCHEMA)
                self._execute("INSERT INTO ashore.format VALUES (?)", (FORMAT,))
            ((version,),) = self._execute("SELECT version FROM ashore.format", ())
        if version > FORMAT:
            raise NewerError("postgresql")
        self._execute("SET search_path TO ashore", ())

    def _execute(self, statement: LiteralString, values: tuple[object, ...]) -> Rows:
        with self._faults():
            cursor = self._connection.execute(statement.replace("?", "%s"), values)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._faults(), self._connection.transaction():
            # Writers of one person come one after the other; each sees what the one before has written.
            self._execute("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", (self._person,))
            yield

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except self._broken as error:
            raise UnavailableError(error) from None

    def _disconnect(self) -> None:
        self._connection.close()

    def _erase(self) -> None:
        with self._writing():
            self._run("SELECT set_config('ashore.erasing', ?, true)")
            self._run("DELETE FROM revision WHERE person = ?")
            self._run("DELETE FROM blob WHERE person = ?")
            self._run("DELETE FROM setting WHERE person = ?")
        self.close()
