"""All real zeros of Σ a_i · exp(−x · t_i): the equation behind every internal rate of return, x = log(1 + rate).

With one change of sign in the order of time the zero is the only one (Descartes' rule, which Laguerre carried
over to such sums). Otherwise the line is cut into intervals until Taylor bounds prove of each how many zeros it
can hold; nothing is found or missed by the luck of a first guess.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Interval: TypeAlias = tuple[float, float]

LOWEST, HIGHEST = -36.7, 709.7
"""Between these exp(x) − 1 is a double above −1: rates from −99.99999999999999 % to 1e310 %."""

_EPSILON = float(np.finfo(np.float64).eps)
_NARROW = 1e-7
"""Width × time span below which an interval is not cut again: a zero not separated by then is a multiple one."""
_FIRST_PIECES = 16
_MOST_STEPS = 200


@dataclass(frozen=True, slots=True, eq=False)
class ExponentialSum:
    """Σ amounts · exp(−x · times); times increase and no amount is zero.

    ``sides`` holds the positive and the negative amounts apart, each as the logarithms of their sizes and their
    times: what is needed over and over to evaluate the sum without overflow.
    """

    times: Floats
    amounts: Floats
    sides: tuple[tuple[Floats, Floats], tuple[Floats, Floats]]

    @property
    def sign_changes(self) -> int:
        """How often the amounts change sign in the order of time; there are no more zeros than that."""
        positive = self.amounts > 0
        return int(np.count_nonzero(positive[1:] != positive[:-1]))


def _sum_of(times: Floats, amounts: Floats) -> ExponentialSum:
    logs, positive = np.log(np.abs(amounts)), amounts > 0
    above, below = ((logs[side], times[side]) for side in (positive, ~positive))
    return ExponentialSum(times, amounts, (above, below))


@dataclass(frozen=True, slots=True)
class Zeros:
    """The zeros between ``LOWEST`` and ``HIGHEST`` in order; ``beyond``: one more certainly lies outside."""

    inside: tuple[float, ...]
    beyond: bool


def exponential_sum(times: Floats, amounts: Floats) -> ExponentialSum:
    """The sum with equal times merged and what cancels out left away; times come in any order, the first becomes 0."""
    distinct, place = np.unique(times, return_inverse=True)
    net, gross = np.zeros(len(distinct)), np.zeros(len(distinct))
    np.add.at(net, place, amounts)
    np.add.at(gross, place, np.abs(amounts))
    # 0.1 + 0.2 − 0.3 is nothing: what remains of flows within the rounding of their own sum is no flow.
    remains = np.abs(net) > 4 * _EPSILON * gross
    distinct, net = distinct[remains], net[remains]
    return _sum_of(distinct - distinct[:1], net)


def zeros(the_sum: ExponentialSum) -> Zeros:
    """Every real zero of a sum that has amounts of both signs; a multiple zero counts once."""
    if the_sum.sign_changes == 1:
        only = _only_zero(the_sum)
        return Zeros((), beyond=True) if only is None else Zeros((only,), beyond=False)
    low, high = _outer_bounds(the_sum)
    found: set[float] = set()
    for interval in _intervals(the_sum, low, high):
        found.update(_zero_in(the_sum, interval))
    told_apart = tuple(_told_apart(the_sum, sorted(found)))
    return Zeros(told_apart, beyond=_sign_still_changes(the_sum, low, high))


def log_ratio(the_sum: ExponentialSum, x: float) -> tuple[float, float]:
    """log(positive part / −negative part) at x, and its slope.

    It has the sign and the zeros of the sum, but neither overflows nor fades, and for a loan it is almost a
    straight line, on which Newton's method needs a few steps from anywhere.
    """
    (above, above_slope), (below, below_slope) = (
        _log_of_sum(logs - x * times, times) for logs, times in the_sum.sides
    )
    return above - below, above_slope - below_slope


def _log_of_sum(exponents: Floats, times: Floats) -> tuple[float, float]:
    largest = float(exponents.max())
    weights = np.exp(exponents - largest)
    total = float(weights.sum())
    return largest + math.log(total), -float(weights @ times) / total


def _only_zero(the_sum: ExponentialSum) -> float | None:
    """The zero of a sum with one change of sign, or None where it lies out of range."""
    rising = bool(the_sum.amounts[0] > 0)  # the earliest amount rules where x is large
    if (log_ratio(the_sum, HIGHEST)[0] > 0) != rising or (
        log_ratio(the_sum, LOWEST)[0] > 0
    ) == rising:
        return None
    return _refined(the_sum, (LOWEST, HIGHEST), guess=0.0, rising=rising)


def _refined(the_sum: ExponentialSum, between: Interval, guess: float, *, rising: bool) -> float:
    """The zero between two points of different sign: Newton's method, or half the way where it would leave them."""
    low, high = between
    unit = 1 / float(the_sum.times[-1])
    x = guess
    for _ in range(_MOST_STEPS):
        value, slope = log_ratio(the_sum, x)
        if value == 0:
            break
        low, high = (low, x) if (value > 0) == rising else (x, high)
        newton = x - value / slope if slope else low
        previous, x = x, newton if low < newton < high else (low + high) / 2
        if abs(x - previous) <= 2 * _EPSILON * max(abs(x), unit):
            break
    return x


