"""Readers of single values: each takes what TOML or JSON gave and returns the value meant.

What cannot be meant is refused: they raise :func:`ashore.case.faults.refused`, which Pydantic collects.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from ashore.case.categories import categories
from ashore.case.faults import refused, shown
from ashore.case.papers import paper_kinds
from ashore.dates import Step, parse_step
from ashore.household.model import Every as Rhythm
from ashore.money import Fen, MoneyError, parse_yuan

FIRST_YEAR, LAST_YEAR = 1990, 2100
RHYTHMS: dict[str, Rhythm] = {
    "week": Step(1, "week"),
    "fortnight": Step(2, "week"),
    "month": Step(1, "month"),
    "quarter": Step(3, "month"),
    "year": Step(12, "month"),
    "once": "once",
}
"""The words for how often money comes or goes; a step text such as "10 days" is read too."""

_DAYS_OF_UNIT = {"day": 1, "week": 7, "month": 30}
_LONGEST_STEP_DAYS = 3660
_MOST_DECIMALS = 20
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufffe\uffff]")
"""What a line of text, a PDF or a DOCX cannot hold."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def read_yuan(value: object) -> Fen:
    """An amount in yuan, zero or more, as fen."""
    return _yuan(value, allow_negative=False)


def _yuan(value: object, *, allow_negative: bool) -> Fen:
    try:
        return parse_yuan(value, allow_negative=allow_negative)
    except MoneyError as error:
        raise refused(f"amount.{error.fault}", value=shown(value)) from None


def read_signed_yuan(value: object) -> Fen:
    """An amount in yuan that may be below zero, as fen."""
    return _yuan(value, allow_negative=True)


def read_positive_yuan(value: object) -> Fen:
    """An amount in yuan, more than zero, as fen."""
    fen = read_yuan(value)
    if fen == 0:
        raise refused("amount.zero")
    return fen


def fraction(kind: str, largest: Decimal) -> Callable[[object], Decimal]:
    """A reader of fractions from 0 to ``largest``.

    A larger one is refused as ``rate.<kind>`` with a guess (a hundredth of it: percent was meant), or as
    ``rate.<kind>-far`` where that too would be too large.
    """

    def read(value: object) -> Decimal:
        number = _number(value)
        if number < 0:
            raise refused("rate.negative", value=shown(value))
        if number > largest * 100:
            raise refused(f"rate.{kind}-far", value=shown(value))
        if number > largest:
            raise refused(f"rate.{kind}", value=shown(value), guess=_hundredth(number))
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent < -_MOST_DECIMALS:
            raise refused("rate.too-many-decimals", most=_MOST_DECIMALS)
        return number

    return read


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise refused("rate.not-a-number", value=shown(value))
    text = value.strip() if isinstance(value, str) else ""
    if text.endswith(("%", "％")):
        raise refused("rate.percent", value=shown(value), guess=_guess(text[:-1]))
    try:
        number = Decimal(value if isinstance(value, int) else str(value).strip())
    except InvalidOperation:
        raise refused("rate.not-a-number", value=shown(value)) from None
    if not number.is_finite():
        raise refused("rate.not-finite", value=shown(value))
    return number


def _guess(percent: str) -> str:
    """The fraction a text in percent means; an example where it is no sensible number."""
    try:
        number = Decimal(percent)
    except InvalidOperation:
        return "0.146"
    return _hundredth(number) if number.is_finite() and 0 <= number <= 100 else "0.146"


def _hundredth(number: Decimal) -> str:
    hundredth = (number / 100).quantize(Decimal("1e-10"))
    return f"{hundredth.normalize():f}"


def count(low: int, high: int) -> Callable[[object], int]:
    """A reader of whole numbers from ``low`` to ``high``."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise refused("count.not-whole", value=shown(value))
        if isinstance(value, Decimal) and not (value.is_finite() and value == value.to_integral()):
            raise refused("count.not-whole", value=shown(value))
        if not low <= value <= high:
            raise refused("count.range", value=shown(value), low=low, high=high)
        return int(value)

    return read


def read_day(value: object) -> dt.date:
    """A date, as TOML's own or as text ``2026-11-21``, of a year that a living person's loan can touch."""
    if isinstance(value, dt.datetime):
        raise refused("date.with-time")
    day = _day_of(value.strip()) if isinstance(value, str) else value
    if not isinstance(day, dt.date):
        raise refused("date.not-a-date")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refused("date.range", value=shown(day), first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _day_of(text: str) -> dt.date:
    if not _DATE.fullmatch(text):
        raise refused("date.not-a-date")
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise refused("date.no-such-day", value=text) from None


def text_of(longest: int, *, lines: bool = False) -> Callable[[object], str]:
    """A reader of text that every paper can hold: one line, or several where ``lines``."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise refused("text.not-text")
        text = value.replace("\r\n", "\n").strip()
        if _UNPRINTABLE.search(text.replace("\n", "").replace("\t", "") if lines else text):
            raise refused("text.unprintable")
        if len(text) > longest:
            raise refused("text.too-long", longest=longest)
        return text

    return read


def read_id(value: object) -> str:
    """The id of a debt: it names files and is typed on the command line."""
    text = text_of(40)(value)
    if not re.fullmatch(r"\w[\w-]*", text):
        raise refused("id.letters")
    return text


def read_switch(value: object) -> bool:
    """True or false, not the words in quotes."""
    if not isinstance(value, bool):
        raise refused("switch", value=shown(value))
    return value


def one_of(allowed: Iterable[str]) -> Callable[[object], str]:
    """A reader of a word from a list; a refusal names the nearest."""
    words = [str(word) for word in allowed]

    def read(value: object) -> str:
        if isinstance(value, str) and value in words:
            return value
        facts = {"value": shown(value), "choices": ", ".join(words)}
        near = get_close_matches(value.lower(), words, 1) if isinstance(value, str) else []
        if near:
            raise refused("choice.near", near=near[0], **facts)
        raise refused("choice.other", **facts)

    return read


def read_category(value: object) -> str:
    """A kind of expense, of ``data/categories.toml``."""
    return one_of(categories())(value)


def read_paper_kind(value: object) -> str:
    """A kind of paper, of ``data/materials``."""
    return one_of(paper_kinds())(value)


def read_step(value: object) -> Step:
    """The distance between two due dates, e.g. ``"15 days"``, at most ten years."""
    step = _step(value)
    if step is None:
        raise refused("step.unknown", value=shown(value))
    return _not_too_long(step)


def read_rhythm(value: object) -> Rhythm:
    """How often money comes or goes: a word of :data:`RHYTHMS` or a step."""
    rhythm = RHYTHMS.get(value) if isinstance(value, str) else None
    if rhythm is not None:
        return rhythm
    step = _step(value)
    if step is None:
        raise refused("rhythm", value=shown(value), choices=", ".join(RHYTHMS))
    return _not_too_long(step)


def _step(value: object) -> Step | None:
    if isinstance(value, Step):
        return value
    try:
        return parse_step(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _not_too_long(step: Step) -> Step:
    if step.count * _DAYS_OF_UNIT[step.unit] > _LONGEST_STEP_DAYS:
        raise refused("step.too-long", value=str(step))
    return step


def read_version(value: object) -> int:
    """The version of the schema: 1 is the only one there is."""
    if isinstance(value, bool) or value != 1:
        raise refused("version.unknown", value=shown(value))
    return 1
