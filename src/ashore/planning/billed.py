"""Debts paid as their contracts bill them: what is overdue first, then every instalment or minimum on its date.

An account is local to one calculation, like the engine's own ledger: made, used and let go.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from ashore.dates import add_months
from ashore.loans.card import card_position
from ashore.loans.lateness import Instalment
from ashore.loans.ledger import counted_payments, replay
from ashore.loans.terms import (
    Buckets,
    CardAccount,
    Component,
    Contract,
    Method,
    Payment,
    Statement,
)
from ashore.money import Fen
from ashore.planning.request import PayDates, PlanDebt
from ashore.planning.result import PlannedPayment, Rows

ONE_DAY = dt.timedelta(days=1)
_STEP_IN_MONTHS = {"month": Fraction(1), "week": Fraction(7 * 12, 365), "day": Fraction(12, 365)}


class BilledAccount(Protocol):
    """A debt under its contract from the start of a plan on; days must not go back."""

    def due_on(self, day: dt.date) -> Fen:
        """Everything that must be paid on ``day`` to be up to date."""

    def pay(self, day: dt.date, amount: Fen) -> PlannedPayment:
        """Pay no more than is due."""

    def rest(self, after: dt.date) -> Rows | None:
        """All that is billed after a day on which nothing is overdue; None where it never ends."""

    def monthly_bill(self) -> Fen | None:
        """What it will bill a month on average; None where it bills nothing more."""


def open_account(debt: PlanDebt, start: dt.date, horizon: int) -> BilledAccount:
    """The account of a debt on the plan's first day; a card must be paid off within ``horizon`` minimums."""
    if isinstance(debt.obligation, CardAccount):
        return CardRun(debt.obligation, debt.payments, start, horizon)
    return LoanRun(debt.obligation, debt.payments, start)


def as_billed(debt: PlanDebt, dates: PayDates, horizon: int) -> Rows | None:
    """Every payment of a debt by its contract, or by the agreement signed, where money is no object; None where that
    never ends.

    What is overdue is paid on the first pay date with all that falls due until then.
    """
    if debt.signed:
        return debt.signed.rows(dates.first)
    account = open_account(debt, dates.start, horizon)
    if not debt.is_behind:
        return account.rest(dates.start - ONE_DAY)
    overdue = account.due_on(dates.first)
    caught_up = (account.pay(dates.first, overdue),) if overdue else ()
    after = account.rest(dates.first)
    return None if after is None else (*caught_up, *after)


def by_month(rows: Rows, dates: PayDates) -> dict[int, Fen]:
    """What rows add up to in each month of the plan."""
    found: dict[int, Fen] = {}
    for row in rows:
        month = dates.month_of(row.date)
        found[month] = found.get(month, 0) + row.payment
    return found


class LoanRun:
    """A loan with a schedule, on the engine's ledger."""

    def __init__(self, contract: Contract, payments: tuple[Payment, ...], start: dt.date) -> None:
        called_in = contract.accelerated_on
        if called_in is not None and called_in > start:
            contract = replace(contract, accelerated_on=None)  # who pays as billed is not called in
        self._ledger = replay(contract, payments, start)
        self._start = start

    def due_on(self, day: dt.date) -> Fen:
        """Instalments due by ``day`` with their penalty."""
        self._ledger.advance(day)
        owed = self._ledger.buckets(day)
        billed = sum(one.scheduled for one in self._ledger.instalments if one.due <= day)
        return billed + owed.penalty_on_principal + owed.penalty_on_interest

    def pay(self, day: dt.date, amount: Fen) -> PlannedPayment:
        """Credit a payment and say what it settled."""
        self._ledger.advance(day)
        before = self._ledger.buckets(day)
        self._ledger.pay(day, amount)
        after = self._ledger.buckets(day)
        return _settling(day, amount, before, after, after.total - self._ledger.held)

    def rest(self, after: dt.date) -> Rows | None:
        """The instalments after a day, less money held for them."""
        ahead = [one for one in self._ledger.instalments if one.due > after and one.scheduled]
        held = self._ledger.held
        balance = sum(one.principal for one in ahead)
        order = self._ledger.contract.allocation.order
        rows = []
        for one in ahead:
            parts, held = _less_held(one, held, order)
            balance -= one.principal
            payment = sum(parts.values())
            if payment:
                row = PlannedPayment(
                    one.due,
                    payment,
                    parts["interest"],
                    parts["principal"],
                    parts["fee"],
                    balance - held,
                )
                rows.append(row)
        return tuple(rows)

    def monthly_bill(self) -> Fen | None:
        """The average instalment to come, over the months from one to the next."""
        ahead = [
            one.scheduled
            for one in self._ledger.instalments
            if one.due > self._start and one.scheduled
        ]
        if not ahead:
            return None
        terms = self._ledger.contract.terms
        months = terms.every.count * _STEP_IN_MONTHS[terms.every.unit]
        if terms.method is Method.BULLET:
            months *= terms.instalments
        return max(1, int(sum(ahead) / (len(ahead) * months)))


def _less_held(
    one: Instalment, held: Fen, order: tuple[Component, ...]
) -> tuple[dict[str, Fen], Fen]:
    """What of an instalment is still to be paid once the money held has met it, and what is left of that money."""
    parts: dict[str, Fen] = {
        "fee": one.fee,
        "interest": one.interest,
        "principal": one.principal,
    }
    for part in order:
        met = min(held, parts.get(part, 0))
        if met:
            parts[part] -= met
            held -= met
    return parts, held


