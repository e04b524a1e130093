"""``ashore budget CASE``: what can be paid; with ``--from FILE…``, what bills say of it."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from ashore.cli.bills.options import (
    FromCommand,
    bill_options,
    from_option,
    refuse_without_files,
)
from ashore.cli.faults import FAILED
from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.texts import Language

if TYPE_CHECKING:
    from ashore.cli.bills.desk import Desk
    from ashore.cli.views.board import Board
    from ashore.workout.bills_case import Change

Json: TypeAlias = dict[str, Any]


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params: list[click.Parameter] = [
        argument("CASE", required=False),
        from_option(),
        option("--line", "CATEGORY"),
        click.Option(["--write"], is_flag=True),
        *bill_options(),
    ]
    return spoken_command("budget", language, _run, params, kind=FromCommand)


def _run(
    settings: Settings,
    *,
    case: str | None,
    files: tuple[str, ...],
    line: str | None,
    write: bool,
    **given: Any,
) -> int:
    if not files:
        refuse_without_files(settings, {"line": line, "write": write, **given})
        if case is None:
            raise _usage(settings, "cli.usage.missing", name="CASE")
        _of_case(settings, case)
        return 0
    from ashore.cli.bills.desk import Desk, needs_case

    if write:
        needs_case(settings, case)
    drafted = _Drafted(Desk(settings, files, case, **given))
    return drafted.give(write=write) if line is None else drafted.give_line(line)


def _of_case(settings: Settings, case: str) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json
    from ashore.cli.views.board import Board
    from ashore.cli.views.next_step import next_commands

    budget = workout_of(case, settings).budget_json()
    if settings.format == "json":
        put_json(budget)
        return
    board = Board(settings.language)
    _show_case(board, budget)
    next_commands(board, case, ("plan",))


def _show_case(board: "Board", budget: Json) -> None:
    from ashore.cli.views.budget import budget_view
    from ashore.cli.views.summary import payable_line

    board.line(payable_line(board, budget), strong=True)
    budget_view(board, budget)


class _Drafted:
    """What bills say of a budget, beside what a case says where there is one."""

    def __init__(self, desk: "Desk") -> None:
        from ashore.workout.bills_case import changes

        self._desk, self._settings = desk, desk.settings
        self._draft = desk.bills.draft_json()
        self._budget: Json | None = None
        self._changes: tuple[Change, ...] = ()
        if desk.document is not None:
            self._budget = desk.document.work().budget_json()
            self._changes = changes(desk.bills.draft, desk.document.case)

    def give(self, *, write: bool) -> int:
        """Tell it and write what was asked for. Returns the exit status."""
        from ashore.cli.output import put_json
        from ashore.cli.views.board import Board

        if self._settings.format == "json":
            written = self._write() if write else 0
            put_json(self._json({"written": written or 0} if write else {}))
            return FAILED if written is None else 0
        board = Board(self._settings.language)
        self._show(board)
        written = None
        if write:
            self._show_additions(board)
            written = self._write()
            self._desk.tell_written(board, written, "budget")
        offer = ["budget_write"] if self._additions and not write else []
        self._desk.next_commands(board, *offer, "budget_line")
        return FAILED if write and written is None else 0

    def give_line(self, name: str) -> int:
        """Every row of a line: of a category, a sort of income or a product, by its key or its name."""
        from ashore.cli.output import put_json
        from ashore.cli.views.board import Board
        from ashore.cli.views.drafted import line_view

        lines = self._lines(name)
        if self._settings.format == "json":
            put_json({"lines": lines})
        else:
            line_view(Board(self._settings.language), lines)
        return 0

    def _json(self, more: Json) -> Json:
        drafted: Json = {"files": self._desk.bills.files_json(), **self._draft}
        if self._budget is None:
            return {"from_bills": drafted}
        drafted["changes"] = self._told(self._changes)
        return {**self._budget, "from_bills": drafted, **more}

    def _show(self, board: "Board") -> None:
        from ashore.cli.views.bills import files_view
        from ashore.cli.views.drafted import drafted_view

        if self._budget is not None:
            _show_case(board, self._budget)
            board.line()
        files_view(board, self._desk.bills.files_json())
        told = self._told(self._changes) if self._budget is not None else None
        drafted_view(board, self._draft, told)

    @property
    def _additions(self) -> list["Change"]:
        return [one for one in self._changes if one.what == "add" and one.drafted > 0]

    def _told(self, found: Iterable["Change"]) -> list[Json]:
        return [one.as_json(self._settings.language) for one in found]

    def _show_additions(self, board: "Board") -> None:
        from ashore.cli.views.drafted import additions_view

        additions_view(board, self._told(self._additions))

    def _write(self) -> int | None:
        """Add the lines that the case lacks; how many, None where the person does not want it."""
        from ashore.workout.bills_case import note_budget

        def note(added: dict[str, Any]) -> None:
            note_budget(added, self._additions, self._settings.language)

        return self._desk.write(len(self._additions), note, self._show_additions)

    def _lines(self, name: str) -> list[Json]:
        """The lines of a name, each with its transactions.

        Raises:
            UsageError: there is none; with the nearest, or all.
        """
        from ashore.statements.wire import line_json, row_json
        from ashore.workout.bills_case import topic_name

        lines = self._desk.bills.draft.lines
        names = [topic_name(one.side, one.topic, self._settings.language) for one in lines]
        found = [
            {**line_json(line), "name": said, "transactions": [row_json(one) for one in line.rows]}
            for line, said in zip(lines, names, strict=True)
            if name in (line.topic or line.side, said)
        ]
        if not found:
            known = dict.fromkeys(one.topic or one.side for one in lines)
            near = get_close_matches(name, [*known, *names], n=1)
            key = "cli.budget.no_line_near" if near else "cli.budget.no_line"
            facts = {"name": name, "near": "".join(near), "names": ", ".join(known)}
            raise _usage(self._settings, key, **facts)
        return found


def _usage(settings: Settings, key: str, **facts: str) -> click.UsageError:
    return click.UsageError(settings.say(key, **facts), click.get_current_context())
