"""``ashore position CASE``: what is owed."""

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("position", language, _run, [argument("CASE")])


def _run(settings: Settings, case: str) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json

    work = workout_of(case, settings)
    position = work.position_json(with_plan=settings.format == "json")
    if settings.format == "json":
        put_json(position)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.next_step import next_commands
    from ashore.cli.views.position import position_view
    from ashore.cli.views.summary import summary

    board = Board(settings.language)
    summary(board, position, work.budget_json())
    position_view(board, position)
    next_commands(board, case, ("plan", "pack"), position["next_step"])
