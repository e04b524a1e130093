"""What is wrong with something a user wrote: problems as values, and the one root of our exceptions.

A file is read to its end and every problem in it is reported at once, one line each. A face turns an
:class:`AshoreError` into exit status 2, or into a page.
"""

from dataclasses import dataclass
from typing import Any

from ashore.texts import Language, Message, message, render


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file, at which key and line, what it is and what would be right.

    ``key`` is a path as people count, from 1: ``debt[2].annual_rate``; empty where the whole file is meant.
    ``line`` is None where it is not known. ``what`` and ``right`` are whole sentences.
    """

    file: str
    key: str
    line: int | None
    what: Message
    right: Message

    def text(self, language: Language) -> str:
        """The problem as one line: ``case.toml:12: debt[2].annual_rate: …``."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        between = " " if language == "en" else ""
        said = render(self.what, language) + between + render(self.right, language)
        return ": ".join(part for part in (place, self.key, said) if part)


class AshoreError(Exception):
    """The root of every exception that a user's input can cause; it carries all the problems found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.text("en") for problem in problems))
        self.problems = problems


class RefusedError(ValueError):
    """A value that is not of its kind, and the message that says so."""

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.said: Message = message(key, **facts)
