"""What comes again and again: to whom, how much, how often, and when next."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from ashore.data import read_toml
from ashore.dates import Step, parse_step, step_from
from ashore.money import Fen
from ashore.statements.budget.draft import Side, side_of
from ashore.statements.budget.told import Told

_STEPS = ("week", "2 weeks", "month", "3 months", "12 months")


@dataclass(frozen=True, slots=True)
class Recurring:
    """A payment that recurs; ``amount`` is its middle in fen, ``next`` when it is to be expected again."""

    side: Side
    counterparty: str
    topic: str
    amount: Fen
    step: Step
    next: dt.date
    rows: tuple[Told, ...]


def recurring(rows: Iterable[Told]) -> tuple[Recurring, ...]:
    """Everything that recurs, the largest first."""
    groups: defaultdict[tuple[Side, str, str], list[Told]] = defaultdict(list)
    for one in rows:
        side = side_of(one)
        if side and one.amount > 0 and one.transaction.counterparty:
            groups[side, one.transaction.counterparty, one.about.topic].append(one)
    found = [
        made
        for (side, who, topic), group in sorted(groups.items())
        if (made := _recurring(side, who, topic, group))
    ]
    return tuple(sorted(found, key=lambda one: -one.amount))


def _recurring(side: Side, who: str, topic: str, group: list[Told]) -> Recurring | None:
    told = read_rhythm()
    if len(group) < told["least"]:
        return None
    amounts = sorted(one.amount for one in group)
    middle = amounts[len(amounts) // 2]
    if max(middle - amounts[0], amounts[-1] - middle) > middle * Decimal(told["share"]):
        return None
    days = sorted({one.transaction.date for one in group})
    if len(days) != len(group):
        return None
    group.sort(key=lambda one: one.transaction.date)
    for name in _STEPS:
        step = parse_step(name)
        if all(
            abs((step_from(before, step, 1) - after).days) <= told["days"]
            for before, after in pairwise(days)
        ):
            return Recurring(
                side, who, topic, middle, step, step_from(days[-1], step, 1), tuple(group)
            )
    return None


@cache
def read_rhythm() -> Any:
    """What counts as a rhythm."""
    return read_toml("statements/rhythms.toml")["regular"]
