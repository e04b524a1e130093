"""A debt settled: a part of what is owed by then is paid, at once or in a few months; the rest is given up."""

from collections.abc import Iterator
from decimal import Decimal

from ashore.loans.position import position
from ashore.money import share
from ashore.planning.choice.problem import Choice, Fixed
from ashore.planning.options.asked import Asked, Paid, Way
from ashore.planning.result import DebtPlan, PlannedPayment

LATEST = 12
"""The months within which a settlement is paid where its deadline is not known: an assumption."""


def settlements(asked: Asked) -> Iterator[Way]:
    """A way for each month in which the settlement may begin; its parts are those of consecutive months."""
    relief, outset = asked.relief, asked.outset
    parts = relief.max_instalments or 1
    latest = min(relief.months or LATEST, outset.horizon)
    for first in range(asked.waits + 1, latest - parts + 2):
        stands = position(asked.debt.obligation, asked.debt.payments, outset.dates.on(first))
        owed = stands.buckets.total - stands.held
        amount = share(owed, relief.share or Decimal(1))
        if amount >= parts:
            yield _settled(asked, first, _in_parts(amount, parts), waived=owed - amount)


def _in_parts(amount: int, parts: int) -> Paid:
    each = amount // parts
    return (*[each] * (parts - 1), amount - each * (parts - 1))


def _settled(asked: Asked, first: int, paid: Paid, *, waived: int) -> Way:
    debt, dates = asked.debt, asked.outset.dates
    rows = tuple(
        PlannedPayment(dates.on(first + place), part, 0, part, 0, sum(paid[place + 1 :]))
        for place, part in enumerate(paid)
    )
    made = DebtPlan(
        debt.id, asked.relief, debt.owed, rows, dates.on(first), sum(paid), Decimal(0), waived
    )
    choice = Choice(
        f"{asked.name}.{first}",
        Fixed((*[0] * (first - 1), *paid)),
        current_from=first + len(paid) - 1,
    )
    return Way(choice, asked.relief, lambda _: made)
