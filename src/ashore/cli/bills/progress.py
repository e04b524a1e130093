"""How far a long file is, on standard error of a terminal; said only where it takes longer than a second."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from ashore.cli.progress import PATIENCE, StatusLine
from ashore.cli.shared import Settings


class Progress:
    """Tells the lines read so far, in one line that is written over and removed at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._since = time.monotonic()
        self._line = StatusLine()
        self._name = ""

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """While a file is read."""
        self._name = name
        try:
            yield
        finally:
            self._line.show("")

    def tick(self, line: int) -> None:
        """The reader is at a line of the file."""
        if self._line.is_seen and time.monotonic() - self._since > PATIENCE:
            said = self._settings.say("cli.bills.progress", name=self._name, count=line)
            self._line.show(said)
