"""Reading bills: in a thread that says how far it is, and that can be stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ashore.problems import AshoreError, Problem
from ashore.statements.model import Statement
from ashore.texts import message
from ashore.unpack import PasswordNeededError, peek
from ashore.unpack.archive import members
from ashore.unpack.workbook import is_workbook
from ashore.web.bills.binder import Binder, Waiting, binder_of
from ashore.web.bills.kept import File, Kept, change, kept_of
from ashore.web.making import Making
from ashore.web.rooms import Room
from ashore.web.store.base import MissingError, Store
from ashore.workout.bills import read_bills

_READING = "bills-reading"
_ARCHIVE = b"PK\x03\x04"


class Given(NamedTuple):
    """A file as it was handed over; the password is used once and kept nowhere."""

    name: str
    content: bytes
    password: str = ""


class StoppedError(Exception):
    """Reading was stopped in the middle of a file."""


@dataclass
class Reading(Making[Statement]):
    """``of`` is the page to go on to; ``file`` and ``line`` say how far it is."""

    file: str = ""
    line: int = 0

    def tick(self, line: int) -> None:
        """Hear how far it is.

        Raises:
            StoppedError: it is to end here.
        """
        self.line = line
        if self.stopped:
            raise StoppedError


def begin(room: Room, then: str, given: Sequence[Given] = ()) -> Reading:
    """Take files in, and read what is kept and not read yet; then it goes on at the page ``then``."""
    earlier, reading = reading_of(room), Reading(then)
    room.kept[_READING] = reading
    reading.begin(lambda: _Reader(room, reading).work(earlier, given))
    return reading


def reading_of(room: Room) -> Reading | None:
    """What was begun last in this room."""
    found = room.kept.get(_READING)
    return found if isinstance(found, Reading) else None


class _Reader:
    """Reads into the binder of a room."""

    def __init__(self, room: Room, reading: Reading) -> None:
        self._store: Store = room.store
        self._binder: Binder = binder_of(room)
        self._reading = reading

    def work(self, earlier: Reading | None, given: Sequence[Given]) -> Iterator[Statement]:
        if earlier is not None:
            earlier.wait()
        for one in given:
            yield from self._take_in(one)
        for file in self._binder.unread(kept_of(self._store)):
            yield from self._again(file)
        together = self._binder.bills(kept_of(self._store))
        self._reading.file = ""
        self._reading.tick(0)
        together.draft_json()  # so that no page waits for it

    def _take_in(self, given: Given) -> Iterator[Statement]:
        """Read what was handed over, and keep what can be read."""
        try:
            found = list(_unpacked(given))
        except PasswordNeededError as error:
            self._binder.let_wait(Waiting(given.name, given.content, "password", error.wrong))
            return
        except AshoreError as error:
            self._binder.refused += error.problems
            return
        refused: list[Problem] = []
        taken = 0
        for name, content in found:
            try:
                statements = self._keep(name, content)
            except AshoreError as error:
                refused += error.problems
            else:
                taken += 1
                yield from statements
        if not taken:
            self._binder.refused += refused

    def _keep(self, name: str, content: bytes) -> tuple[Statement, ...]:
        """A file's statements; it is kept, waits for its columns, or is refused.

        Raises:
            AshoreError: it is refused.
        """
        kept = kept_of(self._store)
        name = kept.free_name(name)
        try:
            statements = self._read(name, content, kept)
        except AshoreError:
            if not _is_table(name, content):
                raise
            self._binder.let_wait(Waiting(name, content, "columns"))
            return ()
        file = File(self._store.put_blob(content), name)
        if kept.has(file.digest):
            said = (message(f"web_bills.twice.{part}") for part in ("what", "right"))
            raise AshoreError((Problem(name, "", None, *said),))
        self._binder.read[file.digest, kept.columns()] = statements
        change(self._store, lambda now: now.with_file(file))
        return statements

    def _again(self, file: File) -> tuple[Statement, ...]:
        """Read a kept file; one that cannot be read any more counts as having nothing."""
        kept = kept_of(self._store)
        statements: tuple[Statement, ...] = ()
        try:
            statements = self._read(file.name, self._store.blob(file.digest), kept)
        except AshoreError as error:
            self._binder.refused += error.problems
        except MissingError:
            said = (message(f"web_bills.missing.{part}") for part in ("what", "right"))
            self._binder.refused.append(Problem(file.name, "", None, *said))
        self._binder.read[file.digest, kept.columns()] = statements
        return statements

    def _read(self, name: str, content: bytes, kept: Kept) -> tuple[Statement, ...]:
        self._reading.file = name
        self._reading.tick(0)
        return read_bills(name, content, kept.memory, tick=self._reading.tick)


def _unpacked(given: Given) -> Iterator[tuple[str, bytes]]:
    """The files in an archive; any other file is itself.

    Raises:
        PasswordNeededError: the archive opens with a password, or another one.
        AshoreError: it is damaged, or too large.
    """
    name, content, password = given
    if not content.startswith(_ARCHIVE) or is_workbook(content):
        yield name, content
        return
    for inner, held in members(name, content, password):
        if not inner.startswith((".", "__MACOSX")):  # what a Mac puts beside the files
            yield inner, held


def _is_table(name: str, content: bytes) -> bool:
    """Whether a file that we do not know has columns that could be described."""
    try:
        rows = peek(name, content)
    except AshoreError:
        return False
    return len([row for row in rows if sum(map(bool, row)) > 1]) > 1
