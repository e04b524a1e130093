"""All files of a call into statements: every one is read, and everything that is wrong with any is told at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ashore.cli.bills.columns import ask_columns, can_ask
from ashore.cli.bills.passwords import Passwords
from ashore.cli.bills.progress import Progress
from ashore.cli.casefile import read_bytes
from ashore.cli.shared import Settings
from ashore.problems import AshoreError, Problem
from ashore.statements.memory import Memory
from ashore.statements.model import Statement
from ashore.texts import message
from ashore.unpack import peek
from ashore.workout.bills import read_bills

_UNKNOWN = "statements.file.unknown.what"


@dataclass(slots=True)
class Intake:
    """Reads files; ``memory`` is what is known of their columns, and grows by what the person answers."""

    settings: Settings
    memory: Memory
    passwords: Passwords

    def statements(self, files: Sequence[str]) -> tuple[Statement, ...]:
        """The statements in all files; ``-`` is standard input.

        Raises:
            AshoreError: with the problems of every file that is none.
        """
        progress = Progress(self.settings)
        found: list[Statement] = []
        problems: list[Problem] = []
        for file in files:
            try:
                found.extend(self._of_file(file, progress))
            except AshoreError as error:
                problems.extend(error.problems)
        if problems:
            raise AshoreError(tuple(problems))
        return tuple(found)

    def _of_file(self, file: str, progress: Progress) -> tuple[Statement, ...]:
        content, name = read_bytes(file), "stdin" if file == "-" else file

        def read(password: str) -> tuple[Statement, ...]:
            with progress.of(name):
                try:
                    return read_bills(name, content, self.memory, password, progress.tick)
                except AshoreError as error:
                    if not _is_unknown(error):
                        raise
                    unknown = error
            self._learn(name, content, password, unknown)
            return read_bills(name, content, self.memory, password, progress.tick)

        return self.passwords.opened(name, read)

    def _learn(self, name: str, content: bytes, password: str, unknown: AshoreError) -> None:
        """Ask which column is which.

        Raises:
            AshoreError: there is nobody to ask, or no answer; ``unknown``, with the option that tells.
        """
        columns = None
        if can_ask():
            columns = ask_columns(name, peek(name, content, password), self.settings)
        if columns is None:
            right = message("cli.bills.columns.right")
            raise AshoreError(tuple(replace(one, right=right) for one in unknown.problems))
        self.memory = self.memory.with_columns(columns)


def _is_unknown(error: AshoreError) -> bool:
    """Whether the only thing wrong is that the table is of no kind we know."""
    return [problem.what.key for problem in error.problems] == [_UNKNOWN]
