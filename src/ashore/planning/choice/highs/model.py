"""The problem as a mixed-integer linear model: one column is 1 for the choice each debt takes; see ``account``.

Interest is rounded to the fen, which no linear row can say. So each month's interest on a debt is given ``EASE`` fen
more room: whatever can be paid exactly is then within the model, with the same balances, and no bound is too high.
Where amounts are so small that half a fen counts, payments and rounded interest are whole numbers instead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Literal, TypeAlias

from ashore.money import Fen
from ashore.planning.choice.highs.account import Frame, Paid, add_account
from ashore.planning.choice.highs.narrow import Limits, narrowed, periods
from ashore.planning.choice.highs.run import Model, Term
from ashore.planning.choice.problem import Account, Choice, Fixed, Problem

Goal: TypeAlias = Literal["cost", "current", "increase"]
"""What is minimised: what an objective counts, or one amount added to the money of every month. The other objectives
are limits."""

EASE = 0.5
"""Fen: no rounding changes interest by more."""

UNIT = 10_000
"""Fen for 1 in the model, so that its amounts are neither huge nor tiny. Where single fen count they are 1 each."""

SMALL = 1_000_000
"""Up to here amounts, and balances times the denominator of their interest, are small enough to be whole numbers in
the model: HiGHS tells such numbers apart from their neighbours."""

PLENTY: Fen = 10**15
"""More money than any month needs."""

FINE = 1_000
"""The largest ratio of instalments in the model, so that near ones are told apart."""


@dataclass(slots=True)
class Built:
    """A model and where things are in it. ``taken`` has a column for each place left to a debt.

    Amounts are in ``unit`` fen. ``eased`` is by how many fen payments of each month may be off.
    """

    problem: Problem
    goal: Goal
    limits: Limits
    unit: int
    ease: float
    eased: tuple[float, ...]
    model: Model = field(default_factory=Model)
    taken: list[dict[int, int]] = field(default_factory=list)
    accounts: dict[tuple[int, int], Paid] = field(default_factory=dict)

    @property
    def allowance(self) -> float:
        """By how many fen the model's cost may be below the cost of what can be paid exactly."""
        return max(sum(self.eased), 0.0)


@dataclass(slots=True)
class _Month:
    """What is spent: single payments, changes of level payments against the month before; and who is paid."""

    single: list[Term] = field(default_factory=list)
    changes: list[Term] = field(default_factory=list)
    payers: list[Term] = field(default_factory=list)


def built(problem: Problem, goal: Goal, limits: Limits, ease: float = EASE) -> Built | None:
    """The model; None where the money by itself shows that nothing is possible."""
    rich = replace(problem, money=(PLENTY,) * problem.months)
    narrow = narrowed(rich if goal == "increase" else problem, limits)
    if narrow is None:
        return None
    small = _is_small(problem)
    unit, ease = (1, 0.0) if small else (UNIT, ease)
    made = Built(problem, goal, limits, unit, ease, _eased(problem, ease))
    months = [_Month() for _ in problem.money]
    for number, places in enumerate(narrow):
        made.taken.append({place: made.model.binary() for place in places})
        made.model.row([(column, 1) for column in made.taken[-1].values()], 1, 1)
        for place, first in places.items():
            _add_choice(made, months, (number, place), first)
    _add_money(made, months)
    _add_limits(made, months)
    if problem.fairness is not None:
        _add_fairness(made, problem.fairness)
    return made


def _is_small(problem: Problem) -> bool:
    choices = [choice.course for debt in problem.debts for choice in debt.choices]
    accounts = [course for course in choices if isinstance(course, Account)]
    return all(abs(amount) <= SMALL for amount in problem.money) and all(
        account.capital * account.denominator <= SMALL for account in accounts
    )


def _eased(problem: Problem, ease: float) -> tuple[float, ...]:
    """By month, ``ease`` for each debt whose interest may be rounded then."""
    months = [
        {
            choice.course.waits + period
            for choice in debt.choices
            if isinstance(choice.course, Account)
            for period, factor in enumerate(choice.course.factors)
            if factor
        }
        for debt in problem.debts
    ]
    return tuple(ease * sum(month in of for of in months) for month in range(problem.months))


def _add_choice(made: Built, months: list[_Month], which: tuple[int, int], first: int) -> None:
    number, place = which
    choice, taken = made.problem.debts[number].choices[place], made.taken[number][place]
    if isinstance(choice.course, Fixed):
        _add_fixed(made, months, choice.course, taken)
    else:
        _add_account(made, months, which, first)
    if made.goal == "current":
        made.model.cost[taken] = choice.current_from


