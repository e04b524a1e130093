"""The budget as a table: what comes in, what has to go out, what is left for the lenders."""

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.money import fen

_DEDUCTED = ("priority", "essential", "flexible", "buffer")


def budget_view(board: Board, budget: Json) -> None:
    """Everything under the summary."""
    board.heading(board.say("budget.title"))
    surplus = budget["surplus"]
    low, high = fen(surplus["low"]), fen(surplus["high"])
    board.pairs(
        [
            (board.say("budget.income"), number(budget["income"])),
            *(
                (f"− {board.say(f'budget.{part}')}", number(budget[part]))
                for part in _DEDUCTED
                if fen(budget[part])
            ),
        ],
        _left(board, surplus["expected"]),
    )
    if 0 <= low < high:
        board.line(board.say("budget.range", low=low, high=high), indent=2)
    _lines(board, budget["lines"])
    _assets(board, budget["assets"])
    if budget["warnings"]:
        board.heading(board.say("budget.warnings"))
        board.items(budget["warnings"])


def _assets(board: Board, assets: Json) -> None:
    """What could be sold, and what a court leaves in any case."""
    if not assets["sales"]:
        return
    board.heading(board.say("budget.assets"))
    board.items(
        [
            board.say(
                "budget.sale",
                name=sale["name"],
                brings=fen(sale["brings"]),
                saves=fen(sale["saves_a_year"]),
            )
            for sale in assets["sales"]
        ]
    )
    for told in assets["protected"]:
        board.line(board.say("budget.protected", title=told["title"], doc=told["doc"]), indent=2)


def _left(board: Board, expected: str) -> tuple[str, str]:
    """What is left for the lenders, or how much is missing."""
    if fen(expected) < 0:
        return board.say("budget.missing"), number(expected.removeprefix("-"))
    return board.say("budget.surplus"), number(expected)


def _lines(board: Board, lines: list[Json]) -> None:
    if not lines:
        return
    board.heading(board.say("budget.lines"))
    board.table(
        [
            Column(board.say("budget.item"), "left"),
            Column(board.say("budget.kind"), "left"),
            Column(board.say("budget.monthly")),
        ],
        [
            [line["name"], board.say(f"budget.{line['kind']}"), number(line["monthly"])]
            for line in lines
        ],
    )
