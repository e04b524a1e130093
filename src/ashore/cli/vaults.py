"""What commands on the data folder share: where it is, and passphrases, which are typed unseen or stand in a file.

A passphrase is never an argument or in the environment: other programs and the shell's history would see it.
"""

import getpass
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ashore.cli.casefile import read_bytes
from ashore.cli.faults import file_fault
from ashore.cli.shared import Settings, option
from ashore.problems import AshoreError, Problem
from ashore.texts import message


def data_options() -> list[click.Parameter]:
    """``--data`` and ``--passphrase-file``."""
    return [option("--data", "DIR"), option("--passphrase-file", "FILE")]


def folder_of(data: str | None) -> Path:
    """The data folder that was named, otherwise this user's."""
    from ashore.web.store.places import data_folder

    return Path(data) if data else data_folder()


@contextmanager
def file_faults(folder: Path) -> Iterator[None]:
    """Turn a failing disk into the line that says so; ``folder`` where the system names no file."""
    try:
        yield
    except OSError as error:
        raise file_fault(str(error.filename or folder), error) from None


def problem(place: str, key: str, **facts: object) -> AshoreError:
    """One thing that is wrong, ``cli.<key>.what`` and ``.right``."""
    what, right = (message(f"cli.{key}.{part}", **facts) for part in ("what", "right"))
    return AshoreError((Problem(place, "", None, what, right),))


class Passphrases:
    """The passphrases of one call in the order they are asked for: typed, or one on each line of a file."""

    def __init__(self, settings: Settings, file: str | None) -> None:
        self._settings = settings
        self._file = file
        self._lines = None if file is None else iter(lines_of(file))

    def old(self, which: str) -> str:
        """A passphrase that was chosen before; ``which`` is its question, ``cli.passphrase.<which>``.

        Raises:
            AshoreError: there is no terminal, or the file holds no further line.
        """
        if self._lines is None:
            return self._typed(which)
        line = next(self._lines, None)
        if line is None:
            raise problem(self._file or "", "passphrase.no_line")
        return line

    def new(self, which: str) -> str:
        """A passphrase that is chosen now: typed twice, so that it is what was meant.

        Raises:
            AshoreError: as :meth:`old`; or the two differ.
        """
        said = self.old(which)
        if self._lines is None and self._typed("again") != said:
            raise problem("", "passphrase.differ")
        return said

    def _typed(self, which: str) -> str:
        said = unseen(self._settings.say(f"cli.passphrase.{which}"))
        if said is None:
            raise problem("", "passphrase.no_terminal")
        return said


def unseen(question: str) -> str | None:
    """What is typed without being shown; None where there is no terminal for it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
        try:
            return getpass.getpass(question)
        except (getpass.GetPassWarning, EOFError):
            return None


def lines_of(file: str) -> list[str]:
    """The lines of a file of passphrases.

    Raises:
        AshoreError: it cannot be read, or is no text.
    """
    try:
        text = read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise problem(file, "passphrase.no_text") from None
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")
