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

import numpy as np

from ashore.loans.exponential_sum import ExponentialSum, exponential_sum, zeros

Amount: TypeAlias = float | int | Decimal
Flow: TypeAlias = tuple[dt.date, Amount]
WhyNoRate: TypeAlias = Literal["too-few", "same-sign", "no-root", "out-of-range"]

DAYS_A_YEAR = 365
_STILL_BALANCED = 1e-6
"""Share of the money that moved by which rounding a rate may move the balance: a yuan in a million."""


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
    when, what = np.array(times, dtype=np.float64), np.array(amounts, dtype=np.float64)
    if not (np.isfinite(when).all() and np.isfinite(what).all()):
        raise ValueError("an amount or a time is not finite")
    the_sum = exponential_sum(when, what)
    if len(the_sum.times) < 2:
        return XirrResult(None, (), "too-few")
    if the_sum.sign_changes == 0:
        return XirrResult(None, (), "same-sign")
    found = zeros(the_sum)
    logs = [x for x in found.inside if _balances(the_sum, x)]
    if not logs:
        return XirrResult(None, (), "out-of-range" if found.inside or found.beyond else "no-root")
    return XirrResult(math.expm1(min(logs, key=abs)), tuple(map(math.expm1, logs)))


def _balances(the_sum: ExponentialSum, x: float) -> bool:
    """Whether the rate exp(x) − 1, rounded to a double and put back, still balances what moved."""
    rate = math.expm1(x)
    sizes = np.abs(the_sum.amounts)
    with np.errstate(over="ignore"):  # an infinite error is too large
        discounted = sizes * np.exp(-x * the_sum.times)
        by_rounding = math.ulp(rate) * float(discounted @ the_sum.times) / (1 + rate)
    return by_rounding <= _STILL_BALANCED * float(sizes.sum())


def present_value(rate: float, flows: Sequence[Flow]) -> float:
    """The flows' worth on the earliest date at a yearly rate (XNPV); zero at a root."""
    days = np.array([day.toordinal() for day, _ in flows], dtype=np.float64)
    amounts = np.array([amount for _, amount in flows], dtype=np.float64)
    years = (days - days.min(initial=np.inf)) / DAYS_A_YEAR
    return float(amounts @ np.exp(-np.log1p(rate) * years))
