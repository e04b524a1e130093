"""The commands that come next, to be copied."""

from shlex import quote

from ashore.cli.views.board import Board


def next_commands(board: Board, case: str, names: tuple[str, ...]) -> None:
    """A heading and a line for each command; a case from standard input has none."""
    if case == "-":
        return
    board.heading(board.say("next.title"))
    for name in names:
        board.to_copy(board.say(f"next.{name}", case=quote(case)))