def _outer_bounds(the_sum: ExponentialSum) -> Interval:
    """Beyond these the last, or the first, amount outweighs all the others: no zero lies there (Cauchy's bound)."""
    weights = np.abs(the_sum.amounts)
    last_alone = _sum_of(the_sum.times, np.append(-weights[:-1], weights[-1]))
    first_alone = _sum_of(the_sum.times, np.append(weights[0], -weights[1:]))
    low, high = _only_zero(last_alone), _only_zero(first_alone)
    return (
        LOWEST if low is None else max(LOWEST, low - 1e-6 * (1 + abs(low))),
        HIGHEST if high is None else min(HIGHEST, high + 1e-6 * (1 + abs(high))),
    )


def _sign_still_changes(the_sum: ExponentialSum, low: float, high: float) -> bool:
    """Whether a zero must lie outside: at +∞ the sum has the first amount's sign, at −∞ the last one's."""
    at_low, at_high = log_ratio(the_sum, low)[0] > 0, log_ratio(the_sum, high)[0] > 0
    return bool(at_high != (the_sum.amounts[0] > 0) or at_low != (the_sum.amounts[-1] > 0))


def _intervals(the_sum: ExponentialSum, low: float, high: float) -> Iterator[Interval]:
    """Intervals that hold every zero between two points, each at most one.

    An interval of no width is a zero that the sum touches without crossing.
    """
    edges = np.linspace(low, high, _FIRST_PIECES + 1)
    starts, ends = edges[:-1], edges[1:]
    unresolved: list[Interval] = []
    while len(starts):
        known = _known_of(the_sum, starts, ends)
        yield from _pairs(starts, ends, known.monotone)
        for start, end in _pairs(starts, ends, known.bent):
            yield from _monotone_parts(the_sum, start, end)
        narrow = known.nothing & ((ends - starts) * the_sum.times[-1] < _NARROW)
        unresolved.extend(_pairs(starts, ends, narrow))
        again = known.nothing & ~narrow
        middles = (starts[again] + ends[again]) / 2
        starts = np.append(starts[again], middles)
        ends = np.append(middles, ends[again])
    for start, end in _joined(sorted(unresolved)):
        yield from _crossing_or_touch(the_sum, start, end, (start + end) / 2)


