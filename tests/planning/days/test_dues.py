"""Due days, where they may be moved to, and which debts of a plan may move."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from ashore.dates import Step
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Contract, Method, Payment, Terms
from ashore.planning.days.dues import Due, dues_of
from ashore.planning.plan import make_plans
from tests.planning.days.examples import due
from tests.planning.examples import NO_PENALTY, START, card, debt_of, matured, running

MOVES = (ReliefOption("due-date-move"),)


def dates(one: Due) -> list[str]:
    return [payment.date.isoformat() for payment in one.payments]


def test_a_move_is_to_the_next_such_day_from_the_first_instalment_on() -> None:
    one = due("a", 100, dt.date(2026, 11, 25), 3)
    assert one.days == (26, 27, 28, *range(1, 25))
    assert dates(one.moved(28)) == ["2026-11-28", "2026-12-28", "2027-01-28"]
    assert dates(one.moved(2)) == ["2026-12-02", "2027-01-02", "2027-02-02"]
    assert one.moved(25) is one


def test_a_due_day_at_the_end_of_the_month() -> None:
    one = due("a", 100, dt.date(2026, 12, 31), 4)
    assert dates(one) == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]
    assert (one.day, one.days) == (31, tuple(range(1, 29)))
    assert dates(one.moved(5)) == ["2027-01-05", "2027-02-05", "2027-03-05", "2027-04-05"]
    assert dates(one.moved(28)) == ["2027-01-28", "2027-02-28", "2027-03-28", "2027-04-28"]


def test_what_is_overdue_is_paid_once_and_does_not_move() -> None:
    rest = due("a", 100, dt.date(2026, 12, 5)).payments
    one = Due("a", (Payment(dt.date(2026, 11, 21), 700), *rest))
    assert (one.day, one.instalments) == (5, rest)
    assert dates(one.moved(11)) == ["2026-11-21", "2026-12-11", "2027-01-11"]
    assert dates(one.moved(4)) == ["2026-11-21", "2027-01-04", "2027-02-04"]


def test_agreements_may_be_set_and_contracts_move_only_where_the_lender_does() -> None:
    terms = Terms(Method.EQUAL_PRINCIPAL, 4000, Decimal(0), START, 4, every=Step(2, "week"))
    debts = [
        matured("agreed", 100000),
        running("kept", 120000, 12, 4, secured=True),
        running("moves", 120000, 12, 4, secured=True, menu=MOVES),
        replace(card("card", 50000, 50000, dt.date(2026, 11, 10)), menu=MOVES, priority=True),
        debt_of("by-week", Contract(terms, NO_PENALTY), menu=MOVES, priority=True),
    ]
    plan = make_plans(debts, 10**6, START).plans[0]
    found = {one.debt_id: one for one in dues_of(plan, debts)}
    assert plan.kind == "as-billed"  # so nothing is agreed anew
    assert {name for name, one in found.items() if one.movable} == {"moves", "card"}
    assert [one.amount for one in found["moves"].payments] == [10000] * 8
    lean = make_plans([debts[0], debts[1]], 20000, START).best
    assert lean is not None
    assert {one.debt_id: one.movable for one in dues_of(lean, debts)} == {
        "agreed": True,
        "kept": False,
    }
