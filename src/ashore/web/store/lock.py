"""One process at a time: a lock that the system takes back when its holder ends, however it ends."""

import errno
import sys
from pathlib import Path

from ashore.web.store.errors import BusyError
from ashore.web.store.files import private_opener

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
"""What systems say of a lock that somebody else has."""


class Lock:
    """A held lock on a file, which is made where it does not exist."""

    def __init__(self, path: Path) -> None:
        """Take the lock.

        Raises:
            BusyError: it is held already, by this process or another.
            OSError: the file cannot be made or locked.
        """
        self._file = open(path, "ab", opener=private_opener)  # noqa: SIM115  # held until released
        try:
            _take(self._file.fileno())
        except OSError as error:
            self._file.close()
            if error.errno in _HELD:
                raise BusyError from None
            raise

    def release(self) -> None:
        """Let go; a second time does nothing."""
        self._file.close()
