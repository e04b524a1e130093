"""Sharing an amount in proportion between bounds."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.planning.sharing import fair_shares


@pytest.mark.parametrize(
    ("budget", "weights", "least", "most", "expected"),
    [
        (400, [1, 3], [0, 0], [None, None], [100, 300]),
        # The second must have 350, so that the first gets what is left.
        (400, [1, 3], [0, 350], [None, None], [50, 350]),
        # The second can use only 200, so that the first gains.
        (400, [1, 3], [0, 0], [None, 200], [200, 200]),
        # Raising the first to 200 leaves 200 for weights 1 and 2: a third is 66.66 fen.
        (400, [1, 1, 2], [200, 0, 0], [None, None, None], [200, 66, 133]),
        # Both bounds bind: what the third cannot use (300 of 400) goes to the second.
        (1000, [1, 5, 4], [150, 0, 0], [None, None, 100], [150, 750, 100]),
        # Everybody has enough: the rest is not shared out.
        (1000, [1, 1], [0, 0], [100, 200], [100, 200]),
        (0, [1, 1], [0, 0], [None, 5], [0, 0]),
    ],
)
def test_examples(
    budget: int,
    weights: list[int],
    least: list[int],
    most: list[int | None],
    expected: list[int],
) -> None:
    assert fair_shares(budget, weights, least, most) == expected


@st.composite
def sharings(draw: st.DrawFn):
    count = draw(st.integers(1, 6))
    amounts = st.integers(0, 1000)
    weights = draw(st.lists(st.integers(1, 1000), min_size=count, max_size=count))
    least = draw(st.lists(amounts, min_size=count, max_size=count))
    most = [
        None if room is None else low + room
        for low, room in zip(
            least,
            draw(st.lists(st.none() | amounts, min_size=count, max_size=count)),
            strict=True,
        )
    ]
    return sum(least) + draw(st.integers(0, 5000)), weights, least, most


@given(sharings())
def test_parts_keep_their_bounds_and_use_the_budget(sharing) -> None:
    budget, weights, least, most = sharing
    parts = fair_shares(budget, weights, least, most)
    assert sum(parts) <= budget
    for part, low, top in zip(parts, least, most, strict=True):
        assert low <= part
        assert top is None or part <= top
    if any(top is None or part < top for part, top in zip(parts, most, strict=True)):
        assert budget - sum(parts) < len(parts)  # less than a fen a part is left


@given(sharings())
def test_a_part_inside_its_bounds_is_in_proportion_to_every_other_such(sharing) -> None:
    budget, weights, least, most = sharing
    parts = fair_shares(budget, weights, least, most)
    inside = [
        Fraction(part, weight)
        for part, weight, low, top in zip(parts, weights, least, most, strict=True)
        if low < part and (top is None or part < top)
    ]
    # Cutting to whole fen moves a part by less than one fen.
    if inside:
        assert max(inside) - min(inside) <= 1


@given(sharings(), st.integers(1, 500))
def test_a_larger_budget_never_makes_a_part_smaller(sharing, more: int) -> None:
    budget, weights, least, most = sharing
    before = fair_shares(budget, weights, least, most)
    after = fair_shares(budget + more, weights, least, most)
    assert all(one <= other for one, other in zip(before, after, strict=True))
