"""The account of a loan as a lender may have kept it: the engine's ledger with the lender's habits as arguments.

With no habit of its own it gives the figures of :func:`ashore.loans.position.position` to the fen. Habits that no
contract has (penalty from before the due date, unpaid interest at the contract's rate) are a :class:`Lateness` of
their own; what a lender only states otherwise, while payments were settled as agreed, is worked out at the end.
"""

import datetime as dt
import operator
from typing import Literal, NamedTuple, TypeAlias

from ashore.law.audit.eight import Eight
from ashore.loans.lateness import Instalment, Lateness, Pair, instalments_of
from ashore.loans.ledger import Ledger
from ashore.loans.schedule import Row
from ashore.loans.terms import Contract, PenaltyPolicy
from ashore.money import Fen, divide

LeadScope: TypeAlias = Literal["late", "every", "open", "one"]
"""On which instalments penalty starts early: those paid late, every one, those still open, a single one."""

InterestBears: TypeAlias = Literal["nothing", "penalty-rate", "contract-rate"]
"""What unpaid interest bears."""

Rows: TypeAlias = tuple[Row, ...]
"""The instalments a lender has on its books."""


class Habits(NamedTuple):
    """How a lender keeps an account: what the contract says, or something else.

    ``contract`` serves for its start, its allocation and its being called in; what was prepaid has already left
    ``rows`` and ``payments``. Overdue principal bears ``penalty`` a year over ``basis`` days. ``grace`` days are
    free of penalty where ``free``, otherwise forgiven where the instalment is paid in them. Penalty starts
    ``lead`` days early on the instalments of ``scope`` (``only`` is the number of the one), on their interest too
    where ``lead_interest``.

    Some errors touch only what is stated, not how payments were settled: ``interest_scale`` and
    ``penalty_scale`` multiply unpaid interest and unpaid penalty, ``settled_at`` are the daily rates on
    principal and interest at which payments were settled, ``added`` are amounts on top of the eight buckets.
    """

    contract: Contract
    rows: Rows
    payments: tuple[tuple[dt.date, Fen], ...]
    penalty: Pair
    basis: int = 365
    interest_bears: InterestBears = "nothing"
    grace: int = 0
    free: bool = False
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
    open: tuple[tuple[int, dt.date, Fen], ...]
    interest_days: int
    open_made: Fen
    once: tuple[Fen, Fen]


class _Kept(Lateness):
    """Lateness as the lender counts it, with what one more day of lead would bear penalty on."""

    def __init__(self, habits: Habits) -> None:
        super().__init__(*(habits.settled_at or daily_rates(habits)))
        self.habits = habits
        self.late_base: Fen = 0
        self.touched = False
        self._started: set[int] = set()

    def accrue(self, one: Instalment, day: dt.date) -> None:
        """Bring the penalty up to a day; the first day that counts brings the days of lead along."""
        if day > one.accrued_to and one.scheduled:
            self.touched = True
            if one.number not in self._started:
                self._started.add(one.number)
                self.late_base += one.principal
                lead, on_interest = _lead(self.habits, one)
                one.on_principal, one.on_interest = one.principal * lead, one.interest * on_interest
        super().accrue(one, day)


def _lead(habits: Habits, one: Instalment) -> tuple[int, int]:
    """The days by which penalty on an instalment's principal and interest starts early, once it is late."""
    alone = habits.scope == "one" and habits.only == one.number and not one.called
    if not alone and habits.scope != "late":
        return 0, 0
    return habits.lead, habits.lead if habits.lead_interest else 0


def replay(habits: Habits, as_of: dt.date) -> Outcome:
    """What the account says on ``as_of`` after the payments up to that day."""
    lateness = _Kept(habits)
    ledger = Ledger(habits.contract, _instalments(habits), lateness)
    for day, amount in habits.payments:
        ledger.pay(day, amount)
    ledger.advance(as_of)
    return _Statement(habits, ledger, lateness, as_of).outcome()


