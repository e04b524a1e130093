"""Paying as the contracts bill: the plan that asks nobody for anything, and the figures to compare others with."""

from collections.abc import Mapping

from ashore.loans.terms import CardAccount
from ashore.planning.assemble import as_contracted, assemble
from ashore.planning.billed import CardRun, total_by_month
from ashore.planning.ground import Outset
from ashore.planning.request import Budget, PlanDebt
from ashore.planning.result import Baseline, BaselineKind, Plan, Rows


def as_billed_plan(outset: Outset, budget: Budget) -> Plan | None:
    """Everything by contract to its end, cards at their minimum; None where any month is too dear.

    What is overdue must be payable on the first pay date: then no creditor need grant anything.
    """
    if len(outset.billed) < len(outset.debts) or not _is_payable(outset.billed, outset, budget):
        return None
    planned = [as_contracted(debt, outset.billed[debt.id], outset) for debt in outset.debts]
    return assemble("as-billed", planned, outset)


def baselines(outset: Outset, budget: Budget) -> tuple[Baseline, ...]:
    """What paying by contract would cost; a baseline that never ends is left out, as is one equal to another."""
    in_full = {
        debt.id: _in_full(debt, debt.obligation, outset)
        for debt in outset.debts
        if isinstance(debt.obligation, CardAccount)
    }
    found = []
    if all(debt.id in outset.billed or debt.id in in_full for debt in outset.debts):
        found.append(_baseline("as-billed", {**outset.billed, **in_full}, outset, budget))
    if in_full and all(debt.id in outset.billed for debt in outset.debts):
        found.append(_baseline("minimum-only", outset.billed, outset, budget))
    return tuple(found)


def _in_full(debt: PlanDebt, card: CardAccount, outset: Outset) -> Rows:
    """A card paid off at once: on its next due date, where it is overdue on the first pay date."""
    account = CardRun(card, debt.payments, outset.dates.start, outset.horizon)
    day = outset.dates.first if debt.is_behind else account.next_due(outset.dates.start)
    return (account.settle(day),)


def _baseline(
    kind: BaselineKind, rows: Mapping[str, Rows], outset: Outset, budget: Budget
) -> Baseline:
    paid = sum(row.payment for one in rows.values() for row in one)
    totals = total_by_month(rows, outset.dates)
    return Baseline(
        kind,
        paid,
        paid - sum(debt.owed for debt in outset.debts),
        max(totals),
        max(totals.values()),
        _is_payable(rows, outset, budget),
    )


def _is_payable(rows: Mapping[str, Rows], outset: Outset, budget: Budget) -> bool:
    totals = total_by_month(rows, outset.dates)
    return all(amount <= budget.of(month) for month, amount in totals.items())
