"""A calm page on a terminal: headings, lines, lists and tables, with colour only where a terminal shows it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TextIO, TypeAlias

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ashore.cli.wrap import pad, width, wrap
from ashore.money import Fen, parse_yuan
from ashore.texts import Language, long_date, money, percent, text

Json: TypeAlias = Mapping[str, Any]
"""A result as the workout answers it and programs get it (DESIGN, "JSON names")."""

_WIDEST = 100
_HEADING, _QUIET, _STRONG = "bold cyan", "dim", "bold"


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; amounts stand on the right."""

    title: str
    side: Literal["left", "right"] = "right"


class Board:
    """Where tables for people are written, in one language; ``stream`` is standard output where not given."""

    def __init__(self, language: Language, stream: TextIO | None = None) -> None:
        self.language: Language = language
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)
        self._width = min(_WIDEST, self._console.width)

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
        self._paragraph(words, style=_STRONG if strong else "", indent=indent)

    def to_copy(self, words: str, *, indent: int = 2) -> None:
        """A line that is not wrapped: a path or a command to be copied whole."""
        self._console.file.write(" " * indent + words + "\n")

    def items(self, points: Sequence[str], *, indent: int = 2) -> None:
        """A list; the lines of a long point stand under each other."""
        for words in points:
            self._paragraph(words, indent=indent + 2, first="· ")

    def _paragraph(self, words: str, *, style: str = "", indent: int = 0, first: str = "") -> None:
        lines = [line for part in words.split("\n") for line in wrap(part, self._width - indent)]
        for place, line in enumerate(lines or [""]):
            margin = " " * (indent - len(first)) + first if place == 0 else " " * indent
            self._write(margin + line, style)

    def _write(self, line: str, style: str = "") -> None:
        """One line; only a style on a terminal needs Rich, which takes its time."""
        if style and self._console.is_terminal:
            self._print(Text(line, style))
        else:
            self._console.file.write(line.rstrip() + "\n")

    def pairs(self, rows: Sequence[tuple[str, str]], total: tuple[str, str] | None = None) -> None:
        """Names on the left, amounts on the right; the total is strong."""
        every = [*rows, *([total] if total else [])]
        values = max((width(value) for _, value in every), default=0)
        room = self._width - values - 5
        names = min(room, max((width(name) for name, _ in every), default=0))
        for name, value in every:
            first, *others = wrap(name, names) or [""]
            amount = " " * (values - width(value)) + value
            is_total = total is not None and (name, value) == total
            self._write(f"  {pad(first, names)}   {amount}", _STRONG if is_total else "")
            for part in others:
                self._write(f"  {part}")

    def table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], total: Sequence[str] = ()
    ) -> None:
        """A table; the total, where there is one, is its last row."""
        table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=_QUIET)
        for column in columns:
            amounts = column.side == "right"
            title = Text(column.title, overflow="fold")
            table.add_column(title, justify=column.side, no_wrap=amounts, overflow="fold")
        for row in rows:
            table.add_row(*(Text(cell, overflow="fold") for cell in row))
        if total:
            table.add_section()
            table.add_row(*(Text(words, _STRONG) for words in total))
        self._print(Padding(table, (0, 0, 0, 2)))

    def money(self, amount: str) -> str:
        """An amount as JSON holds it, as people read it: ``1,799.65元``."""
        return money(fen(amount), self.language)

    def percent(self, rate: str) -> str:
        """A rate as JSON holds it, in percent."""
        return percent(Decimal(rate), self.language)

    def date(self, day: str) -> str:
        """A date as JSON holds it, as people write it."""
        return long_date(dt.date.fromisoformat(day), self.language)

    def _print(self, what: Any) -> None:
        with self._console.capture() as caught:
            self._console.print(what, width=self._width)
        # Rich fills every line with spaces, which only make copied text ugly.
        lines = [line.rstrip(" ") for line in caught.get().split("\n")]
        self._console.file.write("\n".join(lines))


def fen(amount: str) -> Fen:
    """An amount as JSON holds it, in fen."""
    return parse_yuan(amount, allow_negative=True)


def number(amount: str) -> str:
    """An amount for a table's cell: ``1,799.65``."""
    return f"{Decimal(amount):,.2f}"
