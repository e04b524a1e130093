"""More is never worse: more money, a waiver, a further choice, a looser rule. On problems small enough to be sure.

Both solvers answer, each proving its answer the best there is. What is said of a waiver leaves fairness out: one
lender's waiver makes its instalment smaller than the others', which fairness may forbid.
"""

from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from operator import le

import pytest
from benchmarks.plans.agree import SOLVERS
from benchmarks.plans.instances import draw as drawn
from benchmarks.plans.tiny import tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.planning.choice.highs import solve as highs
from ashore.planning.choice.problem import Choice, Fixed, Objective, Problem
from ashore.planning.choice.search import solve as search

OBJECTIVES: tuple[Objective, ...] = ("cost", "soonest", "current", "steady")

problems = st.integers(0, 10**6).map(tiny)
SMALL = (4, 36, 153)
"""Households with few debts."""


def never_worse(before: Problem, after: Problem, objective: Objective) -> None:
    """The best of ``after`` is no worse than that of ``before``, and exists where that does. Where a further month or
    choice makes ``after`` too large to try everything, what is proven of it is not above that.
    """
    for name, solve in SOLVERS.items():
        poor, rich = solve(before, objective), solve(after, objective)
        if poor.value is None or not poor.proven:
            continue
        if rich.proven:
            assert rich.value is not None, name
            assert rich.value <= poor.value, name
        else:
            assert rich.bound is not None, name
            assert rich.bound <= poor.value[0], name


@st.composite
def richer(draw: st.DrawFn, problem: Problem) -> Problem:
    """More money in any months; where it can be saved, perhaps some of it earlier."""
    more = draw(st.lists(st.integers(0, 40), min_size=problem.months, max_size=problem.months))
    money = [amount + extra for amount, extra in zip(problem.money, more, strict=True)]
    if problem.saving:
        month = draw(st.integers(1, problem.months - 1))
        moved = draw(st.integers(0, max(0, money[month])))
        money[month] -= moved
        money[month - 1] += moved
        assert all(map(le, accumulate(problem.money), accumulate(money)))
    return replace(problem, money=tuple(money))


@st.composite
def gentler(draw: st.DrawFn, choice: Choice) -> Choice:
    """The same choice with something given up: of what is owed or paid, of the rate, of the least, of the haste."""
    course = choice.course
    kept = draw(st.integers(0, 100))
    if isinstance(course, Fixed):
        payments = tuple(paid * kept // 100 for paid in course.payments)
        return replace(choice, course=replace(course, payments=payments))
    what = draw(st.sampled_from(["capital", "rate", "least", "term"]))
    match what:
        case "capital":
            course = replace(course, capital=course.capital * kept // 100)
        case "rate":
            course = replace(course, factors=tuple(f * kept // 100 for f in course.factors))
        case "least":
            course = replace(course, least=tuple(paid * kept // 100 for paid in course.least))
        case "term":
            course = replace(course, factors=(*course.factors, 3), least=(*course.least, 0))
    return replace(choice, course=course)


@st.composite
def forgiven(draw: st.DrawFn, problem: Problem) -> Problem:
    debts = list(problem.debts)
    place = draw(st.integers(0, len(debts) - 1))
    choices = list(debts[place].choices)
    which = draw(st.integers(0, len(choices) - 1))
    choices[which] = draw(gentler(choices[which]))
    debts[place] = replace(debts[place], choices=tuple(choices))
    return replace(problem, debts=tuple(debts))


@st.composite
def with_more_choices(draw: st.DrawFn, problem: Problem) -> Problem:
    """Each debt may get choices that a debt of another problem has."""
    other = draw(problems)
    debts = []
    for place, debt in enumerate(problem.debts):
        more = other.debts[place % len(other.debts)].choices[: draw(st.integers(0, 3))]
        added = [
            replace(choice, name=f"more.{choice.name}")
            for choice in more
            if not isinstance(choice.course, Fixed) or len(choice.course.payments) <= problem.months
        ]
        debts.append(replace(debt, choices=(*debt.choices, *added)))
    return replace(problem, debts=tuple(debts))


@st.composite
def looser(draw: st.DrawFn, problem: Problem) -> Problem:
    """Money may be saved, more creditors paid at once, instalments differ more, or there is a month more."""
    match draw(st.sampled_from(["saving", "most_at_once", "fairness", "months"])):
        case "saving":
            return replace(problem, saving=True)
        case "most_at_once" if problem.most_at_once is not None:
            return replace(problem, most_at_once=problem.most_at_once + 1)
        case "fairness" if problem.fairness is not None:
            wider = problem.fairness + draw(st.sampled_from([Fraction(1, 20), Fraction(1, 3)]))
            return replace(problem, fairness=wider)
    return replace(problem, money=(*problem.money, draw(st.integers(0, 30))))


LAWS = {
    "money": (problems, richer),
    "waiver": (problems.map(lambda one: replace(one, fairness=None)), forgiven),
    "choice": (problems, with_more_choices),
    "rule": (problems, looser),
}


def law_holds(law: str, data: st.DataObject) -> None:
    before, better = LAWS[law]
    problem = data.draw(before)
    never_worse(problem, data.draw(better(problem)), data.draw(st.sampled_from(OBJECTIVES)))


@pytest.mark.parametrize("law", LAWS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_more_is_never_worse(law: str, data: st.DataObject) -> None:
    law_holds(law, data)


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_more_is_never_worse_at_length(law: str, data: st.DataObject) -> None:
    law_holds(law, data)


@pytest.mark.slow
@pytest.mark.parametrize("objective", OBJECTIVES)
@pytest.mark.parametrize("seed", SMALL)
def test_households_too_within_what_is_proven(seed: int, objective: Objective) -> None:
    """Of a household the best is known to a share only: what is proven of the richer one is not above what the poorer
    one pays.
    """
    problem = drawn(seed).problem()
    richer = replace(problem, money=tuple(money + money // 10 for money in problem.money))
    for name, solve in (("HiGHS", highs.solve), ("search", search.solve)):
        poor, rich = solve(problem, objective), solve(richer, objective)
        assert poor.value, name
        assert rich.value, name
        assert rich.bound <= poor.value[0], name
        assert rich.value[0] * 1000 <= poor.value[0] * 1003, name
