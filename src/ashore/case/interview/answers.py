"""Reading what a person types: ``2万``, ``年化14.6%``, ``2026年1月15日``, ``12期``, "don't know", "back".

What cannot be read raises :class:`RefusedError`, whose message says in one line what would be right.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal

from ashore.case.interview.graph import Question
from ashore.data import read_toml
from ashore.money import Fen, MoneyError, parse_yuan
from ashore.problems import RefusedError
from ashore.texts import LANGUAGES, text

Move = Literal["unknown", "back", "leave"]
Latest = Callable[[str], Any]

_EARLIEST = dt.date(2000, 1, 1)
_LATEST_YEAR = 2100
_LONGEST_LINE, _LONGEST_STORY = 100, 500
_LARGEST_YEARLY, _LARGEST_DAILY = Decimal(5), Decimal("0.0137")
_SMALLEST_YEARLY, _SURELY_YEARLY = Decimal("0.001"), Decimal("0.1")
_LARGEST_FEE = Decimal("0.05")
_UNITS = {"万": 10_000, "萬": 10_000, "w": 10_000, "千": 1_000, "k": 1_000}
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_COUNT = re.compile(r"(\d{1,4})\s*(?:期|个月|個月|天|次|人|days?|months?)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_TODAY = ("今天", "today")


_MOVES: tuple[Move, ...] = ("unknown", "back", "leave")


def move(raw: str) -> Move | None:
    """Whether the words ask for something else than an answer: "don't know", one back, leave."""
    typed = raw.strip().lower()
    if not typed:
        return "unknown"
    return next((name for name in _MOVES if typed in words(name)), None)


@cache
def words(name: str) -> frozenset[str]:
    """What a person may type for a move, or for yes, in any language."""
    return frozenset(read_toml("interview/words.toml")[name])


def read_answer(question: Question, raw: str, day: dt.date, latest: Latest) -> Any:
    """The value of an answer given on ``day``; ``latest`` tells the last answer to another question.

    Raises:
        RefusedError: it is not an answer to this question.
    """
    if question.kind == "date":
        return _read_date(question, raw, day, latest)
    if question.kind in _LIMITED:
        return _LIMITED[question.kind](question, raw, latest)
    return _SIMPLE[question.kind](question, raw)


def _read_choice(question: Question, raw: str) -> str:
    """An option by its number, its name, or words that only its label has, in any language."""
    typed = _plain(raw).rstrip(".、)")
    if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(question.options):
        return question.options[int(typed) - 1]
    if typed in question.options:
        return typed
    found = {option for option in question.options if _labelled(question, option, typed)}
    if len(found) != 1:
        raise RefusedError("interview.refused.choice", count=len(question.options))
    return found.pop()


def _labelled(question: Question, option: str, typed: str) -> bool:
    if len(typed) < 2 or typed.isdigit():
        return False
    labels = [text(question.label(option), language) for language in LANGUAGES]
    return any(typed in _plain(label) for label in labels)


def _read_amount(question: Question, raw: str, latest: Latest) -> Fen:
    fen = _fen(raw)
    if fen == 0 and question.positive:
        raise RefusedError("interview.refused.amount_zero")
    limit = latest(question.at_most) if question.at_most else None
    if limit is not None and fen > limit:
        raise RefusedError("interview.refused.amount_at_most", limit=limit)
    return fen


def _fen(raw: str) -> Fen:
    typed = _plain(raw).removesuffix("元").removesuffix("块").removesuffix("塊").strip()
    unit = _UNITS.get(typed[-1:], 1)
    number = typed[:-1].strip() if unit != 1 else typed
    try:
        return parse_yuan(number if unit == 1 else Decimal(number) * unit)
    except (MoneyError, InvalidOperation):
        raise RefusedError("interview.refused.amount") from None


def _read_rate(_question: Question, raw: str) -> tuple[str, Decimal]:
    """A rate with the key it belongs to: ``("annual_rate", 0.146)`` or ``("daily_rate", 0.0004)``.

    Without 年 or 日 the size decides, and only where it leaves no doubt.
    """
    typed = _plain(raw)
    numbers = _NUMBER.findall(typed.translate(_numerals()))
    daily = any(word in typed for word in ("日", "天", "day", "daily"))
    yearly = any(word in typed for word in ("年", "year", "annual", "apr"))
    if len(numbers) != 1 or (daily and yearly):
        raise RefusedError("interview.refused.rate")
    rate, percent = _fraction(typed, Decimal(numbers[0]), daily=daily)
    if not yearly:
        daily = daily or "万" in typed or "萬" in typed or _is_daily(rate, percent=percent)
    if rate > (_LARGEST_DAILY if daily else _LARGEST_YEARLY):
        raise RefusedError("interview.refused.rate_too_large")
    return ("daily_rate" if daily else "annual_rate"), rate


@cache
def _numerals() -> dict[int, int]:
    """Chinese numerals to digits, as ``str.translate`` takes them."""
    return str.maketrans(read_toml("interview/words.toml")["numerals"], "0123456789")


def _fraction(typed: str, number: Decimal, *, daily: bool) -> tuple[Decimal, bool]:
    """The number as a fraction, and whether it was meant as percent: a bare 14.6 is, and 0.05 by the day."""
    if "万" in typed or "萬" in typed:
        return number / 10_000, False
    percent = "%" in typed or number > (_LARGEST_DAILY if daily else 1)
    return (number / 100 if percent else number), percent


def _is_daily(rate: Decimal, *, percent: bool) -> bool:
    """Whether a rate without 年 or 日 is one by the day: below 0.1 % it must be, far above it cannot be."""
    if 0 < rate <= _SMALLEST_YEARLY:
        return True
    if rate == 0 or rate >= _SURELY_YEARLY or (percent and rate > _LARGEST_DAILY):
        return False
    raise RefusedError("interview.refused.rate_unclear")


def _read_fee(_question: Question, raw: str) -> Decimal:
    numbers = _NUMBER.findall(_plain(raw))
    if len(numbers) != 1:
        raise RefusedError("interview.refused.fee")
    rate = Decimal(numbers[0])
    if "%" in _plain(raw) or rate > _LARGEST_FEE:
        rate /= 100
    if rate > _LARGEST_FEE:
        raise RefusedError("interview.refused.fee")
    return rate


def _read_date(question: Question, raw: str, day: dt.date, latest: Latest) -> dt.date:
    found = _date(raw, day)
    if found.year > _LATEST_YEAR:
        raise RefusedError("interview.refused.no_such_day")
    if found < _EARLIEST:
        raise RefusedError("interview.refused.date_early", earliest=_EARLIEST)
    if question.past and found > day:
        raise RefusedError("interview.refused.date_future", today=day)
    limit = latest(question.not_before) if question.not_before else None
    if limit is not None and found < limit:
        raise RefusedError("interview.refused.date_not_before", limit=limit)
    limit = latest(question.after) if question.after else None
    if limit is not None and found <= limit:
        raise RefusedError("interview.refused.date_after", limit=limit)
    return found


def _date(raw: str, day: dt.date) -> dt.date:
    typed = _plain(raw)
    if typed in _TODAY:
        return day
    match = _DATE.fullmatch(typed) or _COMPACT_DATE.fullmatch(typed)
    if match is None:
        raise RefusedError("interview.refused.date")
    try:
        return dt.date(*map(int, match.groups()))
    except ValueError:
        raise RefusedError("interview.refused.no_such_day") from None


def _read_count(question: Question, raw: str, latest: Latest) -> int:
    match = _COUNT.fullmatch(_plain(raw))
    limit = latest(question.at_most) if question.at_most else None
    largest = question.largest if limit is None else min(limit, question.largest)
    if match is None or not question.smallest <= int(match[1]) <= largest:
        raise RefusedError("interview.refused.count", smallest=question.smallest, largest=largest)
    return int(match[1])


def _read_text(question: Question, raw: str) -> str:
    kept = "".join(character for character in raw if unicodedata.category(character) not in _UNSEEN)
    longest = _LONGEST_STORY if question.id == "person.story" else _LONGEST_LINE
    if len(kept) > longest:
        raise RefusedError("interview.refused.text_long", longest=longest)
    return unicodedata.normalize("NFC", kept.strip())


_UNSEEN: Sequence[str] = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")


def _plain(raw: str) -> str:
    """Full-width digits and signs as ASCII, small letters, no outer spaces."""
    return unicodedata.normalize("NFKC", raw).strip().lower()


_LIMITED: Mapping[str, Callable[[Question, str, Latest], Any]] = {
    "amount": _read_amount,
    "count": _read_count,
}
_SIMPLE: Mapping[str, Callable[[Question, str], Any]] = {
    "choice": _read_choice,
    "rate": _read_rate,
    "fee": _read_fee,
    "text": _read_text,
}
