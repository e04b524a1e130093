"""What all lenders asked could grant beside new instalments, to see how much surer a plan would be."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Literal, TypeAlias

from ashore.loans.relief import ReliefOption
from ashore.planning.opening import assumed_relief, longer_asked
from ashore.planning.request import PlanDebt

Grant: TypeAlias = Literal["freeze", "longer", "no-penalty"]
"""No further interest; half as many instalments again; nothing for having been late."""


def granting(debt: PlanDebt, grant: Grant) -> PlanDebt:
    """The debt with a lender that grants this beside what is assumed of it; as it is where nothing is asked of it."""
    if debt.refuses or debt.comes_first:
        return debt
    relief, _ = assumed_relief(debt)
    return replace(debt, menu=(replace(_GRANTED[grant](relief), min_days_past_due=0),))


def _freeze(relief: ReliefOption) -> ReliefOption:
    return replace(relief, annual_rate=Decimal(0))


def _longer(relief: ReliefOption) -> ReliefOption:
    return replace(relief, max_instalments=longer_asked(relief))


def _without_penalty(relief: ReliefOption) -> ReliefOption:
    return replace(relief, waiver_penalty=Decimal(1))


_GRANTED: dict[Grant, Callable[[ReliefOption], ReliefOption]] = {
    "freeze": _freeze,
    "longer": _longer,
    "no-penalty": _without_penalty,
}
GRANTS: tuple[Grant, ...] = tuple(_GRANTED)
