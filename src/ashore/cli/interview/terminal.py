"""What the interview needs of a terminal: to say something, and to be told something."""

import contextlib
import shutil
import sys
from typing import Any, TextIO

from ashore.case.interview.answers import words
from ashore.cli.wrap import wrap
from ashore.texts import Language, Message, render, text

_WIDEST = 80


class Terminal:
    """A person at a keyboard, or a file that stands for one; ``stream`` is where questions are written."""

    def __init__(self, language: Language, stream: TextIO) -> None:
        self.language: Language = language
        self.stream = stream
        if sys.stdin.isatty() and stream.isatty():
            with contextlib.suppress(
                ImportError
            ):  # not on Windows: its console edits lines by itself
                import readline  # noqa: F401  # makes input() edit lines, wide characters too

    def say(self, key: str, *, indent: int = 0, **facts: Any) -> None:
        """Say a text of the interview."""
        self.tell(text(f"interview.{key}", self.language, **facts), indent=indent)

    def render(self, said: Message, *, indent: int = 0) -> None:
        """Say a message of another room."""
        self.tell(render(said, self.language), indent=indent)

    def tell(self, line: str = "", *, indent: int = 0) -> None:
        """Write a line, wrapped to the terminal; without a text, an empty one."""
        columns = min(_WIDEST, shutil.get_terminal_size().columns) - indent
        for part in wrap(line, columns) or [""]:
            print(" " * indent + part if part else "", file=self.stream)

    def agrees(self, key: str, **facts: Any) -> bool:
        """Whether the user says yes to a question of the interview; anything else is no."""
        question = text(f"interview.{key}", self.language, **facts)
        return self.hear(question).strip().lower() in words("yes")

    def hear(self, prompt: str) -> str:
        """The line that is typed.

        Raises:
            EOFError: there is nothing more to hear.
        """
        if self.stream is sys.stdout and sys.stdin.isatty():
            return input(prompt)
        print(prompt, end="", file=self.stream, flush=True)
        line = sys.stdin.readline()
        if not sys.stdin.isatty():
            print(file=self.stream)
        if not line:
            raise EOFError
        return line.rstrip("\r\n")
