"""What a loan costs a year, everything counted: four figures, each defined, none of them a guess.

People's Bank of China announcement 2021 No. 3 (rule ``rate_disclosure_pboc_2021_3``) has lenders show a yearly
rate: all costs of the loan, interest and fees directly tied to it, over the principal still outstanding after
each repayment. The internal rate of return is how that is computed.
"""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from ashore.dates import MONTHLY, DayCount, Step, year_units
from ashore.loans.schedule import Schedule, schedule
from ashore.loans.terms import Method, Terms
from ashore.loans.xirr import PLACES, WhyNoRate, XirrResult, rate_of, xirr
from ashore.money import Fen, Rate

_LAST_PLACE = Decimal(1).scaleb(-PLACES)


@dataclass(frozen=True, slots=True)
class AnnualCost:
    """The yearly cost of a loan as fractions, to ten places; None where it cannot be said, and ``why``.

    - ``nominal``: the contract's yearly rate. A fee-instalment has none: then it is ``simple``.
    - ``simple``: the rate per period that balances what arrived and what is paid, times the periods of a year
      (the simple reckoning that the announcement allows if it is named as such).
    - ``effective``: (1 + rate per period)^(periods per year) − 1, the same with compounding.
    - ``irr``: the XIRR of the dated flows, by actual days over 365: ``effective`` but with real calendar days.

    All but a contract's own ``nominal`` count interest, fees, guarantee and insurance charges, and what was held
    back from the payout. ``several``: more than one rate balances the flows, and these are the nearest to zero.
    """

    nominal: Rate | None
    simple: Rate | None
    effective: Rate | None
    irr: Rate | None
    why: WhyNoRate | None = None
    several: bool = False


def annual_cost(
    received: Fen,
    start: dt.date,
    payments: Sequence[tuple[dt.date, Fen]],
    every: Step = MONTHLY,
    nominal: Rate | None = None,
) -> AnnualCost:
    """The yearly cost of ``received`` fen on ``start`` against dated payments, in fen, all positive.

    ``every`` is the period that ``simple`` and ``effective`` count in: a whole month is one month whatever its
    length, a broken one counts its days over 30; a step of days or weeks counts days.
    """
    dated = xirr([(start, received), *((day, -amount) for day, amount in payments)])
    periods = [0.0, *(_periods(start, day, every) for day, _ in payments)]
    regular = rate_of(periods, [received, *(-amount for _, amount in payments)])
    a_year = _periods_a_year(every)
    simple = None if regular.rate is None else _fraction(regular.rate * a_year)
    return AnnualCost(
        nominal=simple if nominal is None else nominal,
        simple=simple,
        effective=_compounded(regular, a_year),
        irr=None if dated.rate is None else _fraction(dated.rate),
        why=dated.why or regular.why,
        several=dated.several or regular.several,
    )


def cost_of_schedule(the_schedule: Schedule) -> AnnualCost:
    """The yearly cost of a contractual schedule.

    What arrived is ``terms.received`` where interest was deducted in advance (rule
    ``civil_670_no_upfront_interest``), less the charges taken at the start.
    """
    terms = the_schedule.terms
    nominal = None if terms.method is Method.FEE_INSTALMENT else terms.annual_rate
    payments = [(row.due, row.payment) for row in the_schedule.rows]
    return annual_cost(arrived(terms), terms.start, payments, terms.every, nominal)


def cost_of_terms(terms: Terms) -> AnnualCost:
    """The yearly cost of a loan on its terms.

    Raises:
        ValueError: terms that give no schedule (:func:`ashore.loans.schedule.schedule`).
    """
    return cost_of_schedule(schedule(terms))


def arrived(terms: Terms) -> Fen:
    """What the borrower could use on the first day: what was paid out, less charges taken at the start."""
    paid_out = terms.principal if terms.received is None else terms.received
    return paid_out - sum(charge.amount for charge in terms.charges if charge.when == "at-start")


def cost_json(cost: AnnualCost) -> dict[str, str | bool | None]:
    """The names of DESIGN, and ``simple``; ``why`` and ``several`` only where they apply."""
    found: dict[str, str | bool | None] = {
        name: None if rate is None else f"{rate:f}"
        for name, rate in (
            ("nominal", cost.nominal),
            ("simple", cost.simple),
            ("effective", cost.effective),
            ("irr", cost.irr),
        )
    }
    if cost.why is not None:
        found["why"] = cost.why
    if cost.several:
        found["several"] = True
    return found


def _periods(start: dt.date, day: dt.date, every: Step) -> float:
    units = year_units(start, day, DayCount.THIRTY_360, every)
    return units / (every.count * {"month": 30, "week": 7, "day": 1}[every.unit])


def _periods_a_year(every: Step) -> float:
    return {"month": 12, "week": 365 / 7, "day": 365}[every.unit] / every.count


def _compounded(regular: XirrResult, periods_a_year: float) -> Rate | None:
    if regular.rate is None:
        return None
    grown = periods_a_year * math.log1p(regular.rate)
    return _fraction(math.expm1(grown)) if grown < _LARGEST_LOG else None


_LARGEST_LOG = 700.0


def _fraction(rate: float) -> Rate:
    with localcontext() as context:
        context.prec = 330  # enough for the largest double with ten decimals
        return Decimal(rate).quantize(_LAST_PLACE)