def _add_fixed(made: Built, months: list[_Month], course: Fixed, taken: int) -> None:
    _add_payments(months, taken, [amount / made.unit for amount in course.payments])
    for month, amount in zip(months, course.payments, strict=False):
        if amount:
            month.payers.append((taken, 1))
    if made.goal == "cost":
        made.model.cost[taken] = (sum(course.payments) + course.after) / made.unit


def _add_payments(months: list[_Month], taken: int, payments: list[float], waits: int = 0) -> None:
    """What a choice pays month by month: as it is, or as its changes, whichever are fewer."""
    padded = [0.0] * waits + payments + [0.0] * (len(months) - waits - len(payments))
    changes = [after - before for before, after in pairwise((0.0, *padded))]
    level = sum(map(bool, changes)) < sum(map(bool, padded))
    for month, amount in zip(months, changes if level else padded, strict=True):
        (month.changes if level else month.single).append((taken, amount))


def _add_account(made: Built, months: list[_Month], which: tuple[int, int], first: int) -> None:
    number, place = which
    problem, choice = made.problem, made.problem.debts[number].choices[place]
    account = choice.course
    assert isinstance(account, Account)  # noqa: S101 - the caller asked
    frame = Frame(
        periods(choice, account, problem.months, made.limits.within),
        first,
        made.unit,
        made.ease,
        cost=float(made.goal == "cost"),
        counted=problem.most_at_once is not None,
    )
    paid = add_account(made.model, made.taken[number][place], account, frame)
    made.accounts[which] = paid
    _add_payments(months, made.taken[number][place], paid.least, account.waits)
    for period, column in enumerate(paid.extra):
        month = months[account.waits + period]
        month.single.append((column, 1))
        if frame.counted:
            month.payers.append((paid.paying[period], 1))


def _add_money(made: Built, months: list[_Month]) -> None:
    """What is spent each month, and that it is there."""
    model, problem, unit = made.model, made.problem, made.unit
    extra = [(model.column(1), -1.0)] if made.goal == "increase" else []
    level = cash = None
    off = accumulate(made.eased)
    for month, money, ease, ease_so_far in zip(months, problem.money, made.eased, off, strict=True):
        level = _next(model, level, month.changes)
        spent = model.column()
        model.row([(spent, 1), (level, -1), *((c, -factor) for c, factor in month.single)], 0, 0)
        if problem.saving:
            before: list[Term] = [] if cash is None else [(cash, -1.0)]
            cash = model.column(low=-ease_so_far / unit)
            model.row([(cash, 1), *before, (spent, 1), *extra], money / unit, money / unit)
        else:
            model.row([(spent, 1), *extra], most=(money + ease) / unit)
        if made.limits.dearest is not None:
            model.row([(spent, 1)], most=(made.limits.dearest + ease) / unit)


def _next(model: Model, level: int | None, changes: list[Term]) -> int:
    """A column for the level payments of a month."""
    before: list[Term] = [] if level is None else [(level, -1.0)]
    column = model.column()
    model.row([(column, 1), *before, *((c, -change) for c, change in changes)], 0, 0)
    return column


def _add_limits(made: Built, months: list[_Month]) -> None:
    problem = made.problem
    if problem.most_at_once is not None:
        for month in months:
            made.model.row(month.payers, most=problem.most_at_once)
    if made.limits.current is not None:
        counted = [(column, float(choice.current_from)) for _, choice, column in _each(made)]
        made.model.row(counted, most=made.limits.current)


def _add_fairness(made: Built, tolerance: Fraction) -> None:
    """A common ratio: no lower than what each instalment asks, no higher than what it allows."""
    asks: list[dict[int, Fraction]] = [{} for _ in made.taken]
    allows: list[dict[int, Fraction]] = [{} for _ in made.taken]
    for number, choice, column in _each(made):
        if choice.kept or not choice.instalment:
            continue
        ratio = Fraction(choice.instalment, made.problem.debts[number].owed)
        if not choice.at_floor:
            asks[number][column] = ratio / (1 + tolerance)
        if not choice.at_ceiling:
            allows[number][column] = ratio / (1 - tolerance)
    highest = max((ratio for of in asks for ratio in of.values()), default=None)
    if not highest:
        return
    common = made.model.column(high=FINE)
    for low, high in zip(asks, allows, strict=True):
        asked = [(column, -float(ratio / highest) * FINE) for column, ratio in low.items()]
        made.model.row([(common, 1), *asked], least=0)
        # No ratio need be above the highest that is asked.
        spared = [
            (c, float(1 - min(ratio / highest, Fraction(1))) * FINE) for c, ratio in high.items()
        ]
        made.model.row([(common, 1), *spared], most=FINE)


def _each(made: Built) -> Iterator[tuple[int, Choice, int]]:
    """The number of a debt, a choice left to it, and its column."""
    for number, (debt, places) in enumerate(zip(made.problem.debts, made.taken, strict=True)):
        for place, column in places.items():
            yield number, debt.choices[place], column
