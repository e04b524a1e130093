"""The 200 published instances: how they are drawn, and the file they are kept in.

Each is drawn from its seed alone. A quarter each has 115, 100, 85 and 70 percent of the sum of the minimums a month;
the minimum of a debt is the dearest month of its lender's standard offer, of several terms the longest. So at 100
percent paying every minimum just fits; below it some lender has to be asked for a longer term, a wait, less interest
or a settlement, where it offers that, and sometimes nothing fits. In every second one some lenders settle.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from itertools import groupby
from math import exp, log
from pathlib import Path
from random import Random
from typing import Any

from ashore.money import Fen
from benchmarks.plans.terms import (
    Days,
    Instance,
    Kept,
    Level,
    Offer,
    Open,
    Owed,
    Settled,
    days_of,
    level_instalment,
)

COUNT = 200
BUDGETS = (115, 100, 85, 70)
PUBLISHED = Path(__file__).with_name("instances.json")


@dataclass(frozen=True, slots=True)
class Lender:
    """What a kind of lender lends (yuan, from and to), at which yearly rates, and over how many months anew."""

    lends: tuple[int, int]
    rates: tuple[int, ...]
    standard: tuple[int, ...]
    longest: int


LENDERS = (
    Lender((1_000, 50_000), (0, 1095, 1460, 1825, 2160, 2400), (6, 12), 36),  # online
    Lender((3_000, 80_000), (0, 900, 1560, 1825), (12, 24), 60),  # credit cards
    Lender((20_000, 200_000), (340, 500, 720, 1200), (24, 36), 60),  # bank loans
)


def draw(seed: int) -> Instance:
    """The instance of a seed."""
    chance = Random(seed)  # noqa: S311 - invented people
    budget, settling = BUDGETS[seed % 4], seed // 4 % 2 == 1
    start = dt.date(2026, 1, 1) + dt.timedelta(days=chance.randrange(365))
    days = days_of(start, chance.choice((12, 18, 24, 30, 36, 36, 48, 60, 60)))
    debts = tuple(_debt(chance, days, settling=settling) for _ in range(chance.randint(2, 12)))
    level = -(-sum(debt.minimum(days) for debt in debts) * budget // 100)
    saving = chance.random() < 0.8
    money = _money(chance, level, len(days), saving=saving)
    runs = tuple((amount, len(list(run))) for amount, run in groupby(money))
    return Instance(seed, budget, settling, start, saving, runs, debts)


def published() -> Iterator[Instance]:
    """The instances of the file."""
    return map(_read, json.loads(PUBLISHED.read_text("utf-8")))


def text() -> str:
    """The file's content: an instance a line."""
    lines = (json.dumps(_written(draw(seed)), separators=(",", ":")) for seed in range(COUNT))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _debt(chance: Random, days: Days, *, settling: bool) -> Owed:
    lender, months = chance.choice(LENDERS), len(days)
    low, high = lender.lends
    owed = round(exp(chance.uniform(log(low * 100), log(high * 100))))
    rate, term = chance.choice(lender.rates), min(chance.choice(lender.standard), months)
    count = chance.randint(3, months + 12)
    contract = Kept(count, level_instalment(owed, tuple(rate * 30 for _ in range(count))))
    kind = chance.random()
    if kind < 0.12:  # a debt that comes first
        return Owed(owed, (contract,))
    if kind < 0.24:
        terms = tuple(k for k in (6, 12, 18, 24, 36) if k < term)
        return Owed(owed, (Level((*terms, term), rate),))
    offers: list[Offer] = [Open(term, rate), *_more(chance, Open(term, rate), lender, months)]
    if settling and chance.random() < 0.7:
        offers += _settlements(chance, months)
    if kind > 0.9:  # nothing in arrears yet
        offers.append(contract)
    return Owed(owed, tuple(dict.fromkeys(offers)))


def _more(chance: Random, standard: Open, lender: Lender, months: int) -> Iterator[Offer]:
    """What a lender offers beside its standard."""
    term, rate, longest = standard.count, standard.rate, min(lender.longest, months)
    if longest > term and chance.random() < 0.6:
        yield Open(longest, rate)
    if chance.random() < 0.4:
        waits = chance.randint(1, 6)
        yield Open(min(term, months - waits), rate, waits)
    if chance.random() < 0.35:
        yield Open(chance.randint(3, max(3, term * 2 // 3)), 0)
    if chance.random() < 0.35:
        yield Open(chance.choice((3, 6, 12)), rate, percent=chance.randint(80, 95))


def _settlements(chance: Random, months: int) -> Iterator[Settled]:
    percent, last = chance.randint(30, 85), min(24, months)
    yield Settled(percent, tuple(sorted(chance.sample(range(1, last + 1), min(8, last)))), 1)
    if chance.random() < 0.4:
        begins = tuple(range(chance.randint(1, 4), last - 1, chance.choice((2, 3, 4))))
        yield Settled(percent + 5, begins, chance.choice((2, 3)))


def _money(chance: Random, level: Fen, months: int, *, saving: bool) -> list[Fen]:
    """Mostly level; sometimes it rises, or there is more in one month, or less in one after more in the last."""
    money = [level] * months
    kind, month = chance.random(), chance.randint(2, months // 2)
    if kind < 0.15:
        money[6:] = [level * chance.randint(110, 130) // 100] * (months - 6)
    elif kind < 0.3:
        money[month] += level * chance.randint(1, 4)
    elif kind < 0.45 and saving:
        less = level * 3 // 10
        money[month - 1] += less
        money[month] -= less
    return money


_KINDS: dict[str, type[Offer]] = {"kept": Kept, "open": Open, "level": Level, "settled": Settled}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def _written(instance: Instance) -> dict[str, object]:
    debts = [
        [owed.amount, *([_NAMES[type(offer)], *astuple(offer)] for offer in owed.offers)]
        for owed in instance.debts
    ]
    plain = {field.name: getattr(instance, field.name) for field in fields(instance)}
    return plain | {"start": instance.start.isoformat(), "debts": debts}


def _read(plain: dict[str, Any]) -> Instance:
    debts = tuple(
        Owed(amount, tuple(_KINDS[kind](*map(_tuple, terms)) for kind, *terms in offers))
        for amount, *offers in plain["debts"]
    )
    start, money = dt.date.fromisoformat(plain["start"]), _tuple(plain["money"])
    return Instance(**{**plain, "start": start, "money": money, "debts": debts})


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if isinstance(value, list) else value
