"""Open cases: a room for each person whose store is unlocked, shared by their browser windows."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, RLock

from ashore.case.faults import Path
from ashore.web.making import Making
from ashore.web.store.base import Store

IDLE = dt.timedelta(minutes=15)
"""How long a room stays open without use, where the person set nothing else."""
IDLE_MINUTES = (5, 15, 30, 60)
"""What a person may set instead."""
_SETTING = "idle"


@dataclass(frozen=True, slots=True)
class Added:
    """The entry that a form made: its place in the revision of that number; whether the form was sent as a whole."""

    path: Path
    number: int
    is_whole: bool


@dataclass
class Room:
    """One open store; ``kept`` holds what was worked out from its document, by revision and day.

    ``added`` holds what forms for new entries made, by the random mark of each; ``adding`` is held meanwhile.
    """

    key: str
    person: str
    store: Store
    used: dt.datetime
    idle: dt.timedelta = IDLE
    kept: dict[object, object] = field(default_factory=dict)
    added: dict[str, Added] = field(default_factory=dict)
    adding: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        """As the person set it before."""
        self._wait(self.store.setting(_SETTING))

    def lock_after(self, minutes: str) -> None:
        """Stay open without use for so many minutes from now on; anything but what may be set is ignored."""
        if self._wait(minutes):
            self.store.set_setting(_SETTING, minutes)

    def _wait(self, minutes: str | None) -> bool:
        if minutes is None or minutes not in map(str, IDLE_MINUTES):
            return False
        self.idle = dt.timedelta(minutes=int(minutes))
        return True


class Rooms:
    """All rooms. A room is reached by a random key that only the session knows."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._lock = RLock()
        self._opening = Lock()

    def open(
        self,
        person: str,
        store: Callable[[], Store],
        now: dt.datetime,
        check: Callable[[], object] = lambda: None,
    ) -> Room:
        """The room of a person, opened by ``store`` where it is not open yet; otherwise ``check`` sees the passphrase.

        Raises:
            Exception: whatever the two raise; then no room was opened or given.
        """
        with self._opening:  # slow; whoever is in goes on meanwhile
            for _, room in self._each():
                if room.person == person:
                    check()
                    room.used = now
                    return room
            room = Room(secrets.token_urlsafe(32), person, store(), now)
            with self._lock:
                self._rooms[room.key] = room
            return room

    def find(self, key: str | None, now: dt.datetime) -> Room | None:
        """The open room of a key, used now; rooms idle for too long are locked first."""
        self.sweep(now)
        with self._lock:
            room = self._rooms.get(key or "")
            if room is not None:
                room.used = now
            return room

    def forget(self, key: str) -> Room | None:
        """Take a room out, with what was worked out in it or still is; its store stays open."""
        with self._lock:
            room = self._rooms.pop(key, None)
        if room is not None:
            for one in room.kept.values():
                if isinstance(one, Making):
                    one.stop()
            room.kept.clear()
        return room

    def lock(self, key: str) -> None:
        """Close a room."""
        room = self.forget(key)
        if room is not None:
            room.store.close()

    def sweep(self, now: dt.datetime) -> None:
        """Lock every room that was idle for too long."""
        for key in [key for key, room in self._each() if now - room.used > room.idle]:
            self.lock(key)

    def lock_all(self) -> None:
        """Lock everything: the server stops."""
        for key, _ in self._each():
            self.lock(key)

    def _each(self) -> list[tuple[str, Room]]:
        with self._lock:
            return list(self._rooms.items())
