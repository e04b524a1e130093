"""What a contract says: the terms of a loan or a card, how it treats lateness, and the payments made."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Literal, TypeAlias

from ashore.dates import MONTHLY, DayCount, Step
from ashore.money import Fen, Rate, Rounding


class Method(StrEnum):
    """How a loan is paid back."""

    EQUAL_INSTALMENT = "equal-instalment"
    EQUAL_PRINCIPAL = "equal-principal"
    INTEREST_ONLY = "interest-only"
    BULLET = "bullet"
    FEE_INSTALMENT = "fee-instalment"
    REVOLVING = "revolving"


ChargeKind: TypeAlias = Literal["guarantee", "insurance", "member", "service", "other"]


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee beside interest: guarantee, insurance, membership, service.

    ``at-start`` is paid or withheld when the loan is paid out and counts in the annual cost only;
    ``each-instalment`` falls due with every instalment. ``in_cost_table`` is None where the user does not know
    whether the lender's cost table lists it.
    """

    name: str
    amount: Fen
    kind: ChargeKind = "other"
    when: Literal["at-start", "each-instalment"] = "each-instalment"
    in_cost_table: bool | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms from which a schedule follows.

    ``fee_rate`` is per period on the original principal (fee-instalment). ``received`` is what arrived, where
    interest was deducted in advance. ``instalment_multiple`` is in fen: 100 rounds the level payment to a yuan.
    """

    method: Method
    principal: Fen
    annual_rate: Rate
    start: dt.date
    instalments: int
    first_due: dt.date | None = None
    every: Step = MONTHLY
    day_count: DayCount = DayCount.ACTUAL_365
    rounding: Rounding = Rounding.HALF_UP
    instalment_multiple: Fen = 1
    fee_rate: Rate = Decimal(0)
    charges: tuple[Charge, ...] = ()
    received: Fen | None = None


@dataclass(frozen=True, slots=True)
class PenaltyPolicy:
    """What lateness costs under the contract: DESIGN, "What accrues", rules 2 and 3.

    The penalty rate is ``daily_rate`` a day where given, otherwise the contract rate times ``multiplier``.
    """

    multiplier: Rate = Decimal("1.5")
    daily_rate: Rate | None = None
    compound: bool = False
    grace_days: int = 0
    grace: Literal["forgiven-if-paid", "free"] = "forgiven-if-paid"


Component: TypeAlias = Literal["fee", "penalty", "interest", "principal"]
CONTRACT_ORDER: tuple[Component, ...] = ("fee", "penalty", "interest", "principal")


@dataclass(frozen=True, slots=True)
class AllocationPolicy:
    """What a payment settles first: DESIGN, "What accrues", rule 5."""

    order: tuple[Component, ...] = CONTRACT_ORDER
    by: Literal["instalment", "component"] = "instalment"
    prepayment: Literal["hold", "reduce"] = "hold"


STATUTORY_ALLOCATION = AllocationPolicy(
    order=("fee", "interest", "penalty", "principal"), by="component"
)
"""Civil Code article 561, where nothing else is agreed: costs, then interest (penalty interest too), then principal."""


@dataclass(frozen=True, slots=True)
class Contract:
    """A loan with a schedule: its terms and its treatment of lateness and payments."""

    terms: Terms
    penalty: PenaltyPolicy = PenaltyPolicy()
    allocation: AllocationPolicy = AllocationPolicy()
    accelerated_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A card statement as the bank printed it; ``interest`` and ``fees`` are parts of ``balance``."""

    date: dt.date
    due: dt.date
    balance: Fen
    minimum: Fen
    interest: Fen = 0
    fees: Fen = 0


@dataclass(frozen=True, slots=True)
class Purchase:
    """A purchase by card: interest runs from its posting day where the statement is not paid in full."""

    posted: dt.date
    amount: Fen


@dataclass(frozen=True, slots=True)
class CardAccount:
    """A revolving account known by its statements.

    ``late_fee_rate`` is the share of the unpaid minimum charged once per statement; ``late_fee_minimum`` its
    floor in fen. ``day_basis`` is 365, or 360 where the contract counts so.
    """

    annual_rate: Rate
    statements: tuple[Statement, ...]
    purchases: tuple[Purchase, ...] = ()
    late_fee_rate: Rate = Decimal(0)
    late_fee_minimum: Fen = 0
    compound: bool = False
    accelerated_on: dt.date | None = None
    allocation: AllocationPolicy = AllocationPolicy()
    day_basis: Literal[360, 365] = 365


Obligation: TypeAlias = Contract | CardAccount


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that moved on a day; ``amount`` is positive in fen.

    A ``refund`` is credited like a payment. A ``reversal`` undoes the payment of date ``of`` and the same
    amount (a bounced debit): from its own date on, history is replayed without that payment.
    """

    date: dt.date
    amount: Fen
    kind: Literal["payment", "refund", "reversal"] = "payment"
    of: dt.date | None = None


BUCKETS: tuple[str, ...] = (
    "principal_not_due",
    "principal_overdue",
    "interest_billed",
    "interest_accrued",
    "penalty_on_principal",
    "penalty_on_interest",
    "late_fees",
    "other_fees",
)

_amounts = attrgetter(*BUCKETS)


@dataclass(frozen=True, slots=True)
class Buckets:
    """What is owed on a day, split eight ways, in fen."""

    principal_not_due: Fen = 0
    principal_overdue: Fen = 0
    interest_billed: Fen = 0
    interest_accrued: Fen = 0
    penalty_on_principal: Fen = 0
    penalty_on_interest: Fen = 0
    late_fees: Fen = 0
    other_fees: Fen = 0

    @property
    def total(self) -> Fen:
        """The sum of the eight."""
        total: Fen = sum(_amounts(self))
        return total


CLAIM_PARTS: Mapping[str, tuple[str, ...]] = {
    "principal": ("principal_not_due", "principal_overdue"),
    "interest": ("interest_billed", "interest_accrued"),
    "penalty": ("penalty_on_principal", "penalty_on_interest"),
    "fees": ("late_fees", "other_fees"),
    "total": BUCKETS,
    **{bucket: (bucket,) for bucket in BUCKETS},
}
"""What a lender's statement may name, and the buckets it covers."""


def claim_part(buckets: Buckets, part: str) -> Fen:
    """The amount of our buckets that a part of a claim covers."""
    return sum(getattr(buckets, name) for name in CLAIM_PARTS[part])


@dataclass(frozen=True, slots=True)
class Claim:
    """What the lender says is owed on a day: some of the parts of ``CLAIM_PARTS``, in fen."""

    as_of: dt.date
    parts: Mapping[str, Fen]


@dataclass(frozen=True, slots=True)
class Position:
    """What is owed on a day.

    ``held`` is money paid that no due amount has used yet; it is not part of the buckets.
    ``next_day_cost`` is how much more is owed a day later if nothing is paid.
    """

    as_of: dt.date
    buckets: Buckets
    days_past_due: int
    next_day_cost: Fen
    held: Fen = 0

    @property
    def delinquency(self) -> str:
        """M0 (not overdue), M1 (1-30 days), M2 ... M6 (151-180), M6+ beyond."""
        if self.days_past_due > 180:
            return "M6+"
        return f"M{(self.days_past_due + 29) // 30}"
