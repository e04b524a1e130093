"""Tables as lines of text: Chinese takes two columns, amounts stay whole, names give way where room is short."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ashore.cli.wrap import pad, width, wrap

_GAPS = (3, 2)
_WIDEST_TITLE = 14
_NARROWEST = 6

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; amounts stand on the right and are never broken."""

    title: str
    side: Literal["left", "right"] = "right"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out: the lines of its heading, the rule under it, its rows, and its total."""

    heading: list[str]
    rule: str
    rows: list[str]
    total: list[str]


def grid(columns: Sequence[Column], rows: Sequence[Cells], total: Cells, room: int) -> Grid:
    """Lay a table out in ``room`` columns of the terminal; the space between columns gives way first."""
    every = [*rows, *([total] if total else [])]
    for gap in _GAPS:
        widths = _widths(columns, every, room - gap * (len(columns) - 1))
        whole = sum(widths) + gap * (len(columns) - 1)
        if whole <= room:
            break
    return Grid(
        heading=_lines(columns, [column.title for column in columns], widths, gap),
        rule="─" * whole,
        rows=[line for row in rows for line in _lines(columns, row, widths, gap)],
        total=_lines(columns, total, widths, gap) if total else [],
    )


def _widths(columns: Sequence[Column], rows: Sequence[Cells], room: int) -> list[int]:
    """Each column as wide as its cells (a long title breaks); then names give way, the widest first."""
    widths = [
        max([min(width(column.title), _WIDEST_TITLE), *(width(row[place]) for row in rows)])
        for place, column in enumerate(columns)
    ]
    names = [place for place, column in enumerate(columns) if column.side == "left"]
    while sum(widths) > room:
        widest = max(names, key=lambda place: widths[place], default=None)
        if widest is None or widths[widest] <= _NARROWEST:
            break  # wider than the terminal, but nothing is lost
        widths[widest] -= 1
    return widths


def _lines(columns: Sequence[Column], cells: Cells, widths: Sequence[int], gap: int) -> list[str]:
    """A row as lines: cells that break stand beside each other."""
    parts = [wrap(cell, room) or [""] for cell, room in zip(cells, widths, strict=True)]
    return [
        (" " * gap).join(
            _placed(part[line] if line < len(part) else "", room, column)
            for part, room, column in zip(parts, widths, columns, strict=True)
        )
        for line in range(max(map(len, parts)))
    ]


def _placed(words: str, room: int, column: Column) -> str:
    if column.side == "left":
        return pad(words, room)
    return " " * (room - width(words)) + words
