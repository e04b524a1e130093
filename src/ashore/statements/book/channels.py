"""The same payment told twice: by the platform it was made on, and by the bank or the wallet the money came from."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ashore.data import read_toml
from ashore.statements.book.entries import Entry
from ashore.statements.model import Direction, Transaction

_EARLIEST, _LATEST = -1, 4
"""Days from a payment to the bank's line of it."""
_DIGITS = re.compile(r"\((\d{4})\)")


@dataclass(frozen=True, slots=True)
class _Platform:
    """How others name a platform, its own account, and its name as a way of payment ("": it is none)."""

    named: re.Pattern[str]
    own: str
    wallet: str


def settle_channels(entries: Iterable[Entry]) -> None:
    """Let a bank's line of a payment count for nothing where the platform's own row of it is there."""
    by_source: defaultdict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        told = one.transaction
        if told.amount and told.kind != "cancelled" and not one.is_part:
            by_source[told.source].append(one)
    platforms = [source for source in by_source if source in _platforms()]
    for source in sorted(by_source):
        for platform in sorted(platforms):
            if source != platform:
                _settle(by_source[source], by_source[platform], platform)


def _settle(lines: Sequence[Entry], payments: Sequence[Entry], platform: str) -> None:
    """``lines`` may tell of what the platform's ``payments`` tell; each of these is told of once."""
    free: defaultdict[tuple[int, Direction], list[Entry]] = defaultdict(list)
    for one in payments:
        for key in _flows(one.transaction):
            free[key].append(one)
    for line in lines:
        told = line.transaction
        if not _platforms()[platform].named.search(
            f"{told.counterparty} {told.description} {told.platform_category}"
        ):
            continue
        group = free.get((told.amount, told.direction), [])
        near = [one for one in group if _is_same(one.transaction, told)]
        if near:
            payment = min(near, key=lambda one: _distance(one.transaction, told))
            group.remove(payment)
            line.drop("channel", payment.transaction)


def _flows(one: Transaction) -> list[tuple[int, Direction]]:
    """The amount a payment moves at the bank, and which way; a transfer's text tells which."""
    if one.direction != "neutral":
        return [(one.amount, one.direction)]
    moved = one.amount - one.fee
    if one.kind in ("refund", "disbursement"):
        return [(moved, "in")]
    if one.kind == "transfer" and _into_bank().search(f"{one.description} {one.platform_category}"):
        return [(moved, "in")]
    return [(one.amount, "out")]


def _is_same(payment: Transaction, line: Transaction) -> bool:
    days = (line.date - payment.date).days
    return _EARLIEST <= days <= _LATEST and _names(payment, line)


def _names(payment: Transaction, line: Transaction) -> bool:
    """Whether the payment was made by the account the line is of, as far as both say."""
    platforms = _platforms()
    if line.source in platforms:
        return (
            bool(platforms[line.source].wallet) and platforms[line.source].wallet in payment.account
        )
    if payment.account == platforms[payment.source].own:
        return True  # the platform does not say how it was paid
    tails = [_DIGITS.findall(one.account) for one in (payment, line)]
    if all(tails) and not set(tails[0]) & set(tails[1]):
        return False
    bank = line.account.partition("(")[0].removesuffix(_told()["card"])
    said = (payment.account, payment.counterparty, payment.description, payment.platform_category)
    return bank in " ".join(said)


def _distance(payment: Transaction, line: Transaction) -> tuple[int, dt.date, str]:
    return abs((line.date - payment.date).days), payment.date, payment.time


@cache
def _told() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_toml("statements/channels.toml")
    return found


@cache
def _platforms() -> Mapping[str, _Platform]:
    return {
        name: _Platform(re.compile(one["named"]), one["own"], one.get("wallet", ""))
        for name, one in _told().items()
        if isinstance(one, dict)
    }


@cache
def _into_bank() -> re.Pattern[str]:
    return re.compile(_told()["into_bank"])
