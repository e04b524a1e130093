"""Package data: dated facts with their sources, texts for people, fonts, and the shipped cases.

Facts of the world live here as files, never as constants in code. Everything is read only.
"""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def resource(path: str) -> Traversable:
    """The packaged file or folder at a slash-separated path, e.g. ``"rules/civil_code"``."""
    found: Traversable = files(__name__)
    for part in path.split("/"):
        found = found / part
    return found


def read_text(path: str) -> str:
    """The text of a packaged file."""
    return resource(path).read_text(encoding="utf-8")


def read_toml(path: str) -> dict[str, Any]:
    """A packaged TOML file as plain values."""
    return tomllib.loads(read_text(path))
