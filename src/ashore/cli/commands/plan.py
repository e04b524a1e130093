"""``ashore plan CASE``: how to pay, and what paying with a new loan would do."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, cast

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.money import Fen, MoneyError, parse_yuan
from ashore.planning.aims import AIMS, Aim, Aims
from ashore.problems import AshoreError
from ashore.texts import Language
from ashore.workout import Workout, read_terms


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [
        argument("CASE"),
        click.Option(["--objective"], type=click.Choice(AIMS)),
        option("--sure", "SHARE"),
        option("--max-payment", "YUAN"),
        option("--new-loan", "TERMS"),
    ]
    return spoken_command("plan", language, _run, params)


def _run(settings: Settings, case: str, new_loan: str | None, **wished: str | None) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json

    work = workout_of(case, settings)
    aims = _aims(settings, wished, Aims(sure=work.case.preferences.min_completion))
    plans = dict(work.plan_json(work.plans_by(aims)))
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


def _aims(settings: Settings, wished: Mapping[str, str | None], usual: Aims) -> Aims:
    """What is wished of the plan."""
    sure, most = wished["sure"], wished["max_payment"]
    return Aims(
        sure=_share(settings, sure) if sure else usual.sure,
        aim=cast("Aim | None", wished["objective"]),
        most_a_month=_yuan(settings, most) if most else None,
    )


def _share(settings: Settings, written: str) -> Decimal:
    """``0.9`` or ``90%``."""
    try:
        share = Decimal(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
        if 0 < share < 1:
            return share
    except InvalidOperation:
        pass
    raise _usage(settings, "cli.plan.not_share", written=written)


def _yuan(settings: Settings, written: str) -> Fen:
    try:
        return parse_yuan(written)
    except MoneyError:
        raise _usage(settings, "cli.plan.not_yuan", written=written) from None


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
