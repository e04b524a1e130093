"""Calling the command line in tests: in this process for the many, as a process of its own for the few."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from ashore.cli.main import call
from ashore.data import resource

PROGRAM = [sys.executable, "-c", "from ashore.cli.main import run; run()"]
LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Called:
    """What a call left: its exit status and both streams."""

    status: int
    out: str
    err: str


def called(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Called:
    """One call in this process."""
    status = call([str(argument) for argument in arguments])
    caught = capsys.readouterr()
    return Called(status, caught.out, caught.err)


def environment(**changed: str) -> dict[str, str]:
    """This process's environment without a language and with changes."""
    kept = {name: value for name, value in os.environ.items() if name not in LOCALE}
    return {**kept, "COLUMNS": "80", **changed}


def process(
    arguments: Sequence[str | Path],
    *,
    said: str | bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Called:
    """One call as a process of its own, with what is said to it on standard input."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=said.encode() if isinstance(said, str) else said,
        capture_output=True,
        cwd=cwd,
        env=env or environment(),
        check=False,
        timeout=60,
    )
    return Called(done.returncode, done.stdout.decode(), done.stderr.decode())


def say(monkeypatch: pytest.MonkeyPatch, said: str | bytes) -> None:
    """Put something on this process's standard input."""
    data = said.encode() if isinstance(said, str) else said
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def shipped(name: str) -> Path:
    """The path of a shipped case."""
    return Path(str(resource(f"cases/{name}.toml")))
