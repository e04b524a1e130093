"""The account of a loan as a lender may have kept it: a lean replay with the lender's habits as arguments.

With no habit of its own it gives the figures of :func:`ashore.loans.position.position` to the fen (a property
test holds it to that). It exists because the search for an explanation replays one account thousands of times,
and because some habits (counting penalty from before the due date) are no contract's terms. Days are ordinals,
accruals are fen × days and rates are pairs of integers, so every figure is exact until it is rounded.
"""

import operator
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from ashore.law.audit.eight import Eight
from ashore.loans.terms import Component
from ashore.money import Fen, divide

Day: TypeAlias = int
"""A date as its proleptic ordinal."""

Pair: TypeAlias = tuple[int, int]
"""An exact rate or factor: numerator and denominator."""

LeadScope: TypeAlias = Literal["late", "every", "open", "one"]
"""On which instalments penalty starts early: those paid late, every one, those still open, a single one."""

InterestBears: TypeAlias = Literal["nothing", "penalty-rate", "contract-rate"]
"""What unpaid interest bears."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The instalments a lender has on its books: days as ordinals, amounts in fen."""

    begins: tuple[Day, ...]
    dues: tuple[Day, ...]
    principals: tuple[Fen, ...]
    interests: tuple[Fen, ...]
    fees: tuple[Fen, ...]


class Habits(NamedTuple):
    """How a lender keeps an account: what the contract says, or something else.

    Overdue principal bears ``penalty`` a year over ``basis`` days. ``grace`` days are free of penalty where
    ``free``, otherwise forgiven where the instalment is paid in them. Penalty starts ``lead`` days early on the
    instalments of ``scope`` (``only`` is the number of the one), on their interest too where ``lead_interest``.

    Some errors touch only what is stated, not how payments were settled: ``interest_scale`` and
    ``penalty_scale`` multiply unpaid interest and unpaid penalty, ``settled_at`` are the daily rates on
    principal and interest at which payments were settled, ``added`` are amounts on top of the eight buckets.
    """

    book: Book
    payments: tuple[tuple[Day, Fen], ...]
    order: tuple[Component, ...]
    by_component: bool
    penalty: Pair
    contract_rate: Pair
    basis: int = 365
    interest_bears: InterestBears = "nothing"
    grace: int = 0
    free: bool = False
    called: Day | None = None
    lead: int = 0
    scope: LeadScope = "late"
    only: int = 0
    lead_interest: bool = True
    interest_scale: Pair = (1, 1)
    penalty_scale: Pair = (1, 1)
    added: Eight = ()
    settled_at: tuple[Pair, Pair] | None = None


class Outcome(NamedTuple):
    """What the account says: the eight buckets, and what the search needs to solve for a rate or a day.

    ``penalty_made`` and ``on_interest_made`` are all the penalty that ever accrued, paid or not. ``late_base``
    and ``every_base`` are the principal that one more day of lead would bear penalty on, by its scope.
    ``touched`` says that a payment found penalty to settle, so that penalty changes what principal is left.
    ``open`` holds number, due day and principal of each instalment overdue, and ``interest_days`` is unpaid
    interest × days: two accounts may show the same figures now and differ as soon as interest bears interest.
    ``open_made`` is the penalty on principal of those instalments, what was paid of it included.
    ``once`` is the unpaid penalty on principal and on interest where their sums are rounded, not each instalment.
    """

    buckets: Eight
    penalty_made: Fen
    on_interest_made: Fen
    late_base: Fen
    every_base: Fen
    touched: bool
    open: tuple[tuple[int, Day, Fen], ...]
    interest_days: int
    open_made: Fen
    once: tuple[Fen, Fen]


class _Line:
    """One instalment that has fallen due and was not paid at once."""

    __slots__ = (
        "called", "due", "fee", "interest", "lead", "lead_interest", "number", "on_interest", "on_interest_paid",
        "on_principal", "on_principal_paid", "principal", "since", "started", "visible_after",
    )  # fmt: skip

    def __init__(self, number: int, due: Day, amounts: tuple[Fen, Fen, Fen]) -> None:
        self.number = number
        self.due = self.since = self.visible_after = due
        self.principal, self.interest, self.fee = amounts
        self.lead = self.lead_interest = 0
        self.started = self.called = False
        self.on_principal = self.on_interest = 0
        self.on_principal_paid = self.on_interest_paid = 0

    def accrue(self, day: Day) -> None:
        """Bring the penalty up to a day: principal × days and interest × days, before any rate."""
        days = day - self.since
        if days > 0:
            self.since = day
            if not self.started:
                self.started = True
                self.on_principal = self.principal * self.lead
                self.on_interest = self.interest * self.lead_interest
            self.on_principal += self.principal * days
            self.on_interest += self.interest * days


