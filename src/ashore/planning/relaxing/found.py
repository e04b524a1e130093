"""What is found where nothing fits. Amounts in fen."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from ashore.money import Fen, Rate
from ashore.texts import Message

RelaxationKind: TypeAlias = Literal[
    "save",
    "sell",
    "expense",
    "grace",
    "longer",
    "catch-up",
    "waive-penalty",
    "waive-interest",
    "freeze",
    "rent",
    "pause",
    "income",
]
"""What changes: money kept from month to month; an asset sold; less spent; a lender that waits, grants more instalments
or more months to make up what is overdue, gives up penalty or interest, or asks none from now on; less for housing;
every lender waits; more money a month."""

KINDS: tuple[RelaxationKind, ...] = get_args(RelaxationKind)
_NEEDS_NOBODY: tuple[RelaxationKind, ...] = ("save", "sell", "expense", "income")
_WHO: tuple[tuple[RelaxationKind, ...], ...] = (
    ("save",),
    ("sell",),
    ("expense",),
    ("grace", "longer", "catch-up", "waive-penalty", "waive-interest", "freeze"),
    ("rent",),
    ("pause",),
    ("income",),
)
"""Who has to do with it: first what a household decides alone, then what one lender must grant, what changes a home,
what every lender must grant, and last what is in nobody's hand."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One change that by itself makes a plan fit, at its smallest size.

    ``subject`` is a debt's id, an asset's or an expense's name; empty where it is about none. Of the sizes those are
    given that the kind has: months waited or to catch up, instalments, a share given up, an amount (a month; once where
    something is sold or kept). ``costs`` is what it takes from whoever grants it, ``later`` by how many months a lender
    is paid later; they tell which is smaller.
    """

    kind: RelaxationKind
    text: Message
    subject: str = ""
    months: int | None = None
    instalments: int | None = None
    share: Rate | None = None
    amount: Fen | None = None
    costs: Fen = 0
    later: int = 0

    @property
    def asks(self) -> bool:
        """Whether somebody else has to agree."""
        return self.kind not in _NEEDS_NOBODY

    @property
    def rank(self) -> tuple[int, Fen, int, int, str]:
        """Smaller ones first: by who has to do with it, then by what it costs them, then by how long they wait."""
        who = next(place for place, kinds in enumerate(_WHO) if self.kind in kinds)
        return who, self.costs, self.later, KINDS.index(self.kind), self.subject


@dataclass(frozen=True, slots=True)
class Need:
    """What a debt takes at least."""

    debt: str
    called: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class Shortfall:
    """From month ``first`` to ``month`` there is ``available``, and the debts together need more.

    ``first`` is 1, or ``month`` itself where only that month alone comes short. ``date`` is the pay date of ``month``.
    """

    first: int
    month: int
    date: dt.date
    available: Fen
    needs: tuple[Need, ...]
    text: Message

    @property
    def needed(self) -> Fen:
        """What all debts need together."""
        return sum(need.amount for need in self.needs)

    @property
    def missing(self) -> Fen:
        """By how much it is too little, at least."""
        return self.needed - self.available
