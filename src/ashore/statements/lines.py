"""A file's text into rows of cells, each with its line; a quote that is never closed spoils its own line only."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_INVISIBLE = "\ufeff\u200b"
_BLANK = f" \t\r\n\u3000\xa0{_INVISIBLE}"
_MOST = 20
"""Lines that one quoted cell may run over."""


class Row(NamedTuple):
    """A line of a file, from 1, and its cells; ``whole`` is False where a quote was opened in it and never closed."""

    line: int
    cells: list[str]
    whole: bool = True


def clean(cell: str) -> str:
    """A cell without the blanks, tabs and invisible marks that exports put around values."""
    return cell.strip(_BLANK)


def split(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """The rows of delimited text."""
    waiting: list[str] = []
    source = iter(lines)
    number = 0

    def following() -> str | None:
        return waiting.pop(0) if waiting else next(source, None)

    while (text := following()) is not None:
        number += 1
        if '"' not in text:
            yield Row(number, _cells(text.split(delimiter), text))
            continue
        taken = _quoted(text, following)
        cells = next(csv.reader(io.StringIO("".join(taken)), delimiter=delimiter), [])
        if len(taken) > 1 and not _closed(taken):
            waiting[:0] = taken[1:]
            yield Row(number, _cells(text.split(delimiter), text), whole=False)
            continue
        yield Row(number, _cells(cells, "".join(taken)), _closed(taken))
        number += len(taken) - 1


def _cells(cells: list[str], text: str) -> list[str]:
    """The cells of a text, each cleaned: a million rows have ten million of them."""
    if _INVISIBLE[0] in text or _INVISIBLE[1] in text:
        return [clean(cell) for cell in cells]
    return list(map(str.strip, cells))


def _quoted(text: str, following: Callable[[], str | None]) -> list[str]:
    """The line, with those after it that its open quote runs over."""
    taken = [text]
    while not _closed(taken) and len(taken) < _MOST:
        more = following()
        if more is None:
            break
        taken.append(more)
    return taken


def _closed(taken: list[str]) -> bool:
    return sum(one.count('"') for one in taken) % 2 == 0


def table(rows: Iterable[Iterable[str]]) -> Iterator[Row]:
    """The rows of a spreadsheet."""
    for number, cells in enumerate(rows, 1):
        yield Row(number, [clean(cell) for cell in cells])
