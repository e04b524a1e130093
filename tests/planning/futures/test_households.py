"""The households that plans are measured on: the same for the same seed, and not made as the planner would."""

import numpy as np
from benchmarks.households import KINDS, household

from ashore.planning.futures.assumptions import default_assumptions
from ashore.planning.futures.draw import futures
from ashore.planning.futures.run import run


def test_the_same_seed_gives_the_same_household_and_the_same_lives() -> None:
    one, again = household(3), household(3)
    assert one == again
    assert np.array_equal(one.real_futures(50), again.real_futures(50))
    assert not np.array_equal(one.real_futures(50), one.real_futures(50, seed=1))


def test_there_are_all_kinds_and_each_is_told_as_a_person_would() -> None:
    many = [household(seed) for seed in range(60)]
    assert {one.kind for one in many} == set(KINDS)
    for one in many:
        assert one.told.monthly_income >= 249_999
        assert one.told.money[0] > 0
        assert len(set(one.told.money)) == 1


def test_their_lives_are_of_the_size_that_is_told_but_of_another_make() -> None:
    for one in (household(seed) for seed in range(20)):
        real = one.real_futures(400)
        drawn = futures(one.told, default_assumptions(), 400, 1).money
        gap = abs(real.mean() - drawn.mean()) / one.told.monthly_income
        assert gap < 0.25
        assert not np.isclose(real.std(), drawn.std(), rtol=0.001)


def test_a_plan_can_be_run_through_them() -> None:
    one = household(0)
    easy, hard = (
        run(one.lived(500), [round(share * one.told.money[0])] * 36).probability
        for share in (0.1, 1.0)
    )
    assert easy > hard
