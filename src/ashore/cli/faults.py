"""From what went wrong to what the user reads: one clear line per problem on standard error, and an exit status."""

import sys
from collections.abc import Sequence
from pathlib import PurePath

import click

from ashore.problems import AshoreError, Problem
from ashore.texts import Language, message, text

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141

_FILE_FAULTS: list[tuple[type[OSError], str]] = [
    (FileNotFoundError, "not_found"),
    (IsADirectoryError, "is_a_folder"),
    (NotADirectoryError, "not_a_folder"),
    (FileExistsError, "not_a_folder"),
    (PermissionError, "no_permission"),
]


def file_fault(path: str, error: OSError) -> AshoreError:
    """A file that cannot be read or written, and what to check."""
    kind = next((name for type_, name in _FILE_FAULTS if isinstance(error, type_)), "other")
    what = message(f"cli.file.{kind}.what", reason=error.strerror or type(error).__name__)
    return AshoreError((Problem(path, "", None, what, message(f"cli.file.{kind}.right")),))


def usage_line(error: click.ClickException, language: Language) -> str:
    """A mistake on the command line as one line, ending with where help is."""
    said = _usage_said(error, language)
    ctx = getattr(error, "ctx", None)
    path = ctx.command_path if ctx else "ashore"
    return text("cli.usage.line", language, command=path, said=said)


def _usage_said(error: click.ClickException, language: Language) -> str:
    match error:
        case click.MissingParameter():
            return text("cli.usage.missing", language, name=_name(error.param))
        case click.BadParameter():
            return text(
                "cli.usage.bad_value", language, name=_name(error.param), said=error.message
            )
        case click.NoSuchOption():
            near = (error.possibilities or [""])[0]
            key = "cli.usage.no_such_option_near" if near else "cli.usage.no_such_option"
            return text(key, language, name=error.option_name, near=near)
        case click.BadOptionUsage():
            flag = any(
                error.option_name in param.opts
                and isinstance(param, click.Option)
                and param.is_flag
                for param in (error.ctx.command.params if error.ctx else [])
            )
            key = "cli.usage.takes_no_value" if flag else "cli.usage.needs_a_value"
            return text(key, language, name=error.option_name)
        case _:
            return error.message


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[0] if isinstance(param, click.Option) else param.metavar or param.type.name


_HOME = PurePath(__file__).parents[1]
"""The package's own folder."""


def internal_line(error: Exception, language: Language) -> str:
    """A mistake of ours as one line: what and where, for whoever mends it. Nothing of the user's data is in it."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        file = PurePath(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(_HOME):
            place = f"{file.relative_to(_HOME).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return text("cli.internal", language, error=type(error).__name__, place=place)


def complain(lines: Sequence[str]) -> None:
    """Print lines to standard error."""
    for line in lines:
        print(line, file=sys.stderr)  # noqa: T201  # a face prints
