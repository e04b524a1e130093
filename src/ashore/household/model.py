"""What the user says of income, expenses and assets."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from ashore.dates import MONTHLY, Step
from ashore.money import Fen

Certainty: TypeAlias = Literal["steady", "variable", "at-risk"]
Every: TypeAlias = Step | Literal["once"]
"""A rhythm: a step between two payments, or a single one on the day ``starts``."""


@dataclass(frozen=True, slots=True)
class Income:
    """Money that comes in; active from ``starts`` to ``until``, both inclusive, open where None.

    ``day`` is the day of the month on which it moves, for a rhythm of months; the month's last where it has no such
    day. Where it is None, that of ``starts`` is.
    """

    name: str
    amount: Fen
    every: Every = MONTHLY
    certainty: Certainty = "steady"
    starts: date | None = None
    until: date | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Expense:
    """Money that goes out, on its days as an :class:`Income`; ``category`` is a key of ``data/categories.toml``.

    ``essential``: cannot be cut. ``priority``: comes before every unsecured lender (rent, utilities, support).
    """

    name: str
    category: str
    amount: Fen
    every: Every = MONTHLY
    essential: bool = True
    priority: bool = False
    starts: date | None = None
    until: date | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Asset:
    """Something owned; ``realisable`` is what selling it would bring after costs, 0 where it must be kept."""

    name: str
    value: Fen
    realisable: Fen


@dataclass(frozen=True, slots=True)
class Household:
    """Everything the surplus is computed from.

    ``buffer`` is kept back each month for surprises. ``minimum_standard`` is what the household must keep to
    live on each month (the user's own local figure), or None where it is not known.
    """

    incomes: tuple[Income, ...] = ()
    expenses: tuple[Expense, ...] = ()
    assets: tuple[Asset, ...] = ()
    dependants: int = 0
    buffer: Fen = 0
    minimum_standard: Fen | None = None
