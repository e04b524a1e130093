"""Everything ``ashore plan`` says, in the order in which a person asks."""

from typing import TYPE_CHECKING

from ashore.cli.views.accepted import accepted_note
from ashore.cli.views.board import Board, Json
from ashore.cli.views.days import days_view
from ashore.cli.views.explain import explain_view
from ashore.cli.views.lender_view import lender_view
from ashore.cli.views.plan import new_loan_view, plan_view
from ashore.cli.views.summary import summary
from ashore.cli.views.what_if import if_refused_view, what_if_view

if TYPE_CHECKING:
    from ashore.workout import Workout


def whole_plan(board: Board, work: "Workout", plans: Json) -> None:
    """The case in short, then ``plans``: the JSON of the command."""
    position = work.position_json()
    summary(board, position, work.budget_json())
    what_if_view(board, plans)
    plan_view(board, plans, {debt["id"]: debt["name"] for debt in position["debts"]})
    if "assumptions" in plans:
        explain_view(board, plans)
    if_refused_view(board, plans)
    if "what_if" not in plans:
        accepted_note(board, plans)
    days_view(board, plans["calendar"])
    lender_view(board, plans["lender_view"])
    if "new_loan" in plans:
        new_loan_view(board, plans["new_loan"])
