"""The published instances are those the generator draws, and mean what they say."""

from collections import Counter

import pytest
from benchmarks.plans import instances
from benchmarks.plans.terms import Instance, level_instalment, paid_at

from ashore.planning.choice.check import faults
from ashore.planning.choice.problem import Decision, Fixed, Problem

PUBLISHED = list(instances.published())


def test_the_file_is_what_the_generator_draws() -> None:
    written = instances.PUBLISHED.read_text("utf-8")
    assert written == instances.text()
    assert len(written) < 300_000
    assert [instances.draw(seed) for seed in range(instances.COUNT)] == PUBLISHED


def test_every_size_and_budget_comes_up() -> None:
    cells = Counter((one.budget, one.settling) for one in PUBLISHED)
    assert set(cells.values()) == {25}
    assert len(cells) == 8
    assert {len(one.debts) for one in PUBLISHED} == set(range(2, 13))
    months = {len(one.days) for one in PUBLISHED}
    assert (min(months), max(months)) == (12, 60)


@pytest.mark.parametrize("instance", PUBLISHED[1::4], ids=lambda one: str(one.seed))
def test_at_100_percent_every_minimum_just_fits(instance: Instance) -> None:
    problem = instance.problem()
    money = sum(debt.minimum(instance.days) for debt in instance.debts)
    level = Problem((money,) * problem.months, problem.debts, saving=False)
    decision = paying_the_standard(instance, problem)
    assert faults(level, decision) == ()
    assert faults(problem, decision) == ()
    dearest = max(map(sum, zip(*decision.payments, strict=True)))
    assert money == dearest


def paying_the_standard(instance: Instance, problem: Problem) -> Decision:
    taken, payments = [], []
    for owed, debt in zip(instance.debts, problem.debts, strict=True):
        place = len(list(owed.offers[0].choices(owed.amount, instance.days))) - 1
        course = debt.choices[place].course
        if isinstance(course, Fixed):
            paid = course.payments
        else:
            paid, left = paid_at(course.least[0], course.capital, course.factors)
            assert left == 0
        taken.append(place)
        payments.append((*paid, *(0,) * (problem.months - len(paid))))
    return Decision(tuple(taken), tuple(payments))


@pytest.mark.parametrize(
    ("capital", "factors", "level"),
    [
        (1000_00, (0, 0, 0), 333_34),
        (1000_00, (0,), 1000_00),
        # 31 days at 12 %: 1000 × 0.12 × 31 / 365 = 10.19.
        (1000_00, (1200 * 31,), 1010_19),
        # Twice 365 days at 100 %: of 2000 x is paid, the rest doubles and is x: 2 (2000 - x) = x.
        (1000_00, (365 * 10_000, 365 * 10_000), 1333_34),
    ],
)
def test_the_level_instalment_is_the_smallest_that_does(
    capital: int, factors: tuple[int, ...], level: int
) -> None:
    assert level_instalment(capital, factors) == level
    assert paid_at(level, capital, factors)[1] == 0
    assert paid_at(level - 1, capital, factors)[1] > 0
