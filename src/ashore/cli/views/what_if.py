"""What would be if: the plan as it is beside the plan as it would be; and what then, where a lender says no."""

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.planning import told
from ashore.texts import text

_ROWS = ("largest_month", "months", "total_paid", "total_cost", "completion", "smallest_monthly")


def what_if_view(board: Board, plans: Json) -> None:
    """The comparison, and what is to be said of it; nothing where nothing was supposed."""
    if "what_if" not in plans:
        return
    found = plans["what_if"]
    board.heading(_say(board, "title"))
    sides = (found["present"], found["supposed"])
    refusal = found["refusal"]
    there = "others" if refusal and not refusal["fits"] else "supposed"
    board.table(
        [Column("", "left"), Column(_say(board, "present")), Column(_say(board, there))],
        [
            [_say(board, name), *(_cell(side, name) for side in sides)]
            for name in _ROWS
            if any(side[name] is not None for side in sides)
        ],
    )
    board.line()
    unfit = [
        _say(board, "unfit", side=_say(board, name))
        for side, name in zip(sides, ("present", there), strict=True)
        if not side["fits"]
    ]
    said = [found[part]["text"] for part in ("without_income", "sale") if found[part]]
    board.items([*unfit, *(words for part in said for words in part)])
    if refusal:
        board.items([refusal["text"]])
    if refusal and refusal["steps"]:
        board.line()
        board.line(_say(board, "steps"), indent=2)
        board.items([step["text"] for step in refusal["steps"]], indent=4)
    if found["without_income"]:
        board.line()
        board.line(_say(board, "begins", day=found["without_income"]["until"]), indent=2)


def if_refused_view(board: Board, plans: Json) -> None:
    """What then, for each lender whose answer is not certain; nothing where nobody asked."""
    if "if_refused" not in plans:
        return
    found = plans["if_refused"]
    board.heading(_say(board, "if_refused"))
    board.items([one["text"] for one in found] or [_say(board, "none_unsure")])


def _cell(side: Json, name: str) -> str:
    value = side[name]
    if value is None:
        return "–"
    if name == "completion":
        return told.chance(value)
    return str(value) if name == "months" else number(value)


def _say(board: Board, key: str, **facts: str) -> str:
    return text(f"what_if.view.{key}", board.language, **facts)
