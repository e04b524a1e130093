"""The account of one loan replayed day by day: what falls due, what payments settle, what is owed.

The rules are those of DESIGN, "What accrues"; numbers in comments are theirs. What lateness adds stands in
:mod:`ashore.loans.lateness`, the interest of what is not yet due in :mod:`ashore.loans.running`.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from ashore.loans.lateness import Instalment, Lateness, instalments_of, lateness_of
from ashore.loans.running import Running, laid_out_again
from ashore.loans.schedule import periods, schedule
from ashore.loans.terms import Buckets, Component, Contract, Payment
from ashore.money import Fen

Settled: TypeAlias = Literal[
    "principal",
    "interest",
    "penalty_on_principal",
    "penalty_on_interest",
    "fee",
    "prepaid_principal",
]


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a payment (or money held) settled on a day; ``instalment`` 0 is principal not yet due."""

    date: dt.date
    instalment: int
    what: Settled
    amount: Fen


class Ledger:
    """A loan's account, advanced by :meth:`advance` and :meth:`pay`, read by :meth:`buckets`.

    Local to a replay: pure functions (``position``, ``payoff`` …) make one, use it and let it go. ``level`` is the
    schedule's, which a reduced loan keeps; ``trace`` keeps the settlements that explain each figure.
    """

    def __init__(
        self,
        contract: Contract,
        instalments: list[Instalment],
        lateness: Lateness,
        level: Fen = 0,
        *,
        trace: bool = False,
    ) -> None:
        self.contract = contract
        self.instalments = instalments
        self.lateness = lateness
        self.today = contract.terms.start
        self.held: Fen = 0
        self.settled: Fen = 0
        self.settlements: list[Settlement] | None = [] if trace else None
        self._level = level
        self._next = 0
        self._oldest = 0
        self._call = contract.accelerated_on
        self._running: Running | None = None

    # --- time -------------------------------------------------------------------------------------------

    def advance(self, day: dt.date) -> None:
        """Move to ``day``: instalments fall due, held money meets them, the loan is called in where it is."""
        while True:
            ahead, call = self._next < len(self.instalments), self._call
            due = self.instalments[self._next].due if ahead else None
            if call is not None and call <= day and (due is None or call < due):
                self._call_in(call)
            elif due is not None and due <= day:
                self._fall_due(due)
            else:
                break
        self.today = max(self.today, day)

    def _fall_due(self, due: dt.date) -> None:
        self._next += 1
        self._running = None
        self.today = due
        self._use_held()

    def _use_held(self) -> None:
        if self.held:
            amount, self.held = self.held, 0
            self.held = self._settle_due(amount)

    def _call_in(self, day: dt.date) -> None:
        """Rule 4: what is not due becomes due on ``day``; of the running interest, what has accrued."""
        self.today, self._call = day, None
        accrued = self.accrued_interest(day)
        for instalment in self.ahead:
            instalment.interest, accrued = accrued, 0
            instalment.fee = 0
            instalment.due = instalment.accrued_to = instalment.visible_after = day
            instalment.called = True
        self._next = len(self.instalments)
        self._use_held()

    # --- payments ---------------------------------------------------------------------------------------

    def pay(self, day: dt.date, amount: Fen) -> None:
        """Credit a payment on ``day`` (rule 5). Days must not go back."""
        self.advance(day)
        left = self._settle_due(amount)
        if left and self.contract.allocation.prepayment == "reduce":
            left = self._reduce(left)
        self.held += left

    def _settle_due(self, amount: Fen) -> Fen:
        """Settle what is due on ``today``, oldest first; the rest comes back."""
        due = self._open_instalments()
        if self.contract.allocation.by == "component":
            return self._settle_parts(due, amount)
        for instalment in due:
            if not amount:
                break
            amount = self._settle_parts([instalment], amount)
        return amount

    def _open_instalments(self) -> list[Instalment]:
        """Those due that owe anything today; the settled ones at the front are not looked at again."""
        owed, today = self.lateness.owed, self.today
        candidates = self.instalments[self._oldest : self._next]
        found = [one for one in candidates if one.scheduled or any(owed(one, today))]
        self._oldest = found[0].number - 1 if found else self._next
        return found

    def _settle_parts(self, due: list[Instalment], amount: Fen) -> Fen:
        """Settle some instalments part by part, in the order of allocation; the rest comes back."""
        for instalment in due:
            self.lateness.accrue(instalment, self.today)
        for part in self.contract.allocation.order:
            for instalment in due:
                if amount:
                    amount -= self._settle(instalment, part, amount)
        for instalment in due:
            self.lateness.forgive_in_grace(instalment, self.today)
        return amount

    def _settle(self, instalment: Instalment, part: Component, amount: Fen) -> Fen:
        if part == "penalty":
            return self._settle_penalty(instalment, amount)
        unpaid: Fen = getattr(instalment, part)
        if not unpaid:
            return 0
        paid = min(amount, unpaid)
        setattr(instalment, part, unpaid - paid)
        self._note(instalment.number, part, paid)
        return paid

    def _settle_penalty(self, instalment: Instalment, amount: Fen) -> Fen:
        if not (instalment.on_principal or instalment.on_interest):
            return 0
        on_principal, on_interest = self.lateness.owed(instalment, self.today)
        first = min(amount, on_principal)
        instalment.on_principal_paid += first
        self._note(instalment.number, "penalty_on_principal", first)
        second = min(amount - first, on_interest)
        instalment.on_interest_paid += second
        self._note(instalment.number, "penalty_on_interest", second)
        return first + second

    def _note(self, number: int, what: Settled, amount: Fen) -> None:
        if not amount:
            return
        self.settled += amount
        if self.settlements is not None:
            self.settlements.append(Settlement(self.today, number, what, amount))

    # --- principal not yet due --------------------------------------------------------------------------

    @property
    def fallen(self) -> list[Instalment]:
        """The instalments that have fallen due or were called in."""
        return self.instalments[: self._next]

    @property
    def ahead(self) -> list[Instalment]:
        """The instalments not yet due; the first is the running one."""
        return self.instalments[self._next :]

    def accrued_interest(self, day: dt.date) -> Fen:
        """Interest of the running period earned by ``day`` (rule 1), half-up to the fen."""
        return self._of_running().stated(day) if self._next < len(self.instalments) else 0

    def _of_running(self) -> Running:
        if self._running is None:
            one = self.instalments[self._next]
            self._running = Running(one.period_start, one.due, one.interest)
        return self._running

    def _reduce(self, amount: Fen) -> Fen:
        """Rule 5, prepayment "reduce": principal goes down, the level payment stays, the term shortens."""
        balance = sum(instalment.principal for instalment in self.ahead)
        if not balance:
            return amount
        accrued = self.accrued_interest(self.today)
        if amount >= balance + accrued:
            self._end(balance, accrued)
            return amount - balance - accrued
        paid = min(amount, balance)
        self._note(0, "prepaid_principal", paid)
        self._lay_out_again(balance - paid)
        return amount - paid

    def _end(self, balance: Fen, accrued: Fen) -> None:
        """Everything not due is paid, with the interest earned so far."""
        running = self.ahead[0]
        running.principal = running.interest = running.fee = 0
        self._note(0, "prepaid_principal", balance)
        self._note(running.number, "interest", accrued)
        self._next += 1
        del self.instalments[self._next :]

    def _lay_out_again(self, balance: Fen) -> None:
        """New principal parts and interest from the running period on, for a balance reduced today."""
        terms, first, end = self.contract.terms, self._next, len(self.instalments)
        running, whole = self._of_running(), periods(terms).interest(first, balance)
        running.reduce(self.today, Fraction(*whole), terms.rounding)
        parts = laid_out_again(terms, self._level, balance, range(first, end), running.full)
        kept = first
        for kept, (principal, interest) in enumerate(parts, first):
            self.instalments[kept].principal, self.instalments[kept].interest = principal, interest
        del self.instalments[kept + 1 :]

    # --- statements -------------------------------------------------------------------------------------

    def buckets(self, day: dt.date) -> Buckets:
        """What is owed on ``day``, which is today or later with nothing falling due and nothing paid between."""
        if day < self.contract.terms.start:
            return Buckets()
        not_due = overdue = billed = on_principal = on_interest = fees = 0
        accrued = self.accrued_interest(day)
        for instalment in self.instalments[self._oldest : self._next]:  # those before owe nothing
            fees += instalment.fee
            if instalment.due < day or instalment.called:
                overdue += instalment.principal
                billed += instalment.interest
                first, second = self.lateness.owed(instalment, day)
                on_principal += first
                on_interest += second
            else:  # on the due date itself nothing is overdue yet (rule 2)
                not_due += instalment.principal
                accrued += instalment.interest
        for instalment in self.ahead:
            not_due += instalment.principal
        return Buckets(not_due, overdue, billed, accrued, on_principal, on_interest, 0, fees)

    def days_past_due(self, day: dt.date) -> int:
        """Rule 7: days since the oldest due date of which anything is unpaid."""
        for instalment in self.instalments[self._oldest : self._next]:
            if instalment.due >= day:
                break
            if instalment.scheduled or sum(self.lateness.owed(instalment, day)):
                return (day - instalment.due).days
        return 0


