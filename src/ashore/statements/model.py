"""What a statement says: its transactions, its other lines, and what could not be read."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from ashore.money import Fen
from ashore.texts import Message

Direction: TypeAlias = Literal["in", "out", "neutral"]
Kind: TypeAlias = Literal[
    "expense",  # something bought, or money given away
    "income",  # money earned or given
    "refund",  # of something bought before
    "transfer",  # between accounts of one's own, saving included
    "person",  # a red packet or money between people: a gift, a loan, a shared meal; only the person knows
    "repayment",  # of a loan or card
    "disbursement",  # a loan paid out: a debt, no income
    "fee",  # of a lender or a bank: interest, penalty, service
    "cash",  # from or to a machine
    "cancelled",  # never happened: closed, failed, frozen and set free
]
"""What kind of movement a transaction is; ``fee`` and ``cash`` count as spending."""


class Transaction(NamedTuple):
    """One row of a statement that moved money, or would have.

    ``amount`` is in fen and not negative. ``account`` is the way it was paid or received as the platform names it
    (``花呗``, ``招商银行储蓄卡(1234)``), or the statement's own account. ``refunded`` is what the row says was
    given back, ``fee`` what a transfer cost of its amount, in fen. A named tuple: a million have to fit into memory.
    They sort by what they say, before the file they come from.
    """

    date: dt.date
    time: str
    amount: Fen
    direction: Direction
    kind: Kind
    counterparty: str
    description: str
    platform_category: str
    account: str
    status: str
    reference: str
    merchant_reference: str
    refunded: Fen
    fee: Fen
    source: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be read: its line in the file, from 1, and why."""

    line: int
    reason: Message


@dataclass(frozen=True, slots=True)
class Statement:
    """One file, read. ``rows`` are all lines after the header; the three kinds of lines add up to it.

    ``owner`` is whose it is, "" where it does not say; ``since`` and ``until`` are the first and last day it tells of,
    as it says itself, otherwise by its transactions; None where it has none.
    """

    name: str
    format: str
    transactions: tuple[Transaction, ...]
    other: int
    rejected: tuple[Rejected, ...]
    owner: str
    since: dt.date | None
    until: dt.date | None

    @property
    def rows(self) -> int:
        """How many lines follow the header."""
        return len(self.transactions) + self.other + len(self.rejected)
