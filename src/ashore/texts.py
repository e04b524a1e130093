"""Texts for people: messages named by key, kept in catalogues, one folder a language.

The core speaks in :class:`Message` values (a key and its facts); a face or a document renders them in the
user's language. Catalogues are TOML under ``data/texts/<language>/<area>.toml``, the area being the first part
of the key; zh-Hans is the source, zh-Hant and en are complete (a test compares keys and placeholders).

A text is one whole sentence with named placeholders. The part after the colon says how a fact is printed::

    {amount:money} {rate:percent} {when:date} {days} {n:plural|day|days}
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import Any, Literal, TypeAlias, get_args

from ashore.data import read_toml
from ashore.money import yuan

Language: TypeAlias = Literal["zh-Hans", "zh-Hant", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
SOURCE_LANGUAGE: Language = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said: its key in the catalogue and the facts it names.

    A fact may be a str, int (fen where the text prints money), Decimal, date, or another Message.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def message(key: str, **facts: Any) -> Message:
    """A :class:`Message`, written shortly."""
    return Message(key, facts)


def render(said: Message, language: Language) -> str:
    """The message in a language.

    Raises:
        KeyError: no such text, or a fact the text needs is missing. Both are mistakes of ours, never of a user.
    """
    return _Printer(language).vformat(_template(said.key, language), (), said.facts)


def text(key: str, language: Language, **facts: Any) -> str:
    """The text of a key with its facts filled in."""
    return render(Message(key, facts), language)


@cache
def catalogue(area: str, language: Language) -> dict[str, str]:
    """All texts of one area by full key, nested tables joined with dots."""
    return dict(_flatten(read_toml(f"texts/{language}/{area}.toml"), area))


def _flatten(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}.{key}"
        found.extend(_flatten(value, name) if isinstance(value, dict) else [(name, str(value))])
    return found


def _template(key: str, language: Language) -> str:
    return catalogue(key.partition(".")[0], language)[key]


class _Printer(Formatter):
    """``str.format`` that knows how each language writes money, rates and dates."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            return render(value, self.language)
        kind, _, forms = format_spec.partition("|")
        if kind in _PRINTERS:
            return _PRINTERS[kind](value, self.language)
        if kind == "plural":
            one, _, many = forms.partition("|")
            return one if value == 1 else many
        if isinstance(value, date):
            return value.isoformat()
        return format(value, format_spec)


def money(fen: int, language: Language) -> str:
    """An amount with thousands separators: ``1,799.65元`` or ``CNY 1,799.65``."""
    whole, _, cents = yuan(fen).partition(".")
    printed = f"{int(whole):,}.{cents}" if whole != "-0" else f"-0.{cents}"
    return f"CNY {printed}" if language == "en" else f"{printed}元"


def percent(rate: Decimal, _language: Language) -> str:
    """A rate as percent with at most four decimals and no trailing zeros: ``14.6%``."""
    printed = f"{(rate * 100).quantize(Decimal('0.0001')):f}"
    return f"{printed.rstrip('0').rstrip('.') if '.' in printed else printed}%"


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def long_date(day: date, language: Language) -> str:
    """A date as people write it: ``2026年11月21日`` or ``21 Nov 2026``."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


_PRINTERS: dict[str, Callable[[Any, Language], str]] = {
    "money": money,
    "percent": percent,
    "date": long_date,
}
