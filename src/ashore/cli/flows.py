"""Reading dated cash flows: a CSV of ``date,amount``, or a JSON list of ``[date, amount]``."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from ashore.cli.kinds import read_day
from ashore.loans.xirr import Flow
from ashore.problems import AshoreError, Problem, RefusedError
from ashore.texts import message


def read_csv(data: bytes, name: str) -> list[Flow]:
    """The flows of a CSV file: with or without a heading, a byte order mark, or empty lines.

    Raises:
        AshoreError: with every row that is no flow, by its line.
    """
    flows: list[Flow] = []
    problems: list[Problem] = []
    try:
        rows = list(_rows(data.decode("utf-8-sig", errors="replace")))
    except csv.Error:
        what, right = message("cli.flows.csv"), message("cli.flows.right")
        raise AshoreError((Problem(name, "", None, what, right),)) from None
    for place, (line, cells) in enumerate(rows):
        if place == 0 and _is_heading(cells):
            continue
        try:
            flows.append(_flow(cells))
        except RefusedError as refused:
            right = message("cli.flows.right")
            problems.append(Problem(name, "", line, refused.said, right))
    if problems:
        raise AshoreError(tuple(problems))
    return flows


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, with their line numbers."""
    reader = csv.reader(io.StringIO(text.replace("\0", "\N{REPLACEMENT CHARACTER}"), newline=""))
    for cells in reader:
        kept = [cell.strip() for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if kept:
            yield reader.line_num, kept


def _is_heading(cells: Sequence[str]) -> bool:
    """A first row that holds words where date and amount would stand."""
    return not any(character.isdigit() for cell in cells[:2] for character in cell)


def _flow(cells: Sequence[Any]) -> Flow:
    if len(cells) != 2:
        raise RefusedError("cli.flows.cells", count=len(cells))
    return _day(cells[0]), _amount(cells[1])


def _day(cell: Any) -> dt.date:
    if not isinstance(cell, str):
        raise RefusedError("cli.flows.date", value=shortened(cell))
    try:
        return _known_day(cell)
    except RefusedError:
        raise RefusedError("cli.flows.date", value=shortened(cell)) from None


_known_day = lru_cache(maxsize=4096)(read_day)
"""Thousands of series fall on the same few thousand days."""


def _amount(cell: Any) -> Decimal:
    if isinstance(cell, bool) or not isinstance(cell, _NUMBERS):
        raise RefusedError("cli.flows.amount", value=shortened(cell))
    try:
        amount = Decimal(cell.replace(",", "") if isinstance(cell, str) else cell)
    except InvalidOperation:
        raise RefusedError("cli.flows.amount", value=shortened(cell)) from None
    if not amount.is_finite() or not -_LARGEST <= amount <= _LARGEST:
        raise RefusedError("cli.flows.amount", value=shortened(cell))
    return amount


_NUMBERS = (int, str, Decimal)
_LARGEST = Decimal(10) ** 18


def flows_of(value: Any) -> list[Flow]:
    """The flows that a JSON value lists.

    Raises:
        RefusedError: it is not a list of ``[date, amount]``.
    """
    if not isinstance(value, list):
        raise RefusedError("cli.flows.list")
    return [_flow(one if isinstance(one, list) else [one]) for one in value]


def shortened(value: object) -> str:
    """A value as it may stand inside one line."""
    printed = " ".join(str(value).split())
    return printed if len(printed) <= 40 else printed[:39] + "…"
