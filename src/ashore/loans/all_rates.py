"""Every rate that balances any flows, by proof rather than luck; see :mod:`ashore.loans.exponential_sum`."""

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np

from ashore.loans.exponential_sum import ExponentialSum, exponential_sum, zeros

_STILL_BALANCED = 1e-6
"""Share of the money that moved by which rounding a rate may move the balance: a yuan in a million."""

Why = Literal["too-few", "same-sign", "no-root", "out-of-range"]


def all_rates(
    times: Sequence[float], amounts: Sequence[float]
) -> tuple[tuple[float, ...], Why | None]:
    """log(1 + r) of every rate r in order, or why there is none to state.

    Raises:
        ValueError: an amount or a time is not finite.
    """
    when, what = np.array(times, dtype=np.float64), np.array(amounts, dtype=np.float64)
    if not (np.isfinite(when).all() and np.isfinite(what).all()):
        raise ValueError("an amount or a time is not finite")
    the_sum = exponential_sum(when, what)
    if len(the_sum.times) < 2:
        return (), "too-few"
    if the_sum.sign_changes == 0:
        return (), "same-sign"
    found = zeros(the_sum)
    logs = tuple(x for x in found.inside if _balances(the_sum, x))
    if not logs:
        return (), "out-of-range" if found.inside or found.beyond else "no-root"
    return logs, None


def _balances(the_sum: ExponentialSum, x: float) -> bool:
    """Whether the rate exp(x) − 1, rounded to a double and put back, still balances what moved."""
    rate = math.expm1(x)
    sizes = np.abs(the_sum.amounts)
    with np.errstate(over="ignore"):  # an infinite error is too large
        discounted = sizes * np.exp(-x * the_sum.times)
        by_rounding = math.ulp(rate) * float(discounted @ the_sum.times) / (1 + rate)
    return by_rounding <= _STILL_BALANCED * float(sizes.sum())
