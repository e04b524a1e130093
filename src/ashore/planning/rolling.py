"""Plans that use every fen: each debt gets its own least instalment, one debt gets all the rest.

*Snowball* gives the rest to the smallest balance, *avalanche* to the highest rate; when one is paid off, the rest
rolls on to the next in the same month. Minimums belong to their debts and are never pooled (FinSight-AI #1486).
The relief assumed of each lender is that of the other plans, at its longest term; paying faster is allowed then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ashore.dates import DayCount
from ashore.loans.schedule import Periods, periods
from ashore.money import Fen
from ashore.planning.ground import Agreement, Ground
from ashore.planning.instalments import contract_terms, interest_of
from ashore.planning.result import DebtPlan, PlannedPayment

Rank: TypeAlias = Callable[["Account"], tuple[Decimal, Decimal, str]]


@dataclass(slots=True)
class Account:
    """A debt under its agreement, paid on each pay date; local to one plan."""

    agreement: Agreement
    periods: Periods
    balance: Fen
    rows: list[PlannedPayment] = field(default_factory=list)

    def interest(self, month: int) -> Fen:
        """The interest of the month's period (months of the agreement, from 0)."""
        return interest_of(self.balance, self.periods, month, self.agreement.terms.rounding)

    def least(self, month: int) -> Fen:
        """Its own minimum: the level instalment of the longest term, the down payment in the first month."""
        down = self.agreement.terms.down_payment
        rows = self.agreement.longest
        if down and len(rows) > 1:
            return rows[0].payment if month == 0 else max(row.payment for row in rows[1:])
        return self.agreement.least


def snowball(ground: Ground) -> tuple[DebtPlan, ...] | None:
    """The rest goes to the smallest balance."""
    return _rolled(
        ground, lambda one: (Decimal(one.balance), -_effective(one), one.agreement.debt.id)
    )


def avalanche(ground: Ground) -> tuple[DebtPlan, ...] | None:
    """The rest goes to the highest rate; among equal rates to the smallest balance."""
    return _rolled(
        ground, lambda one: (-_effective(one), Decimal(one.balance), one.agreement.debt.id)
    )


def _effective(account: Account) -> Decimal:
    """What a year costs: a rate counted on 360 days is dearer than it says."""
    terms = account.agreement.terms
    return terms.annual_rate * 365 / (360 if terms.day_count is DayCount.ACTUAL_360 else 365)


def _rolled(ground: Ground, rank: Rank) -> tuple[DebtPlan, ...] | None:
    accounts = [
        Account(
            agreement,
            periods(contract_terms(agreement.terms, len(ground.capacity))),
            agreement.opening.capital,
        )
        for agreement in ground.agreements
    ]
    for month, money in enumerate(ground.capacity):
        left = [account for account in accounts if account.balance]
        if not left:
            break
        if not _pay_month(left, month, money, ground, rank):
            return None
    if any(account.balance for account in accounts):
        return None
    return tuple(account.agreement.planned(tuple(account.rows)) for account in accounts)


def _pay_month(left: list[Account], month: int, money: Fen, ground: Ground, rank: Rank) -> bool:
    """Pay one month's money; False where it does not cover every minimum."""
    interest = [account.interest(month) for account in left]
    due = [account.balance + earned for account, earned in zip(left, interest, strict=True)]
    pays = [min(account.least(month), owed) for account, owed in zip(left, due, strict=True)]
    extra = money - sum(pays)
    if extra < 0:
        return False
    for index in sorted(range(len(left)), key=lambda one: rank(left[one])):
        more = min(extra, due[index] - pays[index])
        pays[index] += more
        extra -= more
    day = ground.outset.dates.on(ground.waits + month + 1)
    for account, earned, payment in zip(left, interest, pays, strict=True):
        account.balance += earned - payment
        row = PlannedPayment(day, payment, earned, payment - earned, 0, account.balance)
        account.rows.append(row)
    return True
