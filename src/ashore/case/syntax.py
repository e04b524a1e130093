"""Bytes into raw values: encoding, TOML and JSON, with every number read exactly as it is written."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from ashore.case.faults import Fault, printable

_POSITION = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)$")
_MOST_DIGITS = 30


class UnreadableError(Exception):
    """A document that cannot be read at all: its one fault, and the line where reading stopped."""

    def __init__(self, fault: Fault, line: int | None = None) -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.line = line


@dataclass(frozen=True, slots=True)
class Document:
    """A document's raw values, and its text where it is TOML (in which keys can be looked up)."""

    raw: dict[str, Any]
    toml: str | None


def read_document(data: bytes, name: str) -> Document:
    """The raw values of a TOML or JSON document: by the suffix of its name, otherwise by its first character.

    Raises:
        UnreadableError: not UTF-8, empty, broken, or not a table of keys.
    """
    text = _decode(data)
    if not text.strip():
        raise UnreadableError(Fault((), "file.empty"))
    if _is_json(text, name):
        return Document(_parse_json(text), None)
    return Document(_parse_toml(text), text)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = "file.encoding-gbk" if _is_gbk(data) else "file.encoding"
        raise UnreadableError(Fault((), name), line) from None


def _is_gbk(data: bytes) -> bool:
    """Whether the bytes are Chinese text in the encoding that older Windows programs write."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def _is_json(text: str, name: str) -> bool:
    suffix = name.lower().rpartition(".")[2]
    return suffix == "json" or (suffix != "toml" and text.lstrip()[0] == "{")


def exact_number(text: str) -> Decimal:
    """A number exactly as written. One beyond what a Decimal can hold is read as infinite, and so refused later."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _exact_integer(text: str) -> int | Decimal:
    # Python refuses to read integers of more than 4300 digits; a Decimal takes any.
    return int(text) if len(text) <= _MOST_DIGITS else exact_number(text)


class _TwiceError(ValueError):
    """A key written twice in one JSON object."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


def _parse_json(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(
            text,
            parse_float=exact_number,
            parse_int=_exact_integer,
            parse_constant=exact_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        facts = {"line": error.lineno, "column": error.colno}
        raise UnreadableError(Fault((), "json.broken", facts), error.lineno) from None
    except _TwiceError as error:
        raise UnreadableError(Fault((), "json.twice", {"key": printable(str(error))})) from None
    except RecursionError:
        raise UnreadableError(Fault((), "file.too-deep")) from None
    if not isinstance(raw, dict):
        raise UnreadableError(Fault((), "json.no-object"))
    return raw


def _parse_toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=exact_number)
    except tomllib.TOMLDecodeError as error:
        raise _broken_toml(text, str(error)) from None
    except ValueError:
        raise UnreadableError(Fault((), "toml.huge-number")) from None
    except RecursionError:
        raise UnreadableError(Fault((), "file.too-deep")) from None


def _broken_toml(text: str, said: str) -> UnreadableError:
    lines = text.replace("\r\n", "\n").split("\n")
    found = _POSITION.search(said)
    if found is None or found[1] is None:
        line = len(text.rstrip().split("\n"))
        column = len(lines[line - 1].rstrip()) + 1
    else:
        line, column = int(found[1]), int(found[2])
    bare = _QUOTED.sub("", lines[line - 1])
    name = next(name for name, fits in _LIKELY if fits(bare, said))
    return UnreadableError(Fault((), f"toml.{name}", {"line": line, "column": column}), line)


_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*")
_LIKE_A_DATE = re.compile(r"\b\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}")
_Fits: TypeAlias = Callable[[str, str], bool]


def _has_bad_date(line: str, _said: str) -> bool:
    return any(not _is_date(match[0]) for match in _LIKE_A_DATE.finditer(line))


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _written(pattern: str) -> _Fits:
    compiled = re.compile(pattern)
    return lambda line, _said: compiled.search(line) is not None


def _told(*beginnings: str) -> _Fits:
    return lambda _line, said: said.startswith(beginnings)


# What was likely meant, by what stands in the line (without quoted text and comments) or by what the parser
# says; the first that fits is told.
_LIKELY: tuple[tuple[str, _Fits], ...] = (
    ("twice", _told("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")),
    ("full-width", _written("[“”‘’＂＇＝，：［］｛｝]")),
    ("date", _has_bad_date),
    ("percent", _written(r"=\s*[\d.]+\s*[%％]")),
    ("thousands", _written(r"=\s*\d{1,3}(,\d{3})+")),
    ("unit", _written(r"=\s*([¥￥]|[\d.,]+\s*[元块万])")),
    ("leading-zero", _written(r"=\s*0\d+")),
    ("switch", _written(r"=\s*(True|TRUE|False|FALSE|[Yy]es|[Nn]o|是|否)\b")),
    ("open-string", _told("Unterminated string", "Illegal character", 'Expected "\'"')),
    ("escape", _told("Unescaped '\\'", "Invalid hex", "Escaped character")),
    ("no-value", _written(r"=\s*$")),
    ("open-bracket", _told("Unclosed", "Expected ']")),
    ("no-equals", _told("Expected '=' after", "Invalid statement")),
    ("quotes", _told("Invalid value")),
    ("broken", lambda _line, _said: True),
)
