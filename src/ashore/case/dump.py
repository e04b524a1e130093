"""A case back into a document: what is written reads as the same case. Keys at their default are left out."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ashore.case.schema import Case, Part

_IN_LINE = ("payments", "statements", "purchases")
"""Lists of small tables, written as one line each; other lists of tables are written as ``[[tables]]``."""

_HEAD = (
    "schema",
    "as_of",
    "id",
    "product",
    "creditor",
    "account",
    "lender_type",
    "method",
    "principal",
    "received",
)
"""What a debt is told by comes first; lists in line come after single values, and tables last."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def dump_json(case: Case) -> str:
    """The case as JSON: amounts as text in yuan, rates as text, dates ISO."""
    plain = case.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def dump_toml(case: Case) -> str:
    """The case as TOML, for people to read and edit: amounts as numbers in yuan, rates as numbers, dates as dates."""
    return "\n".join(_table(_plain(case), "")).lstrip("\n") + "\n"


def toml_entry(section: str, entry: Part) -> str:
    """One more entry of a list of the case as TOML: a table of its own, and those in it."""
    return "\n".join(_table({section: [_plain(entry)]}, "")).lstrip("\n") + "\n"


def toml_in_line(entry: Part) -> str:
    """The same as the value of a list in line."""
    return _value(_plain(entry))


def _plain(part: Part) -> dict[str, Any]:
    return part.model_dump(by_alias=True, exclude_defaults=True)


def _table(table: Mapping[str, Any], name: str) -> Iterator[str]:
    """The lines of a table: its own keys first, then the tables inside it."""
    inner = {key: value for key, value in table.items() if _is_table(key, value)}
    for key in sorted((key for key in table if key not in inner), key=_rank):
        yield f"{key} = {_value(table[key])}"
    for key, value in inner.items():
        path = f"{name}.{key}" if name else key
        for one in [value] if isinstance(value, dict) else value:
            yield ""
            yield f"[{path}]" if isinstance(value, dict) else f"[[{path}]]"
            yield from _table(one, path)


def _rank(key: str) -> int:
    if key in _HEAD:
        return _HEAD.index(key)
    return len(_HEAD) + (key in _IN_LINE)


def _is_table(key: str, value: object) -> bool:
    if isinstance(value, dict):
        return True
    return (
        isinstance(value, tuple | list)
        and key not in _IN_LINE
        and any(isinstance(one, dict) for one in value)
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + re.sub(r'["\\\n\t]', lambda found: _ESCAPES[found[0]], value) + '"'
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, tuple | list):
        return _list(list(value))
    return str(value) if isinstance(value, int) else f"{value:f}".removesuffix(".00")


def _list(values: list[Any]) -> str:
    if any(isinstance(value, dict) for value in values):
        return "[\n" + "".join(f"  {_value(value)},\n" for value in values) + "]"
    return "[" + ", ".join(_value(value) for value in values) + "]"