def _pairs(starts: Floats, ends: Floats, chosen: Flags) -> Iterator[Interval]:
    return zip(starts[chosen].tolist(), ends[chosen].tolist(), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """What is proved of each interval: holds at most one zero, at most two, or nothing yet. The rest hold none."""

    monotone: Flags
    bent: Flags
    nothing: Flags


def _known_of(the_sum: ExponentialSum, starts: Floats, ends: Floats) -> _Known:
    """Taylor bounds on each interval, for exp(x·c) times the sum, which has the same zeros.

    The centre c, the mean time under the weights at the interval's middle, keeps the bounds tight. Only what
    exceeds the rounding errors of the terms counts as proved.
    """
    middles, half = (starts + ends) / 2, (ends - starts) / 2
    times = the_sum.times
    exponents = np.log(np.abs(the_sum.amounts)) - middles[:, None] * times
    exponents -= exponents.max(axis=1, keepdims=True)
    weights = np.exp(exponents)
    from_centre = times - (weights @ times / weights.sum(axis=1))[:, None]
    distance = np.abs(from_centre)
    signed = weights * np.sign(the_sum.amounts)
    value, slope, bend = (np.abs((signed * from_centre**k).sum(axis=1)) for k in range(3))
    rounding = _rounding(the_sum, middles)
    value_error, slope_error, bend_error = (
        rounding * (weights * distance**k).sum(axis=1) for k in range(3)
    )
    with np.errstate(over="ignore"):  # an infinite bound proves nothing, and the interval is cut
        widest = np.exp(exponents + half[:, None] * distance)
        most_bend, most_twist = ((widest * distance**k).sum(axis=1) for k in (2, 3))
        empty = value > slope * half + most_bend * half**2 / 2 + value_error
        monotone = slope > most_bend * half + slope_error
        bent = bend > most_twist * half + bend_error
    return _Known(~empty & monotone, ~empty & ~monotone & bent, ~empty & ~monotone & ~bent)


def _rounding(the_sum: ExponentialSum, x: Floats | float) -> Floats:
    """A generous bound of the relative error with which a term of the sum at x is computed."""
    largest = np.abs(np.log(np.abs(the_sum.amounts))).max()
    return np.asarray(4 * _EPSILON * (4 + largest + np.abs(x) * the_sum.times[-1]))


def _is_zero(the_sum: ExponentialSum, x: float) -> bool:
    """Whether the sum is zero as far as doubles can tell."""
    return bool(abs(log_ratio(the_sum, x)[0]) <= _rounding(the_sum, x))


def _monotone_parts(the_sum: ExponentialSum, start: float, end: float) -> Iterator[Interval]:
    """An interval on which the sum bends one way only, cut at its highest or lowest point."""
    derivative = _scaled_derivative(the_sum, (start + end) / 2)
    if derivative.sign_changes == 0:
        yield start, end
        return
    at_start, at_end = log_ratio(derivative, start)[0], log_ratio(derivative, end)[0]
    if (at_start > 0) == (at_end > 0):
        yield start, end
        return
    extremum = _refined(derivative, (start, end), (start + end) / 2, rising=at_end > 0)
    yield from _crossing_or_touch(the_sum, start, end, extremum)


def _scaled_derivative(the_sum: ExponentialSum, middle: float) -> ExponentialSum:
    """The derivative of exp(x·c) times the sum, c being the centre that :func:`_known_of` takes there."""
    exponents = np.log(np.abs(the_sum.amounts)) - middle * the_sum.times
    weights = np.exp(exponents - exponents.max())
    from_centre = the_sum.times - weights @ the_sum.times / weights.sum()
    counts = from_centre != 0
    return _sum_of(the_sum.times[counts], -(the_sum.amounts * from_centre)[counts])


def _crossing_or_touch(
    the_sum: ExponentialSum, start: float, end: float, between: float
) -> Iterator[Interval]:
    """Both sides of a point, or the point itself where the sum is zero there as far as doubles can tell."""
    if _is_zero(the_sum, between):
        yield between, between
    else:
        yield start, between
        yield between, end


def _joined(intervals: list[Interval]) -> Iterator[Interval]:
    """Neighbouring intervals made one; they come sorted."""
    current: Interval | None = None
    for start, end in intervals:
        if current is not None and start <= current[1]:
            current = (current[0], end)
        else:
            if current is not None:
                yield current
            current = (start, end)
    if current is not None:
        yield current


def _zero_in(the_sum: ExponentialSum, interval: Interval) -> tuple[float, ...]:
    """The zero in an interval that holds at most one."""
    start, end = interval
    if start == end:
        return (start,)
    at_start, at_end = log_ratio(the_sum, start)[0], log_ratio(the_sum, end)[0]
    on_edge = tuple(x for x, value in ((start, at_start), (end, at_end)) if value == 0)
    if on_edge or (at_start > 0) == (at_end > 0):
        return on_edge
    return (_refined(the_sum, interval, (start + end) / 2, rising=at_end > 0),)


def _told_apart(the_sum: ExponentialSum, found: list[float]) -> Iterator[float]:
    """The zeros, in order, with one for those between which the sum never leaves zero: a multiple one, blurred."""
    blur: list[float] = []
    for x in found:
        if blur and not _is_zero(the_sum, (blur[-1] + x) / 2):
            yield blur[len(blur) // 2]
            blur = []
        blur.append(x)
    if blur:
        yield blur[len(blur) // 2]
