"""One exact schedule of 360 rows beside the ``amortization`` package, which works in floats without dates."""

import datetime as dt
from decimal import Decimal
from statistics import median

from amortization.schedule import amortization_schedule

from ashore.dates import DayCount
from ashore.loans.schedule import schedule
from ashore.loans.terms import Method, Terms
from benchmarks.measure import row, timed


def terms(day_count: DayCount) -> Terms:
    return Terms(
        Method.EQUAL_INSTALMENT,
        1_000_000_00,
        Decimal("0.05"),
        dt.date(2026, 1, 15),
        360,
        day_count=day_count,
    )


def main() -> None:
    for day_count in (DayCount.THIRTY_360, DayCount.ACTUAL_365, DayCount.ACTUAL_ACTUAL):
        the_terms = terms(day_count)
        # In turns, so that a busy moment of the machine falls on both.
        turns = [
            (
                timed(
                    lambda: list(amortization_schedule(1_000_000.0, 0.05, 360)), rounds=1, calls=20
                ),
                timed(lambda the_terms=the_terms: schedule(the_terms), rounds=1, calls=20),
            )
            for _ in range(15)
        ]
        peer, ours = (min((turn[k] for turn in turns), key=lambda one: one.best) for k in (0, 1))
        ratio = median(ours.best / peer.best for peer, ours in turns)
        print(row("amortization: 360 rows, floats, no dates", peer))
        note = f"{ratio:.2f} x the peer's"
        print(row(f"ashore: 360 rows, exact, dated, {day_count}", ours, note=note))
