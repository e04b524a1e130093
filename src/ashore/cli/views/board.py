"""A calm page on a terminal: headings, lines, lists and tables, with colour only where a terminal shows it."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TextIO, TypeAlias

import click

from ashore.cli.views.grid import Column, grid
from ashore.cli.wrap import wrap
from ashore.texts import Language, percent, text

Json: TypeAlias = Mapping[str, Any]
"""A result as the workout answers it and programs get it (DESIGN, "JSON names")."""

_WIDEST = 100
_HEADING = {"bold": True, "fg": "cyan"}
_STRONG = {"bold": True}
_QUIET = {"dim": True}


class Board:
    """Where tables for people are written, in one language; ``stream`` is standard output where not given."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self.language: Language = language
        self._stream = stream or sys.stdout
        self._colour = self._stream.isatty() and "NO_COLOR" not in os.environ
        self._width = min(_WIDEST, shutil.get_terminal_size().columns)

    @property
    def room(self) -> int:
        """The columns that a line has."""
        return self._width

    def say(self, key: str, **facts: Any) -> str:
        """A text of the tables; amounts among the facts are in fen."""
        return text(f"cli.view.{key}", self.language, **facts)

    def word(self, key: str) -> str:
        """A text of another catalogue, by its whole key: tables and papers call things by the same names."""
        return text(key, self.language)

    def heading(self, words: str) -> None:
        """A heading with an empty line before it."""
        self.line()
        self._paragraph(words, style=_HEADING)

    def line(self, words: str = "", *, strong: bool = False, indent: int = 0) -> None:
        """A paragraph; without words, an empty line."""
        self._paragraph(words, style=_STRONG if strong else None, indent=indent)

    def to_copy(self, words: str) -> None:
        """A line that is not wrapped: a path or a command to be copied whole."""
        self._write(f"  {words}")

    def items(self, points: Sequence[str], *, indent: int = 2) -> None:
        """A list; the lines of a long point stand under each other."""
        for words in points:
            self._paragraph(words, indent=indent + 2, first="· ")

    def pairs(self, rows: Sequence[tuple[str, str]], total: tuple[str, str] | None = None) -> None:
        """Names on the left, amounts on the right; the total is strong."""
        laid = grid([Column("", "left"), Column("")], rows, total or (), self._width - 2)
        for line in laid.rows:
            self._write(f"  {line}")
        for line in laid.total:
            self._write(f"  {line}", _STRONG)

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], total: Sequence[str] = ()
    ) -> None:
        """A table; the total, where there is one, is its last row."""
        laid = grid(columns, rows, total, self._width - 2)
        for line in [*laid.heading, laid.rule]:
            self._write(f"  {line}", _QUIET)
        for line in laid.rows:
            self._write(f"  {line}")
        for line in ["", *laid.total] if total else []:
            self._write(f"  {line}", _STRONG)

    def percent(self, rate: str) -> str:
        """A rate as JSON holds it, in percent."""
        return percent(Decimal(rate), self.language)

    def _paragraph(
        self, words: str, *, style: dict[str, Any] | None = None, indent: int = 0, first: str = ""
    ) -> None:
        lines = [line for part in words.split("\n") for line in wrap(part, self._width - indent)]
        for place, line in enumerate(lines or [""]):
            margin = " " * (indent - len(first)) + first if place == 0 else " " * indent
            self._write(margin + line, style)

    def _write(self, line: str, style: dict[str, Any] | None = None) -> None:
        kept = line.rstrip()
        # click's echo also makes an old Windows console understand colour.
        styled = click.style(kept, **style) if style and self._colour and kept else kept
        click.echo(styled, file=self._stream, color=self._colour)
