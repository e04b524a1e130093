"""Reading ways out back from their JSON, as faces do."""

from collections.abc import Sequence
from typing import Any


def others(ways: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Beside the smallest, the smallest of each kind: a person need not read of twelve lenders the same."""
    first = {way["kind"]: way for way in reversed(ways)}
    return [way for way in ways[1:] if first[way["kind"]] is way]
