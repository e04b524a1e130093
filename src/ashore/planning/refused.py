"""What a plan asks of lenders and may not get: what is then paid, where somebody said how likely they are to agree."""

from collections.abc import Iterable

from ashore.loans.position import position
from ashore.money import Fen
from ashore.planning.billed import as_billed, by_month
from ashore.planning.futures.run import Unsure
from ashore.planning.request import PayDates, PlanDebt
from ashore.planning.result import Plan, Rows


def unsure_of(
    plan: Plan, debts: Iterable[PlanDebt], dates: PayDates, horizon: int
) -> tuple[Unsure, ...]:
    """The reliefs of a plan whose likelihood is known, each with what is paid in fen within the horizon either way.

    ``debts`` are those the plan was made of. Each lender answers for itself, by the place of the debt's id among all:
    so every plan of the same debts meets the same answers.
    """
    by_id = {debt.id: debt for debt in debts}
    lenders = {debt_id: place for place, debt_id in enumerate(sorted(by_id))}
    return tuple(
        Unsure(
            lenders[one.debt_id],
            float(1 - one.relief.likelihood),
            _by_month(one.schedule, dates, horizon),
            _instead(by_id[one.debt_id], dates, horizon),
        )
        for one in plan.debts
        if one.relief.likelihood is not None
    )


def _instead(debt: PlanDebt, dates: PayDates, horizon: int) -> tuple[Fen, ...]:
    """What is paid where the lender grants nothing: what its contract bills, with all that is overdue on the first pay
    date. A card that its minimums never pay off must be paid in full then.
    """
    rows = as_billed(debt, dates, horizon)
    if rows is not None:
        return _by_month(rows, dates, horizon)
    owed = position(debt.obligation, debt.payments, dates.first)
    return (owed.buckets.total - owed.held,)


def _by_month(rows: Rows, dates: PayDates, horizon: int) -> tuple[Fen, ...]:
    paid = by_month(rows, dates)
    return tuple(paid.get(month, 0) for month in range(1, horizon + 1))
