"""The fewest moves that meet every need, against trying everything."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.planning.days.cover import Need, cover

DAYS = [[0, 3, 5, 9], [0, 1, 2, 8], [0, 2, 3, 4], [0, 1, 6, 7]]
RELIEFS = st.none() | st.tuples(st.integers(1, 3), st.integers(1, 9))
NEEDS = st.lists(st.builds(Need, st.integers(1, 30), st.tuples(*[RELIEFS] * len(DAYS))), max_size=5)


def by_trying(needs: list[Need]) -> list[int] | None:
    def value(ranks: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        far = sum(DAYS[debt][rank] for debt, rank in enumerate(ranks))
        return len(DAYS) - ranks.count(0), far, ranks

    def brings(need: Need, ranks: tuple[int, ...]) -> int:
        each = zip(need.reliefs, ranks, strict=True)
        return sum(relief[1] for relief, rank in each if relief and relief[0] <= rank)

    enough = (
        ranks
        for ranks in product(range(4), repeat=len(DAYS))
        if all(brings(need, ranks) >= need.amount for need in needs)
    )
    best = min(enough, key=value, default=None)
    return best and list(best)


@settings(max_examples=300, deadline=None)
@given(NEEDS)
def test_nothing_better_is_found_by_trying_everything(needs: list[Need]) -> None:
    best = by_trying(needs)
    if best is None:
        with pytest.raises(ValueError, match="not even"):
            cover(needs, DAYS)
    else:
        assert cover(needs, DAYS) == best


def test_one_large_move_rather_than_two_near_ones() -> None:
    need = Need(10, ((3, 10), (1, 5), (1, 5), None))
    assert cover([need], DAYS) == [3, 0, 0, 0]


def test_needs_that_only_more_debts_can_meet_together() -> None:
    needs = [Need(4, ((1, 4), (1, 4), None, None)), Need(4, (None, None, (1, 4), (2, 4)))]
    assert cover(needs, DAYS) == [0, 1, 1, 0]  # 1 + 2 days; the other pairs move further
