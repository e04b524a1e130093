"""What a negotiation needs to know: of the person, of one debt, and of what is offered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from ashore.case.schema import Cause as SaidCause
from ashore.case.schema import Paper
from ashore.loans.relief import ReliefOption
from ashore.money import Fen, Rate
from ashore.texts import Message

Cause: TypeAlias = Literal[SaidCause, "unknown"]
CAUSES: tuple[Cause, ...] = get_args(Cause)

Lender: TypeAlias = Literal["card", "bank", "consumer-finance", "microloan", "other"]
"""Who the lender is, as far as it changes what may be asked and where to complain. ``card``: a bank's credit card."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The person and the household, the same for every creditor.

    ``story`` is the user's own words. ``income`` and ``surplus`` are what is expected each month, ``offered`` is what
    the plan pays all creditors in its first month (0 where no plan fits), in fen.
    ``has_expenses`` and ``has_income`` say whether the case lists any. ``papers`` are those at hand.
    """

    as_of: dt.date
    cause: Cause
    debts: int
    income: Fen
    surplus: Fen
    offered: Fen = 0
    name: str = ""
    phone: str = ""
    story: str = ""
    dependants: int = 0
    has_income: bool = False
    has_expenses: bool = False
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class DebtFacts:
    """One debt on the day of the papers; ``buckets`` in fen by name, ``questions`` what the audit asks the lender.

    ``product`` is what to call it to the lender, ``name`` what tells it from the person's other debts.

    ``hotlines`` are the lender's own numbers as far as they are verified facts.
    """

    id: str
    creditor: str
    name: str | Message
    product: str | Message
    lender: Lender
    buckets: Mapping[str, Fen]
    total: Fen
    days_past_due: int
    next_day_cost: Fen
    account: str = ""
    secured: bool = False
    hotlines: tuple[str, ...] = ()
    questions: int = 0


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of an offer."""

    date: dt.date
    payment: Fen


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered one creditor: ``total`` in all, the balance bearing ``annual_rate``.

    By the recommended plan; or where none fits, once the creditor has waited ``waits`` months, with which one does.
    Then ``afterwards`` is what the leanest month from the first payment to the last has for all creditors, and
    ``counts_on`` what the others are thought to grant, None where there are none.
    """

    relief: ReliefOption
    payments: tuple[Instalment, ...]
    total: Fen
    annual_rate: Rate
    waits: int = 0
    afterwards: Fen = 0
    counts_on: Literal["instalments", "deferral"] | None = None

    @property
    def limit(self) -> Fen:
        """The largest single payment: what the person must not go beyond on the telephone."""
        return max(row.payment for row in self.payments)


@dataclass(frozen=True, slots=True)
class Pause:
    """What one creditor is asked for where no plan fits: ``months`` of deferral.

    ``token`` is what can be paid a month meanwhile; 0 where nothing can.
    """

    months: int
    token: Fen


Proposal: TypeAlias = Offer | Pause
"""What a creditor is asked to agree to."""
