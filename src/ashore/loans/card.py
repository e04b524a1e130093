"""A card account by its statements: minimum payment, interest from the posting day, late fee.

Each statement is taken as the bank printed it; from the last one known on a day the account is carried on:

- Paid in full by the due date, a statement costs nothing. Otherwise interest runs on the unpaid principal, on
  purchases from their posting day and on what was carried over from the statement date, at the daily rate.
  An account that carried a balance over from the statement before has no interest-free days.
- Fees never bear interest (rule ``rate_card_2016_reform``); billed interest does only where ``compound``.
- After the due date an unpaid minimum is overdue and costs the late fee once, on the part not paid
  (``late_fee_rate``, ``late_fee_minimum``: from the cardholder agreement).
- Days past due count from the first minimum missed and not made good since.
"""

import datetime as dt
from dataclasses import dataclass

from ashore.loans.ledger import counted_payments
from ashore.loans.terms import (
    Buckets,
    CardAccount,
    Component,
    Payment,
    Position,
    Statement,
)
from ashore.money import Fen, divide, share


def card_position(account: CardAccount, payments: tuple[Payment, ...], as_of: dt.date) -> Position:
    """What is owed on a card on a day; nothing before its first statement. ``next_day_cost`` is left at 0."""
    known = [statement for statement in account.statements if statement.date <= as_of]
    if not known:
        return Position(as_of, Buckets(), 0, 0)
    paid = counted_payments(payments, as_of)
    months = [
        _Month(statement, paid, _following(known, index)) for index, statement in enumerate(known)
    ]
    return _stated(account, months, as_of)


@dataclass(frozen=True, slots=True)
class _Month:
    """A statement and the payments made between it and the next."""

    statement: Statement
    payments: list[Payment]
    next_date: dt.date | None

    def paid_by(self, day: dt.date) -> Fen:
        """Payments after the statement and up to a day (those of the statement day are in its balance)."""
        return sum(
            payment.amount
            for payment in self.payments
            if self.statement.date < payment.date <= day
            and (self.next_date is None or payment.date <= self.next_date)
        )

    def full_by_due(self) -> bool:
        return self.paid_by(self.statement.due) >= self.statement.balance


def _following(known: list[Statement], index: int) -> dt.date | None:
    return known[index + 1].date if index + 1 < len(known) else None


@dataclass(slots=True)
class _Carried:
    """The last statement carried on day by day: what is left of it, and the days × amounts that bear interest."""

    fees: Fen
    interest: Fen
    principal: Fen
    spare: Fen = 0
    principal_days: int = 0
    interest_days: int = 0

    def pass_days(self, days: int) -> None:
        self.principal_days += self.principal * days
        self.interest_days += self.interest * days

    def pay(self, amount: Fen, order: tuple[Component, ...]) -> None:
        for part in order:
            if part == "fee":
                settled = min(amount, self.fees)
                self.fees -= settled
            elif part == "interest":
                settled = min(amount, self.interest)
                self.interest -= settled
            elif part == "principal":
                settled = min(amount, self.principal)
                self.principal -= settled
            else:
                settled = 0
            amount -= settled
        self.spare += amount


def _carry(account: CardAccount, month: _Month, as_of: dt.date) -> _Carried:
    """The statement after the payments made since, in date order, the late fee charged after the due date."""
    statement, order = month.statement, account.allocation.order
    principal = statement.balance - statement.interest - statement.fees
    state, since, fee_charged = (
        _Carried(statement.fees, statement.interest, principal),
        statement.date,
        False,
    )
    paid = [(one.date, one.amount) for one in month.payments if statement.date < one.date <= as_of]
    for day, amount in [*paid, (as_of, 0)]:
        if day > statement.due and not fee_charged:
            state.fees += _late_fee(account, month)
            fee_charged = True
        state.pass_days((day - since).days)
        state.pay(amount, order)
        since = day
    return state


def _stated(account: CardAccount, months: list[_Month], as_of: dt.date) -> Position:
    state = _carry(account, months[-1], as_of)
    statement = months[-1].statement
    new = sum(one.amount for one in account.purchases if statement.date < one.posted <= as_of)
    settled = min(state.spare, new)
    principal = state.principal + new - settled
    accrued, on_interest = _interest(account, months, state, as_of)
    overdue = _overdue_principal(account, months, state, principal, as_of)
    buckets = Buckets(
        principal_not_due=principal - overdue,
        principal_overdue=overdue,
        interest_billed=state.interest,
        interest_accrued=accrued,
        penalty_on_interest=on_interest,
        late_fees=state.fees,
    )
    missed = _missed_since(months, as_of)
    days_past_due = (as_of - missed).days if missed is not None else 0
    return Position(as_of, buckets, days_past_due, 0, state.spare - settled)


def _late_fee(account: CardAccount, month: _Month) -> Fen:
    """The late fee on the part of the minimum not paid by the due date."""
    unpaid = month.statement.minimum - month.paid_by(month.statement.due)
    if unpaid <= 0:
        return 0
    return max(share(unpaid, account.late_fee_rate), account.late_fee_minimum)


def _interest(
    account: CardAccount, months: list[_Month], state: _Carried, as_of: dt.date
) -> tuple[Fen, Fen]:
    """Interest since the last statement on principal, and (``compound``) on the interest billed in it."""
    last = months[-1]
    carried_over = len(months) > 1 and not months[-2].full_by_due()
    if not carried_over and (as_of <= last.statement.due or last.full_by_due()):
        return 0, 0
    numerator, denominator = account.annual_rate.as_integer_ratio()
    denominator *= account.day_basis
    principal_days = state.principal_days + _purchase_days(account, months)
    return (
        divide(principal_days * numerator, denominator),
        divide(state.interest_days * numerator, denominator) if account.compound else 0,
    )


def _purchase_days(account: CardAccount, months: list[_Month]) -> int:
    """Days × amount that the statement's purchases lay before the statement: the interest-free days lost."""
    statement = months[-1].statement
    earlier = months[-2].statement.date if len(months) > 1 else dt.date.min
    base_days, left = 0, statement.balance - statement.interest - statement.fees
    for purchase in account.purchases:
        if earlier < purchase.posted <= statement.date:
            amount = min(purchase.amount, left)
            left -= amount
            base_days += amount * (statement.date - purchase.posted).days
    return base_days


def _missed_since(months: list[_Month], as_of: dt.date) -> dt.date | None:
    """The due date of the first minimum missed and not made good since."""
    missed: dt.date | None = None
    for month in months:
        statement = month.statement
        if month.paid_by(as_of) >= statement.minimum:
            missed = None
        elif statement.due < as_of and missed is None:
            missed = statement.due
    return missed


def _overdue_principal(
    account: CardAccount, months: list[_Month], state: _Carried, principal: Fen, as_of: dt.date
) -> Fen:
    if account.accelerated_on is not None and account.accelerated_on <= as_of:
        return principal
    last = months[-1]
    # Before its own due date a statement's minimum is not overdue; the one before it may be.
    month = last if as_of > last.statement.due else (months[-2] if len(months) > 1 else None)
    if month is None:
        return 0
    since = month.statement.date
    unpaid = month.statement.minimum - sum(
        payment.amount for payment in month.payments if since < payment.date <= as_of
    )
    # The minimum holds the statement's own interest and fees, which stand in buckets of their own.
    other = state.interest + min(state.fees, last.statement.fees)
    return max(0, min(principal, unpaid - other))
