"""100,000 positions (12 instalments, 3 payments, 90 days overdue) through the code that serves one case."""

import datetime as dt
from decimal import Decimal
from time import perf_counter

from ashore.loans.position import position
from ashore.loans.terms import Contract, Method, Payment, Terms

COUNT = 100_000
BOUND = 20.0


def main() -> None:
    day = dt.timedelta(days=1)
    start = dt.date(2026, 1, 15)
    paid = [start.replace(month=month) for month in (2, 3, 4)]
    as_of = start.replace(month=5) + 90 * day
    total = 0
    started = perf_counter()
    for number in range(COUNT):
        terms = Terms(Method.EQUAL_INSTALMENT, 10_000_00 + number, Decimal("0.146"), start, 12)
        payments = tuple(Payment(when, 1_000_00) for when in paid)
        total += position(Contract(terms), payments, as_of).buckets.total
    took = perf_counter() - started
    print(
        f"{COUNT:,} positions: {took:.2f} s, {took / COUNT * 1e6:.0f} us each (bound {BOUND:.0f} s)"
    )
    print(f"sum of what they owe: {total} fen")
