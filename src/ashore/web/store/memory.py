"""A store that leaves no trace: for the quick check, and for tests."""

import sqlite3

from ashore.web.store.sqlite import SqliteStore


class MemoryStore(SqliteStore):
    """A person's store in this process's memory; closing it is the end of what it held."""

    def __init__(self) -> None:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        super().__init__(connection, "")
        self._make_tables()

    def _erase(self) -> None:
        self.close()
