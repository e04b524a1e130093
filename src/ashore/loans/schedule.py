"""The contractual schedule of a loan, exact to the fen.

With f_k = annual rate × period k's share of a year, the level payment is P·Π(1+f_k) / S_n where
S_k = S_{k−1}(1+f_k) + 1 and S_0 = 0 (DESIGN, "Money, rates, dates"). The interest of a row is balance × f_k,
rounded; the last row pays the rest, so the principal column sums to the principal exactly.
"""

import datetime as dt
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from functools import partial
from itertools import pairwise, repeat, starmap
from typing import NamedTuple

from ashore.dates import YEAR_UNITS, DayCount, actual_actual_units, due_dates, year_units
from ashore.loans.terms import Method, Terms
from ashore.money import Fen, Rounding, share


class Row(NamedTuple):
    """One instalment: amounts in fen, ``payment = principal + interest + fee``, ``balance`` after it."""

    number: int
    due: dt.date
    days: int
    principal: Fen
    interest: Fen
    fee: Fen
    payment: Fen
    balance: Fen


@dataclass(frozen=True, slots=True)
class TermConflict:
    """The rounded instalment asked for would end the loan early; the term was kept instead.

    Both resolutions: keep ``instalments`` with payments of ``kept_payment`` (what the schedule does), or pay
    ``asked_payment`` and be done after ``ends_after`` instalments.
    """

    instalments: int
    kept_payment: Fen
    asked_payment: Fen
    ends_after: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rows of a loan; ``level`` is the equal instalment's payment, or equal principal's part."""

    terms: Terms
    rows: tuple[Row, ...]
    level: Fen = 0
    conflict: TermConflict | None = None

    @property
    def total_interest(self) -> Fen:
        """The interest column's sum."""
        return sum(row.interest for row in self.rows)

    @property
    def total_fee(self) -> Fen:
        """The fee column's sum."""
        return sum(row.fee for row in self.rows)

    @property
    def total_payment(self) -> Fen:
        """Everything paid over the loan's life."""
        return sum(row.payment for row in self.rows)


class ScheduleError(ValueError):
    """Terms that give no schedule: the level payment does not cover the interest of instalment ``number``."""

    def __init__(self, number: int) -> None:
        super().__init__(f"the level payment does not cover the interest of instalment {number}")
        self.number = number


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a loan: when each ends, its days, and its exact rate ``units × numerator / denominator``."""

    dues: tuple[dt.date, ...]
    days: tuple[int, ...]
    units: tuple[int, ...]
    numerator: int
    denominator: int

    def interest(self, index: int, balance: Fen) -> tuple[int, int]:
        """The exact interest of a balance in a period (from 0), as numerator and denominator."""
        return balance * self.units[index] * self.numerator, self.denominator


def schedule(terms: Terms) -> Schedule:
    """The schedule of a loan (revolving accounts have statements instead).

    Raises:
        ScheduleError: a first period so long that the level payment does not cover its interest.
        ValueError: a revolving account, or fewer than one instalment.
    """
    if terms.method is Method.REVOLVING or terms.instalments < 1:
        raise ValueError(f"no schedule: {terms.method.value}, {terms.instalments} instalments")
    the_periods = periods(terms)
    if terms.method is Method.EQUAL_INSTALMENT:
        return _level(terms, the_periods, exact_level_payment(terms.principal, the_periods))
    if terms.method in (Method.EQUAL_PRINCIPAL, Method.FEE_INSTALMENT):
        return _level(terms, the_periods, Decimal(terms.principal) / len(the_periods.dues))
    return Schedule(terms, _rows(terms, the_periods, 0))


def periods(terms: Terms) -> Periods:
    """The periods between the start and the due dates.

    A bullet loan has one, to its maturity ``instalments`` steps after the start.
    """
    dues = due_dates(terms.start, terms.first_due, terms.every, terms.instalments)
    if terms.method is Method.BULLET:
        dues = dues[-1:]
    # A fee-instalment's price is its fee; its annual rate serves only as the base of penalty interest.
    rate = Decimal(0) if terms.method is Method.FEE_INSTALMENT else terms.annual_rate
    numerator, denominator = rate.as_integer_ratio()
    ordinals = [terms.start.toordinal(), *map(dt.date.toordinal, dues)]
    days = tuple(map(operator.sub, ordinals[1:], ordinals))
    units = _units(terms, dues, days)
    return Periods(tuple(dues), days, units, numerator, denominator * YEAR_UNITS[terms.day_count])


def _units(terms: Terms, dues: list[dt.date], days: tuple[int, ...]) -> tuple[int, ...]:
    """The share of a year of each period; what the steps make certain is not worked out date by date."""
    day_count, every = terms.day_count, terms.every
    if day_count is DayCount.ACTUAL_ACTUAL:
        return tuple(starmap(actual_actual_units, pairwise([terms.start, *dues])))
    if day_count is DayCount.THIRTY_360 and every.unit == "month":
        first = year_units(terms.start, dues[0], day_count, every)
        return (first, *[30 * every.count] * (len(dues) - 1))
    return days


def instalment_fee(terms: Terms) -> Fen:
    """What falls due with every instalment beside principal and interest."""
    fee = share(terms.principal, terms.fee_rate) if terms.method is Method.FEE_INSTALMENT else 0
    if terms.charges:
        fee += sum(charge.amount for charge in terms.charges if charge.when == "each-instalment")
    return fee


def _level(terms: Terms, the_periods: Periods, exact: Decimal) -> Schedule:
    """The schedule of a payment, or principal's part, that stays, rounded as asked unless that leaves nothing."""
    asked = round_to_multiple(exact, terms.instalment_multiple, terms.rounding)
    asked = asked or round_to_multiple(exact, 1, terms.rounding)
    rows = _rows(terms, the_periods, asked)
    ends_after = _paid_off_after(rows)
    if ends_after == len(rows):
        return Schedule(terms, rows, asked)
    # Rounded up, the payment would end the loan early (Frappe Lending #1449). The term the borrower agreed
    # to is kept: the next lower multiple, or the plain fen where that is nothing.
    lower = int(exact) // terms.instalment_multiple * terms.instalment_multiple or int(exact)
    conflict = TermConflict(len(rows), lower, asked, ends_after) if asked != lower else None
    return Schedule(terms, _rows(terms, the_periods, lower), lower, conflict)


