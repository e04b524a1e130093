"""The yearly rate of dated flows: hand-worked series, every pattern of signs, and each root put back."""

import datetime as dt
import math
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from ashore.dates import add_months
from ashore.loans.exponential_sum import exponential_sum, zeros
from ashore.loans.loan_rate import rate_of_loan
from ashore.loans.wire import xirr_json
from ashore.loans.xirr import Flow, XirrResult, irr, present_value, rate_of, xirr
from ashore.loans.xirr_many import xirr_many

DAY = dt.date(2026, 1, 15)
YEAR = dt.timedelta(days=365)


def on(days: int, amount: float) -> Flow:
    return DAY + dt.timedelta(days=days), amount


amounts = st.integers(-1_000_000, 1_000_000)
flows = st.lists(st.tuples(st.integers(0, 3000), amounts), max_size=14).map(
    lambda pairs: [on(*pair) for pair in pairs]
)


@st.composite
def loans(draw: st.DrawFn) -> list[Flow]:
    """What was lent, and up to 40 monthly payments that may be more or less than it."""
    start = draw(st.dates(dt.date(2015, 1, 1), dt.date(2026, 1, 1)))
    count = draw(st.integers(1, 40))
    paid = draw(st.lists(st.integers(0, 3_000_00), min_size=count, max_size=count))
    lent = draw(st.integers(1_000_00, 50_000_00))
    return [(start, lent), *((add_months(start, k + 1), -fen) for k, fen in enumerate(paid))]


# ---- worked by hand ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("series", "rate"),
    [
        ([on(0, 100), on(365, -110)], 0.1),
        ([on(0, -100), on(365, 110)], 0.1),
        ([on(365, -110), on(0, 100)], 0.1),
        ([on(0, 60), on(0, 40), on(365, -55), on(365, -55)], 0.1),
        ([on(0, 100), on(365, 0), on(730, -121)], 0.1),
        ([on(0, 100), on(365, -90)], -0.1),
        ([on(0, 100), on(10, 5), on(10, -5), on(365, -100)], 0.0),
        # 60v² + 60v = 100: v = (−60 + √27600) / 120
        ([on(0, 100), on(365, -60), on(730, -60)], 120 / (math.sqrt(27600) - 60) - 1),
        # half as much again by the next day, every day of the year
        ([on(0, 1000), on(1, -1500)], 1.5**365 - 1),
        # of a million one yuan is left after a year
        ([on(0, 1e6), on(365, -1)], -0.999999),
        ([on(0, Decimal("100.00")), on(365, Decimal("-110.00"))], 0.1),
    ],
)
def test_rates_worked_by_hand(series: list[Flow], rate: float) -> None:
    found = xirr(series)
    assert found.rate == pytest.approx(rate, rel=1e-11, abs=1e-13)
    assert found.roots == (found.rate,)
    assert not found.several
    assert found.why is None


def test_a_leap_day_counts_as_a_day() -> None:
    day = dt.date(2024, 1, 15)
    found = xirr([(day, 100), (dt.date(2025, 1, 15), -110)])
    assert found.rate == pytest.approx(1.1 ** (365 / 366) - 1, rel=1e-12)


@pytest.mark.parametrize(
    ("series", "why"),
    [
        ([], "too-few"),
        ([on(0, 100)], "too-few"),
        ([on(0, 0), on(365, 0)], "too-few"),
        ([on(0, 100), on(0, -110)], "too-few"),
        ([on(0, 100), on(9, 0.1), on(9, 0.2), on(9, -0.3)], "too-few"),
        ([on(0, 100), on(365, 110)], "same-sign"),
        ([on(0, -100), on(365, -110)], "same-sign"),
        # 100 − 200v + 150v²: no real v
        ([on(0, 100), on(365, -200), on(730, 150)], "no-root"),
        # a thousand times as much by the next day: 1000^365 is no double
        ([on(0, 1), on(1, -1000)], "out-of-range"),
        # of 1e20 one is left after a year: −1 is the nearest double
        ([on(0, 1e20), on(365, -1)], "out-of-range"),
    ],
)
def test_where_there_is_no_rate_it_says_why(series: list[Flow], why: str) -> None:
    assert xirr(series) == XirrResult(None, (), why)


