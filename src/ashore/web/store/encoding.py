"""What is kept, as text: documents as JSON, times in UTC. Refuses what would not come back as it went in."""

import datetime as dt
import json
from typing import Any, TypeAlias

from ashore.web.store.base import Change, Document, Entry, Revision, UnfitError

Row: TypeAlias = tuple[int, str, str, str, str, str]
"""A revision as databases keep it: number, at, author, reason, about, document."""


def encode(document: Document) -> str:
    """A document as JSON text; the order of its keys is kept.

    Raises:
        UnfitError: it holds something that is no plain JSON value (a tuple, a Decimal, a number as key, NaN, half a
            surrogate pair), or is nested too deep.
    """
    plain = dict(document)
    try:
        text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text.encode()
        same = bool(json.loads(text) == plain)
    except (TypeError, ValueError, RecursionError) as error:
        raise UnfitError(f"no plain JSON: {type(error).__name__}") from None
    if not same:
        raise UnfitError("no plain JSON: it would come back as something else")
    return text


def decode(text: str) -> dict[str, Any]:
    """The document of a JSON text, new each time."""
    document: dict[str, Any] = json.loads(text)
    return document


def stamp(at: dt.datetime) -> str:
    """A moment as text, ``2026-11-21T08:00:00.000000+00:00``, so that text sorts as time does.

    Raises:
        UnfitError: it has no time zone, or lies outside the calendar in UTC.
    """
    if at.utcoffset() is None:
        raise UnfitError("a time without a zone")
    try:
        return at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    except OverflowError:
        raise UnfitError("a time outside the calendar") from None


def check_words(*words: str) -> None:
    """See that short texts can be kept everywhere.

    Raises:
        UnfitError: one holds a NUL, which PostgreSQL refuses, or half a surrogate pair.
    """
    for word in words:
        try:
            word.encode()
        except (AttributeError, UnicodeEncodeError):
            raise UnfitError("no Unicode text") from None
        if "\0" in word:
            raise UnfitError("a NUL in a text")


def row_of(number: int, change: Change, document: Document) -> Row:
    """A revision to be, as it is kept.

    Raises:
        UnfitError: a part of it cannot be kept.
    """
    words = (change.author, change.reason, change.about)
    check_words(*words)
    return number, stamp(change.at), *words, encode(document)


def entry_of(row: tuple[Any, ...]) -> Entry:
    """The entry of a row, with or without its document."""
    number, at, author, reason, about = row[:5]
    return Entry(number, dt.datetime.fromisoformat(at), author, reason, about)


def revision_of(row: tuple[Any, ...]) -> Revision:
    """The revision of a row."""
    return Revision(entry_of(row), decode(row[5]))
