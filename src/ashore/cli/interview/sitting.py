"""One run of ``ashore new``: from a journal, where there is one, to a case file."""

import sys
from pathlib import Path

from ashore.case.interview.course import Course
from ashore.case.interview.draft import draft
from ashore.case.interview.graph import graph
from ashore.case.interview.written import case_of, file_text
from ashore.case.schema import Case
from ashore.cli.casefile import today
from ashore.cli.faults import FAILED, INTERRUPTED, file_fault
from ashore.cli.interview.casefile import write_atomically
from ashore.cli.interview.journal import Journal
from ashore.cli.interview.session import Session, Stopped, resumed
from ashore.cli.interview.terminal import Terminal
from ashore.cli.output import put_json
from ashore.cli.shared import Settings
from ashore.cli.views.board import Board
from ashore.cli.views.next_step import next_commands
from ashore.cli.views.so_far import so_far
from ashore.workout import Workout


def interview(settings: Settings, target: Path) -> int:
    """Ask, and write the case file. Returns the exit status: 1 where the user left before the end.

    Raises:
        AshoreError: the file or the journal beside it cannot be written.
    """
    # With JSON, standard output holds the result alone; the conversation goes beside it.
    terminal = Terminal(settings.language, sys.stderr if settings.format == "json" else sys.stdout)
    try:
        return _sit(terminal, settings, target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise file_fault(str(error.filename or target), error) from None


def _sit(terminal: Terminal, settings: Settings, target: Path) -> int:
    if target.is_dir():
        raise IsADirectoryError(None, None, str(target))
    journal = Journal(target)
    day = settings.as_of or today()
    board = Board(settings.language, terminal.stream)

    def show(case: Case) -> None:
        so_far(board, Workout(case, day, settings.language))

    try:
        if target.exists() and not terminal.agrees("exists", file=target):
            terminal.say("kept", file=target)
            return FAILED
        course = resumed(journal.entries(), graph())
        _greet(terminal, course)
        course = Session(terminal, journal, day, show).hold(course)
    except (Stopped, EOFError, KeyboardInterrupt) as left:
        terminal.tell()
        if journal.path.exists():
            terminal.say("pause", journal=journal.path, file=target)
        return INTERRUPTED if isinstance(left, KeyboardInterrupt) else FAILED
    made = draft(course, settings.language)
    write_atomically(target, file_text(made, case_of(made, day), settings.language))
    journal.remove()
    terminal.tell()
    terminal.say("written", file=target)
    next_commands(board, str(target), ("position", "plan", "pack"))
    if settings.format == "json":
        put_json({"file": str(target)})
    return 0


def _greet(terminal: Terminal, course: Course) -> None:
    if course.answers:
        terminal.say("resumed", answered=len(course.answers))
    else:
        terminal.say("welcome")
    terminal.say("how")