class CardRun:
    """A card carried on month by month: each month a statement as the bank would print it.

    Every later statement asks for the last known minimum and for what of the one before was not paid. Nothing new
    is bought.
    """

    def __init__(
        self, card: CardAccount, payments: tuple[Payment, ...], start: dt.date, horizon: int
    ) -> None:
        known = tuple(one for one in card.statements if one.date <= start)
        if not known:
            raise ValueError(
                "a card without a statement owes nothing and has no account to carry on"
            )
        self._is_called_in = card.accelerated_on is not None and card.accelerated_on <= start
        called_in = card.accelerated_on if self._is_called_in else None
        self._card = replace(card, statements=known, accelerated_on=called_in)
        self._payments = tuple(counted_payments(payments, start))
        self._last_known = known[-1]
        self._printed = _months_until_after(self._last_known.date, start)
        self._horizon = horizon

    def due_on(self, day: dt.date) -> Fen:
        """What of the latest minimum is unpaid; everything where the bank has called in the card."""
        self._print_statements(day)
        owed = self._owed(day)
        return owed if self._is_called_in else max(0, min(owed, self._unpaid_minimum(day)))

    def pay(self, day: dt.date, amount: Fen) -> PlannedPayment:
        """Pay and say what it settled."""
        self._print_statements(day)
        before = card_position(self._card, self._payments, day).buckets
        self._payments = (*self._payments, Payment(day, amount))
        after = card_position(self._card, self._payments, day)
        return _settling(day, amount, before, after.buckets, after.buckets.total - after.held)

    def rest(self, after: dt.date) -> Rows | None:
        """The minimum on each due date until nothing is owed; None where that is not within the horizon."""
        rows: list[PlannedPayment] = []
        first = _months_until_after(self._last_known.due, after)
        for month in range(first, first + self._horizon):
            due = add_months(self._last_known.due, month)
            self._print_statements(due)
            owed = self._owed(due)
            if owed <= 0:
                return tuple(rows)
            amount = min(owed, self._last_known.minimum) if rows else self.due_on(due)
            if amount:
                rows.append(self.pay(due, amount))
        return tuple(rows) if rows and rows[-1].balance <= 0 else None

    def next_due(self, day: dt.date) -> dt.date:
        """The first due date on or after a day."""
        months = _months_until_after(self._last_known.due, day - ONE_DAY)
        return add_months(self._last_known.due, months)

    def settle(self, day: dt.date) -> PlannedPayment:
        """Everything owed, paid on a day."""
        self._print_statements(day)
        return self.pay(day, self._owed(day))

    def monthly_bill(self) -> Fen | None:
        """The last known minimum."""
        return None if self._is_called_in else self._last_known.minimum or None

    def _owed(self, day: dt.date) -> Fen:
        stated = card_position(self._card, self._payments, day)
        return stated.buckets.total - stated.held

    def _unpaid_minimum(self, day: dt.date) -> Fen:
        last = self._card.statements[-1]
        return last.minimum - sum(
            one.amount for one in self._payments if last.date < one.date <= day
        )

    def _print_statements(self, day: dt.date) -> None:
        """The statements the bank will have printed by a day; only the last two matter from then on."""
        if self._is_called_in:
            return
        while (on := add_months(self._last_known.date, self._printed)) <= day:
            last, printed = self._card.statements[-1], self._statement_of(on)
            self._card = replace(self._card, statements=(last, printed))
            self._payments = tuple(one for one in self._payments if one.date > last.date)
            self._printed += 1

    def _statement_of(self, on: dt.date) -> Statement:
        stated = card_position(self._card, self._payments, on)
        owed = stated.buckets
        balance = max(0, owed.total - stated.held)
        fees = min(balance, owed.late_fees + owed.other_fees)
        interest = owed.interest_billed + owed.interest_accrued + owed.penalty_on_interest
        asked = self._last_known.minimum + max(0, self._unpaid_minimum(on))
        return Statement(
            date=on,
            due=add_months(self._last_known.due, self._printed),
            balance=balance,
            minimum=min(balance, asked),
            interest=min(balance - fees, interest),
            fees=fees,
        )


def _months_until_after(anchor: dt.date, day: dt.date) -> int:
    """How many months after the anchor its day of the month first lies after a day."""
    months = max(0, (day.year - anchor.year) * 12 + day.month - anchor.month)
    return months if add_months(anchor, months) > day else months + 1


def _settling(
    day: dt.date, amount: Fen, before: Buckets, after: Buckets, balance: Fen
) -> PlannedPayment:
    principal = before.principal_not_due + before.principal_overdue
    principal -= after.principal_not_due + after.principal_overdue
    other = _penalty_and_fees(before) - _penalty_and_fees(after)
    return PlannedPayment(day, amount, amount - principal - other, principal, other, balance)


def _penalty_and_fees(owed: Buckets) -> Fen:
    return owed.penalty_on_principal + owed.penalty_on_interest + owed.late_fees + owed.other_fees


def total_by_month(all_rows: Mapping[str, Rows], dates: PayDates) -> dict[int, Fen]:
    """What several debts add up to in each month."""
    found: dict[int, Fen] = {}
    for rows in all_rows.values():
        for month, amount in by_month(rows, dates).items():
            found[month] = found.get(month, 0) + amount
    return found
