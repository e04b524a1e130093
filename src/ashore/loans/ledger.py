"""The account of one loan replayed day by day: what falls due, what lateness adds, what payments settle.

The rules are those of DESIGN, "What accrues"; numbers in comments are theirs. Accruals are exact: each is an
integer numerator over the account's one denominator, and is rounded half-up to the fen per instalment and
bucket only when it is stated or paid (rule 6). What is owed of an accrual is then ``rounded(accrued) − paid``,
so nothing is lost or gained however often an account is stated.
"""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from ashore.dates import DayCount
from ashore.loans.schedule import Schedule, periods, schedule
from ashore.loans.terms import Buckets, Component, Contract, Method, Payment
from ashore.money import Fen, Rounding, divide

Settled: TypeAlias = Literal[
    "principal",
    "interest",
    "penalty_on_principal",
    "penalty_on_interest",
    "fee",
    "prepaid_principal",
]


@dataclass(frozen=True, slots=True)
class Accrual:
    """Why a penalty is what it is: ``base`` bore ``rate`` a day from ``since`` (exclusive) to ``until``."""

    instalment: int
    bucket: Literal["penalty_on_principal", "penalty_on_interest"]
    since: dt.date
    until: dt.date
    base: Fen
    daily_rate: Fraction
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a payment (or money held) settled on a day; ``instalment`` 0 is principal not yet due."""

    date: dt.date
    instalment: int
    what: Settled
    amount: Fen


@dataclass(slots=True)
class Instalment:
    """One instalment while the account is replayed: what of it is unpaid, and the penalty it has earned."""

    number: int
    period_start: dt.date
    due: dt.date
    principal: Fen
    interest: Fen
    fee: Fen
    accrued_to: dt.date
    visible_after: dt.date
    called: bool = False
    on_principal: int = 0
    on_interest: int = 0
    on_principal_paid: Fen = 0
    on_interest_paid: Fen = 0

    @property
    def scheduled(self) -> Fen:
        """What is unpaid of the amounts the schedule names."""
        return self.principal + self.interest + self.fee


class Ledger:
    """A loan's account, advanced by :meth:`advance` and :meth:`pay`, read by :meth:`buckets`.

    Local to a replay: pure functions (``position``, ``payoff`` …) make one, use it and let it go.
    ``trace`` keeps the accruals and settlements that explain each figure.
    """

    def __init__(self, contract: Contract, *, trace: bool = False) -> None:
        self.contract = contract
        self.today = contract.terms.start
        self.held: Fen = 0
        self.settled: Fen = 0
        self.accruals: list[Accrual] | None = [] if trace else None
        self.settlements: list[Settlement] | None = [] if trace else None
        self.schedule = schedule(contract.terms)
        self.instalments = _instalments(contract, self.schedule)
        self._next = 0
        self._oldest = 0
        self._call = contract.accelerated_on
        self._numerator, self._denominator = _daily_penalty(contract)
        self._running = _Running(self.instalments[0].interest) if self.instalments else None

    # --- time -------------------------------------------------------------------------------------------

    def advance(self, day: dt.date) -> None:
        """Move to ``day``: instalments fall due, held money meets them, the loan is called in where it is."""
        while True:
            due, call = self._next_due(), self._call
            if call is not None and call <= day and (due is None or call < due):
                self._call_in(call)
            elif due is not None and due <= day:
                self._fall_due(due)
            else:
                break
        self.today = max(self.today, day)

    def _next_due(self) -> dt.date | None:
        return self.instalments[self._next].due if self._next < len(self.instalments) else None

    def _fall_due(self, due: dt.date) -> None:
        self._next += 1
        if self._next < len(self.instalments):
            self._running = _Running(self.instalments[self._next].interest)
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
        for instalment in self.instalments[self._next :]:
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
        policy = self.contract.allocation
        if policy.by == "component":
            targets = [(instalment, part) for part in policy.order for instalment in due]
        else:
            targets = [(instalment, part) for instalment in due for part in policy.order]
        for instalment, part in targets:
            if not amount:
                break
            amount -= self._settle(instalment, part, amount)
        self._forgive_in_grace(due)
        return amount

    def _open_instalments(self) -> list[Instalment]:
        """Those due that owe anything today; the settled ones at the front are not looked at again."""
        found = [one for one in self.instalments[self._oldest : self._next] if self._owes(one)]
        self._oldest = found[0].number - 1 if found else self._next
        return found

    def _owes(self, instalment: Instalment) -> bool:
        self._accrue(instalment)
        return bool(instalment.scheduled or sum(self._penalties(instalment, self.today)))

    def _settle(self, instalment: Instalment, part: Component, amount: Fen) -> Fen:
        if part == "principal":
            paid = min(amount, instalment.principal)
            instalment.principal -= paid
            self._note(instalment.number, "principal", paid)
        elif part == "interest":
            paid = min(amount, instalment.interest)
            instalment.interest -= paid
            self._note(instalment.number, "interest", paid)
        elif part == "fee":
            paid = min(amount, instalment.fee)
            instalment.fee -= paid
            self._note(instalment.number, "fee", paid)
        else:
            paid = self._settle_penalty(instalment, amount)
        return paid

    def _settle_penalty(self, instalment: Instalment, amount: Fen) -> Fen:
        if not (instalment.on_principal or instalment.on_interest):
            return 0
        on_principal, on_interest = self._penalties(instalment, self.today)
        first = min(amount, on_principal)
        instalment.on_principal_paid += first
        self._note(instalment.number, "penalty_on_principal", first)
        second = min(amount - first, on_interest)
        instalment.on_interest_paid += second
        self._note(instalment.number, "penalty_on_interest", second)
        return first + second

    def _forgive_in_grace(self, due: list[Instalment]) -> None:
        """Rule 3: what is paid in full within the grace days has cost nothing."""
        for instalment in due:
            if self.today <= instalment.visible_after and not instalment.scheduled:
                instalment.on_principal = instalment.on_interest = 0

    def _note(self, number: int, what: Settled, amount: Fen) -> None:
        if not amount:
            return
        self.settled += amount
        if self.settlements is not None:
            self.settlements.append(Settlement(self.today, number, what, amount))

    # --- penalty ----------------------------------------------------------------------------------------

    def _accrue(self, instalment: Instalment) -> None:
        """Bring an instalment's penalty up to today (rule 2): base × days, in units of the daily rate."""
        if self.today <= instalment.accrued_to:
            return
        days = (self.today - instalment.accrued_to).days
        interest_base = instalment.interest if self.contract.penalty.compound else 0
        if self.accruals is not None:
            self._trace_accrual(instalment, "penalty_on_principal", instalment.principal, days)
            self._trace_accrual(instalment, "penalty_on_interest", interest_base, days)
        instalment.on_principal += instalment.principal * days
        instalment.on_interest += interest_base * days
        instalment.accrued_to = self.today

    def accrue_all(self) -> None:
        """Bring every due instalment's penalty up to today."""
        for instalment in self.instalments[: self._next]:
            self._accrue(instalment)

    def _trace_accrual(
        self,
        instalment: Instalment,
        bucket: Literal["penalty_on_principal", "penalty_on_interest"],
        base: Fen,
        days: int,
    ) -> None:
        if base and self._numerator and self.accruals is not None:
            rate = Fraction(self._numerator, self._denominator)
            entry = Accrual(
                instalment.number,
                bucket,
                instalment.accrued_to,
                self.today,
                base,
                rate,
                base * days * rate,
            )
            self.accruals.append(entry)

    def _penalties(self, instalment: Instalment, day: dt.date) -> tuple[Fen, Fen]:
        """Penalty on principal and on interest unpaid on ``day``, which is not before ``accrued_to``."""
        if day <= instalment.visible_after:
            return 0, 0
        on_principal, on_interest = instalment.on_principal, instalment.on_interest
        if day > instalment.accrued_to:
            days = (day - instalment.accrued_to).days
            on_principal += instalment.principal * days
            if self.contract.penalty.compound:
                on_interest += instalment.interest * days
        if not (on_principal or on_interest):
            return 0, 0
        return (
            self._in_fen(on_principal) - instalment.on_principal_paid,
            self._in_fen(on_interest) - instalment.on_interest_paid,
        )

    def _in_fen(self, base_days: int) -> Fen:
        # floor(x + 1/2): half-up for what is never negative.
        return (2 * base_days * self._numerator + self._denominator) // (2 * self._denominator)

    # --- principal not yet due --------------------------------------------------------------------------

    def accrued_interest(self, day: dt.date) -> Fen:
        """Interest of the running period earned by ``day`` (rule 1), half-up to the fen."""
        if self._next >= len(self.instalments) or self._running is None:
            return 0
        return self._running.stated(self.instalments[self._next], day)

    def _reduce(self, amount: Fen) -> Fen:
        """Rule 5, prepayment "reduce": principal goes down, the level payment stays, the term shortens."""
        rest = self.instalments[self._next :]
        balance = sum(instalment.principal for instalment in rest)
        if not balance:
            return amount
        running, accrued = rest[0], self.accrued_interest(self.today)
        if amount >= balance + accrued:
            del self.instalments[self._next + 1 :]
            running.principal = running.interest = running.fee = 0
            self._note(0, "prepaid_principal", balance)
            self._note(running.number, "interest", accrued)
            self._next = len(self.instalments)
            return amount - balance - accrued
        paid = min(amount, balance)
        self._note(0, "prepaid_principal", paid)
        self._lay_out_again(balance - paid)
        return amount - paid

    def _lay_out_again(self, balance: Fen) -> None:
        """New principal parts and interest from the running period on, for a balance reduced today."""
        terms, rest = self.contract.terms, self.instalments[self._next :]
        rates = periods(terms)
        running = rest[0]
        if self._running is not None:
            units = rates.units[running.number - 1] * rates.numerator
            interest = self._running.reduce(
                running, self.today, Fraction(balance * units, rates.denominator), terms.rounding
            )
            running.interest = interest
        kept = 0
        for position, instalment in enumerate(rest):
            if position:
                units = rates.units[instalment.number - 1] * rates.numerator
                instalment.interest = divide(balance * units, rates.denominator, terms.rounding)
            instalment.principal = self._part(instalment, balance, last=position == len(rest) - 1)
            balance -= instalment.principal
            kept = position + 1
            if not balance:
                break
        del self.instalments[self._next + kept :]

    def _part(self, instalment: Instalment, balance: Fen, *, last: bool) -> Fen:
        if last:
            return balance
        level = self.schedule.level
        if self.contract.terms.method is Method.EQUAL_INSTALMENT:
            return max(0, min(level - instalment.interest, balance))
        return min(level, balance)

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
                first, second = self._penalties(instalment, day)
                on_principal += first
                on_interest += second
            else:  # on the due date itself nothing is overdue yet (rule 2)
                not_due += instalment.principal
                accrued += instalment.interest
        for instalment in self.instalments[self._next :]:
            not_due += instalment.principal
        return Buckets(not_due, overdue, billed, accrued, on_principal, on_interest, 0, fees)

    def days_past_due(self, day: dt.date) -> int:
        """Rule 7: days since the oldest due date of which anything is unpaid."""
        for instalment in self.instalments[self._oldest : self._next]:
            if instalment.due >= day:
                break
            if instalment.scheduled or sum(self._penalties(instalment, day)):
                return (day - instalment.due).days
        return 0


