"""A debt paid in new instalments: re-instalment, longer or later, with interest or penalty frozen or given up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ashore.loans.position import position
from ashore.loans.schedule import periods
from ashore.loans.terms import Position
from ashore.money import share
from ashore.planning.choice.problem import Account, Choice, Fixed
from ashore.planning.instalments import (
    NewTerms,
    contract_terms,
    in_instalments,
    largest,
    longest_schedule,
)
from ashore.planning.opening import (
    ASSUMED_INSTALMENTS,
    Opening,
    agreed_rate,
    day_count_of,
    opening,
    rounding_of,
)
from ashore.planning.options.asked import Asked, Form, Paid, Way
from ashore.planning.result import DebtPlan, PlannedPayment, Rows


def tables(asked: Asked, form: Form) -> Iterator[Way]:
    """The ways of a relief in instalments; none where its first payment lies beyond the horizon."""
    table = _table(asked)
    if table is not None:
        yield from table.level() if form == "level" else [table.flexible()]


@dataclass(frozen=True, slots=True)
class _Table:
    """What an agreement starts from, its terms, and the months without a payment ``before`` it."""

    asked: Asked
    opening: Opening
    terms: NewTerms
    before: int

    def level(self) -> Iterator[Way]:
        """A way for each number of instalments."""
        for count in range(1, self.terms.longest + 1):
            rows = in_instalments(self.terms, count)
            if rows is not None and len(rows) == count:
                yield self._of(rows)

    def _of(self, rows: Rows) -> Way:
        choice = Choice(
            f"{self.asked.name}.{len(rows)}",
            Fixed((*[0] * self.before, *(row.payment for row in rows))),
            instalment=self._instalment(rows),
            at_floor=len(rows) == self.terms.longest,
            at_ceiling=len(rows) == 1,
        )
        return Way(choice, self.asked.relief, lambda _: self._planned(rows))

    def _instalment(self, rows: Rows) -> int:
        """The level instalment, without what is paid down before it."""
        return largest(rows[1:] if self.terms.down_payment and len(rows) > 1 else rows)

    def flexible(self) -> Way:
        """The longest table as the least that is paid."""
        rows = longest_schedule(self.terms)
        made = periods(contract_terms(self.terms, len(rows)))
        account = Account(
            self.terms.capital,
            self.before,
            tuple(units * made.numerator for units in made.units),
            made.denominator,
            tuple(row.payment for row in rows),
            self.terms.rounding,
        )
        choice = Choice(self.asked.name, account, instalment=self._instalment(rows), at_floor=True)
        return Way(choice, self.asked.relief, lambda paid: self._planned(self._paid(account, paid)))

    def _paid(self, account: Account, paid: Paid) -> Rows:
        """The table that payments make."""
        balance, rows = account.capital, []
        for period, payment in enumerate(paid[self.before : self.before + len(account.least)]):
            if not balance:
                break
            interest = account.interest(balance, period)
            balance += interest - payment
            day = self.asked.outset.dates.on(self.before + period + 1)
            rows.append(PlannedPayment(day, payment, interest, payment - interest, 0, balance))
        return tuple(rows)

    def _planned(self, rows: Rows) -> DebtPlan:
        relief, debt = self.asked.relief, self.asked.debt
        return DebtPlan(
            debt.id,
            relief
            if relief.max_instalments
            else replace(relief, max_instalments=_term(self.asked)),
            debt.owed,
            rows,
            self.terms.begins,
            self.opening.capital,
            self.terms.annual_rate,
            self.opening.waived,
            assumed=relief.source == "assumed" or relief.max_instalments is None,
        )


def _table(asked: Asked) -> _Table | None:
    debt, outset, relief = asked.debt, asked.outset, asked.relief
    off = relief.months if relief.kind == "deferral" else 0
    longest = min(_term(asked), outset.horizon - asked.waits - off)
    if longest < 1:
        return None
    begins = outset.dates.on(asked.waits)
    stands = position(debt.obligation, debt.payments, begins) if asked.waits else debt.position
    start = _principal_only(stands) if relief.kind == "principal-only" else opening(stands, relief)
    terms = NewTerms(
        capital=start.capital,
        annual_rate=_rate(asked),
        begins=begins,
        first_due=outset.dates.on(asked.waits + off + 1),
        longest=longest,
        day_count=day_count_of(debt.obligation),
        rounding=rounding_of(debt.obligation),
        down_payment=share(start.capital, relief.down_payment),
    )
    return _Table(asked, start, terms, asked.waits + off)


def _principal_only(stands: Position) -> Opening:
    """Interest, penalty and fees are given up; money that the lender holds pays principal."""
    owed = stands.buckets
    penalty = owed.penalty_on_principal + owed.penalty_on_interest + owed.late_fees
    total = owed.total - stands.held
    rest = owed.total - owed.principal_overdue - owed.principal_not_due - penalty
    given_up = Opening(total, penalty, rest)
    return given_up if given_up.capital > 0 else Opening(total, 0, 0)


def _rate(asked: Asked) -> Decimal:
    free = asked.relief.kind in ("interest-freeze", "principal-only")
    if free and asked.relief.annual_rate is None:
        return Decimal(0)
    return agreed_rate(asked.debt.obligation, asked.relief)


def _term(asked: Asked) -> int:
    """The most instalments: the relief's own; by what the contract still bills where only time is given."""
    relief = asked.relief
    if relief.kind in ("extension", "deferral"):
        left = len(asked.outset.billed.get(asked.debt.id, ())) or ASSUMED_INSTALMENTS
        return left + (relief.months if relief.kind == "extension" else 0)
    return relief.max_instalments or ASSUMED_INSTALMENTS
