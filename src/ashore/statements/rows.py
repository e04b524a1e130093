"""A row under a header into a transaction."""

import datetime as dt
from collections.abc import Iterable, Mapping
from sys import intern
from typing import Literal, TypeAlias

from ashore.money import Fen
from ashore.problems import RefusedError
from ashore.statements import preamble
from ashore.statements.cells import in_cells
from ashore.statements.detect import Header
from ashore.statements.encoding import UNREADABLE
from ashore.statements.kinds import KindTeller
from ashore.statements.lines import Row
from ashore.statements.model import Direction, Transaction
from ashore.statements.values import (
    NOTHING,
    given_back,
    read_amount,
    read_day_in,
    read_moment,
    read_time,
    read_yuan,
)

Told: TypeAlias = Mapping[str, str]

_FLOWS: tuple[Literal["in", "out"], ...] = ("in", "out")
_OPPOSITE: Mapping[Direction, Direction] = {"in": "out", "out": "in"}


class RowReader:
    """Reads the rows under one header of one file; ``usual`` is how many cells most of them have."""

    def __init__(self, name: str, header: Header, usual: int) -> None:
        self._name, self._header, self._format = name, header, header.format
        self._unsigned = False
        self._most = max(header.width, usual)
        above = preamble.read(header.above)
        self._card, self._month = above.card, above.month
        self._words = in_cells()
        self._kinds = KindTeller(self._format.rules)
        # Of several columns of a field the preferred one comes last, to be what counts.
        self._places = [
            (field, place) for field, places in header.places.items() for place in places[::-1]
        ]

    def look_for_signs(self, rows: Iterable[Row]) -> None:
        """See whether signs tell in from out, where no column does: without one all rows are unclear."""
        if self._format.sense == "word" and not {"direction", *_FLOWS} & set(self._header.places):
            told = (self._told(row.cells).get("amount", "") for row in rows)
            self._unsigned = not any("-" in amount for amount in told)

    def is_other(self, row: Row) -> bool:
        """Whether a line is no row: a total, a rule, a remark in a cell of its own."""
        cells, pattern = row.cells, self._format.other
        first = cells[0] or next(filter(None, cells))
        alone = cells.count("") == len(cells) - 1 and not first[:4].isdigit()
        return alone or (pattern is not None and bool(pattern.search(first)))

    def transaction(self, row: Row) -> Transaction:
        """A row's transaction.

        Raises:
            RefusedError: the row cannot be read; the message says what is wrong.
        """
        self._check(row)
        told = self._told(row.cells)
        get = told.get
        day, time = self._moment(told)
        amount, direction, refunded = self._amount(told)
        if get("currency", "") not in self._words.yuan:
            raise RefusedError("statements.refused.currency", currency=told["currency"])
        return Transaction(
            day,
            time,
            amount,
            direction,
            self._kinds.kind(direction, told),
            self._name_of(get("counterparty", "")),
            get("description") or get("note", ""),
            intern(get("category") or get("type", "")),
            self._account(told),
            intern(get("status", "")),
            get("reference", ""),
            get("merchant_reference", ""),
            refunded or given_back(get("status", ""), amount),
            self._fee(get("note", ""), amount),
            self._format.id,
            self._name,
            row.line,
        )

    def _check(self, row: Row) -> None:
        if not row.whole:
            raise RefusedError("statements.refused.quote")
        if len(row.cells) > self._most or any(row.cells[self._header.width :]):
            raise self._shifted(row)
        if UNREADABLE in "".join(row.cells):
            raise RefusedError("statements.refused.letters")

    def _shifted(self, row: Row) -> RefusedError:
        """A row with more cells than the header has, so that it is unclear which is which."""
        width, found = self._header.width, len(row.cells)
        return RefusedError("statements.refused.columns", width=width, found=found)

    def _told(self, cells: list[str]) -> Told:
        """What a row says of each field, in the first of its columns that says something."""
        missing = self._header.width - len(cells)
        if missing > 0:
            cells = cells + [""] * missing
        return {
            field: cell for field, place in self._places if (cell := cells[place]) not in NOTHING
        }

    def _moment(self, told: Told) -> tuple[dt.date, str]:
        said = told.get("moment")
        if not said:
            raise RefusedError("statements.refused.no_day")
        if self._month is not None and len(said) <= len("12/31"):
            return read_day_in(said, self._month), ""
        day, time = read_moment(said)
        return day, read_time(told["time"]) if told.get("time") else time

    def _amount(self, told: Told) -> tuple[Fen, Direction, Fen]:
        """The amount without its sign, where it went, and what was given back of it."""
        if self._format.sense == "columns" or "amount" not in self._header.places:
            return _of_two(told)
        amount, refunded = read_amount(told.get("amount", ""))
        direction = self._direction(told, amount)
        if told.get("refunded"):
            refunded = abs(read_amount(told["refunded"])[0])
        return abs(amount), direction, refunded

    def _direction(self, told: Told, amount: Fen) -> Direction:
        word = told.get("direction", "")
        if self._format.sense == "word" and "direction" in self._header.places:
            found = self._format.words.get(word.lower())
            if found is None:
                raise RefusedError("statements.refused.direction", word=word)
            return found
        if self._unsigned:
            raise RefusedError("statements.refused.no_direction")
        if self._format.sense == "text":
            came = self._format.came_in
            return "in" if came and came.search(told.get("description", "")) else "out"
        spent = amount > 0 if self._format.sense == "spent" else amount < 0
        return "out" if spent else "in"

    def _name_of(self, counterparty: str) -> str:
        """A counterparty without the number of its account."""
        if counterparty[-1:] in "0123456789*)）":
            counterparty = self._words.number.sub("", counterparty) or counterparty
        return intern(counterparty)

    def _fee(self, note: str, amount: Fen) -> Fen:
        found = self._words.fee.search(note) if note else None
        fee = read_yuan(found[1], note) if found else 0
        return fee if fee < amount else 0

    def _account(self, told: Told) -> str:
        if told.get("account"):
            return intern(told["account"])
        card = told.get("card") or self._card
        return intern(f"{self._format.account}({card[-4:]})" if card else self._format.account)


def _of_two(told: Told) -> tuple[Fen, Direction, Fen]:
    """The amount where in and out have columns of their own."""
    found = [(read_amount(told[field])[0], field) for field in _FLOWS if told.get(field)]
    found = [one for one in found if one[0]] or found[:1]
    if len(found) != 1:
        raise RefusedError("statements.refused.two_amounts")
    amount, direction = found[0]
    return abs(amount), direction if amount >= 0 else _OPPOSITE[direction], 0