@pytest.mark.parametrize(
    ("yearly", "rates", "stated"),
    [
        ([-100, 230, -132], [0.1, 0.2], 0.1),
        ([1600, -10000, 10000], [0.25, 4.0], 0.25),
        # (v − 1)(2v − 1)(3v − 1), the textbook's three: 0 %, 100 %, 200 %
        ([-1, 6, -11, 6], [0.0, 1.0, 2.0], 0.0),
        # (v − 2)(5v − 4): −50 % and 25 %; log 0.5 is further from 0 than log 1.25
        ([8, -14, 5], [-0.5, 0.25], 0.25),
    ],
)
def test_several_rates_are_all_listed_and_the_nearest_to_zero_stated(
    yearly: list[float], rates: list[float], stated: float
) -> None:
    dated = xirr([on(365 * year, amount) for year, amount in enumerate(yearly)])
    for found in (dated, irr(yearly)):
        assert found.roots == pytest.approx(rates, abs=1e-12)
        assert found.rate == pytest.approx(stated, abs=1e-12)
        assert found.several


def test_a_balance_that_touches_zero_has_one_rate_and_beside_it_two_or_none() -> None:
    # (10v − 9)² = 100v² − 180v + 81: v = 0.9 twice.
    touching, above, below = (
        irr([81, -180, 100]),
        irr([81.001, -180, 100]),
        irr([80.999, -180, 100]),
    )
    assert touching.roots == pytest.approx([1 / 0.9 - 1], abs=1e-7)
    assert above == XirrResult(None, (), "no-root")
    apart = math.sqrt(0.001) / 10
    assert below.roots == pytest.approx([1 / (0.9 + apart) - 1, 1 / (0.9 - apart) - 1], abs=1e-9)


def test_a_triple_rate_is_found_once() -> None:
    # (10v − 9)³; a triple zero moves by the cube root of a rounding.
    found = irr([-729, 2430, -2700, 1000])
    assert found.roots == pytest.approx([1 / 0.9 - 1], abs=1e-4)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_an_amount_that_is_no_number_is_refused(bad: float) -> None:
    for work in (xirr, lambda series: xirr_many([series])):
        with pytest.raises(ValueError, match="an amount or a time is not finite"):
            work([on(0, 100), on(365, bad)])


def test_as_many_times_as_amounts() -> None:
    with pytest.raises(ValueError, match="2 times for 1 amounts"):
        rate_of([0.0, 1.0], [100])


def test_flows_centuries_apart_have_a_rate_too() -> None:
    # Of 1.6 lent a hair comes back, and the last of it after 2,400 years: discounting overflows on the way.
    series = [on(0, 1.6), on(2_198, -1.7e-2), on(6_615, -3e-12), on(875_733, -2e-11)]
    found = xirr(series)
    assert found.rate is not None
    assert abs(present_value(found.rate, series)) <= 1e-12


@pytest.mark.parametrize("count", [12, 36])
def test_a_plain_loan_needs_no_numpy(count: int) -> None:
    for number in range(1, 500):
        paid = 1000 / count * (1 + number / 1000)
        times = [0.0, *(30 * k / 365 for k in range(1, count + 1))]
        assert rate_of_loan(times, [1000.0, *[-paid] * count]) is not None


# ---- laws -------------------------------------------------------------------------------------------------


def gross(series: Sequence[Flow]) -> float:
    return math.fsum(abs(amount) for _, amount in series)


@given(flows)
def test_every_root_put_back_balances_the_flows(series: list[Flow]) -> None:
    for root in xirr(series).roots:
        assert root > -1
        # Discounting itself rounds: each term to its last digits.
        terms = [(day, abs(amount)) for day, amount in series]
        noise = 1e-13 * abs(present_value(root, terms))
        assert abs(present_value(root, series)) <= 1e-5 * gross(series) + noise


@given(loans())
def test_a_loan_has_one_rate_and_it_balances(series: list[Flow]) -> None:
    found = xirr(series)
    if not any(amount for _, amount in series[1:]):
        assert found.why == "too-few"
    elif found.rate is None:
        assert found.why == "out-of-range"
    else:
        assert len(found.roots) == 1
        assert abs(present_value(found.rate, series)) <= 1e-6 * gross(series)


@given(flows, st.randoms(use_true_random=False))
def test_neither_order_nor_side_nor_currency_matters(series: list[Flow], random) -> None:
    found = xirr(series)
    shuffled = list(series)
    random.shuffle(shuffled)
    assert xirr(shuffled).roots == pytest.approx(found.roots, rel=1e-9)
    assert xirr([(day, -amount) for day, amount in series]) == found
    assert xirr([(day, amount * 1024) for day, amount in series]).roots == pytest.approx(
        found.roots, rel=1e-9
    )


def product(factors: Sequence[Sequence[int]]) -> list[float]:
    """The coefficients of a product of polynomials, lowest power first; whole numbers, so exact."""
    found = [1]
    for factor in factors:
        longer = [0] * (len(found) + len(factor) - 1)
        for i, left in enumerate(found):
            for k, right in enumerate(factor):
                longer[i + k] += left * right
        found = longer
    return [float(amount) for amount in found]


