"""Rows of bills as tables: the transactions of a line, what is unsure, and payments to lenders."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.money import fen


def transactions(board: Board, rows: Sequence[Json], *, place: bool = False) -> None:
    """Day, amount and whom; with ``place``, where each stands in which file."""
    board.table(
        [
            Column(board.say("bills.day"), "left"),
            Column(board.say("bills.amount")),
            Column(board.say("bills.who"), "left"),
            *([Column(board.say("bills.place"), "left")] if place else []),
        ],
        [
            [
                row["date"],
                _amount(row),
                who(row),
                *([f"{base_name(row['file'])}:{row['line']}"] if place else []),
            ]
            for row in rows
        ],
    )


def _amount(row: Json) -> str:
    """What counts of a row; money that came in has a sign."""
    amount = row.get("counted", row["amount"])
    came_in = row.get("direction") == "in" and fen(amount) > 0
    return f"+{number(amount)}" if came_in else number(amount)


def who(row: Json) -> str:
    """Counterparty and text."""
    said = dict.fromkeys(part for part in (row["counterparty"], row["description"]) if part)
    return printable(" · ".join(said))


def printable(words: str) -> str:
    """What somebody else wrote, on one line and without what would command a terminal."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())


def base_name(file: str) -> str:
    """A file without its folders or archive."""
    return printable(PurePath(file).name)


def payments(board: Board, found: Sequence[Json], names: Mapping[str, str]) -> None:
    """Payments with the debt each went to."""
    board.table(
        [
            Column(board.say("bills.day"), "left"),
            Column(board.say("bills.amount")),
            Column(board.say("bills.debt"), "left"),
            Column(board.say("bills.who"), "left"),
        ],
        [
            [one["date"], number(one["amount"]), names.get(one["debt"], one["debt"]), who(one)]
            for one in found
        ],
    )
