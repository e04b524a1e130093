"""Rates of return: the yearly rate of dated flows (XIRR), and the rate per period of regular ones (IRR).

The rate r solves Σ a_i / (1 + r)^((d_i − d_0) / 365) = 0 with d_0 the earliest date and r > −1: actual days over
365, compounded yearly. Flows may come in any order, several on one date, with any pattern of signs, seen from
either side (money received positive and paid negative, or the other way about).
"""

import datetime as dt
import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from ashore.loans.loan_rate import rate_of_loan

Amount: TypeAlias = float | int | Decimal
Flow: TypeAlias = tuple[dt.date, Amount]
WhyNoRate: TypeAlias = Literal["too-few", "same-sign", "no-root", "out-of-range"]

DAYS_A_YEAR = 365
PLACES = 10
"""Decimals to which a rate is stated: a hundred-millionth of a per cent. What a double holds beyond is noise."""


class XirrResult(NamedTuple):
    """The rates that balance a series of flows.

    ``roots`` holds every one, in order. ``rate`` is the one to state: the only one, or, of several, the one whose
    log(1 + r) is nearest to zero; with several, a face must say that there are others. ``rate`` is None where
    there is no root, and ``why`` then says:

    - ``too-few``: fewer than two days on which money moved (what cancels out within a day does not count);
    - ``same-sign``: all money moved in one direction;
    - ``no-root``: no rate makes the flows balance;
    - ``out-of-range``: a rate would, but no number a computer writes does: it is above 1e308, or so close to
      −100 % that rounding its last digit moves the balance by more than a millionth of the money that moved.

    A root that can be stated is accurate to about 1e-13 of 1 + r, less only where two nearly coincide.
    """

    rate: float | None
    roots: tuple[float, ...]
    why: WhyNoRate | None = None

    @property
    def several(self) -> bool:
        """Whether ``rate`` is one of several."""
        return len(self.roots) > 1


def xirr(flows: Sequence[Flow]) -> XirrResult:
    """The effective yearly rate of dated flows, with every root.

    Raises:
        ValueError: an amount is not finite.
    """
    days = [day.toordinal() for day, _ in flows]
    first = min(days, default=0)
    times = [(day - first) / DAYS_A_YEAR for day in days]
    return rate_of(times, [amount for _, amount in flows])


def irr(amounts: Sequence[Amount]) -> XirrResult:
    """The rate per period of flows one period apart; the first amount moves at once.

    Raises:
        ValueError: an amount is not finite.
    """
    return rate_of(range(len(amounts)), amounts)


def rate_of(times: Sequence[float], amounts: Sequence[Amount]) -> XirrResult:
    """The rate per unit of time of flows at any times: shares of a year by another day count, for instance.

    Raises:
        ValueError: an amount or a time is not finite, or there are not as many times as amounts.
    """
    if len(times) != len(amounts):
        raise ValueError(f"{len(times)} times for {len(amounts)} amounts")
    values = [float(amount) for amount in amounts]
    only = rate_of_loan(times, values)
    if only is not None:
        return XirrResult(only, (only,))
    # NumPy takes longer to load than most commands run, and a plain loan does not need it.
    from ashore.loans.all_rates import all_rates

    logs, why = all_rates(times, values)
    if why is not None:
        return XirrResult(None, (), why)
    return XirrResult(math.expm1(min(logs, key=abs)), tuple(map(math.expm1, logs)))


def present_value(rate: float, flows: Sequence[Flow]) -> float:
    """The flows' worth on the earliest date at a yearly rate (XNPV); zero at a root."""
    first = min((day for day, _ in flows), default=dt.date.min)
    growth = math.log1p(rate) / DAYS_A_YEAR
    return math.fsum(
        float(amount) * math.exp(-growth * (day - first).days) for day, amount in flows
    )
