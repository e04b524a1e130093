"""Statements, and the draft of a budget, in the JSON names of DESIGN."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from ashore.money import yuan
from ashore.statements.budget.chance import BackTest, Chance
from ashore.statements.budget.draft import Draft, Line
from ashore.statements.budget.rhythm import Recurring
from ashore.statements.budget.told import Told
from ashore.statements.classify import SPENT
from ashore.statements.model import Statement
from ashore.statements.repayments import Match
from ashore.texts import Language, render

Json: TypeAlias = dict[str, Any]


def file_json(one: Statement, language: Language) -> Json:
    """A file: its three counts add up to its rows."""
    return {
        "name": one.name,
        "format": one.format,
        "rows": one.rows,
        "transactions": len(one.transactions),
        "other": one.other,
        "rejected": [
            {"line": bad.line, "reason": render(bad.reason, language)} for bad in one.rejected
        ],
        "from": one.since.isoformat() if one.since else None,
        "to": one.until.isoformat() if one.until else None,
    }


def row_json(one: Told) -> Json:
    """A transaction; ``counted`` is what of it counts, ``because`` and ``same_as`` say why it is less."""
    row, twin = one.transaction, one.entry.twin
    spent = one.kind in SPENT or one.kind == "refund"
    return {
        "date": row.date.isoformat(),
        "time": row.time,
        "amount": yuan(row.amount),
        "direction": row.direction,
        "kind": one.kind,
        "counterparty": row.counterparty,
        "description": row.description,
        "category": one.about.topic if spent else "",
        "topic": one.about.topic,
        "account": row.account,
        "file": row.file,
        "line": row.line,
        "counted": yuan(one.amount),
        "fee": yuan(row.fee),
        "confidence": one.about.confidence,
        "because": one.entry.because,
        "same_as": {"file": twin.file, "line": twin.line} if twin else None,
    }


def rows_json(rows: Iterable[Told]) -> Iterator[Json]:
    """All transactions; the fee of one that moved more is told with it."""
    return (row_json(one) for one in rows if not one.entry.is_part)


def line_json(one: Line, *, with_rows: bool = True) -> Json:
    """A line of the draft, with the rows it is made of, each by its file and line."""
    return {
        "side": one.side,
        "topic": one.topic,
        "monthly": yuan(one.monthly),
        "months": [{"month": f"{month:%Y-%m}", "amount": yuan(sum_)} for month, sum_ in one.totals],
        "count": len(one.rows),
        "spread": one.spread,
        "odd": f"{one.odd:%Y-%m}" if one.odd else None,
        "rows": [place_json(row) for row in one.rows] if with_rows else [],
    }


def place_json(one: Told) -> Json:
    """Where a transaction stands."""
    return {"file": one.transaction.file, "line": one.transaction.line}


def draft_json(
    made: Draft, chances: Chance | None, tested: BackTest, *, with_rows: bool = True
) -> Json:
    """The draft: its months, its lines, what is unsure, what is to be asked; perhaps without the rows of each."""
    return {
        "months": [f"{month:%Y-%m}" for month in made.months],
        "whole_months": made.whole,
        "income": yuan(made.total("income")),
        "expense": yuan(made.total("expense")),
        "lines": [line_json(one, with_rows=with_rows) for one in made.lines],
        "unsure": [place_json(row) for row in made.unsure],
        "questions": list(made.questions),
        "chance": chance_json(chances) if chances else None,
        "back_test": {"inside": tested.inside, "months": tested.tried},
    }


def chance_json(one: Chance) -> Json:
    """What a month may leave before debts."""
    return {
        "low": yuan(one.low),
        "expected": yuan(one.expected),
        "high": yuan(one.high),
        "short": round(one.short, 4),
        "months": one.months,
    }


def recurring_json(one: Recurring) -> Json:
    """A payment that recurs."""
    return {
        "side": one.side,
        "counterparty": one.counterparty,
        "topic": one.topic,
        "amount": yuan(one.amount),
        "every": str(one.step),
        "next": one.next.isoformat(),
        "count": len(one.rows),
    }


def match_json(one: Match) -> Json:
    """A repayment and the debt it went to."""
    row = one.row.transaction
    return {
        "date": row.date.isoformat(),
        "amount": yuan(one.row.amount),
        "counterparty": row.counterparty,
        "description": row.description,
        "debt": one.debt,
        "why": one.why,
        "file": row.file,
        "line": row.line,
    }
