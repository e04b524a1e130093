"""Every way to pay a debt: its choice, its table and the engine of loans say the same, to the fen."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.planning.choice.check import cost, faults
from ashore.planning.choice.problem import Account, Choice, Debt, Decision, Fixed, Problem
from ashore.planning.ground import Outset, outset_of
from ashore.planning.options import Way, ways_of
from ashore.planning.recost import RecostError, check_costs
from ashore.planning.request import PlanDebt, pay_dates
from tests.planning.examples import START as PLAIN_START
from tests.planning.examples import card, instalments, matured, running
from tests.planning.strategies import START, debts

HORIZON = 60
EVERY_RELIEF = (
    instalments(36, "0.1", down_payment=Decimal("0.1")),
    ReliefOption("settlement", share=Decimal("0.6"), months=6),
    ReliefOption("settlement", 3, share=Decimal("0.5"), months=9),
    ReliefOption("deferral", months=3),
    ReliefOption("extension", months=6),
    ReliefOption("interest-freeze", 24),
    ReliefOption("principal-only", 18),
    ReliefOption("waiver", 24, waiver_penalty=Decimal(1), waiver_interest=Decimal("0.5")),
)


def outset(debt: PlanDebt, start=START) -> Outset:
    return outset_of((debt,), pay_dates(start), HORIZON)


def problem(debt: PlanDebt, choice: Choice) -> Problem:
    return Problem((10**12,) * HORIZON, (Debt(debt.id, debt.owed, (choice,)),))


def paid_by(choice: Choice, more: Callable[[], int]) -> tuple[int, ...]:
    """Payments that a choice allows: what stands, or the least and something more."""
    course = choice.course
    if isinstance(course, Fixed):
        return (*course.payments, *[0] * (HORIZON - len(course.payments)))
    paid, balance = [0] * HORIZON, course.capital
    for period in range(len(course.least)):
        due = balance + course.interest(balance, period)
        is_last = period == len(course.least) - 1
        payment = due if is_last else min(due, course.least[period] + more())
        paid[course.waits + period] = payment
        balance = due - payment
    return tuple(paid)


def agrees(debt: PlanDebt, way: Way, more: Callable[[], int]) -> None:
    paid = paid_by(way.choice, more)
    the_problem, decision = problem(debt, way.choice), Decision((0,), (paid,))
    assert faults(the_problem, decision) == ()
    planned = way.planned(paid)
    check_costs(debt, planned)
    assert planned.total_paid == cost(the_problem, decision)
    assert planned.schedule[-1].balance == 0
    assert all(row.payment > 0 for row in planned.schedule)


def laws(data: st.DataObject, debt: PlanDebt) -> None:
    debt = replace(debt, menu=(*debt.menu, *EVERY_RELIEF))
    for form in ("level", "flexible"):
        ways = ways_of(debt, outset(debt), form, data.draw(st.sampled_from([0, 0, 2])))
        assert len({way.choice.name for way in ways}) == len(ways)
        some = data.draw(st.lists(st.sampled_from(ways), min_size=3, max_size=8))
        for way in some:
            agrees(debt, way, lambda: data.draw(st.just(0) | st.integers(0, debt.owed // 3)))


@settings(max_examples=15, deadline=None)
@given(st.data(), debts(largest=1))
def test_choice_table_and_engine_agree(data: st.DataObject, among: tuple[PlanDebt, ...]) -> None:
    if among[0].owed > 0:
        laws(data, among[0])


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(st.data(), debts(largest=1))
def test_choice_table_and_engine_agree_at_length(
    data: st.DataObject, among: tuple[PlanDebt, ...]
) -> None:
    if among[0].owed > 0:
        laws(data, among[0])


def named(debt: PlanDebt, form="level") -> dict[str, Way]:
    return {way.choice.name: way for way in ways_of(debt, outset(debt, PLAIN_START), form)}


def test_a_settlement_is_a_share_of_what_is_owed_by_then_in_each_month_up_to_its_deadline() -> None:
    option = ReliefOption("settlement", 2, share=Decimal("0.4"), months=4)
    ways = named(matured("a", 1001_00, menu=(option,)))
    settled = {name: way for name, way in ways.items() if name.startswith("settlement")}
    assert [way.choice.course.payments for way in settled.values()] == [
        (200_20, 200_20),
        (0, 200_20, 200_20),
        (0, 0, 200_20, 200_20),
    ]
    made = settled["settlement.1.2"].planned(())
    assert (made.waived, made.capital, made.cost) == (600_60, 400_40, -600_60)
    assert settled["settlement.1.2"].choice.current_from == 3


def test_relief_without_the_figures_it_takes_is_no_option() -> None:
    menu = (
        ReliefOption("settlement"),
        ReliefOption("deferral"),
        ReliefOption("extension"),
        ReliefOption("interest-freeze"),
        ReliefOption("waiver", 12),
        ReliefOption("due-date-move"),
    )
    ways = named(matured("a", 1000_00, menu=menu))
    assert {name.partition(".")[0] for name in ways} == {"re-instalment"}
    assert len(ways) == 36, "the usual term, assumed"
    assert all(way.planned(()).assumed for way in ways.values())


def test_what_a_debt_this_late_is_not_offered_is_no_option() -> None:
    freeze = ReliefOption("interest-freeze", 12, min_days_past_due=90)
    assert "interest-freeze.1.12" not in named(matured("a", 1000_00, menu=(freeze,)))
    early = replace(freeze, min_days_past_due=20)
    assert "interest-freeze.1.12" in named(matured("a", 1000_00, menu=(early,)))


def test_a_debt_with_nothing_overdue_may_go_on_by_its_contract() -> None:
    kept = named(running("a", 1200_00, 12, 3))["as-is"]
    assert kept.choice.kept
    assert kept.choice.course == Fixed((200_00, *[100_00] * 7, *[0] * 52)), "today's falls due too"
    assert "as-is" not in named(running("a", 1200_00, 12, 2))


def test_the_shortest_table_cannot_be_more_and_the_longest_not_less() -> None:
    ways = named(matured("a", 1200_00, longest=12))
    shortest, longest = ways["re-instalment.0.1"].choice, ways["re-instalment.0.12"].choice
    assert (shortest.at_ceiling, shortest.at_floor, shortest.instalment) == (True, False, 1200_00)
    assert (longest.at_ceiling, longest.at_floor, longest.instalment) == (False, True, 100_00)


def test_paying_faster_takes_the_longest_table_as_the_least() -> None:
    (way,) = [
        one
        for name, one in named(matured("a", 1200_00, longest=12), "flexible").items()
        if name != "as-is"
    ]
    assert isinstance(way.choice.course, Account)
    made = way.planned((700_00, 500_00, *[0] * 58))
    assert [row.payment for row in made.schedule] == [700_00, 500_00]


def test_a_deferral_bears_interest_and_is_paid_later() -> None:
    late = card("c", 3000_00, 300_00, PLAIN_START.replace(month=9), menu=(EVERY_RELIEF[3],))
    way = named(late)["deferral.1.6"]
    made = way.planned(())
    assert way.choice.course.payments[:3] == (0, 0, 0)
    assert (made.schedule[0].date - PLAIN_START).days > 110
    assert made.schedule[0].interest > 3 * made.schedule[1].interest


def test_a_table_that_is_not_the_engines_is_refused() -> None:
    debt = matured("a", 1000_00, "0.12")
    made = named(debt)["re-instalment.0.10"].planned(())
    wrong = replace(made.schedule[-1], payment=made.schedule[-1].payment - 1)
    with pytest.raises(RecostError, match="a re-instalment: 1 fen left"):
        check_costs(debt, replace(made, schedule=(*made.schedule[:-1], wrong)))


@pytest.mark.parametrize("months", [6, 12])
def test_a_table_after_a_wait_so_long_that_the_longest_would_not_cover_its_interest(
    months: int,
) -> None:
    """At 24 % a wait of a year bears more than the first of 60 level instalments: fewer, larger ones still work."""
    wait = ReliefOption("deferral", 60, months=months, annual_rate=Decimal("0.24"))
    debt = matured("x", 600000, "0.24", menu=(instalments(60, "0.24"), wait))
    asked = [
        way
        for way in ways_of(debt, outset(debt, PLAIN_START), "level")
        if way.choice.name.startswith("deferral")
    ]
    assert asked
    for way in asked:
        agrees(debt, way, lambda: 0)
