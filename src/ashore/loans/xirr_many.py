"""The yearly rates of many series of flows at once, for batches: the arithmetic of ``xirr`` on whole arrays."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ashore.loans.exponential_sum import Flags, Floats
from ashore.loans.loan_rate import MOST_STEPS, ORDINARY, SETTLED, TWIST
from ashore.loans.xirr import DAYS_A_YEAR, PLACES, Flow, XirrResult, xirr

_BATCH = 1024
_EPSILON = float(np.finfo(np.float64).eps)
_NO_FLOWS: Sequence[Flow] = ((dt.date.min, 0.0),)


def xirr_many(series: Iterable[Sequence[Flow]]) -> list[XirrResult]:
    """:func:`xirr` of many series, in order; the many that look like a loan are solved together.

    A loan here is one amount first and only amounts of the other sign on later days. All others go one by one.
    The last digits of a rate may differ from those of :func:`xirr`, never one of its first ``PLACES`` decimals.

    Raises:
        ValueError: an amount is not finite.
    """
    all_series = list(series)
    found: list[XirrResult] = []
    for start in range(0, len(all_series), _BATCH):
        batch = all_series[start : start + _BATCH]
        known, rates = _rates_of_loans(batch)
        quick = zip(batch, known.tolist(), rates.tolist(), strict=True)
        found.extend(
            XirrResult(rate, (rate,)) if sure else xirr(flows) for flows, sure, rate in quick
        )
    return found


def _rates_of_loans(batch: Sequence[Sequence[Flow]]) -> tuple[Flags, Floats]:
    """For which series the quick way is sure, and their rates, by the steps of :mod:`ashore.loans.loan_rate`."""
    loans = _loans_of(batch)
    x = np.zeros(len(batch))
    weights = loans.payments
    # Series of other shapes give nonsense on the way, and are left out at the end.
    with np.errstate(all="ignore"):
        for _ in range(MOST_STEPS):
            total = loans.sums(weights)
            by_time = weights * loans.years
            mean = loans.sums(by_time) / total
            variance = loans.sums(by_time * loans.years) / total - mean**2
            height = np.log(total)
            root = mean**2 - 2 * variance * height
            step = np.where(root > 0, 2 * height / (mean + np.sqrt(root)), height / mean)
            x += step
            settled = (loans.span * np.abs(step)) ** 3 < SETTLED * TWIST * mean
            if np.all(settled | ~loans.valid):
                break
            weights = loans.payments * np.exp(-loans.years * loans.spread(x))
        rates = np.expm1(x)
        error = 2 * SETTLED + _EPSILON * (50 + loans.counts) * (1 / mean + np.abs(x))
        sure = _rounds_one_way(rates, error * (1 + rates))
        return loans.valid & settled & (np.abs(x) < ORDINARY) & sure, rates


def _rounds_one_way(rates: Floats, errors: Floats) -> Flags:
    """Which rates are far enough from half a unit of the last place stated that no error decides the rounding."""
    units = 10.0**PLACES
    return np.abs(rates * units % 1 - 0.5) > errors * units


@dataclass(frozen=True, slots=True, eq=False)
class _Loans:
    """Many series end to end: ``payments`` as shares of what was lent (0 at the loan itself), ``years`` after it.

    ``span`` is the time of the last payment; ``valid`` marks the series that have the shape of a loan.
    """

    starts: npt.NDArray[np.intp]
    counts: npt.NDArray[np.intp]
    payments: Floats
    years: Floats
    span: Floats
    valid: Flags

    def sums(self, values: Floats) -> Floats:
        """The sum of each series."""
        return np.add.reduceat(values, self.starts)

    def spread(self, values: Floats) -> Floats:
        """One value for each series, repeated for each of its flows."""
        return np.repeat(values, self.counts)


def _loans_of(batch: Sequence[Sequence[Flow]]) -> _Loans:
    """The series of a batch end to end; an empty one becomes a single flow of nothing."""
    filled = [flows or _NO_FLOWS for flows in batch]
    counts = np.array(list(map(len, filled)), dtype=np.intp)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1])).astype(np.intp)
    days = np.array([day.toordinal() for flows in filled for day, _ in flows], dtype=np.float64)
    money = np.array([amount for flows in filled for _, amount in flows], dtype=np.float64)
    years = (days - np.repeat(days[starts], counts)) / DAYS_A_YEAR
    later = years > 0
    later[starts] = True
    with np.errstate(all="ignore"):  # nothing lent first: no loan
        payments = -money / np.repeat(money[starts], counts)
        payments[starts] = 0
        usual = np.logical_and.reduceat(later & (payments >= 0) & np.isfinite(payments), starts)
        valid = usual & (np.add.reduceat(payments, starts) > 0)
    return _Loans(starts, counts, payments, years, np.maximum.reduceat(years, starts), valid)
