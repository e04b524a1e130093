"""A file in the making: lines above, a header, rows that each tell of an event, lines below, and what is spoiled."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal, TypeAlias

from tests.statements.household.events import Channel

Cell: TypeAlias = str | float | dt.datetime
Fault: TypeAlias = Literal["comma", "amount", "day", "quote", "bytes"]
"""What spoils a row: a comma without quotes, no amount, a day that never was, a quote that is not closed, bytes that
are no text."""
FAULTS: tuple[Fault, ...] = ("comma", "amount", "day", "quote", "bytes")
IN_SHEETS: tuple[Fault, ...] = ("amount", "day")
"""What can go wrong with a cell of a workbook."""

_NO_TEXT = "\ue000"


@dataclass(frozen=True, slots=True)
class Look:
    """In what a file differs from the usual one.

    ``faults`` are rows put in between, each spoiled in one way; ``moved`` is a seed by which columns change places,
    ``added`` are columns nobody knows, ``preamble`` is how many lines stand above the header, ``days`` are the first
    and the last day exported. ``padded`` fills 支付宝's cells with blanks, as its app did until 2023.
    """

    faults: tuple[Fault, ...] = ()
    moved: int | None = None
    added: tuple[str, ...] = ()
    preamble: int | None = None
    encoding: str = ""
    line_end: str = "\n"
    days: tuple[dt.date, dt.date] | None = None
    padded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column, and the event they tell of."""

    cells: Mapping[str, Cell]
    event: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says, before it is written.

    ``text`` are the columns of free text, ``amounts`` those of the amount, ``day`` that of the day, ``no_day`` a day
    that never was. ``fixed`` columns at the left do not move; ``closed`` tells which lines end with a comma.
    """

    channel: Channel
    layout: str
    name: str
    encoding: str
    above: Sequence[str]
    titles: Mapping[str, str]
    rows: Sequence[Row]
    text: tuple[str, ...]
    amounts: tuple[str, ...]
    day: str
    no_day: str
    below: Sequence[str | Mapping[str, str]] = ()
    closed: Literal["", "rows", "rows and header"] = ""
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file, and what a reader has to find in it.

    ``rows`` are the lines, from 1, that are transactions, each with its event; ``other`` those after the header that
    are none; ``rejected`` the spoiled ones. Lines of nothing but blanks are in none of them.
    """

    channel: Channel
    layout: str
    name: str
    content: bytes
    header: int
    rows: tuple[tuple[int, str], ...]
    other: tuple[int, ...]
    rejected: tuple[tuple[int, Fault], ...]


@dataclass(slots=True)
class _Lines:
    """The lines under a header as they are found: cells in order, and what is at which line."""

    first: int
    cells: list[list[Cell]] = field(default_factory=list)
    rows: list[tuple[int, str]] = field(default_factory=list)
    rejected: list[tuple[int, Fault]] = field(default_factory=list)


def as_text(sheet: Sheet, look: Look) -> Rendered:
    """The file as delimited text."""
    above, columns = _above(sheet, look), _columns(sheet, look)
    lines = _lines(sheet, look, columns, len(above) + 2)
    header = ",".join(sheet.titles.get(one, one) for one in columns)
    below = [_below(one, columns) for one in sheet.below]
    start = lines.first + len(lines.cells)
    end = "," if sheet.closed else ""
    body = [",".join(map(str, cells)) + end for cells in lines.cells]
    header += "," * sheet.closed.endswith("header")
    content = look.line_end.join([*above, header, *body, *below, ""])
    return Rendered(
        sheet.channel,
        sheet.layout,
        sheet.name,
        _encoded(content, look.encoding or sheet.encoding),
        len(above) + 1,
        tuple(lines.rows),
        tuple(start + at for at, one in enumerate(below) if one.strip()),
        tuple(lines.rejected),
    )


