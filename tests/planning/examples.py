"""Plain debts for examples worked by hand. All plans start on 21 November 2026 and pay on the 21st."""

import datetime as dt
from decimal import Decimal

from ashore.dates import DayCount
from ashore.loans.position import position
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import (
    CardAccount,
    Contract,
    Method,
    Obligation,
    Payment,
    PenaltyPolicy,
    Statement,
    Terms,
)
from ashore.planning.request import PlanDebt
from ashore.planning.result import DebtPlan, Plan, PlanSet

START = dt.date(2026, 11, 21)
NO_PENALTY = PenaltyPolicy(multiplier=Decimal(0))


def debt_of(debt_id: str, obligation: Obligation, payments: tuple[Payment, ...] = (), **rest):
    return PlanDebt(debt_id, obligation, payments, position(obligation, payments, START), **rest)


def instalments(longest: int | None, rate: str | None = None, **rest) -> ReliefOption:
    return ReliefOption(
        "re-instalment", longest, annual_rate=None if rate is None else Decimal(rate), **rest
    )


def matured(debt_id: str, owed: int, rate: str = "0", longest: int = 60, **rest) -> PlanDebt:
    """A loan that fell due a month ago and bore nothing: exactly ``owed`` fen; a month is a twelfth of a year."""
    terms = Terms(
        Method.BULLET,
        owed,
        Decimal(0),
        dt.date(2026, 1, 21),
        9,
        day_count=DayCount.THIRTY_360,
    )
    menu = rest.pop("menu", (instalments(longest, rate),))
    return debt_of(debt_id, Contract(terms, NO_PENALTY), menu=menu, **rest)


def running(
    debt_id: str,
    principal: int,
    count: int,
    paid: int,
    start: dt.date = dt.date(2026, 7, 21),
    **rest,
) -> PlanDebt:
    """A loan without interest in ``count`` monthly instalments, the first ``paid`` of them paid on their dates."""
    terms = Terms(Method.EQUAL_PRINCIPAL, principal, Decimal(0), start, count)
    contract = Contract(terms, NO_PENALTY)
    made = tuple(
        Payment(dt.date(start.year, start.month + 1 + number, start.day), principal // count)
        for number in range(paid)
    )
    return debt_of(debt_id, contract, made, **rest)


def card(debt_id: str, balance: int, minimum: int, statement: dt.date, **rest) -> PlanDebt:
    """A card at 0.05 % a day with one statement, due 20 days after it."""
    account = CardAccount(
        Decimal("0.1825"),
        (Statement(statement, statement + dt.timedelta(days=20), balance, minimum),),
        late_fee_rate=Decimal("0.05"),
    )
    return debt_of(debt_id, account, **rest)


def plan_of(plan_set: PlanSet, kind: str) -> Plan:
    return next(plan for plan in plan_set.plans if plan.kind == kind)


def part_of(plan: Plan, debt_id: str) -> DebtPlan:
    return next(debt for debt in plan.debts if debt.debt_id == debt_id)


def figures(debt: DebtPlan) -> list[tuple[int, int, int, int]]:
    """Payment, interest, principal, balance of each row, in fen."""
    return [(row.payment, row.interest, row.principal, row.balance) for row in debt.schedule]


def payments(debt: DebtPlan) -> list[int]:
    return [row.payment for row in debt.schedule]
