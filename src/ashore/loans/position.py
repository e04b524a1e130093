"""What is owed on a day, and how it would stand later."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ashore.dates import add_months
from ashore.loans.card import card_position
from ashore.loans.lateness import Accrual
from ashore.loans.ledger import Settlement, replay
from ashore.loans.terms import (
    STATUTORY_ALLOCATION,
    CardAccount,
    Contract,
    Obligation,
    Payment,
    Position,
)
from ashore.money import Fen

ONE_DAY = dt.timedelta(days=1)


def position(obligation: Obligation, payments: tuple[Payment, ...], as_of: dt.date) -> Position:
    """What is owed on ``as_of``, after the payments of that day."""
    if isinstance(obligation, CardAccount):
        today = card_position(obligation, payments, as_of)
        tomorrow = card_position(obligation, payments_until(payments, as_of), as_of + ONE_DAY)
        cost = tomorrow.buckets.total - tomorrow.held - today.buckets.total + today.held
        return replace(today, next_day_cost=cost)
    ledger = replay(obligation, payments, as_of)
    buckets, late, held = ledger.buckets(as_of), ledger.days_past_due(as_of), ledger.held
    ledger.advance(as_of + ONE_DAY)
    cost = ledger.buckets(as_of + ONE_DAY).total - ledger.held - buckets.total + held
    return Position(as_of, buckets, late, cost if as_of >= obligation.terms.start else 0, held)


def payments_until(payments: tuple[Payment, ...], as_of: dt.date) -> tuple[Payment, ...]:
    """The payments known on a day."""
    return tuple(payment for payment in payments if payment.date <= as_of)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a position is what it is: every penalty accrual and what each payment settled."""

    accruals: tuple[Accrual, ...]
    settlements: tuple[Settlement, ...]


def explain(contract: Contract, payments: tuple[Payment, ...], as_of: dt.date) -> Explanation:
    """The rows behind :func:`position` for a loan with a schedule."""
    ledger = replay(contract, payments, as_of, trace=True)
    return Explanation(tuple(ledger.lateness.accruals or ()), tuple(ledger.settlements or ()))


@dataclass(frozen=True, slots=True)
class AllocationComparison:
    """The same payments allocated by the contract and by Civil Code 561.

    ``difference`` is what the contract's order costs the borrower by that day (negative: what it saves).
    """

    by_contract: Position
    by_statute: Position

    @property
    def difference(self) -> Fen:
        """Owed under the contract's order minus owed under the statutory one, in fen."""
        return self.by_contract.buckets.total - self.by_statute.buckets.total


def compare_allocation(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date
) -> AllocationComparison:
    """What the order of allocation changes on a day."""
    statutory = replace(STATUTORY_ALLOCATION, prepayment=contract.allocation.prepayment)
    return AllocationComparison(
        position(contract, payments, as_of),
        position(replace(contract, allocation=statutory), payments, as_of),
    )


def forecast(
    obligation: Obligation,
    payments: tuple[Payment, ...],
    days: Sequence[dt.date],
    future: tuple[Payment, ...] = (),
) -> tuple[Position, ...]:
    """The position on each of some later days, with ``future`` payments made as they are dated."""
    return tuple(position(obligation, payments + future, day) for day in days)


def billed_payments(
    obligation: Obligation, payments: tuple[Payment, ...], after: dt.date, until: dt.date
) -> tuple[Payment, ...]:
    """What the lender bills from ``after`` (exclusive) to ``until``: each instalment on its date.

    A card bills its last known minimum on the same day of each month. An accelerated loan bills nothing more.
    """
    if isinstance(obligation, CardAccount):
        return _billed_minimums(obligation, after, until)
    ledger = replay(obligation, payments, after)
    return tuple(
        Payment(instalment.due, instalment.scheduled)
        for instalment in ledger.instalments
        if after < instalment.due <= until and not instalment.called and instalment.scheduled
    )


def _billed_minimums(account: CardAccount, after: dt.date, until: dt.date) -> tuple[Payment, ...]:
    known = [statement for statement in account.statements if statement.date <= after]
    if not known or not known[-1].minimum:
        return ()
    last, found, count = known[-1], [], 0
    while (due := add_months(last.due, count)) <= until:
        if due > after:
            found.append(Payment(due, last.minimum))
        count += 1
    return tuple(found)
