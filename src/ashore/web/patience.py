"""A growing wait after wrong passphrases, for each person's store; argon2id makes each guess slow besides."""

import datetime as dt
from threading import Lock

FREE = 3
"""Wrong guesses without a wait: a typing error costs nothing."""
LONGEST = dt.timedelta(minutes=5)


class Patience:
    """Counts wrong guesses in a row."""

    def __init__(self) -> None:
        self._wrong: dict[str, tuple[int, dt.datetime]] = {}
        self._lock = Lock()

    def wait(self, person: str, now: dt.datetime) -> dt.timedelta:
        """How long the next guess has to wait; zero where it need not."""
        with self._lock:
            count, last = self._wrong.get(person, (0, now))
        if count < FREE:
            return dt.timedelta(0)
        pause = min(LONGEST, dt.timedelta(seconds=2 ** (count - FREE + 1)))
        return max(dt.timedelta(0), last + pause - now)

    def wrong(self, person: str, now: dt.datetime) -> None:
        """A guess was wrong."""
        with self._lock:
            count, _ = self._wrong.get(person, (0, now))
            self._wrong[person] = (count + 1, now)

    def right(self, person: str) -> None:
        """A guess was right: the count begins anew."""
        with self._lock:
            self._wrong.pop(person, None)
