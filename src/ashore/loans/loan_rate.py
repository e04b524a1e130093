"""The rate of a plain loan, one amount against later ones of the other sign, in plain Python.

Such flows have exactly one rate (Descartes' rule). Newton's method on the logarithm of their balance finds it in a
few steps; NumPy, which takes longer to load than a whole command may run, is not needed.
"""

import math
from collections.abc import Sequence

_MOST_STEPS = 30
_SETTLED = 1e-15
_ORDINARY = 10.0
"""Rates of log(1 + r) beyond it, −99.995 % or 2,200,000 %, are left to the careful way."""


def rate_of_loan(times: Sequence[float], amounts: Sequence[float]) -> float | None:
    """The rate per unit of time, or None where the flows are no plain loan or the careful way should decide.

    ``times`` are not negative; the loan is the one amount at time 0.
    """
    lent = [amount for when, amount in zip(times, amounts, strict=True) if when == 0]
    paid = [(when, amount) for when, amount in zip(times, amounts, strict=True) if when > 0]
    if len(lent) != 1 or not paid or not math.isfinite(lent[0]):
        return None
    if not all(amount * lent[0] < 0 and math.isfinite(amount) for _, amount in paid):
        return None
    sizes = [(when, abs(amount)) for when, amount in paid]
    return _solved(abs(lent[0]), sizes)


def _solved(lent: float, paid: list[tuple[float, float]]) -> float | None:
    """Newton on log Σ paid·exp(−x·t) − log lent, which falls in x and is convex: it cannot run away downwards."""
    target, x = math.log(lent), 0.0
    for _ in range(_MOST_STEPS):
        worth = [(when, amount * math.exp(-x * when)) for when, amount in paid]
        total = math.fsum(part for _, part in worth)
        slope = math.fsum(when * part for when, part in worth) / total
        step = (math.log(total) - target) / slope
        x += step
        if abs(x) > _ORDINARY:
            return None
        if abs(step) <= _SETTLED * max(abs(x), 1.0):
            return math.expm1(x)
    return None
