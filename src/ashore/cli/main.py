"""The entry point of ``ashore``: one call, from arguments to an exit status. No traceback leaves it."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn, TextIO

import click

from ashore.cli.faults import (
    BAD_INPUT,
    FAILED,
    INTERRUPTED,
    PIPE_CLOSED,
    complain,
    internal_line,
    usage_line,
)
from ashore.cli.language import language_of_call
from ashore.cli.program import program
from ashore.problems import AshoreError

_COMPLETION = "_ASHORE_COMPLETE"


def run() -> NoReturn:
    """Run the command line on this process's arguments."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _speak_utf8(stream)
    # Pydantic would look through every installed package for plugins; there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if _COMPLETION in os.environ:
        program("zh-Hans").main(prog_name="ashore")
    sys.exit(call(sys.argv[1:]))


def _speak_utf8(stream: TextIO | None) -> None:
    # A Windows console or a bare C locale would otherwise refuse Chinese; bytes we cannot read become "?".
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")


def call(arguments: Sequence[str]) -> int:
    """Run one command; what goes wrong is said on standard error in a line each. Returns the exit status."""
    language = language_of_call(arguments, os.environ)
    try:
        return _invoke(program(language), arguments)
    except click.ClickException as error:
        complain([usage_line(error, language)])
        return BAD_INPUT
    except AshoreError as error:
        complain([problem.text(language) for problem in error.problems])
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go_of_stdout()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # the last line of defence: a user never sees a traceback
        complain([internal_line(error, language)])
        return FAILED


def _invoke(group: click.Group, arguments: Sequence[str]) -> int:
    try:
        with group.make_context("ashore", list(arguments)) as ctx:
            status: int | None = group.invoke(ctx)
    except click.exceptions.Exit as left:  # --help and --version
        status = left.exit_code
    sys.stdout.flush()
    return status or 0


def _let_go_of_stdout() -> None:
    # What is still buffered has no reader; without this the interpreter would complain when it flushes at exit.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
