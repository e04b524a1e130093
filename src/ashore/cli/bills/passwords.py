"""Passwords of archives: from a file, or typed unseen. None is ever kept, and none is an argument."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from ashore.cli.shared import Settings
from ashore.cli.vaults import lines_of, unseen
from ashore.problems import AshoreError
from ashore.texts import message
from ashore.unpack import PasswordNeededError

Opened = TypeVar("Opened")
_TRIES = 3


class Passwords:
    """The passwords of one call: the lines of a file, or what is typed; each is tried on every archive."""

    def __init__(self, settings: Settings, file: str | None) -> None:
        self._settings = settings
        self._known = [] if file is None else lines_of(file)
        self._asks = file is None

    def opened(self, name: str, read: Callable[[str], Opened]) -> Opened:
        """What ``read`` makes of a file with the password it needs, if it needs one.

        Raises:
            AshoreError: no password opens it, or there is no terminal to ask on.
        """
        needed = AshoreError(())
        for said in self._tried(name):
            try:
                found = read(said)
            except PasswordNeededError as error:
                needed = error
                continue
            if said not in self._known:
                self._known.append(said)
            return found
        right = message("cli.bills.password.right")
        raise AshoreError(tuple(replace(one, right=right) for one in needed.problems))

    def _tried(self, name: str) -> Iterator[str]:
        """No password at first, then those known, then what is typed."""
        yield ""
        yield from tuple(self._known)
        for _ in range(_TRIES if self._asks else 0):
            said = unseen(self._settings.say("cli.bills.password.ask", name=name))
            if said is None:
                return
            yield said
