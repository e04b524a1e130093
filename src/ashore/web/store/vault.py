"""The data folder: one folder a person, named by a random id, with a key file, an encrypted database, and a lock.

A key file that says ``ashore-key none`` marks a folder that holds nobody: it is still being made, or was erased. What a
crash leaves of either is removed by the next :func:`create`.
"""

import datetime as dt
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ashore.web.store.base import Store
from ashore.web.store.errors import (
    BusyError,
    DamagedError,
    IncompleteError,
    NewerError,
    NobodyError,
    part_of,
)
from ashore.web.store.files import create_private, overwrite, replace_private, sync_folder
from ashore.web.store.keys import DATA_KEY_BYTES, USUAL, Cost, Label, label_of, seal, unseal
from ashore.web.store.lock import Lock
from ashore.web.store.sqlcipher import SqlcipherStore

_ID = re.compile(r"[0-9a-f]{16}")
_ID_BYTES = 8
_KEY, _DATABASE, _LOCK = "key", "store.db", "lock"
_VACANT = b"ashore-key none\n"


@dataclass(frozen=True, slots=True)
class Person:
    """A person's folder in a list: its id, and the day it was made, None where the key file cannot be read."""

    id: str
    created: dt.date | None


class Vault(SqlcipherStore):
    """A person's open store; it cannot be opened a second time meanwhile."""

    def __init__(self, folder: Path, key: bytes, person: str, lock: Lock, *, new: bool) -> None:
        self._held = lock
        super().__init__(folder / _DATABASE, key, person, new=new)

    @property
    def id(self) -> str:
        """The person's id in the data folder."""
        return self._path.parent.name

    def fill(self, fill: Callable[[Store], object]) -> None:
        """Put first contents in, all in one transaction: a thousand revisions take less than a second."""
        with self._writing():
            fill(self)

    def close(self) -> None:
        """Forget keys and contents, and let it be opened again."""
        super().close()
        self._held.release()

    def _erase(self) -> None:
        super().close()
        _remove(self._path.parent, self._held)


def people(data: Path) -> tuple[Person, ...]:
    """Everybody in the data folder, the newest last.

    Raises:
        OSError: the folder cannot be read. One that does not exist holds nobody.
    """
    if not data.exists():
        return ()
    folders = [path for path in data.iterdir() if _ID.fullmatch(path.name) and path.is_dir()]
    found = [Person(path.name, _created(path)) for path in folders if not _is_vacant(path)]
    return tuple(sorted(found, key=lambda person: (person.created or dt.date.min, person.id)))


def create(
    data: Path,
    passphrase: str,
    created: dt.date,
    fill: Callable[[Store], object] = lambda _: None,
    cost: Cost = USUAL,
) -> Vault:
    """Make a person's store, and put first contents into it; either all of this is done or nothing.

    Raises:
        PassphraseError: the passphrase cannot be chosen.
        OSError, UnavailableError: it cannot be written.
    """
    person, data_key = secrets.token_hex(_ID_BYTES), secrets.token_bytes(DATA_KEY_BYTES)
    sealed = seal(data_key, passphrase, Label(person, created.isoformat()), cost)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(data)
    folder = data / person
    folder.mkdir(mode=0o700)
    lock = Lock(folder / _LOCK)
    with ExitStack() as undo:
        undo.callback(_remove, folder, lock)
        create_private(folder / _KEY, _VACANT)
        sync_folder(data)
        vault = Vault(folder, data_key, person, lock, new=True)
        undo.callback(vault.close)
        vault.fill(fill)
        replace_private(folder / _KEY, sealed)
        undo.pop_all()
    return vault


