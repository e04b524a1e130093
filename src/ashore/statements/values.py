"""Cells into values: amounts, days, times, as platforms and banks write them."""

import datetime as dt
import re
from functools import lru_cache

from ashore.money import Fen, MoneyError, parse_yuan
from ashore.problems import RefusedError
from ashore.statements.cells import in_cells

_PLAIN = re.compile(r"\d{1,9}\.\d\d")
_AMOUNT = re.compile(
    r"(?:CNY|RMB)?\s*([+-]?)\s*[¥￥]?\s*([+-]?)\s*([\d,]*\.?\d+|\d[\d,]*\.?)\s*(?:元|CNY|RMB)?\s*(?:\((.*)\))?",
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})日?")
_SHORT_DAY = re.compile(r"(\d{1,2})[-/.月]?(\d{2})日?")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?|(\d{2})(\d{2})(\d{2})")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
NOTHING = frozenset(("", "/", "—", *("-" * length for length in range(1, 41))))
"""What cells say that say nothing."""


def read_amount(cell: str) -> tuple[Fen, Fen]:
    """An amount in fen with its sign, and what of it was given back; ``131.77(已退款89.84)`` is 131.77 and 89.84.

    Raises:
        RefusedError: it is no amount of money.
    """
    if _PLAIN.fullmatch(cell):
        return int(cell.replace(".", "")), 0
    match = _AMOUNT.fullmatch(cell.replace("（", "(").replace("）", ")"))
    if match is None or (match[1] and match[2]):
        raise RefusedError("statements.refused.amount", cell=cell)
    amount = read_yuan(match[3], cell)
    return (-amount if "-" in match[1] + match[2] else amount), given_back(match[4] or "", amount)


def read_yuan(number: str, cell: str) -> Fen:
    """A plain number of yuan that stands in a cell.

    Raises:
        RefusedError: it is no amount: too large, or with parts of a fen.
    """
    try:
        return parse_yuan(number.replace(",", ""))
    except MoneyError:
        raise RefusedError("statements.refused.amount", cell=cell) from None


def given_back(said: str, amount: Fen) -> Fen:
    """What a status or a remark says was given back, in fen: ``已退款(￥3.00)``; all of what was closed."""
    part = _given_back(said) if said else 0
    return amount if part is None else part


@lru_cache(maxsize=4096)
def _given_back(said: str) -> Fen | None:
    """The part that a text says was given back; None where it says all."""
    words = in_cells()
    if words.all_given_back.search(said):
        return None
    match = words.given_back.search(said)
    return read_yuan(match[1], said) if match else 0


@lru_cache(maxsize=4096)
def read_day(cell: str) -> dt.date:
    """A day.

    Raises:
        RefusedError: it is none.
    """
    match = _DAY.fullmatch(cell)
    if match is None or (cell.isdigit() and len(cell) != len("20260131")) or not _is_near(match[1]):
        raise RefusedError("statements.refused.day", cell=cell)
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise RefusedError("statements.refused.day", cell=cell) from None


def _is_near(year: str) -> bool:
    """Whether a bill can be of a year: others are slips, and would make a month of each between."""
    return _FIRST_YEAR <= int(year) <= _LAST_YEAR


def read_day_in(cell: str, month: dt.date) -> dt.date:
    """A day without its year, ``12/29``, on the bill of a month: in that year, or the one before.

    Raises:
        RefusedError: it is none.
    """
    match = _SHORT_DAY.fullmatch(cell)
    if match is None:
        raise RefusedError("statements.refused.day", cell=cell)
    year = month.year - (int(match[1]) > month.month)
    return read_day(f"{year}-{match[1]}-{match[2]}")


@lru_cache(maxsize=100_000)
def read_time(cell: str) -> str:
    """A time of day as ``HH:MM:SS``; "" where the cell says none.

    Raises:
        RefusedError: it is none.
    """
    if cell in NOTHING:
        return ""
    match = _TIME.fullmatch(cell)
    if match is None:
        raise RefusedError("statements.refused.day", cell=cell)
    parts = match.groups()
    hour, minute, second = (int(part or 0) for part in (parts[3:] if parts[3] else parts[:3]))
    if hour > 23 or minute > 59 or second > 59:
        raise RefusedError("statements.refused.day", cell=cell)
    return f"{hour:02}:{minute:02}:{second:02}"


def read_moment(cell: str) -> tuple[dt.date, str]:
    """A day, with the time where the cell holds one too.

    Raises:
        RefusedError: it is neither.
    """
    if len(cell) == len("2026-01-31 00:00:00") and cell[10] == " ":
        return read_day(cell[:10]), read_time(cell[11:])
    if len(cell) > 10:
        day, _, time = cell.replace("T", " ", 1).partition(" ")
        if time:
            return read_day(day), read_time(time.strip())
    return read_day(cell), ""
