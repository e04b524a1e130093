"""Putting the debts of a plan together: in the order they were given, with the total of every month."""

from collections.abc import Iterable
from decimal import Decimal

from ashore.loans.plan_kinds import PlanKind
from ashore.planning import signed
from ashore.planning.billed import total_by_month
from ashore.planning.ground import AS_IS, Outset
from ashore.planning.opening import contract_rate
from ashore.planning.request import PlanDebt
from ashore.planning.result import BaselineKind, DebtPlan, Plan, Rows


def as_contracted(debt: PlanDebt, rows: Rows, outset: Outset) -> DebtPlan:
    """A debt kept as it is, or paid by the agreement signed."""
    if debt.signed:
        left = debt.signed.left
        return DebtPlan(
            debt.id,
            signed.AS_IS,
            debt.owed,
            rows,
            debt.signed.on,
            left,
            Decimal(0),
            signed=True,
        )
    rate = contract_rate(debt.obligation)
    return DebtPlan(debt.id, AS_IS, debt.owed, rows, outset.dates.start, debt.owed, rate)


def assemble(kind: PlanKind | BaselineKind, planned: Iterable[DebtPlan], outset: Outset) -> Plan:
    """A plan from what each creditor gets."""
    debts = tuple(sorted(planned, key=lambda one: outset.order.index(one.debt_id)))
    totals = total_by_month({one.debt_id: one.schedule for one in debts}, outset.dates)
    monthly = tuple(
        (outset.dates.on(month), totals.get(month, 0)) for month in range(1, max(totals) + 1)
    )
    return Plan(kind, kind, debts, monthly)
