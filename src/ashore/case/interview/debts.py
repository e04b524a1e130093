"""One debt as answered: completed to an entry of the case file, or kept aside with what it lacks."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from ashore.loans.schedule import Row, ScheduleError, schedule
from ashore.money import yuan
from ashore.texts import Language, Message, message, text

Table: TypeAlias = dict[str, Any]

_NEEDED_OF_A_LOAN = ("principal", "start", "instalments")
_NEEDED_OF_A_CARD = ("balance", "minimum", "date", "due")
_PAID_AT_ONCE = "bullet"


@dataclass(slots=True)
class Debt:
    """A debt while its answers are being taken; ``day`` is when it was first spoken of.

    ``aside`` holds what the case file says otherwise: instalments paid, days overdue, the latest statement.
    """

    table: Table
    day: dt.date
    overdue: bool
    aside: Table = field(default_factory=dict)

    def put(self, path: Sequence[str], value: Any, day: dt.date) -> None:
        """Put an answer at its path below the debt."""
        match path:
            case ["rate"]:
                name, rate = value
                self.table.pop("annual_rate", None)
                self.table.pop("daily_rate", None)
                self.table[name] = rate
            case ["paid" | "days" as name]:
                self.aside[name] = value
                self.day = day
            case ["statement", name]:
                self.aside[name] = value
            case ["claim", name]:
                self.table.setdefault("claim", {}).update({"as_of": day, name: value})
            case [name]:
                self.table[name] = value
            case _:
                raise ValueError(path)


@dataclass(frozen=True, slots=True)
class Finished:
    """An entry for the case file, and what was assumed in it."""

    table: Table
    notes: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A debt that lacks something a case file needs: what is known, and the names of what is missing."""

    label: str
    table: Table
    missing: tuple[str, ...]


def finish(debt: Debt, language: Language) -> Finished | Unfinished:
    """Complete a debt: the usual case where an answer is missing, with a note, and the payments made so far."""
    label = text(f"products.{debt.table['product']}.name", language)
    is_card = debt.table.get("method") == "revolving"
    known, needed = (debt.aside, _NEEDED_OF_A_CARD) if is_card else (debt.table, _NEEDED_OF_A_LOAN)
    missing = tuple(name for name in needed if name not in known)
    if missing:
        return Unfinished(label, {**debt.table, **debt.aside}, missing)
    if is_card:
        return _finish_card(debt, label)
    return _finish_loan(debt, label)


def _finish_card(debt: Debt, label: str) -> Finished:
    statement = {name: debt.aside[name] for name in ("date", "due", "balance", "minimum")}
    table, notes = _priced(debt.table, label)
    return Finished({**table, "statements": [statement]}, notes)


def _finish_loan(debt: Debt, label: str) -> Finished:
    table, notes = _priced(debt.table, label)
    if "method" not in table:
        table = {**table, "method": "equal-instalment"}
        notes = (message("interview.note.method", debt=label), *notes)
    if table["method"] == _PAID_AT_ONCE:
        return Finished(table, notes)
    count, note = _instalments_paid(debt, table, label)
    payments = _payments(table, count, debt.day)
    return Finished(
        {**table, "payments": payments} if payments else table, (*notes, *([note] if note else []))
    )


def _priced(table: Table, label: str) -> tuple[Table, tuple[Message, ...]]:
    """The table with a price: an unknown rate or fee counts as none, and a note says so."""
    if table.get("method") == "fee-instalment":
        if "fee_rate" in table:
            return table, ()
        return {**table, "fee_rate": Decimal(0)}, (message("interview.note.fee", debt=label),)
    if "annual_rate" in table or "daily_rate" in table:
        return table, ()
    return {**table, "annual_rate": Decimal(0)}, (message("interview.note.rate", debt=label),)


def _instalments_paid(debt: Debt, table: Table, label: str) -> tuple[int, Message | None]:
    """How many instalments were paid: as said, from the days overdue, or all that are due where none is overdue."""
    if "paid" in debt.aside:
        count = min(debt.aside["paid"], table["instalments"])
        return count, message(
            "interview.note.paid_on_time", debt=label, count=count
        ) if count else None
    dues = [row.due for row in _rows(table)]
    days = debt.aside.get("days")
    if days and dues:
        oldest_unpaid = debt.day - dt.timedelta(days=days)
        # The app may count a day more or less: the due date nearest to the day it says.
        count = min(range(len(dues)), key=lambda place: abs(dues[place] - oldest_unpaid))
        return count, message("interview.note.paid_estimated", debt=label, count=count)
    if debt.overdue and days is None:
        return 0, message("interview.note.paid", debt=label)
    count = sum(1 for due in dues if due < debt.day)
    return count, message("interview.note.paid_assumed", debt=label, count=count)


def _payments(table: Table, count: int, day: dt.date) -> list[Table]:
    """The first ``count`` instalments as payments on their due dates, none later than ``day``."""
    return [
        {"date": min(row.due, day), "amount": Decimal(yuan(row.payment))}
        for row in _rows(table)[:count]
        if row.payment
    ]


def _rows(table: Table) -> Sequence[Row]:
    """The schedule of the debt as the case room reads it; none where its dates give no schedule."""
    # Pydantic is slow to import, and the first questions do not need it.
    from ashore.case.convert import contract
    from ashore.case.schema import LoanDebt

    try:
        return schedule(contract(LoanDebt.model_validate({"id": "debt", **table})).terms).rows
    except ScheduleError:
        return ()
