"""How lenders may see the plan: what it is worth to them, beside the prices of bundles."""

from collections.abc import Sequence

from ashore.cli.views.board import Board, Json
from ashore.texts import text


def lender_view(board: Board, views: Sequence[Json]) -> None:
    """One entry a debt that is late enough; nothing where there is none."""
    if not views:
        return
    board.heading(board.word("lender.title"))
    board.line(board.word("lender.about"), indent=2)
    board.items([one["text"] for one in views])
    board.line(board.word("lender.prices"), indent=2)
    for price in {one["without_deal"]["about"]: one["without_deal"] for one in views}.values():
        doubt = [] if price["verified"] else [board.word("lender.unverified")]
        board.items([price["about"], *doubt])
        facts = {"source": price["source"], "as_of": price["as_of"]}
        board.line(text("lender.source", board.language, **facts), indent=4)
    board.line(board.word("lender.strict"), indent=2)
    board.line(board.word("lender.waiting"), strong=True, indent=2)
