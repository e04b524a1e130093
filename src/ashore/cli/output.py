"""Writing results to standard output: JSON alone for programs."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any


def put_json(value: Any) -> None:
    """A value as indented JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))  # noqa: T201  # a face prints


def put_json_line(value: Any) -> None:
    """A value as one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def put_json_parts(parts: Iterable[tuple[str, Any]]) -> None:
    """An object part by part; an iterator is a list, written one element a line as it comes."""
    before = "{"
    for name, value in parts:
        sys.stdout.write(f"{before}\n{_json(name)}: ")
        if isinstance(value, Iterator):
            _put_list(value)
        else:
            sys.stdout.write(_json(value))
        before = ","
    sys.stdout.write("\n}\n")


def _put_list(elements: Iterator[Any]) -> None:
    before = "["
    for one in elements:
        sys.stdout.write(f"{before}\n{_json(one)}")
        before = ","
    sys.stdout.write("\n]" if before == "," else "[]")


_json = json.JSONEncoder(ensure_ascii=False).encode


def put_lines(lines: Iterable[str]) -> None:
    """Text line by line, each with its own end."""
    sys.stdout.writelines(lines)