def as_table(sheet: Sheet, look: Look) -> tuple[list[list[Cell]], Rendered]:
    """The cells of a workbook's sheet, and what a reader has to find; its content is still to be written."""
    above, columns = _above(sheet, look), _columns(sheet, look)
    lines = _lines(sheet, look, columns, len(above) + 2)
    table: list[list[Cell]] = [list(one.split("\t")) for one in above]
    table.append([sheet.titles.get(one, one) for one in columns])
    table.extend(lines.cells)
    table.extend([one] for one in sheet.below if isinstance(one, str))
    start = lines.first + len(lines.cells)
    other = tuple(range(start, start + len(sheet.below)))
    found = Rendered(
        sheet.channel, sheet.layout, sheet.name, b"", len(above) + 1, tuple(lines.rows), other, tuple(lines.rejected)
    )  # fmt: skip
    return table, found


def _encoded(content: str, encoding: str) -> bytes:
    parts = (
        part.encode(encoding if at == 0 else encoding.removesuffix("-sig"))
        for at, part in enumerate(content.split(_NO_TEXT))
    )
    return b"\xff\xff".join(parts)


def _above(sheet: Sheet, look: Look) -> list[str]:
    above = list(sheet.above)
    if look.preamble is None:
        return above
    more = [f"{number}.另行说明" for number in range(look.preamble - len(above))]
    return (above[:-1] + more + above[-1:])[len(above) + len(more) - look.preamble :]


def _columns(sheet: Sheet, look: Look) -> list[str]:
    columns = [*sheet.titles, *look.added]
    if look.moved is not None:
        rest = columns[sheet.fixed :]
        Random(look.moved).shuffle(rest)
        columns[sheet.fixed :] = rest
    return columns


def _below(line: str | Mapping[str, str], columns: Sequence[str]) -> str:
    """A line below the rows; a total in its columns has nothing after the last amount but a comma."""
    if isinstance(line, str):
        return line
    return ",".join(line.get(one, "") for one in columns).rstrip(",") + ","


def _lines(sheet: Sheet, look: Look, columns: Sequence[str], first: int) -> _Lines:
    """The rows in order, with a spoiled copy of a neighbour at even distances."""
    lines = _Lines(first)
    after = {
        len(sheet.rows) * (at + 1) // (len(look.faults) + 1): one
        for at, one in enumerate(look.faults)
    }
    if len(after) != len(look.faults):
        raise ValueError(f"{len(sheet.rows)} rows are too few for {len(look.faults)} faults")
    for at, row in enumerate(sheet.rows):
        if at in after:
            lines.rejected.append((first + len(lines.cells), after[at]))
            spoiled = _spoiled(row, after[at], sheet, columns)
            lines.cells.append(_in_order(spoiled, columns, look))
        lines.rows.append((first + len(lines.cells), row.event))
        lines.cells.append(_in_order(row, columns, look))
    return lines


def _in_order(row: Row, columns: Sequence[str], look: Look) -> list[Cell]:
    cells = {**dict.fromkeys(look.added, "无"), **row.cells}
    return [cells[one] for one in columns]


def _spoiled(row: Row, fault: Fault, sheet: Sheet, columns: Sequence[str]) -> Row:
    """A row with one thing wrong."""
    if fault == "amount":
        return replace(row, cells={**row.cells, **dict.fromkeys(sheet.amounts, "")})
    if fault == "day":
        return replace(row, cells={**row.cells, sheet.day: sheet.no_day})
    if fault == "comma":
        # Before the amount, so that what follows stands in the wrong columns.
        amount = min(columns.index(one) for one in sheet.amounts)
        column = next((one for one in sheet.text if columns.index(one) < amount), columns[0])
        return replace(row, cells={**row.cells, column: "特价,两件装"})
    mark = '"特价两件装' if fault == "quote" else f"特价{_NO_TEXT}装"
    return replace(row, cells={**row.cells, sheet.text[0]: mark})
