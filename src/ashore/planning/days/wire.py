"""The calendar as JSON: amounts are strings in yuan, dates ISO."""

from typing import Any

from ashore.money import yuan
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.moves import Advice, Move
from ashore.planning.days.shortfalls import Shortfall
from ashore.planning.days.unavoidable import Unavoidable


def calendar_json(book: Cashbook, advice: Advice) -> dict[str, Any]:
    """The days with what moves on them, what is short, the moves, and what they leave with its proof."""
    return {
        "reserve": yuan(book.reserve),
        "flows": [
            {"date": flow.day.isoformat(), "name": flow.name, "amount": yuan(flow.amount)}
            for flow in book.flows
        ],
        "undated": list(book.undated),
        "payments": [
            {"date": one.date.isoformat(), "debt": due.debt_id, "amount": yuan(one.amount)}
            for due in advice.dues
            for one in due.payments
        ],
        "shortfalls": [_shortfall(one) for one in advice.before],
        "moves": [_move(one) for one in advice.moves],
        "unavoidable": [_unavoidable(one) for one in advice.unavoidable],
        "days": [
            {"date": book.day(number).isoformat(), "before": yuan(before), "after": yuan(after)}
            for number, (before, after) in enumerate(
                zip(advice.cash_before, advice.cash_after, strict=True)
            )
        ],
    }


def _shortfall(one: Shortfall) -> dict[str, Any]:
    return {
        "from": one.first.isoformat(),
        "until": one.until and one.until.isoformat(),
        "day": one.worst.isoformat(),
        "missing": yuan(one.missing),
        "payments": [
            {"date": hit.day.isoformat(), "debt": hit.debt_id, "amount": yuan(hit.amount)}
            for hit in one.hits
        ],
    }


def _move(one: Move) -> dict[str, Any]:
    return {
        "debt": one.debt_id,
        "old_day": one.old_day,
        "new_day": one.new_day,
        "first": one.first.isoformat(),
        "later": one.later,
    }


def _unavoidable(one: Unavoidable) -> dict[str, Any]:
    return {
        **_shortfall(one.shortfall),
        "reserve": yuan(one.reserve),
        "comes_in": yuan(one.comes_in),
        "goes_out": yuan(one.goes_out),
        "even": yuan(one.even),
        "paid": {debt_id: yuan(amount) for debt_id, amount in one.paid},
    }
