"""A contract and its payments in the form the replay wants."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from ashore.dates import DayCount
from ashore.law.audit.account import Book, Day, Habits, Pair, scaled
from ashore.loans.ledger import Ledger, counted_payments
from ashore.loans.ledger import replay as ledger_replay
from ashore.loans.schedule import schedule
from ashore.loans.terms import Contract, Payment, Terms
from ashore.money import Fen

DAYS_OF_YEAR = 365


def habits_of(contract: Contract, payments: tuple[Payment, ...], as_of: dt.date) -> Habits:
    """The habits of a lender that keeps to the contract."""
    made = tuple(counted_payments(payments, as_of))
    book, paid = book_and_payments(contract, made, as_of)
    called = contract.accelerated_on
    return Habits(
        book=book,
        payments=paid,
        order=contract.allocation.order,
        by_component=contract.allocation.by == "component",
        penalty=yearly_penalty(contract),
        contract_rate=contract.terms.annual_rate.as_integer_ratio(),
        basis=penalty_basis(contract),
        interest_bears="penalty-rate" if contract.penalty.compound else "nothing",
        grace=contract.penalty.grace_days,
        free=contract.penalty.grace == "free",
        called=None if called is None else called.toordinal(),
    )


def yearly_penalty(contract: Contract) -> Pair:
    """The penalty rate of a year of :func:`penalty_basis` days, exactly."""
    daily = contract.penalty.daily_rate
    if daily is not None:
        return (daily * DAYS_OF_YEAR).as_integer_ratio()
    return (contract.terms.annual_rate * contract.penalty.multiplier).as_integer_ratio()


def penalty_basis(contract: Contract) -> int:
    """The days of a year in which penalty is counted: DESIGN, "What accrues", rule 2."""
    quoted_daily = contract.penalty.daily_rate is not None
    if contract.terms.day_count is DayCount.ACTUAL_360 and not quoted_daily:
        return 360
    return DAYS_OF_YEAR


def book_and_payments(
    contract: Contract, made: tuple[Payment, ...], as_of: dt.date
) -> tuple[Book, tuple[tuple[Day, Fen], ...]]:
    """The instalments as they stand after prepayments, and the payments without what was prepaid."""
    paid = [(payment.date, payment.amount) for payment in made]
    if contract.allocation.prepayment == "reduce" and paid:
        ledger = ledger_replay(contract, made, as_of, trace=True)
        prepaid = _prepaid(ledger)
        if prepaid:
            return _relaid(ledger), _without(paid, prepaid)
    return plain_book(contract.terms), tuple((day.toordinal(), amount) for day, amount in paid)


def plain_book(terms: Terms) -> Book:
    """The instalments of the contractual schedule."""
    rows = schedule(terms).rows
    dues = [row.due.toordinal() for row in rows]
    return Book(
        begins=(terms.start.toordinal(), *dues[:-1]),
        dues=tuple(dues),
        principals=tuple(row.principal for row in rows),
        interests=tuple(row.interest for row in rows),
        fees=tuple(row.fee for row in rows),
    )


def scaled_book(book: Book, factor: Pair) -> Book:
    """The same instalments with every interest multiplied by a factor, half-up to the fen."""
    return replace(book, interests=tuple(scaled(interest, factor) for interest in book.interests))


def _prepaid(ledger: Ledger) -> dict[dt.date, Fen]:
    found: dict[dt.date, Fen] = defaultdict(int)
    for one in ledger.settlements or ():
        if one.what == "prepaid_principal":
            found[one.date] += one.amount
    return found


def _without(
    paid: list[tuple[dt.date, Fen]], prepaid: dict[dt.date, Fen]
) -> tuple[tuple[Day, Fen], ...]:
    left, kept = dict(prepaid), []
    for day, amount in reversed(paid):
        taken = min(amount, left.get(day, 0))
        if taken:
            left[day] -= taken
        kept.append((day.toordinal(), amount - taken))
    return tuple(reversed(kept))


def _relaid(ledger: Ledger) -> Book:
    """The instalments as laid out after the last prepayment: what is left of each and what was settled."""
    settled: dict[tuple[int, str], Fen] = defaultdict(int)
    for one in ledger.settlements or ():
        settled[one.instalment, one.what] += one.amount
    lines = ledger.instalments
    return Book(
        begins=tuple(line.period_start.toordinal() for line in lines),
        dues=tuple(line.due.toordinal() for line in lines),
        principals=tuple(line.principal + settled[line.number, "principal"] for line in lines),
        interests=tuple(line.interest + settled[line.number, "interest"] for line in lines),
        fees=tuple(line.fee + settled[line.number, "fee"] for line in lines),
    )
