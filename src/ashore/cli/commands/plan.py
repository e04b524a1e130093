"""``ashore plan CASE``: how to pay."""

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("plan", language, _run, [argument("CASE")])


def _run(settings: Settings, case: str) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json

    work = workout_of(case, settings)
    plans = work.plan_json()
    if settings.format == "json":
        put_json(plans)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.next_step import next_commands
    from ashore.cli.views.plan import plan_view
    from ashore.cli.views.summary import summary

    position = work.position_json()
    board = Board(settings.language)
    summary(board, position, work.budget_json())
    plan_view(board, plans, {debt["id"]: debt["name"] for debt in position["debts"]})
    next_commands(board, case, ("pack",))
