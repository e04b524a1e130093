"""What truly happened, and how each channel tells of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

Fen: TypeAlias = int
Channel: TypeAlias = Literal[
    "alipay", "wechat", "jd", "cmb", "icbc", "ccb", "abc", "bocom", "cmb-credit", "boc", "cgb"
]
Flow: TypeAlias = Literal["in", "out"]
Kind: TypeAlias = Literal[
    "expense",
    "income",
    "refund",
    "transfer",
    "person",
    "repayment",
    "disbursement",
    "fee",
    "cash",
    "cancelled",
]
Act: TypeAlias = Literal[
    "buy",
    "refund",
    "unpaid",  # an order that was closed before it was paid
    "waiting",  # an order that is still to be paid
    "later",  # ordered now, paid later: the payment is an act of its own
    "freeze",
    "unfreeze",
    "earn",
    "salary",
    "yield",
    "interest",
    "tax",
    "send",
    "receive",
    "packet-out",
    "packet-in",
    "own-out",
    "own-in",
    "repay",
    "failed",
    "repaid",  # the card's side of a repayment
    "lend",
    "cash",
    "fee",
]
"""What a channel sees; each format has its own words for it."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One row in one channel.

    ``via`` is the platform through which a bank's line came, ``method`` how a platform's row was paid, ``label`` the
    platform's own category or type. ``booked`` is the bank's day, ``refunded`` what was given back later of this row.
    """

    channel: Channel
    moment: dt.datetime
    amount: Fen
    flow: Flow
    act: Act
    who: str
    what: str
    label: str = ""
    method: str = ""
    via: str = ""
    booked: dt.date | None = None
    refunded: Fen = 0
    fee: Fen = 0
    order: str = ""
    merchant: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    ``amount`` is in fen and not negative; ``fee`` is a charge on top of it, told in the same row. ``of`` is the event
    that a refund gives back, "" where that was before the period; ``lender`` whose debt was paid or paid out.
    """

    id: str
    moment: dt.datetime
    amount: Fen
    flow: Flow
    kind: Kind
    who: str
    what: str
    category: str
    lender: str
    of: str
    fee: Fen
    traces: tuple[Trace, ...]

    @property
    def channels(self) -> frozenset[Channel]:
        return frozenset(trace.channel for trace in self.traces)

    @property
    def month(self) -> str:
        return f"{self.moment:%Y-%m}"
