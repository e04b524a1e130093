"""Payments as the contract's schedule has them, up to an instalment: what "everything paid until then" means."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ashore.case.convert import contract
from ashore.case.faults import Path
from ashore.case.schema import LoanDebt
from ashore.web.casework import Casework
from ashore.web.forms.places import list_at, table_at, with_value
from ashore.web.forms.spots import Spot
from ashore.web.forms.writer import Head, Writer
from ashore.web.store.base import Document
from ashore.workout import terms_json

Row: TypeAlias = Mapping[str, Any]


def due_rows(work: Casework, here: Spot) -> tuple[Row, ...]:
    """The instalments due by now, as the schedule's JSON has them, for the list of a loan's payments.

    None elsewhere, and where the loan is not known well enough for a schedule.
    """
    if here.group is None or here.group.list != "payments":
        return ()
    identity = table_at(work.document, here.path[:-1]).get("id")
    loan = next((one for one in work.settled.case.debt if one.id == identity), None)
    if not isinstance(loan, LoanDebt):
        return ()
    rows = terms_json(contract(loan).terms)["instalments"]
    return tuple(row for row in rows if dt.date.fromisoformat(row["due"]) <= work.work.as_of)


def keep_paid(writer: Writer, shelf: Path, rows: Sequence[Row], based_on: int) -> bool:
    """Note each instalment as paid on its due date where no payment of that day is noted yet.

    Whether the debt was found.
    """

    def edit(head: Head) -> tuple[Document, bool]:
        place = writer.place(shelf, based_on, head)
        if place is None:
            return head.document, False
        noted = list_at(head.document, place)
        days = {one.get("date") for one in noted if isinstance(one, Mapping)}
        paid = [
            {"date": row["due"], "amount": row["payment"]}
            for row in rows
            if row["due"] not in days and row["payment"] != "0.00"
        ]
        return with_value(head.document, place, [*noted, *paid]), True

    return writer.amend("add", shelf, edit)[1]