class _Account:
    """The replay itself; local to :func:`replay`."""

    __slots__ = (
        "book", "call", "every_base", "habits", "held", "interest_days", "late_base", "lines",
        "made", "made_on_interest", "next", "on_interest", "paid", "payments", "penalty", "touched",
    )  # fmt: skip

    def __init__(self, habits: Habits) -> None:
        self.habits, self.book, self.payments = habits, habits.book, habits.payments
        self.lines: list[_Line] = []
        self.next = self.paid = 0
        self.held: Fen = 0
        self.call = habits.called
        self.made = self.made_on_interest = self.interest_days = 0
        self.late_base = self.every_base = 0
        self.touched = False
        self.penalty, self.on_interest = habits.settled_at or daily_rates(habits)

    def run(self, as_of: Day) -> None:
        """Everything up to a day: instalments fall due, payments settle them."""
        while self.paid < len(self.payments) and self.payments[self.paid][0] <= as_of:
            day = self.payments[self.paid][0]
            self.advance(day)
            # An instalment fallen due today may have taken the payment already.
            if self.paid < len(self.payments) and self.payments[self.paid][0] == day:
                amount = self.payments[self.paid][1]
                self.paid += 1
                self.held += self.settle(day, amount)
        self.advance(as_of)

    def advance(self, day: Day) -> None:
        dues, count = self.book.dues, len(self.book.dues)
        while True:
            due = dues[self.next] if self.next < count else None
            if self.call is not None and self.call <= day and (due is None or self.call < due):
                self._call_in(self.call)
            elif due is not None and due <= day:
                self._fall_due(due)
            else:
                return

    def _fall_due(self, due: Day) -> None:
        book, index = self.book, self.next
        amounts = book.principals[index], book.interests[index], book.fees[index]
        self.every_base += amounts[0]
        self.next = index + 1
        if not self.lines and self._paid_at_once(due, sum(amounts)):
            return
        line = _Line(index + 1, due, amounts)
        self._start(line)
        self.lines.append(line)
        if self.held:
            self.held = self.settle(due, self.held)

    def _paid_at_once(self, due: Day, whole: Fen) -> bool:
        """Whether money held, or paid on the due day itself, covers an instalment: the common case."""
        if self.habits.scope == "every" and self.habits.lead:
            return False
        if self.paid < len(self.payments) and self.payments[self.paid][0] == due:
            self.held += self.payments[self.paid][1]
            self.paid += 1
        if self.held < whole:
            return False
        self.held -= whole
        return True

    def _start(self, line: _Line) -> None:
        """From when the instalment bears penalty, and from when that shows."""
        habits = self.habits
        if habits.grace:
            line.visible_after += habits.grace
            if habits.free:
                line.since += habits.grace
        if habits.lead:
            if habits.scope == "every":
                line.since -= habits.lead
                if habits.free or not habits.grace:
                    line.visible_after = max(line.since, line.due - 1)
            elif habits.scope == "late" or (habits.scope == "one" and habits.only == line.number):
                line.lead = habits.lead
                line.lead_interest = habits.lead if habits.lead_interest else 0

    def _call_in(self, day: Day) -> None:
        accrued, book, self.call = self.accrued_interest(day), self.book, None
        for index in range(self.next, len(book.dues)):
            line = _Line(index + 1, day, (book.principals[index], accrued, 0))
            accrued = 0
            line.called = True
            if self.habits.scope == "late":
                line.lead = self.habits.lead
                line.lead_interest = line.lead if self.habits.lead_interest else 0
            self.every_base += line.principal
            self.lines.append(line)
        self.next = len(book.dues)
        if self.held:
            self.held = self.settle(day, self.held)

    def accrued_interest(self, day: Day) -> Fen:
        index, book = self.next, self.book
        if index >= len(book.dues):
            return 0
        start = book.begins[index]
        return divide(book.interests[index] * (day - start), book.dues[index] - start)

    def owed(self, line: _Line, day: Day) -> tuple[Fen, Fen]:
        """Penalty on principal and on interest that shows on a day."""
        if day <= line.visible_after:
            return 0, 0
        numerator, denominator = self.penalty
        # floor(x + 1/2): half-up for what is never negative.
        first = (2 * line.on_principal * numerator + denominator) // (2 * denominator)
        numerator, denominator = self.on_interest
        if not numerator:
            return first - line.on_principal_paid, 0
        second = (2 * line.on_interest * numerator + denominator) // (2 * denominator)
        return first - line.on_principal_paid, second - line.on_interest_paid

    def settle(self, day: Day, amount: Fen) -> Fen:
        """Settle what has fallen due, as far as the amount goes; the rest comes back."""
        if self.habits.by_component:
            return self._settle_by_component(day, amount)
        while self.lines and amount:
            line = self.lines[0]
            self._accrue(line, day)
            first, second = self.owed(line, day)
            whole = line.principal + line.interest + line.fee + first + second
            if amount < whole:
                for part in self.habits.order:
                    amount = self._settle_part(line, part, day, amount)
                break
            amount -= whole
            self._close(line, first, second)
            del self.lines[0]
        return amount

    def _accrue(self, line: _Line, day: Day) -> None:
        """Bring the penalty of an instalment about to be settled up to a day."""
        started = line.started
        line.accrue(day)
        if line.started:
            self.touched = True
            if not started:
                self.late_base += line.principal

    def _settle_by_component(self, day: Day, amount: Fen) -> Fen:
        for line in self.lines:
            self._accrue(line, day)
        for part in self.habits.order:
            for line in self.lines:
                amount = self._settle_part(line, part, day, amount)
        for line in list(self.lines):
            if not (line.principal or line.interest or line.fee or any(self.owed(line, day))):
                self._close(line, 0, 0)
                self.lines.remove(line)
        return amount

    def _close(self, line: _Line, first: Fen, second: Fen) -> None:
        self.made += line.on_principal_paid + first
        self.made_on_interest += line.on_interest_paid + second
        self.interest_days += line.on_interest

    def _settle_part(self, line: _Line, part: Component, day: Day, amount: Fen) -> Fen:
        """Settle one part of one instalment; what is left of the amount comes back."""
        if part == "principal":
            paid = min(amount, line.principal)
            line.principal -= paid
        elif part == "interest":
            paid = min(amount, line.interest)
            line.interest -= paid
        elif part == "fee":
            paid = min(amount, line.fee)
            line.fee -= paid
        else:
            on_principal, on_interest = self.owed(line, day)
            first = min(amount, on_principal)
            paid = min(amount, on_principal + on_interest)
            line.on_principal_paid += first
            line.on_interest_paid += paid - first
        return amount - paid

    def outcome(self, day: Day) -> Outcome:
        """The figures of a day that the account has been brought to."""
        habits, late = self.habits, []
        self.penalty, self.on_interest = daily_rates(habits)
        accrued, not_due = self.accrued_interest(day), sum(self.book.principals[self.next :])
        for line in self.lines:
            if line.due < day or line.called:
                self._state(line, day)
                late.append(line)
            else:  # on the due date itself nothing is overdue yet
                not_due += line.principal
                accrued += line.interest
        owed = [self.owed(line, day) for line in late]
        for line, (first, second) in zip(late, owed, strict=True):
            self._close(line, first, second)
        buckets: Eight = (
            not_due,
            sum([line.principal for line in late]),
            sum([scaled(line.interest, habits.interest_scale) for line in late]),
            scaled(accrued, habits.interest_scale),
            sum([scaled(first, habits.penalty_scale) for first, _ in owed]),
            sum([scaled(second, habits.penalty_scale) for _, second in owed]),
            0,
            sum([line.fee for line in self.lines]),
        )
        if habits.added:
            buckets = tuple(map(operator.add, buckets, habits.added))
        return Outcome(
            buckets,
            self.made,
            self.made_on_interest,
            self.late_base,
            self.every_base,
            self.touched,
            tuple([(line.number, line.due, line.principal) for line in late]),
            self.interest_days,
            sum(
                [
                    line.on_principal_paid + first
                    for line, (first, _) in zip(late, owed, strict=True)
                ]
            ),
            self._once([line for line in late if day > line.visible_after]),
        )

    def _state(self, line: _Line, day: Day) -> None:
        """Bring an overdue instalment up to the day, with the habits that bear only on what is stated."""
        habits = self.habits
        if not line.started:
            self.late_base += line.principal
        line.accrue(day)
        if habits.scope == "open":
            line.on_principal += line.principal * habits.lead
        if habits.settled_at is not None:  # stated of what is unpaid now, from its due day
            spared = habits.grace if habits.free else 0
            line.on_interest = line.interest * (day - line.due - spared + line.lead_interest)

    def _once(self, late: list[_Line]) -> tuple[Fen, Fen]:
        factor = self.habits.penalty_scale
        on_principal = sum([line.on_principal for line in late])
        on_interest = sum([line.on_interest for line in late])
        paid = sum([line.on_principal_paid for line in late])
        paid_on_interest = sum([line.on_interest_paid for line in late])
        return (
            _at_once(on_principal, self.penalty, paid, factor),
            _at_once(on_interest, self.on_interest, paid_on_interest, factor),
        )


def _at_once(base_days: int, rate: Pair, paid: Fen, factor: Pair) -> Fen:
    """Penalty rounded as one sum, less what was paid of it, times a factor."""
    return divide((base_days * rate[0] - paid * rate[1]) * factor[0], rate[1] * factor[1])


def scaled(amount: Fen, factor: Pair) -> Fen:
    """An amount multiplied by a factor, half-up to the fen."""
    return amount if factor == (1, 1) else divide(amount * factor[0], factor[1])


def daily_rates(habits: Habits) -> tuple[Pair, Pair]:
    """What a fen of overdue principal and of unpaid interest bears a day."""
    penalty = (habits.penalty[0], habits.penalty[1] * habits.basis)
    if habits.interest_bears == "nothing":
        return penalty, (0, 1)
    if habits.interest_bears == "penalty-rate":
        return penalty, penalty
    return penalty, (habits.contract_rate[0], habits.contract_rate[1] * habits.basis)


def replay(habits: Habits, as_of: Day) -> Outcome:
    """What the account says on ``as_of`` after the payments up to that day."""
    account = _Account(habits)
    account.run(as_of)
    return account.outcome(as_of)