_NOTHING = Fraction(0)


class _Running:
    """The interest of the running period: linear to the due date from what a reduction left off at."""

    __slots__ = ("base", "full", "since")

    def __init__(self, full: Fen) -> None:
        self.full = full
        self.since: dt.date | None = None
        self.base = _NOTHING

    def earned(self, instalment: Instalment, day: dt.date) -> Fraction:
        start = self.since or instalment.period_start
        whole = (instalment.due - start).days
        if not whole:
            return Fraction(self.full)
        return self.base + (self.full - self.base) * Fraction((day - start).days, whole)

    def stated(self, instalment: Instalment, day: dt.date) -> Fen:
        if self.since is None:  # the common case, without fractions
            start = instalment.period_start
            return divide(self.full * (day - start).days, (instalment.due - start).days)
        earned = self.earned(instalment, day)
        return divide(earned.numerator, earned.denominator)

    def reduce(
        self, instalment: Instalment, day: dt.date, full_on_rest: Fraction, rounding: Rounding
    ) -> Fen:
        """From ``day`` on only the reduced balance earns; ``full_on_rest`` is its interest of a whole period."""
        earned = self.earned(instalment, day)
        left = Fraction(
            (instalment.due - day).days, (instalment.due - instalment.period_start).days
        )
        total = earned + full_on_rest * left
        self.base, self.since = earned, day
        self.full = divide(total.numerator, total.denominator, rounding)
        return self.full


