"""ZIP archives: what is in them, opened with a password where they need one."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any

from ashore.problems import AshoreError
from ashore.statements.refusal import problem

MOST_BYTES = 300 << 20
"""What an archive may unfold to."""
MOST_FILES = 50
_ENCRYPTED, _UTF8 = 0x1, 0x800
"""Flags of a file in an archive."""


class PasswordNeededError(AshoreError):
    """The archive opens with a password only; ``wrong`` where one was given that does not open it."""

    def __init__(self, name: str, *, wrong: bool) -> None:
        super().__init__(problem(name, "password-wrong" if wrong else "password").problems)
        self.wrong = wrong


def members(name: str, content: bytes, password: str = "") -> Iterator[tuple[str, bytes]]:
    """Every file in an archive that is no folder, with its name.

    Raises:
        PasswordNeededError: it needs a password, or another one.
        AshoreError: it is cut short or damaged, empty, or unfolds to more than it may.
    """
    import pyzipper

    try:
        with pyzipper.AESZipFile(BytesIO(content)) as archive:
            found = [one for one in archive.infolist() if not one.is_dir()]
            if not found:
                raise problem(name, "archive-empty")
            if len(found) > MOST_FILES or sum(one.file_size for one in found) > MOST_BYTES:
                raise problem(name, "archive-large")
            if any(one.flag_bits & _ENCRYPTED for one in found) and not password:
                raise PasswordNeededError(name, wrong=False)
            for one in found:
                yield _named(one), _read(archive, one, name, password)
    except (pyzipper.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        raise problem(name, "archive-broken") from None


def _read(archive: Any, one: Any, name: str, password: str) -> bytes:
    """A file of the archive; a wrong password may only be noticed by what comes out."""
    import pyzipper

    try:
        found: bytes = archive.read(one, pwd=password.encode() or None)
    except RuntimeError:
        raise PasswordNeededError(name, wrong=True) from None
    except (zlib.error, EOFError, ValueError, pyzipper.BadZipFile):
        if one.flag_bits & _ENCRYPTED:
            raise PasswordNeededError(name, wrong=True) from None
        raise
    return found


def _named(one: Any) -> str:
    """A file's name; without a flag for UTF-8 it is what Windows in China writes."""
    name: str = one.filename
    if not one.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.rpartition("/")[2]
