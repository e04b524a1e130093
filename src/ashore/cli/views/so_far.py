"""What an interview has found out so far: the position of the debts, and what can be paid."""

from ashore.cli.views.board import Board
from ashore.cli.views.position import all_debts, buckets
from ashore.cli.views.summary import owed_lines, payable_line
from ashore.workout import Workout

_NO_DEBT = "interview.summary.no_debt"


def so_far(board: Board, work: Workout) -> None:
    """A summary; then all debts, or the buckets where there is only one."""
    position = work.position_json(with_plan=False)
    owed = owed_lines(board, position) if position["debts"] else [board.word(_NO_DEBT)]
    for words in owed:
        board.line(words, strong=True, indent=2)
    if work.case.income or work.case.expense:
        board.line(payable_line(board, work.budget_json()), strong=True, indent=2)
    if len(position["debts"]) == 1:
        board.line("")
        buckets(board, position["debts"][0])
    elif position["debts"]:
        all_debts(board, position)
