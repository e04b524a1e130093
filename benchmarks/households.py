"""Households whose lives follow other laws than the planner's: to see whether plans hold that it thinks will hold.

The planner has lognormal months in a chain, losses and expenses at constant rates. Here incomes are gamma, with
seasons; gig workers have empty weeks; jobs end more often after a bad year and the next one pays less; illness takes
income and costs money; expenses come in clusters. The planner is told what a person would tell it: an ordinary month.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from ashore.planning.futures.assumptions import default_assumptions
from ashore.planning.futures.draw import Futures
from ashore.planning.futures.outlook import LIMIT, Outlook

MONTHS = 72
KINDS = ("salaried", "gig", "trade", "couple", "shaky")
# A year of trade from January on: spring festival first, quiet after, busy towards the end. Its mean is 1.
SEASON = np.array([1.15, 0.6, 0.9, 1.0, 1.0, 0.95, 0.9, 0.95, 1.05, 1.15, 1.2, 1.15])

Kind = Literal["salaried", "gig", "trade", "couple", "shaky"]
Real = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Household:
    """``told`` is the outlook as the planner hears it; the rest is how its life really goes."""

    kind: Kind
    told: Outlook
    seed: int
    traits: dict[str, float]

    def real_futures(self, count: int, seed: int = 0) -> npt.NDArray[np.int32]:
        """What each month really leaves before debts, in fen: months by futures, as ``Futures.money``."""
        rng = np.random.default_rng([self.seed, seed])
        income = np.zeros((MONTHS, count))
        works = _works(rng, self.traits, count)
        ill = _spells(rng, self.traits["illness"], 2.0, count)
        if any(self.told.steady) or any(self.told.at_risk):
            wage = np.array(self.told.steady)[:, None] + np.array(self.told.at_risk)[:, None]
            shape = 1 / self.traits["wage_variation"] ** 2
            income += wage * rng.gamma(shape, 1 / shape, (MONTHS, count)) * works
        if any(self.told.variable):
            income += np.array(self.told.variable)[:, None] * _gig(rng, self.traits, count)
        income *= np.where(ill, 0.4, 1.0)
        spending = np.array(self.told.spending)[:, None] * np.where(ill, 1.15, 1.0)
        spending = spending * np.exp(rng.normal(-0.00125, 0.05, (MONTHS, count)))
        left = income - spending - _clusters(rng, self.traits, count) * self.told.monthly_income
        return np.clip(np.rint(left), 1 - LIMIT, LIMIT - 1).astype(np.int32)

    def lived(self, count: int, seed: int = 0) -> Futures:
        """The same as futures that a plan can be run through."""
        return Futures(self.told, default_assumptions(), seed, self.real_futures(count, seed))


def household(seed: int) -> Household:
    """One of many different households; the same for the same seed."""
    rng = np.random.default_rng(seed)
    kind: Kind = KINDS[int(rng.integers(len(KINDS)))]
    income = 100 * max(2_500, round(float(rng.lognormal(np.log(7_500), 0.35))))
    flows = {
        "salaried": (1.0, 0.0, 0.0),
        "gig": (0.0, 1.0, 0.0),
        "trade": (0.3, 0.7, 0.0),
        "couple": (0.6, 0.4, 0.0),
        "shaky": (0.4, 0.0, 0.6),
    }[kind]
    steady, variable, at_risk = (round(income * share) for share in flows)
    spent = income * rng.uniform(0.5, 0.8)
    shares = rng.dirichlet((4, 6, 2))
    priority, essential, flexible = (round(float(spent * share)) for share in shares)
    told = Outlook(
        *((amount,) * MONTHS for amount in (steady, variable, at_risk, priority, essential)),
        flexible=(flexible,) * MONTHS,
        buffer=round(income * float(rng.uniform(0.02, 0.06))),
        reserve=round(income * float(rng.choice([0.0, 0.3, 1.0], p=[0.4, 0.4, 0.2]))),
    )
    traits = {
        "wage_variation": float(rng.uniform(0.04, 0.18)),
        "gig_variation": float(rng.uniform(0.12, 0.35)),
        "persistence": float(rng.uniform(0.2, 0.7)),
        "season": float(rng.uniform(0, 1)) if kind == "trade" else float(rng.uniform(0, 0.4)),
        "begins": float(rng.integers(12)),
        "ends": float(rng.uniform(0.002, 0.008))
        if kind != "shaky"
        else float(rng.uniform(0.02, 0.05)),
        "away": float(rng.uniform(2, 5)),
        "scar": float(rng.uniform(0.8, 1.0)),
        "illness": float(rng.uniform(0.0005, 0.004)),
        "expenses": float(rng.uniform(0.02, 0.05)),
        "size": float(rng.uniform(0.15, 0.4)),
        "cluster": float(rng.uniform(0.0, 0.25)),
    }
    return Household(kind, told, seed, traits)


def _spells(
    rng: np.random.Generator, chance: float, mean: float, count: int
) -> npt.NDArray[np.bool_]:
    """Months within spells that begin by chance and last a gamma-distributed while, at least a month."""
    inside = np.zeros((MONTHS, count), np.bool_)
    begins = np.argwhere(rng.random((MONTHS, count)) < chance)
    lasts = np.maximum(1, np.rint(rng.gamma(2, mean / 2, len(begins)))).astype(int)
    for (month, who), many in zip(begins, lasts, strict=True):
        inside[month : month + many, who] = True
    return inside


def _works(rng: np.random.Generator, traits: dict[str, float], count: int) -> Real:
    """The share of the old wage that is earned: nothing between two jobs, and less in the next job."""
    away = _spells(rng, traits["ends"], traits["away"], count)
    after = np.maximum.accumulate(away, axis=0) & ~away
    return np.where(away, 0.0, np.where(after, traits["scar"], 1.0))


def _gig(rng: np.random.Generator, traits: dict[str, float], count: int) -> Real:
    """Work that comes and goes: an AR(1) level that is gamma month by month, seasons, and one week in twenty empty."""
    keep, wide = traits["persistence"], traits["gig_variation"]
    level = np.empty((MONTHS, count))
    level[0] = 1
    shape = 1 / (wide**2 * (1 - keep**2))
    fresh = rng.gamma(shape, 1 / shape, (MONTHS, count))
    for month in range(1, MONTHS):
        level[month] = keep * level[month - 1] + (1 - keep) + (fresh[month] - 1)
    season = 1 + traits["season"] * (SEASON[(int(traits["begins"]) + np.arange(MONTHS)) % 12] - 1)
    weeks = rng.binomial(4, 0.95, (MONTHS, count)) / (4 * 0.95)
    return np.maximum(level, 0) * season[:, None] * weeks


def _clusters(rng: np.random.Generator, traits: dict[str, float], count: int) -> Real:
    """Expenses that bring others: after one, another follows more easily for a while. Shares of a month's income."""
    total, heat = np.zeros((MONTHS, count)), np.zeros(count)
    shape, mean = 1.5, traits["size"]
    for month in range(MONTHS):
        comes = rng.random(count) < traits["expenses"] + heat
        total[month] = comes * rng.gamma(shape, mean / shape, count)
        heat = 0.5 * heat + traits["cluster"] * comes
    return total
