"""What is to be decided, in plain numbers: one choice for every debt, and what is paid on it each month.

Months count from 1; month 0 is the day the plan starts. Amounts are in fen. Nothing here knows of lenders or laws:
the choices of a debt are made from what its lender may grant (``planning.options``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from ashore.money import Fen, Rounding, divide

Objective: TypeAlias = Literal["cost", "soonest", "current", "steady"]
"""What comes first; cost decides among equals. ``cost``: everything paid. ``soonest``: the month of the last payment on
a debt that is changed. ``current``: the months, summed over debts, until the creditor counts as paid up to date.
``steady``: the dearest month."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Payments that stand: ``payments[0]`` in month 1 and so on; ``after`` is what is paid beyond the last month, which
    only a debt that is kept may have.
    """

    payments: tuple[Fen, ...]
    after: Fen = 0


@dataclass(frozen=True, slots=True)
class Account:
    """A balance that may be paid faster than agreed.

    ``capital`` is owed at the end of month ``waits``. The balance earns ``balance × factors[k] / denominator``,
    rounded to the fen, in month ``waits + k + 1``, at whose end at least ``least[k]`` is paid, or all that is owed
    where that is less, and never more than is owed. The last month of ``least`` pays all that is left. ``factors``
    and ``least`` are equally long, at least one month.
    """

    capital: Fen
    waits: int
    factors: tuple[int, ...]
    denominator: int
    least: tuple[Fen, ...]
    rounding: Rounding = Rounding.HALF_UP

    def interest(self, balance: Fen, period: int) -> Fen:
        """What a balance earns in a period, from 0."""
        return divide(balance * self.factors[period], self.denominator, self.rounding)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to pay one debt.

    ``current_from`` is the month from which the creditor counts as paid up to date. ``kept``: the contract goes on and
    nothing is asked. ``instalment`` is the level amount a month that is agreed, by which lenders compare (0 where there
    is none, as in a settlement); ``at_floor`` where less cannot be agreed, ``at_ceiling`` where more cannot.
    """

    name: str
    course: Fixed | Account
    current_from: int = 0
    kept: bool = False
    instalment: Fen = 0
    at_floor: bool = False
    at_ceiling: bool = False


@dataclass(frozen=True, slots=True)
class Debt:
    """A debt with what is owed on it and its choices, at least one; their names differ."""

    id: str
    owed: Fen
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """``money`` is what can be paid in each month (negative where a month does not cover itself).

    ``saving``: what is left of a month may be paid in a later one. ``most_at_once``: creditors paid in one month.
    ``fairness``: by what share, below 1, agreed instalments per fen owed may lie from one common ratio; see
    :func:`is_fair`.
    """

    money: tuple[Fen, ...]
    debts: tuple[Debt, ...]
    saving: bool = True
    most_at_once: int | None = None
    fairness: Fraction | None = None

    @property
    def months(self) -> int:
        """How many months the problem has."""
        return len(self.money)


@dataclass(frozen=True, slots=True)
class Decision:
    """Of each debt the choice taken, by its place, and what is paid in each month of the problem."""

    taken: tuple[int, ...]
    payments: tuple[tuple[Fen, ...], ...]

    def chosen(self, problem: Problem) -> Iterator[tuple[Debt, Choice, tuple[Fen, ...]]]:
        """Each debt with its choice and payments."""
        for debt, place, paid in zip(problem.debts, self.taken, self.payments, strict=True):
            yield debt, debt.choices[place], paid


@dataclass(frozen=True, slots=True)
class Solution:
    """The best decision found, None where there is none.

    ``value`` is what the objective counts, then the cost. ``bound`` is what no decision's first value can be below
    (None where nothing was proved); ``proven`` whether the decision is known to be the best, or that there is none.
    """

    decision: Decision | None
    value: tuple[int, Fen] | None
    bound: Fraction | None
    proven: bool
    by: str


def last_month(paid: tuple[Fen, ...]) -> int:
    """The month of the last payment; 0 where nothing is paid."""
    return max((month for month, amount in enumerate(paid, 1) if amount), default=0)
