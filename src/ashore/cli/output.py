"""Writing results to standard output: JSON alone for programs."""

import json
import sys
from typing import Any


def put_json(value: Any) -> None:
    """A value as indented JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201  # a face prints


def put_json_line(value: Any) -> None:
    """A value as one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
