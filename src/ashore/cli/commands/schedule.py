"""``ashore schedule``: the contractual schedule of a loan, or of many."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, option, settings_of, spoken_command
from ashore.problems import AshoreError, RefusedError
from ashore.texts import Language

if TYPE_CHECKING:
    from ashore.loans.terms import Terms

_NEEDED = ("principal", "instalments", "method", "start")
_TERMS = {
    "principal": "AMOUNT",
    "annual_rate": "RATE",
    "daily_rate": "RATE",
    "instalments": "N",
    "method": "METHOD",
    "start": "DATE",
    "first_due": "DATE",
    "every": "STEP",
    "day_count": "DAYS",
    "rounding": "RULE",
    "instalment_multiple": "AMOUNT",
    "fee_rate": "RATE",
    "received": "AMOUNT",
}
"""Options that are keys of a debt in the case file, and are read as there."""


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    terms = [option(_option(key), placeholder) for key, placeholder in _TERMS.items()]
    return spoken_command("schedule", language, _run, [*terms, option("--batch", "FILE")])


def _option(key: str) -> str:
    return "--" + key.replace("_", "-")


def _run(settings: Settings, batch: str | None, **given: str | None) -> int:
    terms = {key: value for key, value in given.items() if value is not None}
    if batch is None:
        _one(settings, terms)
        return 0
    if terms:
        raise _usage("cli.usage.batch_alone", name=_option(next(iter(terms))))
    from ashore import workout
    from ashore.cli.batch import run_batch

    return run_batch(batch, settings, _asked, partial(map, workout.terms_json))


def _asked(line: Any) -> "Terms":
    """The terms of a line."""
    from ashore import workout

    if not isinstance(line, dict):
        raise RefusedError("cli.terms.not_terms")
    return workout.read_terms(line)


def _one(settings: Settings, given: dict[str, str]) -> None:
    missing = [_option(key) for key in _NEEDED if key not in given]
    if missing:
        raise _usage("cli.usage.missing", name=", ".join(missing))
    from ashore import workout
    from ashore.cli.output import put_json

    try:
        found = workout.terms_json(workout.read_terms(_values(given)))
    except AshoreError as error:
        problems = [
            replace(problem, file="ashore schedule", key=_option(problem.key))
            for problem in error.problems
        ]
        raise AshoreError(tuple(problems)) from None
    if settings.format == "json":
        put_json(found)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.schedule import schedule_view

    schedule_view(Board(settings.language), found)


def _values(given: dict[str, str]) -> dict[str, Any]:
    """The options as a case file would hold them: a count is a number there, all else may be text."""
    count = given["instalments"]
    return {**given, "instalments": int(count) if count.isdecimal() and len(count) < 9 else count}


def _usage(key: str, **facts: Any) -> click.UsageError:
    ctx = click.get_current_context()
    return click.UsageError(settings_of(ctx).say(key, **facts), ctx)
