"""A calendar small enough to work by hand. It starts on 15 March 2026, the wage of the 10th being in the reserve."""

import datetime as dt

from ashore.dates import add_months
from ashore.household.model import Expense, Household, Income
from ashore.loans.terms import Payment
from ashore.planning.days.cashbook import Cashbook
from ashore.planning.days.dues import Due
from ashore.planning.days.placing import cashbook

START = dt.date(2026, 3, 15)
WAGE = Income("工资", 360000, starts=dt.date(2026, 1, 10))
RENT = Expense("房租", "housing", 200000, starts=dt.date(2025, 6, 1))
HOME = Household((WAGE,), (RENT,))


def april(day: int) -> dt.date:
    return dt.date(2026, 4, day)


def may(day: int) -> dt.date:
    return dt.date(2026, 5, day)


def book_of(reserve: int, months: int = 2, home: Household = HOME, **rest) -> Cashbook:
    return cashbook(home, START, months, reserve=reserve, **rest)


def due(debt_id: str, amount: int, first: dt.date, count: int = 2, *, movable: bool = True) -> Due:
    days = [add_months(first, month) for month in range(count)]
    return Due(debt_id, tuple(Payment(day, amount) for day in days), movable)
