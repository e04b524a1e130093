"""The rate of a plain loan, one amount against later ones of the other sign, in plain Python.

Such flows have exactly one rate (Descartes' rule). What is repaid, discounted, has a logarithm almost straight in
x = log(1 + rate): its slope is minus the mean time of the payments under their discounted weights, its bend their
variance. Each step solves that parabola and leaves an error of the third order, so that two or three reach the
last digit. NumPy, which takes longer to load than a whole command may run, is not needed.
"""

import math
from collections.abc import Sequence
from operator import mul

MOST_STEPS = 20
SETTLED = 1e-14
ORDINARY = 10.0
"""Rates of log(1 + r) beyond it, −99.995 % or 2,200,000 %, are left to the careful way."""
TWIST = 36 * 3**0.5
"""The third central moment of anything within a span is at most span³ / (6√3); a sixth of it is a step's error."""


def rate_of_loan(times: Sequence[float], amounts: Sequence[float]) -> float | None:
    """The rate per unit of time, or None where the flows are no plain loan or the careful way should decide.

    ``times`` are not negative; the loan is the one amount at time 0.
    """
    lent = [amount for when, amount in zip(times, amounts, strict=True) if when == 0]
    if len(lent) != 1 or not lent[0] or len(times) == 1:
        return None
    paid = [-amount / lent[0] for when, amount in zip(times, amounts, strict=True) if when != 0]
    if not min(paid) >= 0 < max(paid) < math.inf:
        return None
    try:
        return _solved([when for when in times if when != 0], paid)
    except (
        ArithmeticError
    ):  # centuries, or sums, that discount to more than a double holds, or to nothing
        return None


def _solved(times: list[float], paid: list[float]) -> float | None:
    """The rate at which the shares ``paid`` of what was lent are worth 1 on the day it was lent."""
    span, x = max(times), 0.0
    for _ in range(MOST_STEPS):
        worth = list(map(mul, paid, map(math.exp, [-x * when for when in times])))
        by_time = list(map(mul, worth, times))
        total = math.fsum(worth)
        mean = math.fsum(by_time) / total
        variance = math.fsum(map(mul, by_time, times)) / total - mean**2
        height = math.log(total)
        root = mean**2 - 2 * variance * height
        step = 2 * height / (mean + math.sqrt(root)) if root > 0 else height / mean
        x += step
        if abs(x) > ORDINARY:
            return None
        if (span * abs(step)) ** 3 < SETTLED * TWIST * mean:
            return math.expm1(x)
    return None
