"""The futures: the same for the same seed, in any number; and with the moments that the assumptions say."""

from dataclasses import replace

import numpy as np
import pytest

from ashore.planning.futures.assumptions import IncomeRisk, SpikeRisk, default_assumptions
from ashore.planning.futures.draw import BLOCK, futures
from ashore.planning.futures.outlook import LIMIT
from tests.planning.futures.samples import CALM, NOTHING_HAPPENS, level

WORLD = default_assumptions()
MIXED = level(24, 500_000, 200_000, 50_000)


def test_the_same_seed_gives_the_same_futures_and_another_gives_others() -> None:
    first, again = (futures(MIXED, WORLD, 500, 7).money for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, futures(MIXED, WORLD, 500, 8).money)


@pytest.mark.parametrize("count", [1, 100, BLOCK, BLOCK + 1, 2 * BLOCK])
def test_a_future_is_the_same_however_many_are_made(count: int) -> None:
    many = futures(MIXED, WORLD, 3 * BLOCK, 7).money
    assert np.array_equal(futures(MIXED, WORLD, count, 7).money, many[:, :count])


def test_a_month_is_the_same_however_far_the_outlook_looks() -> None:
    far = level(60, 500_000, 200_000, 50_000)
    assert np.array_equal(
        futures(MIXED, WORLD, 300, 7).money, futures(far, WORLD, 300, 7).money[:24]
    )


def test_where_nothing_happens_each_month_leaves_what_is_expected() -> None:
    outlook = level(3, once=(0, 12_345, -999_999))
    made = futures(outlook, NOTHING_HAPPENS, 4, 1)
    assert made.money.tolist() == [[290_000] * 4, [302_345] * 4, [-709_999] * 4]
    assert outlook.money == (290_000, 302_345, -709_999)


@pytest.mark.parametrize(("variation", "persistence"), [(0.12, 0.0), (0.3, 0.3), (0.6, 0.8)])
def test_income_varies_as_said(variation: float, persistence: float) -> None:
    world = replace(
        NOTHING_HAPPENS, steady=replace(CALM, variation=variation, persistence=persistence)
    )
    outlook = level(36)
    income = futures(outlook, world, 40_000, 3).money + np.array(outlook.spending)[:, None]
    share = income / 750_000
    assert share.mean() == pytest.approx(1, abs=0.01)
    assert np.allclose(share.std(axis=1), variation, rtol=0.05)
    logs = np.log(share)
    found = np.mean([np.corrcoef(logs[m], logs[m + 1])[0, 1] for m in range(35)])
    assert found == pytest.approx(persistence, abs=0.02)


def test_incomes_vary_apart_and_futures_too() -> None:
    world = replace(WORLD, spike=SpikeRisk(0, 0, 0)).without("loss")
    one = futures(level(1, 100_000, 0), world, 20_000, 3).money[0]
    other = futures(level(1, 0, 100_000), world, 20_000, 3).money[0]
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.03
    apart = futures(level(1), world, 2 * BLOCK, 3).money[0].astype(float)
    assert abs(np.corrcoef(apart[:BLOCK], apart[BLOCK:])[0, 1]) < 0.08


def test_income_is_lost_as_often_and_as_long_as_said() -> None:
    risk = IncomeRisk(variation=0.0, persistence=0.0, loss=0.02, months=5.0, replaced=0.4)
    outlook = level(120)
    money = futures(outlook, replace(NOTHING_HAPPENS, steady=risk), 10_000, 3).money
    gone = money == 750_000 * 0.4 - 460_000
    assert np.all(gone | (money == 290_000))
    assert gone[0].mean() == pytest.approx(0.02, abs=0.003)
    begins = (gone[1:] & ~gone[:-1]).sum() / (~gone[:-1]).sum()
    ends = (gone[:-1] & ~gone[1:]).sum() / gone[:-1].sum()
    assert begins == pytest.approx(0.02, rel=0.03)
    assert 1 / ends == pytest.approx(5, rel=0.03)


def test_sudden_expenses_come_as_often_and_as_large_as_said() -> None:
    world = replace(NOTHING_HAPPENS, spike=SpikeRisk(0.05, 0.25, 0.8))
    sizes = (290_000 - futures(level(60), world, 20_000, 3).money) / 750_000
    came = sizes[sizes > 0]
    assert len(came) / sizes.size == pytest.approx(0.05, rel=0.02)
    assert np.median(came) == pytest.approx(0.25, rel=0.02)
    assert np.log(came).std() == pytest.approx(0.8, rel=0.02)


