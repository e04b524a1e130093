"""What a household expects of its next months: the ground all its futures vary. Amounts in fen."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import chain, pairwise

from ashore.dates import add_months
from ashore.household.budget import Budget, budget
from ashore.household.model import Certainty, Household
from ashore.money import Fen

LIMIT = 2**28
"""No amount may reach this (2.7 million yuan), so that sums of four fit 32 bits."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Month by month what is expected, month 1 first; all tuples are equally long, and hold no negative amount.

    Incomes stand by how sure they are, expenses by how far they can wait. ``once`` is money that surely comes
    (positive) or goes (negative) in a month; it may be empty. ``buffer`` is kept back each month for surprises,
    ``reserve`` is at hand at the start. ``history`` holds income and expenses of the household's own months, in
    their order; where there are any, the ups and downs of income and expenses are drawn from them. All amounts, and the
    payments of plans lived through it, are in ``unit`` fen, which is 1 unless they are very large.
    """

    steady: tuple[Fen, ...]
    variable: tuple[Fen, ...]
    at_risk: tuple[Fen, ...]
    priority: tuple[Fen, ...]
    essential: tuple[Fen, ...]
    flexible: tuple[Fen, ...]
    once: tuple[Fen, ...] = ()
    buffer: Fen = 0
    reserve: Fen = 0
    history: tuple[tuple[Fen, Fen], ...] = ()
    unit: Fen = 1

    def __post_init__(self) -> None:
        lines = [getattr(self, one.name) for one in fields(self)[:6]]
        if {len(line) for line in (*lines, self.once or self.steady)} != {len(self.steady)}:
            raise ValueError("an outlook's lines are not equally long")
        if min((0, self.buffer, self.reserve, *map(min, filter(None, lines)))) < 0:
            raise ValueError("an outlook has a negative amount")
        if max((0, self.reserve, *self.income, *self.spending, *map(abs, self.once))) >= LIMIT:
            raise ValueError(f"an outlook has an amount of {LIMIT} fen or more")
        if self.history and not all(map(sum, zip(*self.history, strict=True))):
            raise ValueError("a history without any income or any expense tells nothing")

    @property
    def months(self) -> int:
        """How many months it looks ahead."""
        return len(self.steady)

    @property
    def income(self) -> tuple[Fen, ...]:
        """All income of each month."""
        return tuple(map(sum, zip(self.steady, self.variable, self.at_risk, strict=True)))

    @property
    def spending(self) -> tuple[Fen, ...]:
        """All expenses of each month."""
        return tuple(map(sum, zip(self.priority, self.essential, self.flexible, strict=True)))

    @property
    def money(self) -> tuple[Fen, ...]:
        """What each month is expected to leave for debts and the buffer; negative where it does not cover itself."""
        once = self.once or (0,) * self.months
        each = zip(self.income, self.spending, once, strict=True)
        return tuple(income - spent + more for income, spent, more in each)

    @property
    def monthly_income(self) -> float:
        """The mean income of the first year: what the size of a sudden expense is measured by."""
        year = self.income[:12]
        return sum(year) / len(year) if year else 0.0


def outlook_of(
    household: Household,
    start: dt.date,
    months: int,
    *,
    reserve: Fen = 0,
    history: Sequence[tuple[Fen, Fen]] = (),
) -> Outlook:
    """What the user says, month by month from ``start``; the months are those of :func:`household.budget.months`."""
    ends = [add_months(start, month) for month in range(months + 1)]
    budgets = [budget(household, day) for day in ends[1:]]
    once = budget(household, start).once
    moved = [
        sum(one.amount for one in once if one.day and begins < one.day <= until)
        for begins, until in pairwise(ends)
    ]
    lines = {
        "steady": [_income(one, "steady") for one in budgets],
        "variable": [_income(one, "variable") for one in budgets],
        "at_risk": [_income(one, "at-risk") for one in budgets],
        "priority": [one.total("priority") for one in budgets],
        "essential": [one.total("essential") for one in budgets],
        "flexible": [one.total("flexible") for one in budgets],
        "once": moved,
    }
    most = max(map(abs, (reserve, household.buffer, *chain(*lines.values()))))
    unit = _unit(most * len(lines) * months)
    return Outlook(
        **{name: tuple(amount // unit for amount in line) for name, line in lines.items()},
        buffer=household.buffer // unit,
        reserve=reserve // unit,
        history=tuple((income // unit, spent // unit) for income, spent in history),
        unit=unit,
    )


def _unit(most: Fen) -> Fen:
    """The smallest power of ten fen in which an amount is below ``LIMIT``."""
    unit = 1
    while most // unit >= LIMIT:
        unit *= 10
    return unit


def _income(month: Budget, certainty: Certainty) -> Fen:
    return sum(
        line.monthly
        for line in month.lines
        if line.group == "income" and line.certainty == certainty
    )
