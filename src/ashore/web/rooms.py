"""Open cases: a room for each person whose store is unlocked, shared by their browser windows."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock

from ashore.web.store.base import Store

IDLE = dt.timedelta(minutes=15)
"""How long a room stays open without use, where the person set nothing else."""


@dataclass
class Room:
    """One open store; ``kept`` holds what was worked out from its document, by revision and day."""

    key: str
    person: str
    store: Store
    used: dt.datetime
    idle: dt.timedelta = IDLE
    kept: dict[object, object] = field(default_factory=dict)


class Rooms:
    """All rooms. A room is reached by a random key that only the session knows."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self._lock = RLock()

    def open(self, person: str, store: Callable[[], Store], now: dt.datetime) -> Room:
        """The room of a person, opened by ``store`` where it is not open yet.

        The caller has checked the passphrase in either case.
        """
        with self._lock:
            for room in self._rooms.values():
                if room.person == person:
                    room.used = now
                    return room
            room = Room(secrets.token_urlsafe(32), person, store(), now)
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

    def is_open(self, person: str) -> bool:
        """Whether a person's store is unlocked."""
        with self._lock:
            return any(room.person == person for room in self._rooms.values())

    def forget(self, key: str) -> Room | None:
        """Take a room out, with what was worked out in it; its store stays open."""
        with self._lock:
            room = self._rooms.pop(key, None)
        if room is not None:
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
