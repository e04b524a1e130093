"""Debts and money within which nothing fits, and how to change one thing of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from ashore.money import Fen
from ashore.planning.billed import total_by_month
from ashore.planning.ground import Agreements, Outset, outset_of
from ashore.planning.relaxing.shortfall import Least, least_of
from ashore.planning.request import Budget, PlanDebt
from ashore.planning.result import Rows

if TYPE_CHECKING:
    from ashore.planning.reliefs import Reliefs

Fits: TypeAlias = Callable[[Outset, Budget], bool]
"""Whether any plan in new instalments fits debts into the money of each month."""


@dataclass(frozen=True)
class Strait:
    """The debts as they stand, the money of each month, and how to tell whether anything fits.

    ``reliefs`` tells it of more than new instalments; None where no lender is known to grant any.
    """

    outset: Outset
    budget: Budget
    fits: Fits
    reliefs: "Reliefs | None" = None

    @cached_property
    def least(self) -> Least:
        """What the debts take at least."""
        return least_of(self.outset)

    @cached_property
    def money(self) -> tuple[Fen, ...]:
        """The money of each month of the horizon."""
        return tuple(self.budget.of(month) for month in range(1, self.outset.horizon + 1))

    def fits_with(self, money: Iterable[Fen]) -> bool:
        """Whether anything fits within other money."""
        return self._fits(self.outset, Budget(tuple(money)))

    def fits_as(self, debt: PlanDebt) -> bool:
        """Whether anything fits where one debt stands otherwise, or its lender grants otherwise."""
        outset = self.outset
        alone = outset_of((debt,), outset.dates, outset.horizon)
        return self._fits(_joined(_without(outset, {debt.id}), alone), self.budget)

    def fits_beside(self, tables: Mapping[str, Rows]) -> bool:
        """Whether the other debts fit into what paying some by tables leaves of each month, and the tables do.

        As everywhere in planning what is billed beyond the horizon is not weighed.
        """
        others = _without(self.outset, set(tables))
        if self._fits_month_by_month(others, tables):
            return True
        return self.reliefs is not None and bool(self.reliefs.fits(others, self.budget, tables))

    def _fits_month_by_month(self, others: Outset, tables: Mapping[str, Rows]) -> bool:
        paid = total_by_month(tables, self.outset.dates)
        left = [money - paid.get(month, 0) for month, money in enumerate(self.money, 1)]
        if any(rest < 0 and paid.get(month, 0) for month, rest in enumerate(left, 1)):
            return False
        return not others.debts or self.fits(others, Budget(tuple(left)))

    def _fits(self, outset: Outset, budget: Budget) -> bool:
        if self.fits(outset, budget):
            return True
        return self.reliefs is not None and bool(self.reliefs.fits(outset, budget))


def smallest(low: int, high: int, works: Callable[[int], bool]) -> int | None:
    """The smallest size in ``low`` … ``high`` that works, by bisection: it works, and one less does not (or is none).

    For changes of which more always works where less does. None where not even the largest works.
    """
    if high < low or not works(high):
        return None
    below = low - 1
    while high - below > 1:
        middle = (below + high) // 2
        if works(middle):
            high = middle
        else:
            below = middle
    return high


def _without(outset: Outset, ids: set[str]) -> Outset:
    def rest(agreements: Agreements) -> Agreements:
        return tuple(one for one in agreements if one.debt.id not in ids)

    return replace(
        outset,
        debts=tuple(debt for debt in outset.debts if debt.id not in ids),
        kept=tuple(debt for debt in outset.kept if debt.id not in ids),
        agreements=rest(outset.agreements),
        billed={id_: rows for id_, rows in outset.billed.items() if id_ not in ids},
        later=lambda waits: rest(outset.later(waits)),
    )


def _joined(some: Outset, more: Outset) -> Outset:
    """Both as one; debts are told apart one by one (:func:`outset_of`), so that nothing is worked out again."""

    def together(one: Agreements, other: Agreements) -> Agreements:
        return tuple(sorted((*one, *other), key=lambda each: each.debt.id))

    return replace(
        some,
        debts=tuple(sorted(chain(some.debts, more.debts), key=lambda debt: debt.id)),
        kept=tuple(sorted(chain(some.kept, more.kept), key=lambda debt: debt.id)),
        agreements=together(some.agreements, more.agreements),
        billed={**some.billed, **more.billed},
        later=lambda waits: together(some.later(waits), more.later(waits)),
    )
