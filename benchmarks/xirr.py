"""The yearly rates of many loans beside a Python loop over ``pyxirr``, and one loan alone."""

import datetime as dt
from statistics import median

import pyxirr

from ashore.dates import add_months
from ashore.loans.xirr import Flow, xirr
from ashore.loans.xirr_many import xirr_many
from benchmarks.measure import row, timed

COUNT = 5_000
BOUND = 3.0


def loans(instalments: int, count: int) -> list[list[Flow]]:
    """Level loans of 1,000 to 50,000 yuan at 0.3 to 3 % a month, begun on any day of two years."""
    series = []
    for number in range(count):
        start = dt.date(2024, 1, 1) + dt.timedelta(days=number * 7 % 700)
        lent, rate = 1_000.0 + number * 9_973 % 49_000, 0.003 + number * 31 % 2_700 / 100_000
        paid = round(lent * rate / (1 - (1 + rate) ** -instalments), 2)
        dues = [add_months(start, month) for month in range(1, instalments + 1)]
        series.append([(start, lent), *((due, -paid) for due in dues)])
    return series


def main() -> None:
    for instalments in (12, 36):
        series = loans(instalments, COUNT)
        # In turns, so that a busy moment of the machine falls on both.
        turns = [
            (
                timed(lambda series=series: [pyxirr.xirr(flows) for flows in series], rounds=1),
                timed(lambda series=series: xirr_many(series), rounds=1),
            )
            for _ in range(9)
        ]
        flows = f"{instalments + 1} flows"
        peer, ours = (min((turn[k] for turn in turns), key=lambda one: one.best) for k in (0, 1))
        ratio = median(ours.best / peer.best for peer, ours in turns)
        note = f"{ratio:.2f} x the loop (bound {BOUND:.0f})"
        print(row(f"pyxirr: loop over {COUNT:,} loans, {flows}", peer))
        print(row(f"ashore: xirr_many of {COUNT:,} loans, {flows}", ours, note=note))
        alone = timed(lambda series=series: [xirr(flows) for flows in series[:200]], rounds=5)
        each = f"{alone.best / 200 * 1e6:.0f} us each: all roots, one at a time"
        print(row(f"ashore: xirr of 200 loans, {flows}", alone, note=each))
        pairs = zip(xirr_many(series), map(pyxirr.xirr, series), strict=True)
        apart = max(abs((found.rate or 0) - (known or 0)) for found, known in pairs)
        print(f"the two differ by at most {apart:.1e}")
