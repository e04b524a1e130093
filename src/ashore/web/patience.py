"""A growing wait after wrong passphrases, for each person's store; argon2id makes each guess slow besides."""

import datetime as dt
from collections.abc import Callable
from math import ceil
from threading import Lock
from typing import TypeVar

from ashore.problems import AshoreError, Problem
from ashore.texts import message

T = TypeVar("T")

FREE = 3
"""Wrong guesses without a wait: a typing error costs nothing."""
LONGEST = dt.timedelta(minutes=5)
_ENOUGH = 9
"""Two to this many seconds is longer than the longest wait."""


class WaitError(AshoreError):
    """Too many wrong guesses a moment ago."""

    def __init__(self, wait: dt.timedelta) -> None:
        said = [
            message(f"web.people.wait.{part}", seconds=ceil(wait.total_seconds()))
            for part in ("what", "right")
        ]
        super().__init__((Problem("", "", None, *said),))


class Patience:
    """Counts guesses in a row that did not open."""

    def __init__(self) -> None:
        self._tried: dict[str, tuple[int, dt.datetime]] = {}
        self._lock = Lock()

    def guess(self, person: str, now: dt.datetime, opens: Callable[[], T]) -> T:
        """What ``opens`` gives, which raises where the passphrase is wrong.

        A guess counts from its beginning, so that many at once are no way around the wait.

        Raises:
            WaitError: it is too early; nothing was tried.
            Exception: whatever ``opens`` raises.
        """
        with self._lock:
            count, last = self._tried.get(person, (0, now))
            wait = last + _pause(count) - now
            if wait > dt.timedelta(0):
                raise WaitError(wait)
            self._tried[person] = (count + 1, now)
        opened = opens()
        with self._lock:
            self._tried.pop(person, None)
        return opened


def _pause(tried: int) -> dt.timedelta:
    """From the last guess to the next one."""
    if tried < FREE:
        return dt.timedelta(0)
    return min(LONGEST, dt.timedelta(seconds=2 ** min(tried - FREE + 1, _ENOUGH)))
