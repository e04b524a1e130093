"""What the audit found, as values."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ashore.money import Fen
from ashore.texts import Message

Cause: TypeAlias = Literal[
    "penalty-started-early",
    "penalty-within-grace",
    "wrong-multiple",
    "interest-on-interest",
    "interest-on-fees",
    "fee-not-in-contract",
    "fee-not-in-cost-table",
    "interest-deducted-in-advance",
    "wrong-day-count",
    "payment-not-credited",
    "allocation-order",
    "unexplained",
]
"""Why a figure differs; ``unexplained`` where no error of ours gives it."""

Severity: TypeAlias = Literal["info", "ask", "dispute"]
"""``info``: good to know; ``ask``: please explain; ``dispute``: contract and dates give another figure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a claim or a contract.

    ``rule`` is the id of the rule that bears on it, None where it is a matter of arithmetic alone. ``bucket`` is
    one of the eight, or the lender's own part where no more can be told. ``amount`` is the lender's figure minus
    the supported one for this cause, in fen. ``since`` and ``until`` are the days it concerns. ``question`` is
    what to ask the lender, None where there is nothing to ask.
    """

    rule: str | None
    severity: Severity
    bucket: str
    cause: Cause
    amount: Fen
    since: dt.date | None
    until: dt.date | None
    message: Message
    question: Message | None