def counted_payments(payments: tuple[Payment, ...], as_of: dt.date) -> list[Payment]:
    """The payments that stand on ``as_of``, in date order: those up to it, without the ones reversed by then."""
    known = sorted(
        (payment for payment in payments if payment.date <= as_of), key=lambda one: one.date
    )
    for reversal in [payment for payment in known if payment.kind == "reversal"]:
        known.remove(reversal)
        undone = next(
            (
                one
                for one in known
                if one.kind != "reversal"
                and one.date == reversal.of
                and one.amount == reversal.amount
            ),
            None,
        )
        if undone is not None:
            known.remove(undone)
    return known


def replay(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date, *, trace: bool = False
) -> Ledger:
    """The account as it stands on ``as_of`` after all payments up to that day; ``trace`` keeps its reasons."""
    made = schedule(contract.terms)
    instalments = list(instalments_of(contract.terms.start, made.rows, contract.penalty))
    lateness = lateness_of(contract, trace=trace)
    ledger = Ledger(contract, instalments, lateness, made.level, trace=trace)
    for payment in counted_payments(payments, as_of):
        ledger.pay(payment.date, payment.amount)
    ledger.advance(as_of)
    if trace:
        for instalment in ledger.fallen:
            lateness.accrue(instalment, as_of)
    return ledger
