"""Where every figure of a recommendation comes from, and the assumptions behind its chance, shortly."""

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.texts import text


def explain_view(board: Board, plans: Json) -> None:
    """Every sentence with its figures, then the assumptions, a line each."""
    said = [one for one in plans["explained"] if one["facts"]]
    if said:
        board.heading(board.word("explain.view.title"))
    for one in said:
        board.line(one["text"], indent=2)
        board.items([_fact(board, fact) for fact in one["facts"]], indent=4)
    _assumptions(board, plans["assumptions"])


def _fact(board: Board, fact: Json) -> str:
    what = text("explain.view.from", board.language, means=fact["means"], origin=fact["from"])
    return f"{fact['printed']}  {what}"


def _assumptions(board: Board, assumptions: Json) -> None:
    board.heading(board.word("explain.view.assumptions"))
    board.line(board.word("explain.view.unverified"), indent=2)
    for group in assumptions["groups"]:
        board.line("")
        board.table(
            [Column(group["title"], "left"), Column(""), Column("", "left")],
            [[one["label"], one["printed"], _source(one)] for one in group["numbers"]],
        )


def _source(one: Json) -> str:
    return str(one["source"] if one["own"] else f"{one['place']} {one['year']}: {one['source']}")
