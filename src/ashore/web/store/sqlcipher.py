"""A person's store as one encrypted file.

Every page is encrypted and authenticated (AES-256, HMAC-SHA512); so is the rollback journal. Its mode is TRUNCATE with
``synchronous=EXTRA``: what ``append`` answered for is on disk, the end of the journal included, and between two changes
the file alone holds everything, so that a copy of it is whole. WAL is no faster here, and would leave the newest
revisions in a second file.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import sqlcipher3.dbapi2 as sqlcipher

from ashore.web.store.errors import DamagedError, NewerError, UnavailableError, part_of
from ashore.web.store.files import create_private
from ashore.web.store.keys import DATA_KEY_BYTES
from ashore.web.store.sql import FORMAT, Rows
from ashore.web.store.sqlite import SqliteStore

_SETTINGS = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
)


class SqlcipherStore(SqliteStore):
    """The encrypted file at a path. Opening it reads every page once and checks its authentication code."""

    def __init__(self, path: Path, key: bytes, person: str, *, new: bool = False) -> None:
        """Open the file with a key of 32 bytes, or make it where ``new``.

        Raises:
            DamagedError: it was cut short or changed, or has another key.
            NewerError: a newer version of this program wrote it.
            UnavailableError: it cannot be read or written.
            OSError: it cannot be made, or is not there.
        """
        self._path = path
        if new:
            create_private(path, b"")
        elif not path.stat().st_size:
            raise DamagedError(part_of(path))  # SQLite would take it for a new file
        with self._faults():
            super().__init__(_connected(path, key), person)
            try:
                self._make_ready(new=new)
            except BaseException:
                self.close()
                raise

    def _make_ready(self, *, new: bool) -> None:
        for setting in _SETTINGS:
            self._execute(setting, ())
        if new:
            self._make_tables()
            return
        ((version,),) = self._execute("PRAGMA user_version", ())
        if version > FORMAT:
            raise NewerError(part_of(self._path))
        if version != FORMAT or self._execute("PRAGMA cipher_integrity_check", ()):
            raise DamagedError(part_of(self._path))

    def _execute(self, statement: LiteralString, values: tuple[object, ...]) -> Rows:
        with self._faults():
            return super()._execute(statement, values)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlcipher.OperationalError as error:
            raise UnavailableError(error) from None
        except sqlcipher.DatabaseError:
            raise DamagedError(part_of(self._path)) from None

    def _erase(self) -> None:
        self.close()
        for path in (self._path, self._path.with_name(self._path.name + "-journal")):
            path.unlink(missing_ok=True)


def _connected(path: Path, key: bytes) -> Any:
    if len(key) != DATA_KEY_BYTES:
        raise ValueError("no key")
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    # A wrong key is told by an exception; SQLCipher would also write about it on standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_memory_security = ON")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection
