"""The calendar as JSON: amounts are strings in yuan, dates ISO."""

from collections.abc import Mapping, Sequence
from typing import Any

from ashore.money import yuan
from ashore.planning.days.agenda import AgendaDay, Entry, agenda
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due
from ashore.planning.days.moves import Advice, Move
from ashore.planning.days.shortfalls import Shortfall
from ashore.planning.days.unavoidable import Unavoidable


def calendar_json(
    book: Cashbook, dues: Sequence[Due], advice: Advice, names: Mapping[str, str]
) -> dict[str, Any]:
    """The days with what moves on them, what is short, the moves, and what they leave with its proof.

    ``names`` are what debts are called, by id. ``payments`` are those within these days once everything is moved;
    ``agenda`` has them as they were, and ``agenda_after`` moved.
    """
    last = book.day(len(book.even) - 1)
    return {
        "from": book.start.isoformat(),
        "to": last.isoformat(),
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
            if one.date <= last
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
        "agenda": [_agenda_day(one, names) for one in agenda(book, dues)],
        "agenda_after": [_agenda_day(one, names) for one in agenda(book, advice.dues)],
    }


def _agenda_day(one: AgendaDay, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "entries": [_entry(entry, names) for entry in one.entries],
        "due": yuan(one.due),
        "spread": yuan(one.spread),
        "left": yuan(one.left),
        "short": yuan(one.short),
    }


def _entry(one: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    is_debt = one.kind == "payment"
    return {
        "kind": one.kind,
        "name": names[one.name] if is_debt else one.name,
        "debt": one.name if is_debt else None,
        "amount": yuan(one.amount),
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
