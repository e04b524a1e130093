"""From one decision to a cheaper one: never dearer than what it began with, and never short of money."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.planning.choice.check import cost, faults
from ashore.planning.choice.fitting import Effort, limits_of, pick, rows_of
from ashore.planning.choice.problem import Choice, Debt, Decision, Fixed, Problem
from ashore.planning.choice.search.onwards import cheaper
from ashore.planning.choice.search.solve import solve

MONTHS = 5
payments = st.lists(st.integers(0, 50), min_size=MONTHS, max_size=MONTHS).map(tuple)
debts = st.lists(st.lists(payments, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=100, deadline=None)
@given(ways=debts, money=st.integers(10, 120), most_at_once=st.none() | st.just(2))
def test_it_is_never_dearer_and_what_is_proven_holds(ways, money, most_at_once) -> None:
    choices = [[Choice(f"{n}", Fixed(paid)) for n, paid in enumerate(each)] for each in ways]
    owing = tuple(Debt(f"{n}", 1, tuple(each)) for n, each in enumerate(choices))
    problem = Problem((money,) * MONTHS, owing, most_at_once=most_at_once)
    rows = [rows_of(each, MONTHS, counted=most_at_once is not None) for each in choices]
    taken = pick(rows, limits_of(problem.money, most_at_once), Effort(1000))
    if taken is None:
        return
    first = Decision(taken, tuple(each[place] for each, place in zip(ways, taken, strict=True)))
    found = cheaper(problem, first)
    assert not faults(problem, found.decision)
    assert found.value[0] == cost(problem, found.decision) <= cost(problem, first)
    assert found.bound <= solve(problem, "cost").value[0] <= found.value[0]
