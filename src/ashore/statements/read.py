"""One file into a statement: every line after the header is a transaction, another line, or a rejected one."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice, pairwise

from ashore.dates import add_months
from ashore.problems import RefusedError
from ashore.statements import preamble
from ashore.statements.detect import DEEPEST, Header, find_header
from ashore.statements.encoding import encodings, text_lines
from ashore.statements.formats import Format, formats
from ashore.statements.lines import Row, split, table
from ashore.statements.model import Rejected, Statement, Transaction
from ashore.statements.refusal import problem, refuse_foreign
from ashore.statements.rows import RowReader

_DELIMITERS = (",", "\t", ";")


def read_text(
    name: str,
    content: bytes,
    known: tuple[Format, ...] = (),
    tick: Callable[[int], None] = lambda _: None,
) -> Statement:
    """A statement in delimited text.

    ``known`` are the formats it may be in, all of ours where none is given; ``tick`` hears the line now and then.

    Raises:
        AshoreError: it is no statement; one problem that says so.
    """
    refuse_foreign(name, content)
    for encoding in encodings(content):
        for delimiter in _DELIMITERS:
            rows = partial(_rows, content, encoding, delimiter)
            header = find_header(rows(), known or formats())
            if header is not None:
                return _read(name, header, rows, tick)
    raise problem(name, "unknown", deepest=DEEPEST)


def _rows(content: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    return split(text_lines(content, encoding), delimiter)


def read_table(
    name: str, rows: Callable[[], Iterable[Iterable[str]]], known: tuple[Format, ...] = ()
) -> Statement:
    """A statement in a sheet of a workbook, as text cells; ``rows`` begins anew with each call.

    Raises:
        AshoreError: it is no statement.
    """
    header = find_header(table(rows()), known or formats())
    if header is None:
        raise problem(name, "unknown", deepest=DEEPEST)
    return _read(name, header, lambda: table(rows()), lambda _: None)


_OFTEN = 20_000
_FIRST = 200
_NEAR = 10
_LONGEST = 25
"""Days from the end of a month within which an export without a period is taken to reach it, at least and at most."""


def _read(
    name: str, header: Header, rows: Callable[[], Iterable[Row]], tick: Callable[[int], None]
) -> Statement:
    def under() -> Iterator[Row]:
        return (row for row in rows() if row.line > header.line and any(row.cells))

    reader = RowReader(name, header, _usual(islice(under(), _FIRST)))
    reader.look_for_signs(under())
    transactions: list[Transaction] = []
    rejected: list[Rejected] = []
    other: list[str] = []
    for row in under():
        if row.line % _OFTEN == 0:
            tick(row.line)
        if reader.is_other(row):
            other.append(" ".join(row.cells))
            continue
        try:
            transactions.append(reader.transaction(row))
        except RefusedError as error:
            rejected.append(Rejected(row.line, error.said))
    said = preamble.read([*header.above, *other[-_FIRST:]])
    days = said.days or _days(transactions)
    told = tuple(transactions), len(other), tuple(rejected)
    return Statement(name, header.format.id, *told, said.owner, *days)


def _usual(rows: Iterable[Row]) -> int:
    """How many cells most rows have."""
    counted = Counter(len(row.cells) for row in rows)
    return max(counted, key=lambda width: (counted[width], -width), default=0)


def _days(transactions: list[Transaction]) -> tuple[dt.date, dt.date] | tuple[None, None]:
    """From the first to the last transaction; to the ends of their months where no longer pause lies between.

    How long its pauses are a statement shows itself: a card that is used every other week may well begin on the 12th.
    """
    if not transactions:
        return None, None
    days = sorted({one.date for one in transactions})
    pause = max([_NEAR, *((after - before).days for before, after in pairwise(days))])
    first, last = days[0], days[-1]
    end = add_months(last.replace(day=1), 1) - dt.timedelta(days=1)
    since = first.replace(day=1) if first.day <= min(pause, _LONGEST) else first
    return since, end if (end - last).days < min(pause, _LONGEST) else last
