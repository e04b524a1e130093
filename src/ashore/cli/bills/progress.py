"""How far a long file is, on standard error of a terminal; said only where it takes longer than a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ashore.cli.shared import Settings
from ashore.cli.wrap import width

_PATIENCE = 1.0


class Progress:
    """Tells the lines read so far, in one line that is written over and removed at the end."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._since = time.monotonic()
        self._shown = ""
        self._name = ""

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """While a file is read."""
        self._name = name
        try:
            yield
        finally:
            self._show("")

    def tick(self, line: int) -> None:
        """The reader is at a line of the file."""
        if sys.stderr.isatty() and time.monotonic() - self._since > _PATIENCE:
            self._show(self._settings.say("cli.bills.progress", name=self._name, count=line))

    def _show(self, words: str) -> None:
        if words or self._shown:
            sys.stderr.write("\r" + " " * width(self._shown) + "\r" + words)
            sys.stderr.flush()
            self._shown = words
