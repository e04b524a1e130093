"""``ashore import FILE…``: what bills say, and the payments to lenders that a case does not note yet."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import click

from ashore.cli.bills.options import bill_options
from ashore.cli.faults import FAILED
from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Format, Settings, argument, option, spoken_command
from ashore.texts import Language

if TYPE_CHECKING:
    from ashore.cli.bills.desk import Desk
    from ashore.cli.views.board import Board

_LARGEST = 10


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params: list[click.Parameter] = [
        argument("FILE", nargs=-1, required=True),
        option("--case", "CASE"),
        click.Option(["--write"], is_flag=True),
        option("--columns", "FIELD=COLUMN,…"),
        option("--correct", "WHO=WHAT", multiple=True),
        *bill_options(),
    ]
    return spoken_command("import", language, _run, params, formats=get_args(Format))


def _run(
    settings: Settings, *, file: tuple[str, ...], case: str | None, write: bool, **given: Any
) -> int:
    from ashore.cli.bills.desk import Desk, needs_case

    if write:
        needs_case(settings, case)
    return _Import(Desk(settings, file, case, **given)).give(write=write)


class _Import:
    """What is told of some bills; beside a case, with the payments it does not note."""

    def __init__(self, desk: "Desk") -> None:
        from ashore.workout.bills_case import new_payments

        self._desk, self._bills = desk, desk.bills
        self._case = desk.document.case if desk.document else None
        self._matches = self._bills.matches(self._case) if self._case else ()
        self._new = new_payments(self._matches, self._case) if self._case else ()

    def give(self, *, write: bool) -> int:
        """Tell everything and write what was asked for. Returns the exit status."""
        from ashore.cli.output import put_json_parts, put_lines
        from ashore.workout.bills_export import beancount_lines, csv_lines

        if self._desk.settings.format == "table":
            return self._show(write=write)
        written = self._write() if write else 0
        match self._desk.settings.format:
            case "csv":
                put_lines(csv_lines(self._bills.rows))
            case "beancount":
                put_lines(beancount_lines(self._bills.rows))
            case _:
                put_json_parts(self._parts({"written": written or 0} if write else {}))
        return FAILED if written is None else 0

    def _parts(self, more: dict[str, int]) -> Iterator[tuple[str, Any]]:
        """The JSON part by part: a million transactions are never held as text."""
        from ashore.statements.wire import match_json

        yield "files", self._bills.files_json()
        yield "transactions", self._bills.rows_json()
        yield "budget", self._bills.draft_json(with_rows=False)
        if self._case is not None:
            yield from self._bills.matches_json(self._case).items()
            yield "new_payments", [match_json(one) for one in self._new]
        yield from more.items()

    def _show(self, *, write: bool) -> int:
        """The report for people, the writing, and what comes next."""
        from ashore.cli.views.bills import bills_view
        from ashore.cli.views.board import Board
        from ashore.statements.wire import row_json

        board, bills = Board(self._desk.settings.language), self._bills
        largest = sorted(bills.draft.unsure, key=lambda one: -abs(one.amount))[:_LARGEST]
        unsure = [row_json(one) for one in largest]
        bills_view(board, bills.files_json(), bills.draft_json(with_rows=False), unsure)
        if self._case is None:
            self._desk.next_commands(board, "budget_from")
            return 0
        self._show_payments(board)
        written = self._write() if write else 0
        if write:
            self._desk.tell_written(board, written, "payments")
        offer = ["import_write"] if self._new and not write else []
        self._desk.next_commands(board, *offer, "budget_case_from")
        return FAILED if written is None else 0

    def _show_payments(self, board: "Board") -> None:
        from ashore.cli.views.bills import payments_view
        from ashore.statements.repayments import unknown_lenders
        from ashore.statements.wire import match_json

        unclear = sum(one.why == "unclear" for one in self._matches)
        debts = self._desk.document.work().debts if self._desk.document else ()
        names = {one.entry.id: one.name(board.language) for one in debts}
        new = [match_json(one) for one in self._new]
        payments_view(board, new, unclear, unknown_lenders(self._matches), names)

    def _write(self) -> int | None:
        """Note the new payments in the case; how many, None where the person does not want it."""
        from ashore.workout.bills_case import note_payments

        return self._desk.write(
            len(self._new), lambda added: note_payments(added, self._new), self._show_payments
        )
