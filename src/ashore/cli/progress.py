"""That something takes a while, in one line on standard error of a terminal: written over, and removed at the end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread

from ashore.cli.shared import Settings
from ashore.cli.wrap import width

PATIENCE = 1.0
"""The seconds before anything is said."""


class StatusLine:
    """A line that is written over; nothing where standard error is no terminal."""

    def __init__(self) -> None:
        self._shown = ""

    @property
    def is_seen(self) -> bool:
        """Whether anybody looks at it."""
        return sys.stderr.isatty()

    def show(self, words: str) -> None:
        """Write over what was shown; no words remove it."""
        if words or self._shown:
            sys.stderr.write("\r" + " " * width(self._shown) + "\r" + words)
            sys.stderr.flush()
            self._shown = words


@contextmanager
def waiting(settings: Settings) -> Iterator[None]:
    """While plans are worked out: every second, for how long. Programs that read JSON are told nothing."""
    line = StatusLine()
    if settings.format != "table" or not line.is_seen:
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(settings, line, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        line.show("")


def _tell(settings: Settings, line: StatusLine, done: Event) -> None:
    for seconds in count(1):
        if done.wait(PATIENCE):
            return
        line.show(settings.say("explain.progress", n=seconds))
