"""What came of a plan in all futures."""

from dataclasses import dataclass
from itertools import accumulate
from math import sqrt

_Z = 1.959963984540054
"""The point that 97.5 % of a normal distribution lie below."""


@dataclass(frozen=True, slots=True)
class Completion:
    """In how many futures a plan was kept.

    ``short``: futures with at least one short month. ``breaks[m - 1]``: futures in which the plan broke in month m.
    """

    count: int
    short: int
    breaks: tuple[int, ...]

    @property
    def completed(self) -> int:
        """Futures in which the plan was kept to its end."""
        return self.count - sum(self.breaks)

    @property
    def probability(self) -> float:
        """The completion probability."""
        return self.completed / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95 % interval (Wilson, 1927). It tells the chance of the draw only, not whether the assumptions hold;
        since futures are drawn in mirrored pairs, it is rather too wide than too narrow.
        """
        share, n = self.probability, self.count
        middle = share + _Z**2 / (2 * n)
        reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        low, high = ((middle + sign * reach) / (1 + _Z**2 / n) for sign in (-1, 1))
        return max(low, 0.0), min(high, 1.0)

    @property
    def short_probability(self) -> float:
        """The chance of at least one short month."""
        return self.short / self.count

    @property
    def median_break(self) -> int | None:
        """The month by which half of the plans that broke had broken; None where none did."""
        broken = list(accumulate(self.breaks))
        reached = (month for month, many in enumerate(broken, 1) if 2 * many >= broken[-1] > 0)
        return next(reached, None)
