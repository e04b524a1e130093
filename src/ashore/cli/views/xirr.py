"""The yearly cost of cash flows in a line or two."""

from decimal import Decimal

from ashore.cli.views.board import Board, Json


def xirr_view(board: Board, found: Json) -> None:
    """The rate, others where there are several, or why there is none."""
    if found["xirr"] is None:
        board.line(board.say(f"xirr.none.{found['why']}"))
        return
    board.line(board.say("xirr.rate", rate=_exactly(found["xirr"])), strong=True)
    others = [root for root in found["roots"] if root != found["xirr"]]
    if others:
        board.line(board.say("xirr.several", rates=", ".join(map(_exactly, others))))


def _exactly(rate: str) -> str:
    """A rate in percent, to a millionth."""
    return f"{Decimal(rate) * 100:.6f}%"
