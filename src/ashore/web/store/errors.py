"""What can stand between a person and their store, each as one line from the catalogue area ``store``."""

from pathlib import Path
from typing import Any

from ashore.problems import AshoreError, Problem
from ashore.texts import message
from ashore.web.store.base import StoreError


class VaultError(StoreError, AshoreError):
    """The root: ``store.<name>.what`` says what it is, ``.right`` what can be done; ``place`` is the file meant."""

    def __init__(self, name: str, place: str = "", /, **facts: Any) -> None:
        what, right = (message(f"store.{name}.{part}", **facts) for part in ("what", "right"))
        super().__init__((Problem(place, "", None, what, right),))
        self.name = name


class PassphraseError(VaultError):
    """A passphrase that does not open this store, or that cannot be one (``short``, ``long``, ``letters``)."""

    def __init__(self, name: str, /, **facts: Any) -> None:
        super().__init__(f"passphrase.{name}", **facts)


class WrongPassphraseError(PassphraseError):
    """The store is sound, and another passphrase opens it."""

    def __init__(self) -> None:
        super().__init__("wrong")


class DamagedError(VaultError):
    """A file of the store was cut short or changed."""

    def __init__(self, part: str) -> None:
        super().__init__("damaged", part)


class IncompleteError(VaultError):
    """A file of the store is not there."""

    def __init__(self, part: str) -> None:
        super().__init__("incomplete", part)


class NewerError(VaultError):
    """The store was written by a newer version of this program."""

    def __init__(self, part: str) -> None:
        super().__init__("newer", part)


class BusyError(VaultError):
    """The store is open elsewhere."""

    def __init__(self) -> None:
        super().__init__("busy")


class UnavailableError(VaultError):
    """Disk, memory or server failed for now; what was kept is as it was."""

    def __init__(self, reason: object) -> None:
        super().__init__("unavailable", reason=str(reason).strip().partition("\n")[0])


class NobodyError(VaultError):
    """There is no such person in the data folder."""

    def __init__(self, person: str) -> None:
        super().__init__("nobody", person=person)


class TakeoutError(VaultError):
    """An exported file that cannot be taken back in: ``store.takeout.<name>``."""

    def __init__(self, name: str, /, **facts: Any) -> None:
        super().__init__(f"takeout.{name}", **facts)


def part_of(path: Path) -> str:
    """A file of a store as it is named to people: the person's folder and the file, without the way there."""
    return f"{path.parent.name}/{path.name}"