def _instalments(contract: Contract, the_schedule: Schedule) -> list[Instalment]:
    policy, found = contract.penalty, []
    start = contract.terms.start
    for row in the_schedule.rows:
        grace_end = row.due + dt.timedelta(days=policy.grace_days) if policy.grace_days else row.due
        counts_from = grace_end if policy.grace == "free" else row.due
        found.append(
            Instalment(
                row.number,
                start,
                row.due,
                row.principal,
                row.interest,
                row.fee,
                counts_from,
                grace_end,
            )
        )
        start = row.due
    return found


def _daily_penalty(contract: Contract) -> tuple[int, int]:
    """The penalty rate of one day as an exact pair (rule 2): actual days over 365, or 360 where so counted."""
    policy, terms = contract.penalty, contract.terms
    if policy.daily_rate is not None:
        return policy.daily_rate.as_integer_ratio()
    numerator, denominator = (terms.annual_rate * policy.multiplier).as_integer_ratio()
    return numerator, denominator * (360 if terms.day_count is DayCount.ACTUAL_360 else 365)


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
    """The account as it stands on ``as_of`` after all payments up to that day."""
    ledger = Ledger(contract, trace=trace)
    for payment in counted_payments(payments, as_of):
        ledger.pay(payment.date, payment.amount)
    ledger.advance(as_of)
    if trace:
        ledger.accrue_all()
    return ledger