def _instalments(habits: Habits) -> list[Instalment]:
    policy = PenaltyPolicy(
        grace_days=habits.grace, grace="free" if habits.free else "forgiven-if-paid"
    )
    found = list(instalments_of(habits.contract.terms.start, habits.rows, policy))
    if habits.lead and habits.scope == "every":
        lead, day = dt.timedelta(habits.lead), dt.timedelta(1)
        for one in found:
            one.accrued_to -= lead
            if habits.free or not habits.grace:
                one.visible_after = max(one.accrued_to, one.due - day)
    return found


class _Statement:
    """The figures of a day that the account has been brought to."""

    def __init__(self, habits: Habits, ledger: Ledger, lateness: _Kept, day: dt.date) -> None:
        self.habits, self.ledger, self.lateness, self.day = habits, ledger, lateness, day
        self.touched = lateness.touched
        self.open = [one for one in ledger.fallen if one.scheduled or any(lateness.owed(one, day))]
        self.late = [one for one in self.open if one.due < day or one.called]
        lateness.on_principal, lateness.on_interest = daily_rates(habits)
        for one in self.late:
            self._bring_up(one)

    def _bring_up(self, one: Instalment) -> None:
        """Accrue to the day, with the habits that bear only on what is stated."""
        habits, day = self.habits, self.day
        self.lateness.accrue(one, day)
        if habits.scope == "open":
            one.on_principal += one.principal * habits.lead
        if habits.settled_at is not None:  # stated of what is unpaid now, from its due day
            spared = habits.grace if habits.free else 0
            days = (day - one.due).days - spared + _lead(habits, one)[1]
            one.on_interest = one.interest * days

    def outcome(self) -> Outcome:
        """The eight buckets and what the search needs."""
        fallen, late = self.ledger.fallen, self.late
        owed = [self.lateness.owed(one, self.day) for one in late]
        on_principal, on_interest = sum([one for one, _ in owed]), sum([one for _, one in owed])
        paid = sum([one.on_principal_paid for one in fallen])
        return Outcome(
            self._buckets(owed),
            paid + on_principal,
            sum([one.on_interest_paid for one in fallen]) + on_interest,
            self.lateness.late_base,
            sum([row.principal for row in self.habits.rows[: len(fallen)]]),
            self.touched,
            tuple([(one.number, one.due, one.principal) for one in late]),
            sum([one.on_interest for one in fallen]),
            sum([one.on_principal_paid for one in late]) + on_principal,
            self._once(),
        )

    def _buckets(self, owed: list[tuple[Fen, Fen]]) -> Eight:
        habits, late = self.habits, self.late
        today = [one for one in self.open if one.due == self.day and not one.called]
        not_due = [*self.ledger.ahead, *today]  # on the due date itself nothing is overdue yet
        accrued = self.ledger.accrued_interest(self.day) + sum([one.interest for one in today])
        buckets: Eight = (
            sum([one.principal for one in not_due]),
            sum([one.principal for one in late]),
            sum([scaled(one.interest, habits.interest_scale) for one in late]),
            scaled(accrued, habits.interest_scale),
            sum([scaled(first, habits.penalty_scale) for first, _ in owed]),
            sum([scaled(second, habits.penalty_scale) for _, second in owed]),
            0,
            sum([one.fee for one in self.open]),
        )
        return tuple(map(operator.add, buckets, habits.added)) if habits.added else buckets

    def _once(self) -> tuple[Fen, Fen]:
        late = [one for one in self.late if self.day > one.visible_after]
        factor, lateness = self.habits.penalty_scale, self.lateness
        return (
            _at_once(
                sum([one.on_principal for one in late]),
                lateness.on_principal,
                sum([one.on_principal_paid for one in late]),
                factor,
            ),
            _at_once(
                sum([one.on_interest for one in late]),
                lateness.on_interest,
                sum([one.on_interest_paid for one in late]),
                factor,
            ),
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
    numerator, denominator = habits.contract.terms.annual_rate.as_integer_ratio()
    return penalty, (numerator, denominator * habits.basis)
