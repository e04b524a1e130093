"""The ways of debts that may be needed where money is short, and what each takes: worked out once for all questions."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from ashore.planning.billed import by_month
from ashore.planning.choice.fitting import Amounts, rows_of, unbeaten
from ashore.planning.choice.problem import Choice, Fixed
from ashore.planning.ground import Outset
from ashore.planning.options.asked import Form, Way
from ashore.planning.options.ways import ways_of
from ashore.planning.request import PlanDebt
from ashore.planning.result import Rows

_Key: TypeAlias = tuple[PlanDebt, int]


@dataclass(frozen=True, slots=True)
class Open:
    """Ways in tables that stand, and a row of what each takes (:mod:`ashore.planning.choice.fitting`)."""

    ways: tuple[Way, ...]
    rows: Amounts


@dataclass(slots=True)
class Known:
    """What debts take, of any outset with the same dates and horizon. ``counted``: creditors paid in a month count."""

    counted: bool
    _open: dict[_Key, Open] = field(default_factory=dict)

    def ways(self, debt: PlanDebt, outset: Outset, waits: int) -> Open:
        """The ways of a debt by agreements that begin after ``waits`` months, without those than which another takes
        less whenever it is.
        """
        known = self._open.get((debt, waits))
        if known is None:
            rest = self._rest(debt, waits)
            ways = _borne(_granted(debt) if rest else debt, outset, "level", waits)
            rows = self._rows(ways, outset)
            if rest:
                ways, rows = (*ways, *rest.ways), np.vstack((rows, rest.rows))
            places = unbeaten(rows)
            known = Open(tuple(ways[place] for place in places), rows[places])
            self._open[debt, waits] = known
        return known

    def at_least(self, debt: PlanDebt, outset: Outset, waits: int) -> Amounts:
        """Rows no higher than those of its ways; soon worked out for a debt that is known but for what is granted
        first on its menu.
        """
        rest = None if (debt, waits) in self._open else self._rest(debt, waits)
        if rest is None:
            return self.ways(debt, outset, waits).rows
        rows = self._rows(_borne(_granted(debt), outset, "flexible", waits), outset)
        return np.vstack((rows, rest.rows))

    def paid(self, rows: Rows, outset: Outset) -> Amounts:
        """What payments take of which there is no choice."""
        paid = by_month(rows, outset.dates)
        inside = tuple(paid.get(month, 0) for month in range(1, outset.horizon + 1))
        return rows_of([Choice("", Fixed(inside))], outset.horizon, counted=self.counted)

    def _rest(self, debt: PlanDebt, waits: int) -> Open | None:
        """What is known of a debt without what is granted first on its menu."""
        return self._open.get((replace(debt, menu=debt.menu[1:]), waits))

    def _rows(self, ways: Iterable[Way], outset: Outset) -> Amounts:
        return rows_of([way.choice for way in ways], outset.horizon, counted=self.counted)


def _borne(debt: PlanDebt, outset: Outset, form: Form, waits: int) -> tuple[Way, ...]:
    """The ways of a debt, its contract only where no bill beyond the horizon, which nothing weighs, is larger than all
    within it.
    """
    bills = by_month(outset.billed.get(debt.id, ()), outset.dates)
    inside = max((bill for month, bill in bills.items() if month <= outset.horizon), default=0)
    is_borne = all(bill <= inside for bill in bills.values())
    ways = ways_of(debt, outset, form, waits)
    return tuple(way for way in ways if is_borne or not way.choice.kept)


def _granted(debt: PlanDebt) -> PlanDebt:
    """With nothing but what is granted first on its menu."""
    return replace(debt, menu=debt.menu[:1])
