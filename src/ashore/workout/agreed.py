"""The agreements of a case on a day: what each still asks for, and what is to be said of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeAlias

from ashore.case.schema import Case
from ashore.loans.ledger import counted_payments
from ashore.loans.terms import Payment
from ashore.money import yuan
from ashore.planning.signed import Signed, signed
from ashore.texts import Language, message, render

Json: TypeAlias = dict[str, Any]


def signed_for(case: Case, debt_id: str, paid: Sequence[Payment], as_of: dt.date) -> Signed | None:
    """What the agreement of a debt that was signed last by a day still asks for, ``paid`` being the debt's payments."""
    found = [one for one in case.agreement if one.debt == debt_id and one.signed <= as_of]
    if not found:
        return None
    last = max(found, key=lambda one: one.signed)
    agreed = (Payment(one.date, one.amount) for one in last.payments)
    return signed(last.signed, agreed, counted_payments(tuple(paid), as_of), as_of)


def agreement_json(debt_id: str, name: str, agreement: Signed, language: Language) -> Json:
    """An agreement in force; ``next`` is null where nothing is to come."""
    coming = agreement.to_come[:1]
    key = "kept" if agreement.left else "done"
    said = [message(f"agreements.{key}", debt=name, day=agreement.on, left=agreement.left)]
    if agreement.missed:
        missed = {"since": agreement.missed_since, "amount": agreement.missed}
        said.append(message("agreements.missed", **missed))
    return {
        "debt": debt_id,
        "signed": agreement.on.isoformat(),
        "left": yuan(agreement.left),
        "missed": yuan(agreement.missed),
        "missed_since": agreement.missed_since and agreement.missed_since.isoformat(),
        "next": next(
            ({"date": one.date.isoformat(), "amount": yuan(one.amount)} for one in coming), None
        ),
        "text": [render(one, language) for one in said],
    }
