"""``ashore plan CASE``: how to pay, and what paying with a new loan would do."""

from dataclasses import replace
from typing import Any

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.problems import AshoreError
from ashore.texts import Language
from ashore.workout import Workout, read_terms


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [argument("CASE"), option("--new-loan", "TERMS")]
    return spoken_command("plan", language, _run, params)


def _run(settings: Settings, case: str, new_loan: str | None) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json

    work = workout_of(case, settings)
    plans = work.plan_json()
    if new_loan is not None:
        plans["new_loan"] = _new_loan(settings, work, new_loan)
    if settings.format == "json":
        put_json(plans)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.next_step import next_commands
    from ashore.cli.views.plan import new_loan_view, plan_view
    from ashore.cli.views.summary import summary

    position = work.position_json()
    board = Board(settings.language)
    summary(board, position, work.budget_json())
    plan_view(board, plans, {debt["id"]: debt["name"] for debt in position["debts"]})
    if "new_loan" in plans:
        new_loan_view(board, plans["new_loan"])
    next_commands(board, case, ("pack",))


def _new_loan(settings: Settings, work: Workout, written: str) -> dict[str, Any]:
    usual = {"method": "equal-instalment", "start": work.as_of.isoformat()}
    try:
        terms = read_terms({**usual, **_pairs(settings, written)})
    except AshoreError as error:
        problems = [replace(one, file="--new-loan") for one in error.problems]
        raise AshoreError(tuple(problems)) from None
    if not any(debt.position.buckets.total for debt in work.debts):
        raise _usage(settings, "cli.plan.nothing_owed")
    return work.new_loan_json(terms)


def _pairs(settings: Settings, written: str) -> dict[str, Any]:
    """``principal=15000 annual_rate=0.24 instalments=12`` as the keys of a debt."""
    found: dict[str, Any] = {}
    for pair in written.split():
        key, equals, value = pair.partition("=")
        if not equals or not value:
            raise _usage(settings, "cli.plan.not_pairs", pair=pair)
        found[key] = int(value) if key == "instalments" and value.isdecimal() else value
    return found


def _usage(settings: Settings, key: str, **facts: Any) -> click.UsageError:
    return click.UsageError(settings.say(key, **facts), click.get_current_context())
