"""What comes next: the one thing to do, and the commands to be copied."""

from collections.abc import Sequence
from shlex import join, quote

from ashore.cli.views.board import Board, Json

_LONGEST = 40
"""Files that take more are not written out again."""


def next_commands(
    board: Board,
    case: str,
    names: tuple[str, ...],
    step: Json | None = None,
    files: Sequence[str] = (),
) -> None:
    """The step to begin with and a line for each command; what came from standard input cannot be named again."""
    facts = {"case": quote(case), "files": named(board, files)}
    commands = [board.say(f"next.{name}", **facts) for name in names]
    next_step(board, step, [] if "-" in (case, *files) else commands)


def named(board: Board, files: Sequence[str]) -> str:
    """Files as a command takes them."""
    written = join(files)
    return written if len(written) <= _LONGEST else board.say("next.files")


def next_step(board: Board, step: Json | None, commands: Sequence[str] = ()) -> None:
    """A heading, the step of a position, and commands; nothing where there is neither."""
    if step is None and not commands:
        return
    board.heading(board.say("next.title"))
    for words in [*step["said"], *step["support"]] if step else []:
        board.line(words, indent=2)
    for command in commands:
        board.to_copy(command)
