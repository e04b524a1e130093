"""Which kind of statement some rows are, and where its header stands: told by the columns, not by the file's name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ashore.statements.formats import Field, Format, column_name, formats
from ashore.statements.lines import Row

DEEPEST = 80
"""Lines within which a header is looked for."""
_MARKED = 100


@dataclass(frozen=True, slots=True)
class Header:
    """A header found: its format, the places of each field's columns, how many columns, and what stood above it."""

    format: Format
    places: Mapping[Field, tuple[int, ...]]
    width: int
    line: int
    above: tuple[str, ...]


def find_header(rows: Iterable[Row], known: Sequence[Format] = ()) -> Header | None:
    """The header among the first rows, by the format that recognises most of it; None where there is none."""
    above: list[str] = []
    for row in islice(rows, DEEPEST):
        found = _best(row, above, known or formats())
        if found is not None:
            return found
        above.append(" ".join(cell for cell in row.cells if cell))
    return None


def _best(row: Row, above: list[str], known: Sequence[Format]) -> Header | None:
    names = [column_name(cell) for cell in row.cells]
    if sum(bool(name) for name in names) < 2:
        return None
    best: tuple[int, Header] | None = None
    for one in known:
        places = _places(names, one)
        if not all(any(field in places for field in fields) for fields in one.needs):
            continue
        marked = one.marks is not None and any(map(one.marks.search, [*above, *names]))
        score = _MARKED * marked + len({place for many in places.values() for place in many})
        if best is None or score > best[0]:
            best = score, Header(one, places, len(names), row.line, tuple(above))
    return best[1] if best else None


def _places(names: list[str], one: Format) -> dict[Field, tuple[int, ...]]:
    places = {
        field: tuple(names.index(name) for name in called if name in names)
        for field, called in one.columns.items()
    }
    return {field: found for field, found in places.items() if found}
