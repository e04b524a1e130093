"""What a plan costs by the engine of loans: the new agreement as a contract, paid as planned.

Planning works its tables out on its own; here the ledger that states positions does it once more. Where the two differ
by a fen a plan is wrong, and is not shown.
"""

from dataclasses import replace

from ashore.loans.position import position
from ashore.loans.schedule import ScheduleError, schedule
from ashore.loans.terms import AllocationPolicy, Contract, Method, Payment, Terms
from ashore.money import Fen
from ashore.planning.opening import day_count_of, rounding_of
from ashore.planning.request import PlanDebt
from ashore.planning.result import DebtPlan

_REDUCES = AllocationPolicy(prepayment="reduce")


class RecostError(AssertionError):
    """A plan's table is not what the engine of loans makes of it: a mistake of ours."""


def check_costs(debt: PlanDebt, planned: DebtPlan) -> None:
    """See that a table pays off its agreement to the fen, neither more nor less.

    What goes on by its contract comes from the engine, and a settlement bears nothing: there is nothing to compare.

    Raises:
        RecostError: it does not.
    """
    if planned.is_kept:
        return
    settled = planned.relief.kind == "settlement"
    left = planned.capital - planned.total_paid if settled else _left(debt, planned)
    if left:
        raise RecostError(f"{planned.debt_id} {planned.relief.kind}: {left} fen left of its table")


def _left(debt: PlanDebt, planned: DebtPlan) -> Fen:
    """What the ledger says is still owed after the last row, or was paid too much (negative)."""
    rows, capital, begins = planned.schedule, planned.capital, planned.agreed_on
    longest = max(planned.relief.max_instalments or 0, len(rows))
    if planned.relief.down_payment and longest > 1:
        first, rows = rows[0], rows[1:]
        capital, begins = first.balance, first.date
        longest -= 1
        if not rows:
            return capital
    terms = Terms(
        Method.EQUAL_INSTALMENT,
        capital,
        planned.annual_rate,
        begins,
        longest,
        first_due=rows[0].date,
        day_count=day_count_of(debt.obligation),
        rounding=rounding_of(debt.obligation),
    )
    made = tuple(Payment(row.date, row.payment) for row in rows)
    after = position(Contract(_payable(terms, len(rows)), allocation=_REDUCES), made, rows[-1].date)
    return after.buckets.total - after.held


def _payable(terms: Terms, count: int) -> Terms:
    """The terms, with as many instalments as are paid where more of them would not cover the interest of a long wait
    before the first: what was never on offer cannot have been prepaid.
    """
    try:
        schedule(terms)
    except ScheduleError:
        return replace(terms, instalments=count)
    return terms
