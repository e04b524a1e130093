"""The bills of one call beside a case, where one is named: read, shown by the commands, and noted in the case."""

import gc
import sys
from collections.abc import Callable, Sequence
from shlex import quote

import click

from ashore.cli.bills.addition import Added, CaseFile
from ashore.cli.bills.columns import columns_in
from ashore.cli.bills.corrections import corrected
from ashore.cli.bills.intake import Intake
from ashore.cli.bills.notebook import notebook_of
from ashore.cli.bills.passwords import Passwords
from ashore.cli.shared import Settings
from ashore.cli.views.board import Board
from ashore.cli.views.next_step import named, next_step
from ashore.workout.bills import Bills


class Desk:
    """What was read; ``document`` is None where no case was named.

    Raises:
        AshoreError: a file cannot be read or is no statement, the case is none, or what was remembered is broken.
    """

    def __init__(  # noqa: PLR0913  # the commands' options
        self,
        settings: Settings,
        files: tuple[str, ...],
        case: str | None,
        *,
        memory: str | None,
        password_file: str | None,
        columns: str | None = None,
        correct: Sequence[str] = (),
    ) -> None:
        gc.disable()  # what is read stays until the program ends: nothing to collect in a million rows
        self.settings, self.files = settings, files
        notebook = notebook_of(memory, case)
        known = notebook.memory
        if columns is not None:
            known = known.with_columns(columns_in(columns, settings))
        self.document = CaseFile(case, settings) if case is not None else None
        intake = Intake(settings, known, Passwords(settings, password_file))
        statements = intake.statements(files)
        known = corrected(intake.memory, correct, statements, settings)
        notebook.keep(known)
        self.bills = Bills(statements, settings.language, known)

    def write(
        self, count: int, note: Callable[[Added], None], show: Callable[[Board], None]
    ) -> int | None:
        """Note so many lines in the case; how many it were, None where the person does not want it.

        ``show`` shows them where the person is asked and the output is not for people.
        """
        if self.document is None or not count:
            return 0
        if self.settings.format != "table" and sys.stdin.isatty():
            show(Board(self.settings.language, sys.stderr))
        if not self.document.agrees(count):
            return None
        self.document.add(note)
        return count

    def tell_written(self, board: Board, written: int | None, what: str) -> None:
        """Say what was written; ``what`` names it in the texts."""
        told = "kept" if written is None else what if written else "nothing"
        path = self.document.path if self.document else ""
        board.line()
        board.line(board.say(f"bills.written.{told}", count=written or 0, file=path))

    def next_commands(self, board: Board, *names: str) -> None:
        """The commands that come next, to be copied; standard input cannot be named again."""
        case = self.document.path if self.document else ""
        lines = [one for one in self.bills.draft.lines if one.side == "expense"]
        if "-" in (*self.files, case) or not lines:
            return
        facts = {
            "files": named(board, self.files),
            "case": quote(case),
            "topic": max(lines, key=lambda one: one.monthly).topic,
        }
        next_step(board, None, [board.say(f"next.{name}", **facts) for name in names])


def needs_case(settings: Settings, case: str | None) -> None:
    """See that there is a case file to write to.

    Raises:
        UsageError: there is none.
    """
    if case in (None, "-"):
        said = settings.say("cli.bills.write.case")
        raise click.UsageError(said, click.get_current_context())
