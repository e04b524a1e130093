"""A budget drafted from bills: alone, beside what the case says, and one of its lines with every row."""

from collections.abc import Sequence

from ashore.cli.views.bill_rows import transactions
from ashore.cli.views.bills import chance_line, months_line, questions
from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.money import fen
from ashore.workout.bills_case import topic_name

_IN_BUDGET = ("income", "expense")


def drafted_view(board: Board, draft: Json, changes: Sequence[Json] | None) -> None:
    """The lines of the draft; ``changes`` where there is a case to compare them with."""
    if not draft["months"]:
        board.line(board.say("bills.nothing"))
        return
    board.heading(board.say("drafted.title"))
    months_line(board, draft)
    board.line()
    if changes is None:
        _alone(board, draft)
    else:
        _beside(board, changes)
    questions(board, draft)
    chance_line(board, draft)


def _alone(board: Board, draft: Json) -> None:
    board.table(
        [
            Column(board.say("budget.item"), "left"),
            Column(board.say("bills.count")),
            Column(board.say("budget.monthly")),
        ],
        [
            [_name(board, line), str(line["count"]), _signed(line["side"], line["monthly"])]
            for line in draft["lines"]
            if line["side"] in _IN_BUDGET
        ],
    )
    for side in _IN_BUDGET:
        board.line(board.say(f"drafted.{side}", amount=fen(draft[side])), indent=2)


def _beside(board: Board, changes: Sequence[Json]) -> None:
    titles = ("drafted", "typed")
    board.table(
        [
            Column(board.say("budget.item"), "left"),
            *(Column(board.say(f"drafted.{title}")) for title in titles),
            Column("", "left"),
        ],
        [
            [
                one["name"] or board.say("budget.income"),
                *(_signed(one["side"], one[title]) if fen(one[title]) else "" for title in titles),
                board.say(f"drafted.change.{one['change']}"),
            ]
            for one in changes
        ],
    )


def additions_view(board: Board, additions: Sequence[Json]) -> None:
    """What would be added to the case."""
    board.heading(board.say("drafted.additions", count=len(additions)))
    board.pairs([(one["name"], _signed(one["side"], one["drafted"])) for one in additions])


def line_view(board: Board, lines: Sequence[Json]) -> None:
    """Lines of the draft, each with every row it is made of."""
    for line in lines:
        board.heading(
            board.say(
                "drafted.line",
                name=_name(board, line),
                monthly=fen(line["monthly"]),
                count=len(line["transactions"]),
            )
        )
        transactions(board, line["transactions"], place=True)


def _name(board: Board, line: Json) -> str:
    return topic_name(line["side"], line["topic"], board.language) or board.say("bills.people")


def _signed(side: str, amount: str) -> str:
    return f"+{number(amount)}" if side == "income" else number(amount)