@given(st.sets(st.integers(3, 15), min_size=1, max_size=5), st.sampled_from([[], [[1, 0, 1]]]))
def test_every_rate_planted_is_found(tenths: set[int], rootless: list[list[int]]) -> None:
    """The flows are the product of (10v − p), whose rates are known: v = p / 10."""
    series = product([[-p, 10] for p in tenths] + rootless)
    expected = sorted(10 / p - 1 for p in tenths)
    assert irr(series).roots == pytest.approx(expected, abs=1e-8)


@given(st.lists(st.tuples(st.integers(0, 2000), amounts), min_size=2, max_size=14))
def test_no_zero_is_missed(pairs: list[tuple[int, int]]) -> None:
    """Wherever a scan in exact sums sees a change of sign, a zero was found; the scan knows nothing of ours."""
    times = np.array([days / 365 for days, _ in pairs])
    the_sum = exponential_sum(times, np.array([amount for _, amount in pairs], dtype=float))
    if len(the_sum.times) < 2 or the_sum.sign_changes == 0:
        return
    found = zeros(the_sum).inside
    assert len(found) <= the_sum.sign_changes

    def value(x: float) -> float:
        exponents = -x * the_sum.times
        return math.fsum((the_sum.amounts * np.exp(exponents - exponents.max())).tolist())

    grid = np.linspace(-6, 6, 601).tolist()
    for (low, at_low), (high, at_high) in pairwise((x, value(x)) for x in grid):
        certain = min(abs(at_low), abs(at_high)) > 1e-9 * float(np.abs(the_sum.amounts).sum())
        if certain and (at_low > 0) != (at_high > 0):
            assert any(low <= x <= high for x in found), (low, high, found)


# ---- beside a peer ----------------------------------------------------------------------------------------


@given(loans())
def test_loans_have_the_rate_that_pyxirr_finds(series: list[Flow]) -> None:
    peer = pyxirr.xirr([(day, float(amount)) for day, amount in series], silent=True)
    ours = xirr(series).rate
    if peer is not None and ours is not None and -0.99 < peer < 100:
        assert ours == pytest.approx(peer, abs=1e-7 * (1 + peer))


@given(flows)
def test_what_pyxirr_finds_stands_among_our_roots(series: list[Flow]) -> None:
    try:
        peer = pyxirr.xirr([(day, float(amount)) for day, amount in series], silent=True)
    except pyxirr.InvalidPaymentsError:
        return
    if peer is None or not -0.9 < peer < 100:
        return
    # The peer stops at a balance within a thousandth: hold it to that, then its rate to ours.
    slope = abs(present_value(peer + 1e-6, series) - present_value(peer - 1e-6, series)) / 2e-6
    if slope > 1:
        assert any(abs(root - peer) <= 0.01 / slope + 1e-7 for root in xirr(series).roots)


# ---- many at once -----------------------------------------------------------------------------------------


@given(st.lists(st.one_of(loans(), flows), max_size=12))
def test_many_together_are_what_each_is_alone(series: list[list[Flow]]) -> None:
    for together, alone in zip(xirr_many(series), map(xirr, series), strict=True):
        assert together.why == alone.why
        assert together.roots == pytest.approx(alone.roots, rel=1e-11, abs=1e-12)


@given(st.lists(st.one_of(loans(), flows), max_size=12))
def test_many_together_are_stated_as_each_is_alone(series: list[list[Flow]]) -> None:
    assert list(map(xirr_json, xirr_many(series))) == [xirr_json(xirr(one)) for one in series]


def test_a_rate_halfway_between_two_stated_ones_is_stated_as_alone() -> None:
    """Where the last digit of a double decides the tenth decimal: 5e-11 beyond a stated rate, paid at many dates."""
    series = [
        [on(0, 1), *(on(365 * year, -0.25 * (1 + rate) ** year) for year in range(1, 5))]
        for rate in (number * 1e-4 + 5e-11 for number in range(1, 2000))
    ]
    assert list(map(xirr_json, xirr_many(series))) == [xirr_json(xirr(one)) for one in series]


def test_nothing_lent_on_the_first_day_is_no_warning() -> None:
    series = [on(0, 0), on(1, 100), on(366, -110), on(366, 0)]
    assert xirr_many([series])[0].rate == pytest.approx(0.1, abs=1e-12)


def test_more_than_a_batch_keeps_its_order() -> None:
    series = [[on(0, 100_000), on(365, -100_000 - number)] for number in range(2500)]
    rates = [found.rate for found in xirr_many(series)]
    assert rates == pytest.approx([number / 100_000 for number in range(2500)], abs=1e-12)