def exact_level_payment(principal: Fen, the_periods: Periods) -> Decimal:
    """The unrounded level payment in fen, to 18 decimals: the principal over the worth today of 1 each period.

    P·Π(1+f_k) / S_n, divided through by the product; one multiplication a period instead of two.
    """
    with localcontext() as context:
        context.prec = 50
        # Cutting at 18 decimals makes 0.4999…9 (a tie that Decimal cannot hold) the tie it is.
        return (principal / _annuity(the_periods)).quantize(Decimal("1e-18"))


def _annuity(the_periods: Periods) -> Decimal:
    """The worth today of 1 at the end of each period: Σ_k Π_{j≤k} 1/(1+f_j)."""
    numerator, denominator, units = (
        the_periods.numerator,
        the_periods.denominator,
        the_periods.units,
    )
    discount = {
        length: denominator / Decimal(denominator + numerator * length) for length in set(units)
    }
    if numerator and len(set(units[1:])) == 1:
        # Equal periods after the first: a geometric series. 1 − v is taken exactly, not as a difference.
        growth = Decimal(numerator * units[1]) / (denominator + numerator * units[1])
        return discount[units[0]] * (1 - discount[units[1]] ** len(units)) / growth
    worth = Decimal(0)
    for length in reversed(units):
        worth = (worth + 1) * discount[length]
    return worth


def round_to_multiple(amount: Decimal, multiple: Fen, rounding: Rounding) -> Fen:
    """An exact amount in fen rounded to a multiple of ``multiple`` fen."""
    mode = ROUND_HALF_UP if rounding is Rounding.HALF_UP else ROUND_HALF_EVEN
    with localcontext() as context:
        context.prec = 38
        return int((amount / multiple).quantize(Decimal(1), rounding=mode)) * multiple


def _rows(terms: Terms, the_periods: Periods, level: Fen) -> tuple[Row, ...]:
    interests, principals, balances = _columns(terms, the_periods, level)
    fee = instalment_fee(terms)
    payments = [paid + fee for paid in map(operator.add, interests, principals)]
    count = len(payments)
    columns = zip(
        range(1, count + 1),
        the_periods.dues,
        the_periods.days,
        principals,
        interests,
        repeat(fee, count),
        payments,
        balances,
        strict=True,
    )
    # Row(*values) without the call: 360 rows are built in a third of the time.
    return tuple(map(partial(tuple.__new__, Row), columns))


def _columns(
    terms: Terms, the_periods: Periods, level: Fen
) -> tuple[list[Fen], list[Fen], list[Fen]]:
    """Interest, principal and balance of each row.

    An equal instalment's ``level`` covers the interest first; otherwise it is the principal's part itself.
    """
    covers_interest = terms.method is Method.EQUAL_INSTALMENT
    half_even = terms.rounding is Rounding.HALF_EVEN
    # floor(x + 1/2) is half-up for what is never negative; on a tie (no remainder) half-even takes the even one.
    half, whole = the_periods.denominator, 2 * the_periods.denominator
    step = {units: 2 * the_periods.numerator * units for units in set(the_periods.units)}
    interests: list[Fen] = []
    principals: list[Fen] = []
    balances: list[Fen] = []
    balance, last = terms.principal, len(the_periods.units) - 1
    for index, rate in enumerate(map(step.__getitem__, the_periods.units)):
        twice = balance * rate + half
        interest = twice // whole
        if half_even and interest % 2 and not twice % whole:
            interest -= 1
        principal = level - interest if covers_interest else level
        if index == last or principal > balance:
            principal = balance
        elif principal < 0:
            raise ScheduleError(index + 1)
        balance -= principal
        interests.append(interest)
        principals.append(principal)
        balances.append(balance)
    return interests, principals, balances


def _paid_off_after(rows: Sequence[Row]) -> int:
    """The number of the instalment that pays the last of the principal."""
    if len(rows) == 1 or rows[-2].balance:
        return len(rows)
    return next(row.number for row in rows if row.balance == 0)
