"""``ashore plan CASE``: how to pay."""

from typing import Any

import click

from ashore.cli.bills.options import FromCommand, bill_options, from_option
from ashore.cli.commands.accept import accept_options, accept_plan, show_earlier
from ashore.cli.commands.new_loan import new_loan_in
from ashore.cli.commands.what_if import answers, supposition, taken_from, what_if_options
from ashore.cli.commands.wishes import amount_of, wish_options, wished_in
from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.texts import Language
from ashore.workout import Workout

_WISHES = ("objective", "sure", "max_payment", "at_once")


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [
        argument("CASE"),
        *wish_options(),
        option("--new-loan", "TERMS"),
        option("--cash", "YUAN"),
        click.Option(["--explain"], is_flag=True),
        *what_if_options(),
        *accept_options(),
        from_option(),
        *bill_options(),
    ]
    return spoken_command("plan", language, _run, params, kind=FromCommand)


def _run(settings: Settings, case: str, **said: Any) -> int | None:
    from ashore.cli.bills.history import history_in
    from ashore.cli.casefile import workout_of

    files = said.pop("files")
    told = {name: said.pop(name) for name in ("memory", "password_file")}
    work = workout_of(case, settings, history_in(settings, case, files, **told))
    if said["earlier"]:
        return show_earlier(settings, work)
    if said["accept"] is None:
        _show(settings, case, work, said, files)
        return None
    supposed, aims = taken_from(said), wished_in(settings, said, work.usual_aims)
    supposition(settings, work, supposed, aims, is_accepting=True)
    is_wished = any(said[name] for name in _WISHES)
    return accept_plan(settings, case, work, said["accept"], aims if is_wished else None)


def _show(
    settings: Settings, case: str, work: Workout, said: dict[str, Any], files: tuple[str, ...]
) -> None:
    from ashore.cli.output import put_json

    plans = _answer(settings, work, said)
    if settings.format == "json":
        put_json(plans)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.next_step import next_commands
    from ashore.cli.views.whole_plan import whole_plan

    board = Board(settings.language)
    whole_plan(board, work, plans)
    next_commands(board, case, ("pack_from" if files else "pack",), files=files)


def _answer(settings: Settings, work: Workout, said: dict[str, Any]) -> dict[str, Any]:
    """The JSON of the command."""
    from ashore.cli.progress import waiting
    from ashore.workout.assumptions import assumptions_json

    supposed, aims = taken_from(said), wished_in(settings, said, work.usual_aims)
    cash = said["cash"]
    at_hand = amount_of(settings, cash, "days.cash.not-yuan") if cash else None
    there = supposition(settings, work, supposed, aims, is_accepting=False)
    with waiting(settings):
        if there is not None:
            planned, found = there.planned, there.plans
        else:
            is_wished = any(said[name] for name in _WISHES)
            planned, found = work, work.plans_by(aims) if is_wished else work.plans
        plans = {**planned.plan_json(found), "calendar": planned.calendar_json(found, at_hand)}
        plans |= answers(work, there, if_refused=said["if_refused"])
    if said["explain"]:
        plans["assumptions"] = assumptions_json(settings.language)
    if said["new_loan"] is not None:
        plans["new_loan"] = new_loan_in(settings, work, said["new_loan"])
    return plans
