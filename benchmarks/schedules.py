"""One exact schedule of 360 rows beside the ``amortization`` package, which works in floats without dates."""

import datetime as dt
from decimal import Decimal

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
    peer = timed(lambda: list(amortization_schedule(1_000_000.0, 0.05, 360)), calls=20)
    print(row("amortization: 360 rows, floats, no dates", peer))
    for day_count in (DayCount.THIRTY_360, DayCount.ACTUAL_365, DayCount.ACTUAL_ACTUAL):
        the_terms = terms(day_count)
        ours = timed(lambda the_terms=the_terms: schedule(the_terms), calls=20)
        ratio = f"{ours.typical / peer.typical:.2f} x the peer's"
        print(row(f"ashore: 360 rows, exact, dated, {day_count}", ours, note=ratio))
