"""Bringing a folder up to date without losing anybody's work.

What an earlier pack wrote is replaced or removed as long as it is unchanged; a file that somebody changed by hand is
moved aside; files the pack never wrote are left alone.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def as_json(value: Any) -> bytes:
    """A JSON value as a file: readable, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def update(out: Path, contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Make the folder hold these files (by relative path); returns the changed files that were moved aside."""
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


def _clear(out: Path, earlier: Mapping[str, str], contents: Mapping[str, bytes]) -> tuple[str, ...]:
    """Take away what an earlier pack wrote and what stands where new files go; keep what people changed."""
    kept = []
    for path in sorted({*earlier, *contents}):
        target = out / path
        if not target.is_file() or target.read_bytes() == contents.get(path):
            continue
        if sha256(target.read_bytes()) == earlier.get(path):
            target.unlink()
        else:
            kept.append(_set_aside(target).relative_to(out).as_posix())
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
