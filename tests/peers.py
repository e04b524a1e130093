"""Peers' tables beside the repository; never part of it. Tests that read them skip where they are absent."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent.parent / "shared" / "data"


def peer_data(path: str) -> Any:
    """A JSON file of the peers' data, or a skipped test."""
    file = FOLDER / path
    if not file.exists():
        pytest.skip(f"no peer data here: {path}", allow_module_level=True)
    return json.loads(file.read_text(encoding="utf-8"))
