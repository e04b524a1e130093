"""The agreements that lenders have signed, in the plan."""

from ashore.cli.views.board import Board, Json


def agreements_view(board: Board, plans: Json) -> None:
    """What each still asks for; nothing where there is none."""
    if plans["agreements"]:
        board.heading(board.word("agreements.title"))
        board.items(["".join(one["text"]) for one in plans["agreements"]])
