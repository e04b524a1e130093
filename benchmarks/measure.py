"""Timing that survives a noisy machine: the best and the median of several rounds, never an assertion."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds per call: the best and the median round."""

    best: float
    typical: float


def timed(work: Callable[[], object], *, rounds: int = 7, calls: int = 1) -> Timing:
    """Run ``work`` ``calls`` times in each of several rounds."""
    took = []
    for _ in range(rounds):
        started = perf_counter()
        for _ in range(calls):
            work()
        took.append((perf_counter() - started) / calls)
    return Timing(min(took), median(took))


def row(name: str, timing: Timing, *, unit: str = "ms", note: str = "") -> str:
    """One line of a table: name, best, median, and what to hold it against."""
    factor = {"s": 1.0, "ms": 1e3, "us": 1e6}[unit]
    return (
        f"{name:<46}{timing.best * factor:>10.3f}{timing.typical * factor:>10.3f} {unit:<3} {note}"
    )
