"""The answers as they were typed, one JSON line each, on disk before the next question is asked.

A line is only ever added: after Ctrl-C, a closed terminal, a crash or ``kill -9`` the interview goes on from here.
"""

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what was typed to which question on which day; ``answer`` None is a step back."""

    question: str
    answer: str | None
    day: dt.date


class Journal:
    """The journal beside the case file that is being made, ``case.toml.answers.jsonl``."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(target.name + ".answers.jsonl")

    def entries(self) -> list[Entry]:
        """Everything recorded so far. A line that a crash cut short is left out."""
        if not self.path.exists():
            return []
        lines = self.path.read_bytes().decode("utf-8", errors="replace").split("\n")
        return list(_entries(lines))

    def record(self, entry: Entry) -> None:
        """Add a line and wait until it is on disk. The file is for its owner's eyes only."""
        record = {"question": entry.question, "answer": entry.answer, "day": entry.day.isoformat()}
        line = json.dumps(record, ensure_ascii=False) + "\n"
        with open(self.path, "ab", opener=_private) as file:
            if file.tell() and not self.path.read_bytes().endswith(b"\n"):
                file.write(b"\n")  # the line before was cut short
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())

    def remove(self) -> None:
        """Remove the journal, once the case file holds what it said."""
        self.path.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _entries(lines: list[str]) -> Iterator[Entry]:
    for line in lines:
        try:
            record = json.loads(line)
            day = dt.date.fromisoformat(record["day"])
            question, answer = record["question"], record["answer"]
        except (ValueError, TypeError, KeyError):
            continue
        if isinstance(question, str) and (answer is None or isinstance(answer, str)):
            yield Entry(question, answer, day)
