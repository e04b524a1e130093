"""An ordinary household with an ordinary plan ends early about as often as is published of foreign plans.

Foreign all of it, and of plans of other kinds, so only the shape is held: within five points of each band.
"""

from itertools import accumulate

import pytest

from ashore.planning.futures.assumptions import Band, bands, default_assumptions
from ashore.planning.futures.draw import futures
from ashore.planning.futures.run import run
from tests.planning.futures.samples import level

SLACK = 0.05
# A wage of 7,500, half of it at hand; or a wage of 5,000 and changing work for 2,500. 85 % of the surplus is paid.
HOUSEHOLDS = {
    "one wage": level(60, reserve=375_000),
    "two incomes": level(60, 500_000, 250_000, reserve=375_000),
}


@pytest.mark.parametrize("name", HOUSEHOLDS)
@pytest.mark.parametrize("band", bands(), ids=lambda band: f"{band.country}-{band.months}")
def test_the_share_that_ended_is_near_what_is_published(name: str, band: Band) -> None:
    outlook = HOUSEHOLDS[name]
    surplus = outlook.money[0] - outlook.buffer
    done = run(futures(outlook, default_assumptions(), 10_000, 1), [round(0.85 * surplus)] * 60)
    ended = list(accumulate(done.breaks))[band.months - 1] / done.count
    assert band.low - SLACK <= ended <= band.high + SLACK
