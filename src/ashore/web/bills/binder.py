"""What an open case holds of its bills in memory: what was read, what waits for an answer, and what was refused.

It is dropped with everything else when the case is locked.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

from ashore.problems import Problem
from ashore.statements.model import Statement
from ashore.texts import SOURCE_LANGUAGE
from ashore.web.bills.kept import File, Kept
from ashore.web.rooms import Room
from ashore.workout.bills import Bills

_BINDER = "bills"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that can be read once something is said: an archive's password, or which column is which."""

    name: str
    content: bytes
    needs: Literal["password", "columns"]
    wrong: bool = False


@dataclass
class Binder:
    """``read`` has statements by file and columns; ``waiting`` is numbered from 1, no number is used twice."""

    read: dict[tuple[str, str], tuple[Statement, ...]] = field(default_factory=dict)
    waiting: dict[int, Waiting] = field(default_factory=dict)
    refused: list[Problem] = field(default_factory=list)
    _bills: tuple[str, Bills] | None = None
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def let_wait(self, one: Waiting) -> None:
        """Keep a file until something is said about it; the same file waits once."""
        if one not in self.waiting.values():
            self.waiting[next(self._numbers)] = one

    def unread(self, kept: Kept) -> list[File]:
        """The kept files that are still to be read."""
        columns = kept.columns()
        return [one for one in kept.files if (one.digest, columns) not in self.read]

    def statements(self, kept: Kept, file: File) -> tuple[Statement, ...]:
        """What was read from a file; nothing where it was not."""
        return self.read.get((file.digest, kept.columns()), ())

    def bills(self, kept: Kept) -> Bills:
        """All that was read, put together; at once where only a correction came since."""
        text = kept.text()
        if self._bills is not None and self._bills[0] == text:
            return self._bills[1]
        statements = tuple(one for file in kept.files for one in self.statements(kept, file))
        if self._bills is not None and self._bills[1].statements == statements:
            made = self._bills[1].corrected(kept.memory)
        else:
            made = Bills(statements, SOURCE_LANGUAGE, kept.memory)
        self._bills = (text, made)
        return made


def binder_of(room: Room) -> Binder:
    """The binder of an open case."""
    found = room.kept.setdefault(_BINDER, Binder())
    assert isinstance(found, Binder)  # noqa: S101  # nothing else is put there
    return found
