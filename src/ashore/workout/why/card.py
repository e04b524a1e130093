"""The rows behind what is owed on a card: what the last statement carried, and what each day since has changed.

The account is asked for its position before and after every event since the statement, and each row is the
difference; so the rows cannot say another thing than the position does.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ashore.loans.card import card_position
from ashore.loans.ledger import counted_payments
from ashore.loans.terms import BUCKETS, Buckets, CardAccount, Payment, Statement
from ashore.money import Fen
from ashore.texts import message
from ashore.workout.why.accrual import Stretch, accrual_rows
from ashore.workout.why.row import Row

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The account on a day of an event: what is owed before that day's payments and after them."""

    day: dt.date
    before: Buckets
    after: Buckets


class CardRows:
    """One card on a day."""

    def __init__(self, account: CardAccount, payments: tuple[Payment, ...], as_of: dt.date) -> None:
        self.account, self.as_of = account, as_of
        self.payments = tuple(counted_payments(payments, as_of))  # one that came back never counted
        self.known = [one for one in account.statements if one.date <= as_of]
        self.moments = [self._moment(day) for day in self._days()]

    def rows(self) -> dict[str, list[Row]]:
        """The rows of each bucket."""
        if not self.known:
            return {name: [] for name in BUCKETS}
        kept = ("principal_not_due", "principal_overdue", "interest_billed", "late_fees")
        return {
            **{name: [] for name in BUCKETS},
            **{name: self._changes(name) for name in kept},
            "interest_accrued": self._accrued(),
            "penalty_on_interest": self._on_interest(),
        }

    @property
    def statement(self) -> Statement:
        """The last one known."""
        return self.known[-1]

    def late_since(self, days_past_due: int) -> list[Row]:
        """The minimum that the days past due count from."""
        since = self.as_of - dt.timedelta(days=days_past_due)
        return [
            Row(message("why.row.minimum", day=one.date, due=one.due), one.minimum)
            for one in self.known
            if days_past_due and one.due == since
        ][:1]

    def _days(self) -> list[dt.date]:
        """The statement's day, and every later day on which anything but interest changes."""
        if not self.known:
            return []
        last = self.statement
        events = {one.date for one in self.payments} | {
            one.posted for one in self.account.purchases
        }
        events |= {last.due + _ONE_DAY, self.account.accelerated_on or last.date}
        return [last.date, *sorted(day for day in events if last.date < day <= self.as_of)]

    def _moment(self, day: dt.date) -> _Moment:
        earlier = tuple(one for one in self.payments if one.date < day)
        if day == self.statement.date:
            earlier = self.payments  # those of the statement's day are in its balance
        before = card_position(self.account, earlier, day).buckets
        return _Moment(day, before, card_position(self.account, self.payments, day).buckets)

    def _changes(self, bucket: str) -> list[Row]:
        """How a bucket came from what the statement said to what it is."""
        rows: list[Row] = []
        last = Buckets()
        for moment in self.moments:
            rows += self._charged(bucket, moment, last)
            rows += self._paid(bucket, moment)
            last = moment.after
        return rows if getattr(last, bucket) else []

    def _charged(self, bucket: str, moment: _Moment, last: Buckets) -> Iterator[Row]:
        """What came onto a bucket on a day before its payments."""
        amount = getattr(moment.before, bucket) - getattr(last, bucket)
        label, day = "charged", moment.day
        if day == self.statement.date:
            label = "stated"
        elif bucket == "principal_not_due":
            bought = sum(one.amount for one in self.account.purchases if one.posted == day)
            late = moment.before.principal_overdue - last.principal_overdue
            yield from _row("why.card.bought", day, bought)
            yield from _row("why.card.bought-paid", day, amount - bought + late)
            amount = -late
        yield from _row(f"why.card.{label}-{bucket}", day, amount)

    def _paid(self, bucket: str, moment: _Moment) -> Iterator[Row]:
        """What the day's payments changed; money for fees may also ease what counts as overdue."""
        amount = getattr(moment.after, bucket) - getattr(moment.before, bucket)
        label = "eased" if amount > 0 else f"paid-{bucket}"
        yield from _row(f"why.card.{label}", moment.day, amount)

    def _accrued(self) -> list[Row]:
        """Interest on principal: on what the statement holds since before it, then day by day on what is left."""
        if not self._now.interest_accrued:
            return []
        since = [self._stretch("interest", *span) for span in self._spans(self._bearing)]
        return accrual_rows([*self._before_statement(), *since], self.account.day_basis)

    def _on_interest(self) -> list[Row]:
        """Interest on the interest that the statement billed, where the agreement has it."""
        if not self._now.penalty_on_interest:
            return []
        spans = self._spans(lambda moment: moment.after.interest_billed)
        return accrual_rows(
            [self._stretch("compound", *span) for span in spans], self.account.day_basis
        )

    @property
    def _now(self) -> Buckets:
        return card_position(self.account, self.payments, self.as_of).buckets

    def _bearing(self, moment: _Moment) -> Fen:
        """What bears interest: the principal without purchases made since the statement."""
        new = sum(
            one.amount
            for one in self.account.purchases
            if self.statement.date < one.posted <= moment.day
        )
        return max(0, moment.after.principal_not_due + moment.after.principal_overdue - new)

    def _spans(self, base: Callable[[_Moment], Fen]) -> Iterator[tuple[dt.date, dt.date, Fen]]:
        """From each event to the next, the last to today, with what bore interest between."""
        ends = [*(moment.day for moment in self.moments[1:]), self.as_of]
        for moment, until in zip(self.moments, ends, strict=True):
            yield moment.day, until, base(moment)

    def _before_statement(self) -> Iterator[Stretch]:
        """The statement's purchases from their posting day: the interest-free days that were lost."""
        earlier = self.known[-2].date if len(self.known) > 1 else dt.date.min
        last = self.statement
        left = last.balance - last.interest - last.fees
        for one in self.account.purchases:
            if earlier < one.posted <= last.date:
                amount = min(one.amount, left)
                left -= amount
                yield self._stretch("purchase", one.posted, last.date, amount)

    def _stretch(self, label: str, since: dt.date, until: dt.date, base: Fen) -> Stretch:
        daily = Fraction(self.account.annual_rate) / self.account.day_basis
        return Stretch(label, since, until, base, daily)


def _row(key: str, day: dt.date, amount: Fen) -> Iterator[Row]:
    """A row, unless it is of nothing."""
    if amount:
        yield Row(message(key, day=day), amount)
