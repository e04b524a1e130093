"""The defaults: each with its source, none passed off as verified; and what cannot be meant is refused."""

from dataclasses import replace

import pytest

from ashore.planning.futures.assumptions import (
    bands,
    default_assumptions,
    default_rules,
    defaults,
)


def test_every_default_says_where_it_comes_from() -> None:
    for one in (*defaults(), *bands()):
        assert one.source
        assert one.note
        assert 2000 <= one.year <= 2026
        assert one.country in {"none", "CN", "US", "GB"}
        assert not one.verified
    assert {one.name for one in defaults() if one.foreign} == {"rules.reserve-months"}
    assert len({one.name for one in defaults()}) == len(defaults())


def test_a_published_share_lies_between_its_ends() -> None:
    assert all(0 < one.low <= one.high < 1 and one.country != "CN" for one in bands())


def test_the_surer_an_income_is_called_the_surer_it_is() -> None:
    world = default_assumptions()
    assert world.steady.variation < world.variable.variation
    assert world.steady.loss < world.variable.loss < world.at_risk.loss
    assert default_rules().grace == 1


def test_without_a_cause_only_that_is_gone() -> None:
    world = default_assumptions()
    assert world.without("spike") == replace(world, spike=replace(world.spike, chance=0.0))
    for cause, key in (("income", "variation"), ("loss", "loss")):
        other = world.without(cause)
        for name in ("steady", "variable", "at_risk"):
            assert getattr(other, name) == replace(getattr(world, name), **{key: 0.0})
        assert other.spike == world.spike


@pytest.mark.parametrize(
    "wrong",
    [
        {"variation": -0.1},
        {"persistence": 1.1},
        {"loss": -0.1},
        {"months": 0.5},
        {"replaced": 2},
        {"variation": float("nan")},
    ],
)
def test_a_risk_that_cannot_be_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="not a risk"):
        replace(default_assumptions().steady, **wrong)


@pytest.mark.parametrize("wrong", [{"chance": 1.1}, {"median": -1}, {"spread": -1}])
def test_a_sudden_expense_that_cannot_be_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="not a risk"):
        replace(default_assumptions().spike, **wrong)


@pytest.mark.parametrize("wrong", [{"grace": 2}, {"cut": 1.5}, {"reserve_months": -1}])
def test_a_rule_that_cannot_be_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="not a rule"):
        replace(default_rules(), **wrong)
