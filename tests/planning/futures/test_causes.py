"""What breaks a plan is found where there is one thing that can."""

from dataclasses import replace

import pytest

from ashore.planning.futures.assumptions import SpikeRisk, default_assumptions
from ashore.planning.futures.causes import causes
from ashore.planning.futures.draw import futures
from ashore.planning.futures.run import run
from tests.planning.futures.samples import CALM, NOTHING_HAPPENS, level

PAYMENTS = [250_000] * 24


@pytest.mark.parametrize(
    ("world", "cause"),
    [
        (replace(NOTHING_HAPPENS, steady=replace(CALM, variation=0.3)), "income"),
        (replace(NOTHING_HAPPENS, steady=replace(CALM, loss=0.02, months=3.0)), "loss"),
        (replace(NOTHING_HAPPENS, spike=SpikeRisk(0.1, 0.5, 0.5)), "spike"),
    ],
)
def test_one_cause_alone_is_named_with_all_that_it_takes(world, cause) -> None:
    made = futures(level(24), world, 2_000, 1)
    broken = 1 - run(made, PAYMENTS).probability
    assert broken > 0.1
    assert causes(made, PAYMENTS) == {cause: pytest.approx(broken)}


def test_the_worst_comes_first() -> None:
    found = causes(futures(level(24, 0, 0, 750_000), default_assumptions(), 2_000, 1), PAYMENTS)
    assert next(iter(found)) == "loss"
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_the_ups_and_downs_of_own_months_count_as_income() -> None:
    history = ((500_000, 400_000), (1_000_000, 500_000), (600_000, 700_000), (900_000, 400_000))
    made = futures(level(24, history=history), NOTHING_HAPPENS, 2_000, 1)
    assert list(causes(made, PAYMENTS)) == ["income"]


def test_a_plan_that_always_holds_is_broken_by_nothing() -> None:
    assert causes(futures(level(24), NOTHING_HAPPENS, 100, 1), PAYMENTS) == {}
