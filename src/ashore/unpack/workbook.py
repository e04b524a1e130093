"""Workbooks (.xlsx, .xls) as sheets of text cells."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TypeAlias

from ashore.statements.refusal import problem

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NEW = (b"xl/workbook", b"[Content_Types].xml")
_ZIP = b"PK\x03\x04"

Sheet: TypeAlias = Callable[[], Iterable[Iterable[str]]]


def is_workbook(content: bytes) -> bool:
    """Whether a file is a workbook by what it holds."""
    if content.startswith(_OLD):
        return True
    return content.startswith(_ZIP) and all(name in content for name in _NEW)


def sheets(name: str, content: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook.

    Raises:
        AshoreError: it is damaged, or under a password.
    """
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(BytesIO(content))
        for number in range(len(book.sheet_names)):
            rows = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
            yield lambda rows=rows: ([_text(cell) for cell in row] for row in rows)  # type: ignore[misc]
    except CalamineError:
        raise problem(name, "workbook") from None


def _text(cell: object) -> str:
    """A cell as text: a day with its time where it has one, a number without a needless end."""
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.timedelta):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)