def test_without_a_cause_no_month_is_poorer_and_the_others_stay() -> None:
    whole = futures(MIXED, WORLD, 1_000, 5).money
    for cause in ("loss", "spike"):
        without = futures(MIXED, WORLD.without(cause), 1_000, 5).money
        assert (without >= whole).all()
        assert 0.01 < (without > whole).mean() < 0.5


@pytest.mark.parametrize("times", [1.5, 4.0])
def test_a_greater_chance_never_makes_a_month_richer(times: float) -> None:
    risk = WORLD.steady
    for worse in (
        replace(WORLD, steady=replace(risk, loss=risk.loss * times)),
        replace(WORLD, steady=replace(risk, months=risk.months * times)),
        replace(WORLD, spike=replace(WORLD.spike, chance=WORLD.spike.chance * times)),
        replace(WORLD, spike=replace(WORLD.spike, median=WORLD.spike.median * times)),
    ):
        assert (
            futures(MIXED, worse, 2_000, 5).money <= futures(MIXED, WORLD, 2_000, 5).money
        ).all()


def test_what_is_so_rare_that_it_cannot_be_drawn_does_not_happen() -> None:
    world = replace(NOTHING_HAPPENS, spike=SpikeRisk(1e-9, 1, 1), steady=replace(CALM, loss=1e-9))
    assert (futures(level(12), world, 100, 1).money == 290_000).all()


def test_twins_mirror_each_other() -> None:
    world = replace(NOTHING_HAPPENS, steady=replace(CALM, variation=0.2))
    outlook = level(12)
    made = futures(outlook, world, BLOCK, 1).money + np.array(outlook.spending)[:, None]
    logs = np.log(made / 750_000)
    assert np.allclose(logs[:, : BLOCK // 2] + logs[:, BLOCK // 2 :], -np.log1p(0.2**2), atol=1e-4)


def test_own_months_are_drawn_as_they_were_in_blocks() -> None:
    history = ((600_000, 300_000), (700_000, 400_000), (800_000, 800_000), (900_000, 500_000))
    outlook = level(7, history=history)
    made = futures(outlook, replace(NOTHING_HAPPENS, block=3), 5_000, 2).money
    known = [round(750_000 * i / 750_000 - 460_000 * e / 500_000) for i, e in history]
    which = np.array([[known.index(int(x)) for x in month] for month in made])
    follows = (which[1:] - which[:-1]) % 4 == 1
    assert follows[[0, 1, 3, 4]].all()
    assert 0.2 < follows[2].mean() < 0.3
    assert np.allclose(np.bincount(which.ravel()) / which.size, 0.25, atol=0.02)


def test_own_months_leave_room_for_a_lost_income_and_sudden_expenses() -> None:
    history = ((600_000, 300_000), (700_000, 400_000), (800_000, 800_000))
    calm = futures(level(24, history=history), NOTHING_HAPPENS, 2_000, 2).money
    whole = futures(level(24, history=history), WORLD, 2_000, 2).money
    assert (whole <= calm).all()
    assert 0.05 < (whole < calm).mean() < 0.12


def test_who_refuses_at_a_chance_refuses_at_every_higher_one() -> None:
    made = futures(level(1), NOTHING_HAPPENS, 20_000, 1)
    some, more = made.refused(3, 0.3), made.refused(3, 0.6)
    assert some.mean() == pytest.approx(0.3, abs=0.01)
    assert more[some].all()
    assert not made.refused(3, 0.0).any()
    assert made.refused(3, 1.0).all()
    both = (some & made.refused(4, 0.3)).mean()
    assert both == pytest.approx(0.09, abs=0.01)


def test_amounts_stay_within_what_can_be_counted() -> None:
    world = replace(WORLD, spike=SpikeRisk(0.9, 50, 2), variable=replace(CALM, variation=5))
    money = futures(level(12, 0, LIMIT // 2), world, 2_000, 1).money
    assert np.abs(money.astype(np.int64)).max() == LIMIT


@pytest.mark.parametrize(
    ("outlook", "count", "reason"),
    [
        (level(0), 5, "at least one month"),
        (level(5), 0, "one future"),
        (level(5, history=((1, 1), (2, 2))), 5, "drawn together"),
    ],
)
def test_what_cannot_be_drawn_is_refused(outlook, count, reason) -> None:
    with pytest.raises(ValueError, match=reason):
        futures(outlook, WORLD, count, 1)
