"""A contract and its payments in the form the replay wants."""

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from ashore.dates import DayCount
from ashore.law.audit.account import Habits, Rows, scaled
from ashore.loans.lateness import Pair
from ashore.loans.ledger import Ledger, counted_payments
from ashore.loans.ledger import replay as ledger_replay
from ashore.loans.schedule import Row, schedule
from ashore.loans.terms import AllocationPolicy, Contract, Payment
from ashore.money import Fen

DAYS_OF_YEAR = 365


def habits_of(contract: Contract, payments: tuple[Payment, ...], as_of: dt.date) -> Habits:
    """The habits of a lender that keeps to the contract."""
    made = tuple(counted_payments(payments, as_of))
    rows, paid = rows_and_payments(contract, made, as_of)
    return Habits(
        contract=allocating(contract, contract.allocation),
        rows=rows,
        payments=paid,
        penalty=yearly_penalty(contract),
        basis=penalty_basis(contract),
        interest_bears="penalty-rate" if contract.penalty.compound else "nothing",
        grace=contract.penalty.grace_days,
        free=contract.penalty.grace == "free",
    )


def allocating(contract: Contract, policy: AllocationPolicy) -> Contract:
    """The contract with another order of allocation, for payments of which nothing is left to prepay."""
    return replace(contract, allocation=replace(policy, prepayment="hold"))


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


def rows_and_payments(
    contract: Contract, made: tuple[Payment, ...], as_of: dt.date
) -> tuple[Rows, tuple[tuple[dt.date, Fen], ...]]:
    """The instalments as they stand after prepayments, and the payments without what was prepaid."""
    paid = [(payment.date, payment.amount) for payment in made]
    if contract.allocation.prepayment == "reduce" and paid:
        ledger = ledger_replay(contract, made, as_of, trace=True)
        prepaid = _prepaid(ledger)
        if prepaid:
            return _relaid(ledger), _without(paid, prepaid)
    return schedule(contract.terms).rows, tuple(paid)


def scaled_rows(rows: Rows, factor: Pair) -> Rows:
    """The same instalments with every interest multiplied by a factor, half-up to the fen."""
    return tuple(row._replace(interest=scaled(row.interest, factor)) for row in rows)


def _prepaid(ledger: Ledger) -> dict[dt.date, Fen]:
    found: dict[dt.date, Fen] = defaultdict(int)
    for one in ledger.settlements or ():
        if one.what == "prepaid_principal":
            found[one.date] += one.amount
    return found


def _without(
    paid: list[tuple[dt.date, Fen]], prepaid: dict[dt.date, Fen]
) -> tuple[tuple[dt.date, Fen], ...]:
    left, kept = dict(prepaid), []
    for day, amount in reversed(paid):
        taken = min(amount, left.get(day, 0))
        if taken:
            left[day] -= taken
        kept.append((day, amount - taken))
    return tuple(reversed(kept))


def _relaid(ledger: Ledger) -> Rows:
    """The instalments as laid out after the last prepayment: what is left of each and what was settled."""
    settled: dict[tuple[int, str], Fen] = defaultdict(int)
    for one in ledger.settlements or ():
        settled[one.instalment, one.what] += one.amount
    balance, rows = 0, []
    for line in reversed(ledger.instalments):
        principal = line.principal + settled[line.number, "principal"]
        interest = line.interest + settled[line.number, "interest"]
        fee = line.fee + settled[line.number, "fee"]
        days, payment = (line.due - line.period_start).days, principal + interest + fee
        rows.append(Row(line.number, line.due, days, principal, interest, fee, payment, balance))
        balance += principal
    return tuple(reversed(rows))
