"""Files for their owner's eyes only that are on disk when a call returns: whole, or as they were before."""

import os
import secrets
from pathlib import Path


def private_opener(path: str, flags: int) -> int:
    """For ``open``: a file that is made is readable and writable by its owner only."""
    return os.open(path, flags, 0o600)


def create_private(path: Path, content: bytes) -> None:
    """Write a file that must not exist yet; where that fails, nothing is left of it.

    Raises:
        OSError: it exists, or cannot be written.
    """
    with open(path, "xb", opener=private_opener) as file:
        try:
            _write(file.fileno(), content)
        except BaseException:
            path.unlink()
            raise
    sync_folder(path.parent)


def replace_private(path: Path, content: bytes) -> None:
    """Put a file in the place of another, in one step: after a crash there is either the old one or the new one.

    Raises:
        OSError: it cannot be written, and the old one stands; or only its name may not be on disk yet.
    """
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    create_private(beside, content)
    try:
        beside.replace(path)
    except BaseException:
        beside.unlink()
        raise
    sync_folder(path.parent)


def overwrite(path: Path, content: bytes) -> None:
    """Write over the bytes of a file where they are, the rest of it with zeros."""
    with path.open("r+b") as file:
        _write(file.fileno(), content.ljust(path.stat().st_size, b"\0"))


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk."""
    if os.name == "nt":
        return  # Windows neither needs nor offers it
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.fsync(descriptor)
