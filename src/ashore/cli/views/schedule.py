"""A schedule as a table."""

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.money import fen


def schedule_view(board: Board, schedule: Json) -> None:
    """The rows, the totals, and what the loan costs a year."""
    totals = schedule["totals"]
    amounts = ["payment", "principal", "interest", *(["fee"] if fen(totals["fee"]) else [])]
    columns = [
        Column(board.say("schedule.number")),
        Column(board.say("schedule.due"), "left"),
        Column(board.say("schedule.days")),
        *(Column(board.say(f"schedule.{name}")) for name in amounts),
        Column(board.say("schedule.balance")),
    ]
    rows = [
        [
            str(row["number"]),
            row["due"],
            str(row["days"]),
            *(number(row[name]) for name in amounts),
            number(row["balance"]),
        ]
        for row in schedule["instalments"]
    ]
    board.table(
        columns, rows, ["", board.say("sum"), "", *(number(totals[n]) for n in amounts), ""]
    )
    cost = schedule["annual_cost"]
    said = {
        name: board.percent(cost[name]) if cost[name] is not None else board.say("schedule.unknown")
        for name in ("nominal", "effective", "irr")
    }
    board.line(board.say("schedule.cost", **said))
    if "conflict" in schedule:
        conflict = schedule["conflict"]
        board.line(
            board.say(
                "schedule.conflict",
                asked=fen(conflict["asked_payment"]),
                kept=fen(conflict["kept_payment"]),
                ends_after=conflict["ends_after"],
                instalments=conflict["instalments"],
            )
        )
