"""Relief options: what a creditor may grant. The type stands on floor 2: cases, law and planning share it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from ashore.money import Rate

ReliefKind: TypeAlias = Literal[
    "as-is",
    "extension",
    "deferral",
    "re-instalment",
    "interest-freeze",
    "waiver",
    "settlement",
    "principal-only",
    "due-date-move",
]


@dataclass(frozen=True, slots=True)
class ReliefOption:
    """One thing a creditor may grant for one debt.

    ``annual_rate`` None keeps the contract's. ``down_payment`` is a share of what is owed. ``waiver_penalty``
    and ``waiver_interest`` are shares given up. ``months`` is how long payment is put off (deferral) or the
    term grows (extension). ``likelihood`` None means unknown: nobody may print a guess. ``source`` is a key of
    the rules or the catalogue, or ``"user"``.
    """

    kind: ReliefKind
    max_instalments: int | None = None
    annual_rate: Rate | None = None
    down_payment: Rate = Decimal(0)
    waiver_penalty: Rate = Decimal(0)
    waiver_interest: Rate = Decimal(0)
    months: int = 0
    share: Rate | None = None
    min_days_past_due: int = 0
    likelihood: Rate | None = None
    source: str = "user"
    verified: bool = False
