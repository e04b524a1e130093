"""Paying as the contracts bill: the plan that asks nobody for anything; and the figures to compare others with."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from ashore.loans.terms import CardAccount
from ashore.planning.assemble import as_contracted, assemble
from ashore.planning.billed import CardRun, total_by_month
from ashore.planning.ground import Outset
from ashore.planning.instalments import in_instalments
from ashore.planning.request import Budget, PlanDebt
from ashore.planning.result import Baseline, BaselineKind, DebtPlan, Plan, Rows

Planned: TypeAlias = tuple[DebtPlan, ...]
EvenHanded: TypeAlias = Callable[[Budget], Plan | None]
"""The plan to lead with within a budget; None where nothing fits."""

_LONG = 60


def as_billed_plan(outset: Outset, budget: Budget) -> Plan | None:
    """Everything by contract to its end, cards at their minimum; None where any month is too dear.

    What is overdue must be payable on the first pay date: then no creditor need grant anything.
    """
    if len(outset.billed) < len(outset.debts) or not _is_payable(outset.billed, outset, budget):
        return None
    return assemble("as-billed", _contracted(outset.debts, outset.billed, outset), outset)


def baselines(outset: Outset, budget: Budget, even_handed: EvenHanded) -> Iterator[Baseline]:
    """What people do without a plan of their own; one that never ends is left out, as is one equal to another."""
    courses: tuple[tuple[BaselineKind, Planned], ...] = (
        ("as-billed", _in_full(outset)),
        ("minimum-only", _at_minimum(outset)),
        ("always-60", _over_sixty_months(outset)),
        ("seventy-percent", _of_seventy_percent(budget, even_handed)),
    )
    for kind, planned in courses:
        if planned:
            rows = {debt.debt_id: debt.schedule for debt in planned}
            yield Baseline(kind, assemble(kind, planned, outset), _is_payable(rows, outset, budget))


def _contracted(debts: Iterable[PlanDebt], rows: Mapping[str, Rows], outset: Outset) -> Planned:
    return tuple(as_contracted(debt, rows[debt.id], outset) for debt in debts)


def _in_full(outset: Outset) -> Planned:
    """By contract, cards in full; nothing where a loan is never paid off so."""
    cards = {
        debt.id: _paid_off(debt, debt.obligation, outset)
        for debt in outset.debts
        if isinstance(debt.obligation, CardAccount) and not debt.signed
    }
    rows = {**outset.billed, **cards}
    if any(debt.id not in rows for debt in outset.debts):
        return ()
    return _contracted(outset.debts, rows, outset)


def _paid_off(debt: PlanDebt, card: CardAccount, outset: Outset) -> Rows:
    """A card paid off at once: on its next due date, where it is overdue on the first pay date."""
    account = CardRun(card, debt.payments, outset.dates.start, outset.horizon)
    day = outset.dates.first if debt.is_behind else account.next_due(outset.dates.start)
    return (account.settle(day),)


def _at_minimum(outset: Outset) -> Planned:
    """By contract, cards at their last known minimum; nothing where there is no card, or one is never paid off so."""
    has_card = any(
        isinstance(debt.obligation, CardAccount) and not debt.signed for debt in outset.debts
    )
    if not has_card or any(debt.id not in outset.billed for debt in outset.debts):
        return ()
    return _contracted(outset.debts, outset.billed, outset)


def _over_sixty_months(outset: Outset) -> Planned:
    """Each creditor that is asked for anything is paid in 60 level instalments, whether or not it grants so many;
    nothing where nobody is asked or they would not cover the interest.
    """
    if not outset.agreements or any(debt.id not in outset.billed for debt in outset.kept):
        return ()
    planned = _contracted(outset.kept, outset.billed, outset)
    for agreement in outset.agreements:
        rows = in_instalments(replace(agreement.terms, longest=_LONG, down_payment=0), _LONG)
        if rows is None:
            return ()
        planned += (agreement.planned(rows),)
    return planned


def _of_seventy_percent(budget: Budget, even_handed: EvenHanded) -> Planned:
    """Seven tenths of what each month leaves, shared evenly."""
    found = even_handed(Budget(tuple(amount * 7 // 10 for amount in budget.amounts)))
    return found.debts if found else ()


def _is_payable(rows: Mapping[str, Rows], outset: Outset, budget: Budget) -> bool:
    totals = total_by_month(rows, outset.dates)
    return all(amount <= budget.of(month) for month, amount in totals.items())
