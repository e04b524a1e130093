"""Cases of foreign households in debt: what they would tell, as a case file, and how their lives really go."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from ashore.case.load import parse_case
from ashore.case.schema import Case
from ashore.dates import add_months
from ashore.money import Fen, yuan
from benchmarks.households import Household, household

START = dt.date(2026, 11, 21)
# Key of the catalogue, yearly rate, instalments.
LOANS = (
    ("jiebei", "0.146", 12),
    ("weilidai", "0.164", 20),
    ("huabei", "0.15", 12),
    ("duxiaoman", "0.18", 24),
    ("meituan_jieqian", "0.20", 12),
    ("jd_jintiao", "0.17", 12),
    ("qifu_360", "0.22", 12),
)
FEWEST, MOST = 4, 30
"""What is owed, in months of what the household has left."""


@dataclass(frozen=True, slots=True)
class Indebted:
    """A household and its case."""

    household: Household
    case: Case


def indebted(seed: int) -> Indebted:
    """A household with one to five loans of which nothing was ever paid back; the same for the same seed."""
    living = household(seed)
    rng = np.random.default_rng([seed, 7])
    told = living.told
    owed = (told.money[0] - told.buffer) * float(rng.uniform(FEWEST, MOST))
    told_as = {
        "schema": 1,
        "as_of": START.isoformat(),
        "income": _incomes(living),
        "expense": _expenses(living),
        "asset": _assets(told.reserve),
        "debt": _debts(rng, owed),
        "preferences": {"buffer": yuan(told.buffer)},
    }
    return Indebted(living, parse_case(json.dumps(told_as).encode(), f"{seed}.json"))


def _incomes(living: Household) -> list[dict[str, Any]]:
    told = living.told
    lines = {"steady": told.steady, "variable": told.variable, "at-risk": told.at_risk}
    return [
        {"name": sure, "amount": yuan(line[0]), "certainty": sure}
        for sure, line in lines.items()
        if line[0]
    ]


def _expenses(living: Household) -> list[dict[str, Any]]:
    told = living.told
    return [
        {"name": "rent", "category": "housing", "amount": yuan(told.priority[0]), "priority": True},
        {"name": "food", "category": "food", "amount": yuan(told.essential[0])},
        {
            "name": "rest",
            "category": "dining",
            "amount": yuan(told.flexible[0]),
            "essential": False,
        },
    ]


def _assets(reserve: Fen) -> list[dict[str, Any]]:
    return (
        [{"name": "cash", "value": yuan(reserve), "realisable": yuan(reserve)}] if reserve else []
    )


def _debts(rng: np.random.Generator, owed: float) -> list[dict[str, Any]]:
    count = int(rng.integers(1, 6))
    shares = rng.dirichlet([2] * count)
    return [
        _debt(rng, int(place), max(1_000_00, int(owed * share) // 100_00 * 100_00))
        for place, share in zip(rng.permutation(len(LOANS))[:count], shares, strict=True)
    ]


def _debt(rng: np.random.Generator, place: int, principal: Fen) -> dict[str, Any]:
    product, rate, instalments = LOANS[place]
    begun = add_months(START, -int(rng.integers(3, 9))).replace(day=int(rng.integers(1, 28)))
    return {
        "id": product,
        "product": product,
        "method": "equal-instalment",
        "principal": yuan(principal),
        "annual_rate": rate,
        "start": begun.isoformat(),
        "instalments": instalments,
    }
