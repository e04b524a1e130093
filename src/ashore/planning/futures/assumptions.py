"""What may go otherwise than expected, and how often: numbers with their sources, from ``household/futures.toml``.

No verified figures of this kind were found for China: the defaults are foreign studies or our own assumptions, and
each says which.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

from ashore.data import read_toml

Cause: TypeAlias = Literal["income", "loss", "spike"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
"""What breaks plans: ups and downs of income, its loss for months, a sudden expense, a lender that says no."""


@dataclass(frozen=True, slots=True)
class IncomeRisk:
    """How an income of one certainty varies.

    ``variation`` is the standard deviation of a month over its mean, ``persistence`` the correlation of one month with
    the next. ``loss`` is the chance that the income stops in a month; it then stays away for ``months`` on average
    (at least 1), and the share ``replaced`` of it is paid by others meanwhile.
    """

    variation: float
    persistence: float
    loss: float
    months: float
    replaced: float

    def __post_init__(self) -> None:
        shares = (self.persistence, self.loss, self.replaced)
        if not (self.variation >= 0 and self.months >= 1 and all(0 <= one <= 1 for one in shares)):
            raise ValueError(f"not a risk: {self}")


@dataclass(frozen=True, slots=True)
class SpikeRisk:
    """Sudden expenses: one comes with ``chance`` in a month and takes half the time more than ``median`` of a month's
    income; ``spread`` is the standard deviation of its logarithm.
    """

    chance: float
    median: float
    spread: float

    def __post_init__(self) -> None:
        if not (0 <= self.chance <= 1 and self.median >= 0 and self.spread >= 0):
            raise ValueError(f"not a risk: {self}")


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All that varies a future, apart from what lenders answer. ``block``: months of a history drawn together."""

    steady: IncomeRisk
    variable: IncomeRisk
    at_risk: IncomeRisk
    spike: SpikeRisk
    block: int

    def without(self, cause: Cause) -> "Assumptions":
        """The same world without one cause."""
        if cause == "spike":
            return replace(self, spike=replace(self.spike, chance=0.0))
        if cause == "income":
            return self._with(lambda risk: replace(risk, variation=0.0))
        return self._with(lambda risk: replace(risk, loss=0.0))

    def _with(self, change: Callable[[IncomeRisk], IncomeRisk]) -> "Assumptions":
        steady, variable, at_risk = map(change, (self.steady, self.variable, self.at_risk))
        return replace(self, steady=steady, variable=variable, at_risk=at_risk)


@dataclass(frozen=True, slots=True)
class Rules:
    """How a household meets a bad month, and when a plan counts as broken.

    ``grace``: 1 where a payment that was missed may be made up by the next pay date, 0 where it may not.
    ``cut`` is the share of its flexible expenses that the household stops in a month that would be short.
    ``reserve_months``: what is left over is kept, up to so many months' income; beyond that only what the plan itself
    saves for later payments, or what was at hand at the start.
    """

    grace: Literal[0, 1]
    cut: float
    reserve_months: float

    def __post_init__(self) -> None:
        if self.grace not in (0, 1) or not 0 <= self.cut <= 1 or self.reserve_months < 0:
            raise ValueError(f"not a rule: {self}")


@dataclass(frozen=True, slots=True)
class Default:
    """One number and where it comes from; ``country`` is a code, or "none" for an assumption of our own."""

    name: str
    value: float
    source: str
    country: str
    year: int
    verified: bool
    note: str
    url: str | None = None

    @property
    def foreign(self) -> bool:
        """Whether it was measured elsewhere."""
        return self.country not in ("CN", "none")


@dataclass(frozen=True, slots=True)
class Band:
    """A published share of plans that had ended early after so many months, from lowest to highest."""

    months: int
    low: float
    high: float
    source: str
    country: str
    year: int
    verified: bool
    note: str
    url: str | None = None


def default_assumptions() -> Assumptions:
    """The shipped assumptions."""
    read = _numbers()
    steady, variable, at_risk = (
        IncomeRisk(*(read[f"{risk}.{one.name}"] for one in fields(IncomeRisk)))
        for risk in ("steady", "variable", "at-risk")
    )
    spike = SpikeRisk(*(read[f"spike.{one.name}"] for one in fields(SpikeRisk)))
    return Assumptions(steady, variable, at_risk, spike, block=int(read["history.block"]))


def default_rules() -> Rules:
    """The shipped rules."""
    read = _numbers()
    return Rules(1 if read["rules.grace"] else 0, read["rules.cut"], read["rules.reserve-months"])


@cache
def defaults() -> tuple[Default, ...]:
    """Every default with its source, in the order of the file."""
    file = _file()
    return tuple(
        Default(f"{group}.{key}", **row)
        for group, rows in file.items()
        if group != "band"
        for key, row in rows.items()
    )


@cache
def bands() -> tuple[Band, ...]:
    """What is published of plans that ended early, to hold the shape of our answers against."""
    return tuple(Band(**row) for row in _file()["band"])


def _numbers() -> dict[str, float]:
    return {one.name: one.value for one in defaults()}


def _file() -> dict[str, Any]:
    return read_toml("household/futures.toml")
