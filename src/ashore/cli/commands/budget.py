"""``ashore budget CASE``: what can be paid."""

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("budget", language, _run, [argument("CASE")])


def _run(settings: Settings, case: str) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json

    work = workout_of(case, settings)
    budget = work.budget_json()
    if settings.format == "json":
        put_json(budget)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.budget import budget_view
    from ashore.cli.views.next_step import next_commands
    from ashore.cli.views.summary import payable_line

    board = Board(settings.language)
    board.line(payable_line(board, budget), strong=True)
    budget_view(board, budget)
    next_commands(board, case, ("plan",))
