"""Tables of a kind we do not know: which of their columns is which, as an option or asked on a terminal."""

import re
import sys
from collections.abc import Mapping, Sequence
from typing import get_args

import click

from ashore.cli.interview.terminal import Terminal
from ashore.cli.shared import Settings
from ashore.cli.views.board import Board
from ashore.cli.views.grid import Column
from ashore.statements.formats import Field, column_name

Columns = Mapping[Field, str]

_FIELDS: tuple[Field, ...] = get_args(Field)
_AMOUNTS: frozenset[Field] = frozenset({"amount", "in", "out"})
_PAIR = re.compile(rf"\s*({'|'.join(_FIELDS)})\s*=(.+)")
_BETWEEN = re.compile(rf"[,，](?=\s*(?:{'|'.join(_FIELDS)})\s*=)")
_EXAMPLES = 3


def columns_in(written: str, settings: Settings) -> Columns:
    """``moment=交易日,amount=发生额`` as the column of each field.

    Raises:
        UsageError: it names no day or no amount, or is not written so.
    """
    named: dict[Field, str] = {}
    for pair in _BETWEEN.split(written):
        found = _PAIR.fullmatch(pair)
        if found is None:
            said = settings.say("cli.bills.columns.not_pairs", pair=pair, fields=", ".join(_FIELDS))
            raise _usage(said)
        named[next(one for one in _FIELDS if one == found[1])] = found[2].strip()
    if "moment" not in named or not _AMOUNTS & set(named):
        raise _usage(settings.say("cli.bills.columns.too_few"))
    return named


def can_ask() -> bool:
    """Whether there is a person to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_columns(name: str, rows: Sequence[Sequence[str]], settings: Settings) -> Columns | None:
    """Show the first rows of a table and ask for its columns; None where there is no answer."""
    place = max(range(len(rows)), key=lambda at: sum(map(bool, rows[at])), default=None)
    if place is None:
        return None
    terminal = Terminal(settings.language, sys.stderr)
    terminal.tell(settings.say("cli.bills.columns.about", name=name))
    _show(Board(settings.language, sys.stderr), rows[place], rows[place + 1 :][:_EXAMPLES])
    try:
        return _answers(terminal, settings, rows[place])
    except EOFError:
        return None


def _show(board: Board, header: Sequence[str], below: Sequence[Sequence[str]]) -> None:
    """The columns one under the other, numbered, each with what stands in it."""
    examples = [
        " / ".join(row[at] for row in below if at < len(row) and row[at])
        for at in range(len(header))
    ]
    board.table(
        [
            Column(board.say("bills.number")),
            Column(board.say("bills.column"), "left"),
            Column(board.say("bills.example"), "left"),
        ],
        [
            [str(at + 1), title, examples[at]]
            for at, title in enumerate(header)
            if title or examples[at]
        ],
    )


def _answers(terminal: Terminal, settings: Settings, header: Sequence[str]) -> Columns:
    named: dict[Field, str] = {}

    def ask(field: Field, *, needed: bool) -> None:
        question = settings.say(f"cli.bills.columns.ask.{field}")
        while True:
            said = terminal.hear(question).strip()
            found = _column(said, header)
            if found:
                named[field] = found
            if found or not (said or needed):
                return
            terminal.tell(settings.say("cli.bills.columns.again", count=len(header)))

    ask("moment", needed=True)
    ask("amount", needed=False)
    if "amount" in named:
        ask("direction", needed=False)
    else:
        ask("in", needed=False)
        ask("out", needed="in" not in named)
    ask("counterparty", needed=False)
    ask("description", needed=False)
    return named


def _column(said: str, header: Sequence[str]) -> str:
    """The column of a number or a name; "" where there is none."""
    if said.isdecimal() and 0 < int(said) <= len(header):
        return header[int(said) - 1]
    wanted = column_name(said)
    return next((title for title in header if wanted and column_name(title) == wanted), "")


def _usage(said: str) -> click.UsageError:
    return click.UsageError(said, click.get_current_context())
