"""What comes next: the one thing to do, and the commands to be copied."""

from collections.abc import Sequence
from shlex import quote

from ashore.cli.views.board import Board, Json


def next_commands(
    board: Board, case: str, names: tuple[str, ...], step: Json | None = None
) -> None:
    """The step to begin with and a line for each command; a case from standard input has none."""
    commands = (
        [] if case == "-" else [board.say(f"next.{name}", case=quote(case)) for name in names]
    )
    next_step(board, step, commands)


def next_step(board: Board, step: Json | None, commands: Sequence[str] = ()) -> None:
    """A heading, the step of a position, and commands; nothing where there is neither."""
    if step is None and not commands:
        return
    board.heading(board.say("next.title"))
    for words in [*step["said"], *step["support"]] if step else []:
        board.line(words, indent=2)
    for command in commands:
        board.to_copy(command)
