"""A file into the statements it holds, whatever it is wrapped in."""

from collections.abc import Callable, Iterator
from itertools import islice

from ashore.problems import AshoreError
from ashore.statements.detect import DEEPEST
from ashore.statements.encoding import encodings, text_lines
from ashore.statements.formats import Format
from ashore.statements.lines import split
from ashore.statements.model import Statement
from ashore.statements.read import read_table, read_text
from ashore.statements.refusal import problem, refuse_foreign
from ashore.unpack.archive import members
from ashore.unpack.workbook import is_workbook, sheets

PEEKED = 30
"""Rows that are shown of an unknown table."""
_ZIP = b"PK\x03\x04"
_BILLS = (".csv", ".xlsx", ".xls", ".txt")
"""How a file in an archive is called that should be a statement; a picture beside one is none."""
_OF_MAC = ("__MACOSX", ".DS_Store", "._")


def statements_in(
    name: str,
    content: bytes,
    password: str = "",
    known: tuple[Format, ...] = (),
    tick: Callable[[int], None] = lambda _: None,
) -> tuple[Statement, ...]:
    """The statements in a file: one, or as many as its archive or its workbook's sheets hold.

    Raises:
        PasswordNeededError: it is an archive under a password, and none or another one was given.
        AshoreError: it is no statement and holds none; one problem for each part that is none.
    """
    if not content.startswith(_ZIP) or is_workbook(content):
        return _of_file(name, content, known, tick)
    found: list[Statement] = []
    problems: list[AshoreError] = []
    others: list[AshoreError] = []
    for inner, held in _members(name, content, password):
        try:
            found.extend(_of_file(f"{name}/{inner}", held, known, tick))
        except AshoreError as error:
            is_bill = inner.lower().endswith(_BILLS)
            (problems if is_bill else others).append(error)
    if problems or not found:
        raise AshoreError(tuple(one for error in problems or others for one in error.problems))
    return tuple(found)


def peek(name: str, content: bytes, password: str = "") -> tuple[tuple[str, ...], ...]:
    """The first rows of the first table in a file, so that a person can say which column is which.

    Raises:
        AshoreError: it is no table at all.
    """
    if content.startswith(_ZIP) and not is_workbook(content):
        for inner, held in _members(name, content, password):
            return peek(inner, held)
    if is_workbook(content):
        for sheet in sheets(name, content):
            return tuple(tuple(cells) for cells in islice(sheet(), PEEKED))
    refuse_foreign(name, content)
    rows = islice(split(text_lines(content, encodings(content)[0]), ","), PEEKED)
    return tuple(tuple(row.cells) for row in rows)


def _members(name: str, content: bytes, password: str) -> Iterator[tuple[str, bytes]]:
    found = members(name, content, password)
    return ((inner, held) for inner, held in found if not inner.startswith(_OF_MAC))


def _of_file(
    name: str, content: bytes, known: tuple[Format, ...], tick: Callable[[int], None]
) -> tuple[Statement, ...]:
    if not is_workbook(content):
        return (read_text(name, content, known, tick),)
    found: list[Statement] = []
    for sheet in sheets(name, content):
        try:
            found.append(read_table(name, sheet, known))
        except AshoreError:
            continue  # a cover, an explanation: what has no header holds no transactions
    if not found:
        raise problem(name, "unknown", deepest=DEEPEST)
    return tuple(found)
