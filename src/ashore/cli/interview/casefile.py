"""Writing the case file."""

import os
from pathlib import Path


def write_atomically(path: Path, content: str) -> None:
    """Write a file so that at every moment there is either the old one or the whole new one.

    For its owner's eyes only: it says what someone owes and earns.
    """
    waiting = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
