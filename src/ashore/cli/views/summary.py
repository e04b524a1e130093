"""What a person needs to know first, in a few lines: what is owed, how late, what a day costs, what can be paid."""

import datetime as dt

from ashore.cli.views.board import Board, Json
from ashore.money import fen


def summary(board: Board, position: Json, budget: Json | None) -> None:
    """The few lines at the top; ``budget`` None where nothing is known of income and expenses."""
    for words in owed_lines(board, position):
        board.line(words, strong=True)
    if budget is not None:
        board.line(payable_line(board, budget), strong=True)


def owed_lines(board: Board, position: Json) -> list[str]:
    """What is owed, how late it is, and what a day costs."""
    debts, as_of = position["debts"], dt.date.fromisoformat(position["as_of"])
    total = fen(position["totals"]["total"])
    if not debts or total == 0:
        return [board.say("summary.nothing", as_of=as_of)]
    key = "summary.owed" if len(debts) > 1 else "summary.owed_one"
    return [
        board.say(key, as_of=as_of, count=len(debts), total=total),
        _late_line(board, position),
        _day_line(board, position),
        *_questions_line(board, position),
    ]


def _late_line(board: Board, position: Json) -> str:
    late = [debt for debt in position["debts"] if debt["days_past_due"]]
    if not late:
        return board.say("summary.not_overdue")
    latest = max(late, key=lambda debt: debt["days_past_due"])
    facts = {"days": latest["days_past_due"], "band": latest["delinquency"]}
    if len(position["debts"]) == 1:
        return board.say("summary.overdue_one", **facts)
    return board.say("summary.overdue", overdue=len(late), **facts)


def _day_line(board: Board, position: Json) -> str:
    cost = fen(position["totals"]["next_day_cost"])
    if cost:
        return board.say("summary.day_cost", cost=cost)
    # What is late and costs nothing has no rate in the case: unknown, not free.
    late = any(debt["days_past_due"] for debt in position["debts"])
    return board.say("summary.day_cost_unknown" if late else "summary.no_day_cost")


def _questions_line(board: Board, position: Json) -> list[str]:
    findings = (finding for debt in position["debts"] for finding in debt["findings"])
    count = sum(1 for finding in findings if finding["question"])
    return [board.say("summary.questions", count=count)] if count else []


def payable_line(board: Board, budget: Json) -> str:
    """What can be paid a month."""
    surplus = budget["surplus"]
    if fen(surplus["expected"]) <= 0:
        return board.say("summary.not_payable")
    low, expected = max(0, fen(surplus["low"])), fen(surplus["expected"])
    key = "summary.payable" if low == expected else "summary.payable_low"
    return board.say(key, expected=expected, low=low)
