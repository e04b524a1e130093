"""Where each key of a TOML document stands, so that a problem can name its line.

The standard library's parser keeps no positions. This walk needs none of its care: it is given only documents
that the parser has accepted.
"""

import re
import tomllib
from typing import Any

from ashore.case.faults import Path

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # texts of several lines, then of one
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{},=\n]"
    r"|[^\s\[\]{},=\"'#]+",
    re.DOTALL,
)
_AFTER_A_VALUE = (",", "]", "}", "\n")


def line_of(lines: dict[Path, int], path: Path) -> int | None:
    """The line of a path, or of the nearest table around it where the key itself is not written."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def key_lines(text: str) -> dict[Path, int]:
    """The line of every table, key and element of a valid TOML document."""
    walk = _Walk(text)
    while walk.more():
        if walk.next_is("["):
            walk.header()
        else:
            walk.statement()
    return walk.lines


class _Walk:
    """A walk over the tokens; every method begins at a token of its kind and ends after it."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = _tokens(text)
        self._at = 0
        self._table: Path = ()
        self._last_element: dict[Path, int] = {}

    def more(self) -> bool:
        """Whether anything is left after empty lines."""
        self._skip("\n")
        return self._at < len(self._tokens)

    def next_is(self, *wanted: str) -> bool:
        """Whether the next token is one of these; at the end, as if it were a line's end."""
        return (self._tokens[self._at][0] if self._at < len(self._tokens) else "\n") in wanted

    def header(self) -> None:
        """``[table]`` or ``[[array.of.tables]]``: the table of the statements after it."""
        line = self._tokens[self._at][1]
        names: list[str] = []
        brackets = 0
        while not self.next_is("\n"):
            part = self._take()
            if part not in ("[", "]"):
                names.append(part)
            brackets += part == "["
        self._table = self._resolve(_key("".join(names)), is_array=brackets == 2)
        self.lines[self._table] = line
        if brackets == 2:
            self.lines.setdefault(self._table[:-1], line)

    def _resolve(self, names: Path, *, is_array: bool) -> Path:
        """The path a header names: each array of tables on the way is entered at its last element."""
        path: Path = ()
        for place, name in enumerate(names, 1):
            path = (*path, name)
            if is_array and place == len(names):
                self._last_element[path] = self._last_element.get(path, -1) + 1
            if path in self._last_element:
                path = (*path, self._last_element[path])
        return path

    def statement(self) -> None:
        """``key = value`` in the current table."""
        self._pair(self._table)

    def _pair(self, around: Path) -> None:
        line = self._tokens[self._at][1]
        names: list[str] = []
        while not self.next_is("=", "\n"):
            names.append(self._take())
        path = around + _key("".join(names))
        self.lines[path] = line
        self._take()
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._take()
        if opening == "[":
            self._elements(path)
        elif opening == "{":
            self._skip(",", "\n")
            while not self._ended("}"):
                self._pair(path)
                self._skip(",", "\n")
        else:
            while not self.next_is(*_AFTER_A_VALUE):  # a date and a time are two tokens
                self._take()

    def _elements(self, path: Path) -> None:
        place = 0
        self._skip(",", "\n")
        while not self._ended("]"):
            self.lines[(*path, place)] = self._tokens[self._at][1]
            self._value((*path, place))
            self._skip(",", "\n")
            place += 1

    def _ended(self, closing: str) -> bool:
        if self.next_is(closing):
            self._take()
            return True
        return self._at >= len(self._tokens)

    def _take(self) -> str:
        token = self._tokens[self._at][0] if self._at < len(self._tokens) else "\n"
        self._at += 1
        return token

    def _skip(self, *unwanted: str) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at][0] in unwanted:
            self._at += 1


def _tokens(text: str) -> list[tuple[str, int]]:
    """Every token but comments, with its line."""
    text = text.replace("\r\n", "\n")
    found, line, counted = [], 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if not match[0].startswith("#"):
            found.append((match[0], line))
    return found


def _key(written: str) -> Path:
    """``debt.claim`` or ``"a.b".c`` as the names it stands for."""
    if re.fullmatch(r"[\w-]+", written, re.ASCII):
        return (written,)
    inner: Any = tomllib.loads(f"{written} = 0")
    names: list[str] = []
    while isinstance(inner, dict):
        ((name, inner),) = inner.items()
        names.append(name)
    return tuple(names)
