"""What paying debts with a new loan would do: to each month, to the total, to the end."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ashore.loans.cost import AnnualCost, arrived, cost_json, cost_of_schedule
from ashore.loans.schedule import schedule
from ashore.loans.terms import Terms
from ashore.money import Fen, yuan
from ashore.texts import Language, Message, message, render


@dataclass(frozen=True, slots=True)
class NewLoanCheck:
    """Keeping the old debts against paying them off with a new loan, in fen.

    ``arrives`` is what the new loan puts into the hand, ``owed`` what would be paid off with it. A month's payment
    is that of the heaviest calendar month. The totals are what leaves the pocket from now on; what the new loan
    brings beyond ``owed`` counts against its total, what it lacks adds to it.
    """

    owed: Fen
    arrives: Fen
    monthly_before: Fen
    monthly_after: Fen
    total_before: Fen
    total_after: Fen
    ends_before: dt.date
    ends_after: dt.date
    cost: AnnualCost

    @property
    def extra_cost(self) -> Fen:
        """How much more is paid in all; negative where the new loan is cheaper."""
        return self.total_after - self.total_before

    @property
    def lacking(self) -> Fen:
        """What the new loan leaves of the old debts."""
        return max(0, self.owed - self.arrives)

    def messages(self, surplus: Fen) -> tuple[Message, ...]:
        """What it comes to, beside what the household can pay each month."""
        return tuple(self._said(surplus))

    def _said(self, surplus: Fen) -> Iterator[Message]:
        if self.lacking:
            yield message(
                "cost.new-loan.lacking", arrives=self.arrives, owed=self.owed, lacking=self.lacking
            )
        if self.extra_cost > 0:
            yield message("cost.new-loan.dearer", extra=self.extra_cost)
        elif self.extra_cost < 0:
            yield message("cost.new-loan.cheaper", saved=-self.extra_cost)
        if self.cost.irr is not None:
            yield message("cost.new-loan.rate", rate=self.cost.irr)
        if self.monthly_after != self.monthly_before:
            before, after = self.monthly_before, self.monthly_after
            yield message("cost.new-loan.monthly", before=before, after=after)
        if self.monthly_after > surplus:
            over = self.monthly_after - max(0, surplus)
            yield message("cost.new-loan.over", surplus=max(0, surplus), over=over)
        if self.ends_after > self.ends_before:
            yield message("cost.new-loan.longer", before=self.ends_before, after=self.ends_after)


def new_loan_check(owed: Fen, remaining: Sequence[tuple[dt.date, Fen]], new: Terms) -> NewLoanCheck:
    """Compare the ``remaining`` payments of the old debts with paying off the ``owed`` fen by a loan on ``new`` terms.

    Raises:
        ValueError: nothing remains to be paid, or the terms give no schedule.
    """
    if not remaining:
        raise ValueError("no payments remain: there is nothing to compare")
    the_schedule = schedule(new)
    payments = [(row.due, row.payment) for row in the_schedule.rows]
    return NewLoanCheck(
        owed=owed,
        arrives=arrived(new),
        monthly_before=_heaviest_month(remaining),
        monthly_after=_heaviest_month(payments),
        total_before=sum(amount for _, amount in remaining),
        total_after=the_schedule.total_payment + owed - arrived(new),
        ends_before=max(day for day, _ in remaining),
        ends_after=the_schedule.rows[-1].due,
        cost=cost_of_schedule(the_schedule),
    )


def _heaviest_month(payments: Sequence[tuple[dt.date, Fen]]) -> Fen:
    by_month: Counter[tuple[int, int]] = Counter()
    for day, amount in payments:
        by_month[day.year, day.month] += amount
    return max(by_month.values())


def new_loan_json(compared: NewLoanCheck, surplus: Fen, language: Language) -> dict[str, Any]:
    """The comparison with its sentences; ``surplus`` is what the household can pay in a month, in fen."""
    return {
        "owed": yuan(compared.owed),
        "arrives": yuan(compared.arrives),
        "monthly_before": yuan(compared.monthly_before),
        "monthly_after": yuan(compared.monthly_after),
        "total_before": yuan(compared.total_before),
        "total_after": yuan(compared.total_after),
        "extra_cost": yuan(compared.extra_cost),
        "annual_cost": cost_json(compared.cost),
        "messages": [render(one, language) for one in compared.messages(surplus)],
    }
