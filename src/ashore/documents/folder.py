"""Bringing a folder up to date without losing anybody's work.

What an earlier pack wrote is replaced or removed as long as it is unchanged. A file that somebody changed by hand
stays: under a new name where its own is needed for a new file, else under its own. Files the pack never wrote are left
alone.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def as_json(value: Any) -> bytes:
    """A JSON value as a file: readable, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that somebody changed: its relative path before and now; the same where no new file took its name."""

    path: str
    now: str


def update(out: Path, contents: Mapping[str, bytes]) -> tuple[Kept, ...]:
    """Make the folder hold these files (by relative path); returns the changed files that were kept."""
    out.mkdir(parents=True, exist_ok=True)
    earlier = _earlier(out)
    kept = _clear(out, earlier, contents)
    for path, content in contents.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for folder in {(out / path).parent for path in earlier} - {out}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return kept


def _clear(
    out: Path, earlier: Mapping[str, str], contents: Mapping[str, bytes]
) -> tuple[Kept, ...]:
    """Take away what an earlier pack wrote and what stands where new files go; keep what people changed."""
    kept = []
    for path in sorted({*earlier, *contents}):
        target = out / path
        if not target.is_file() or target.read_bytes() == contents.get(path):
            continue
        if sha256(target.read_bytes()) == earlier.get(path):
            target.unlink()
        else:
            stays = _set_aside(target) if path in contents else target
            kept.append(Kept(path, stays.relative_to(out).as_posix()))
    return tuple(kept)


def _earlier(out: Path) -> dict[str, str]:
    """The files and sums of the pack that is already in the folder; empty where there is none to be read."""
    try:
        listed = json.loads((out / MANIFEST).read_bytes())["files"]
        found = {str(file["path"]): str(file["sha256"]) for file in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    inside = out.resolve()
    return {p: sha for p, sha in found.items() if (out / p).resolve().is_relative_to(inside)}


def _set_aside(changed: Path) -> Path:
    """Move a changed file to the next free name: ``letter (1).docx``."""
    number = 1
    while (aside := changed.with_stem(f"{changed.stem} ({number})")).exists():
        number += 1
    return changed.rename(aside)
