"""Package data: dated facts with their sources, texts for people, fonts, and the shipped cases.

Facts of the world live here as files, never as constants in code. Everything is read only.
"""

import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def resource(path: str) -> Path:
    """The packaged file or folder at a slash-separated path, e.g. ``"rules/civil_code"``."""
    # importlib.resources would also read from a zip file, and takes 12 ms to load that every command would pay.
    return _HERE / path


def read_text(path: str) -> str:
    """The text of a packaged file."""
    return resource(path).read_text(encoding="utf-8")


def read_toml(path: str) -> dict[str, Any]:
    """A packaged TOML file as plain values."""
    return tomllib.loads(read_text(path))
