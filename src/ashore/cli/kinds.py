"""The kinds of values that options take. Each refuses a bad value in the user's language and says what is right.

What also stands in case files (amounts, rates, steps) is read as there, by ``ashore.case``; it is plain text here.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import click

from ashore.cli.language import language_named
from ashore.problems import RefusedError
from ashore.texts import LANGUAGES, SOURCE_LANGUAGE, Language, render

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Kind(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A kind of value: ``read`` makes it from text or raises :class:`RefusedError`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def read(self, value: str) -> Any:
        """The value a text stands for."""
        if not value.strip():
            raise RefusedError("cli.refused.empty")
        return value

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a value for click, turning a refusal into its usage error."""
        if not isinstance(value, str):
            return value
        language: Language = getattr(ctx.command if ctx else None, "language", SOURCE_LANGUAGE)
        try:
            return self.read(value)
        except RefusedError as refused:
            raise click.BadParameter(render(refused.said, language), ctx, param) from None


class Day(Kind):
    """A date, ``2026-11-21``."""

    def read(self, value: str) -> dt.date:
        """The date."""
        return read_day(value)


def read_day(value: str) -> dt.date:
    """A date; only the ISO form, and only a day that exists.

    Raises:
        RefusedError: it is none.
    """
    if not _DATE.fullmatch(value):
        raise RefusedError("cli.refused.date", value=value)
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise RefusedError("cli.refused.no_such_day", value=value) from None


class OneOf(Kind):
    """One of a few names; case does not matter."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__("|".join(names))
        self.names = tuple(names)

    def read(self, value: str) -> str:
        """The name itself."""
        if value.lower() not in self.names:
            raise RefusedError("cli.refused.one_of", value=value, names=", ".join(self.names))
        return value.lower()


class Tongue(Kind):
    """A language: its tag, or a locale that means it (``zh_CN``, ``zh-TW``, ``en_US``)."""

    def __init__(self) -> None:
        super().__init__("|".join(LANGUAGES))

    def read(self, value: str) -> Language:
        """The language."""
        language = language_named(value)
        if language is None:
            raise RefusedError("cli.refused.one_of", value=value, names=", ".join(LANGUAGES))
        return language