def unlock(data: Path, person: str, passphrase: str) -> Vault:
    """Open a person's store.

    Raises:
        NobodyError: there is no such person.
        BusyError: it is open already, here or in another process.
        WrongPassphraseError, PassphraseError: the passphrase does not open it.
        IncompleteError, DamagedError, NewerError: a file is missing, broken, or too new.
        OSError, UnavailableError: it cannot be read or written.
    """
    folder = _folder(data, person)
    with ExitStack() as undo:
        lock = Lock(folder / _LOCK)
        undo.callback(lock.release)
        sealed = _sealed(folder)
        if not (folder / _DATABASE).exists():
            raise IncompleteError(part_of(folder / _DATABASE))
        key = unseal(sealed, passphrase, part_of(folder / _KEY))
        # A folder may be renamed; its rows name the person of the key file.
        label = label_of(sealed, part_of(folder / _KEY))
        vault = Vault(folder, key, label.person, lock, new=False)
        undo.pop_all()
    return vault


def check(data: Path, person: str, passphrase: str) -> None:
    """See that a passphrase opens a person's store, which may be open.

    Raises:
        NobodyError, WrongPassphraseError, PassphraseError, IncompleteError, DamagedError, NewerError, UnavailableError,
            OSError: as :func:`unlock`.
    """
    folder = _folder(data, person)
    unseal(_sealed(folder), passphrase, part_of(folder / _KEY))


def change_passphrase(data: Path, person: str, old: str, new: str, cost: Cost = USUAL) -> None:
    """Have another passphrase open a person's store, which may be open. At every moment one of the two does.

    Raises:
        NobodyError, WrongPassphraseError, PassphraseError, IncompleteError, DamagedError, NewerError, UnavailableError,
            OSError: as :func:`unlock`; the old passphrase still opens it.
    """
    folder = _folder(data, person)
    sealed, name = _sealed(folder), part_of(folder / _KEY)
    renewed = seal(unseal(sealed, old, name), new, label_of(sealed, name), cost)
    replace_private(folder / _KEY, renewed)


def erase(data: Path, person: str) -> None:
    """Remove a person's folder, the wrapped key first: without it nothing left of the database on the disk can be read.

    This needs no passphrase, so that somebody who forgot it can still remove everything.

    Raises:
        NobodyError: there is no such person.
        BusyError: the store is open.
        OSError: the folder cannot be removed whole.
    """
    folder = _folder(data, person)
    _remove(folder, Lock(folder / _LOCK))


def _folder(data: Path, person: str) -> Path:
    folder = data / person
    if not _ID.fullmatch(person) or not folder.is_dir() or _is_vacant(folder):
        raise NobodyError(person)
    return folder


def _sealed(folder: Path) -> bytes:
    try:
        return (folder / _KEY).read_bytes()
    except FileNotFoundError:
        raise IncompleteError(part_of(folder / _KEY)) from None


def _is_vacant(folder: Path) -> bool:
    try:
        return (folder / _KEY).read_bytes().startswith(_VACANT)
    except FileNotFoundError:
        return not (folder / _DATABASE).exists()


def _created(folder: Path) -> dt.date | None:
    try:
        return dt.date.fromisoformat(label_of(_sealed(folder), "").created)
    except (IncompleteError, DamagedError, NewerError, ValueError):
        return None


def _sweep(data: Path) -> None:
    """Remove what a crash left of folders that were being made or erased."""
    for key in data.glob(f"*/{_KEY}"):
        folder = key.parent
        if not _ID.fullmatch(folder.name) or not _is_vacant(folder):
            continue
        try:
            _remove(folder, Lock(folder / _LOCK))
        except (BusyError, OSError):
            continue  # in the making right now, or not ours to remove; it is no reason to refuse a new person


def _remove(folder: Path, lock: Lock) -> None:
    for key in folder.glob(f"{_KEY}*"):
        overwrite(key, _VACANT)
    lock.release()  # from here on the folder holds nobody; Windows removes no open file
    for path in sorted(folder.iterdir(), key=lambda path: path.name == _KEY):  # the mark goes last
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    folder.rmdir()
    sync_folder(folder.parent)
