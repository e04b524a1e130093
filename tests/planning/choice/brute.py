"""The best decision by trying every one there is: slow, and short enough to be read and believed.

Nothing is shared with ``check.py`` or a solver; the rules are those that ``problem.py`` says.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import floor

from ashore.money import Fen, Rounding
from ashore.planning.choice.problem import Account, Choice, Debt, Fixed, Objective, Problem

Paid = tuple[Fen, ...]
Taken = tuple[tuple[Debt, Choice, Paid], ...]


def best(problem: Problem) -> dict[Objective, tuple[int, Fen]]:
    """For each objective the least of what it counts, then of the cost; empty where nothing is possible."""
    found: dict[Objective, tuple[int, Fen]] = {}
    for taken in decisions(problem):
        for objective, counted in measures(problem, taken).items():
            found[objective] = min(found.get(objective, counted), counted)
    return found


def measures(problem: Problem, taken: Taken) -> dict[Objective, tuple[int, Fen]]:
    """What each objective counts, then the cost."""
    cost = sum(sum(paid) + beyond(choice) for _, choice, paid in taken)
    ends = [
        month
        for _, choice, paid in taken
        for month in range(1, problem.months + 1)
        if paid[month - 1] > 0 and not choice.kept
    ]
    return {
        "cost": (cost, cost),
        "soonest": (max([0, *ends]), cost),
        "current": (sum(choice.current_from for _, choice, _ in taken), cost),
        "steady": (max(totals(problem, taken)), cost),
    }


def decisions(problem: Problem) -> Iterator[Taken]:
    """Every decision that keeps to the problem."""
    for choices in product(*(debt.choices for debt in problem.debts)):
        ways = [
            [(debt, choice, paid) for paid in payments(choice, problem.months)]
            for debt, choice in zip(problem.debts, choices, strict=True)
        ]
        for taken in product(*ways):
            if not (within_money(problem, taken) and few_at_once(problem, taken)):
                continue
            if problem.fairness is None or alike(taken, problem.fairness):
                yield taken


def payments(choice: Choice, months: int) -> Iterator[Paid]:
    """Every row of payments that a choice allows."""
    if isinstance(choice.course, Fixed):
        yield choice.course.payments + (0,) * (months - len(choice.course.payments))
    else:
        yield from account_payments(choice.course, months, 1, choice.course.capital)


def account_payments(account: Account, months: int, month: int, owed: Fen) -> Iterator[Paid]:
    """Every row from a month on, where so much is owed before it."""
    if month > months:
        if owed == 0:
            yield ()
        return
    period = month - account.waits  # counted from 1
    if period < 1 or period > len(account.least):
        for rest in account_payments(account, months, month + 1, owed):
            yield (0, *rest)
        return
    earned = Fraction(owed * account.factors[period - 1], account.denominator)
    owed += (
        floor(earned + Fraction(1, 2)) if account.rounding is Rounding.HALF_UP else round(earned)
    )
    least = account.least[period - 1] if period < len(account.least) else owed
    for amount in range(min(least, owed), owed + 1):
        for rest in account_payments(account, months, month + 1, owed - amount):
            yield (amount, *rest)


def beyond(choice: Choice) -> Fen:
    return choice.course.after if isinstance(choice.course, Fixed) else 0


def totals(problem: Problem, taken: Taken) -> list[Fen]:
    return [sum(paid[month] for _, _, paid in taken) for month in range(problem.months)]


def within_money(problem: Problem, taken: Taken) -> bool:
    left = 0
    for money, spent in zip(problem.money, totals(problem, taken), strict=True):
        left = money - spent + (left if problem.saving else 0)
        if left < 0:
            return False
    return True


def few_at_once(problem: Problem, taken: Taken) -> bool:
    most = len(problem.debts) if problem.most_at_once is None else problem.most_at_once
    return all(
        sum(paid[month] > 0 for _, _, paid in taken) <= most for month in range(problem.months)
    )


def alike(taken: Taken, tolerance: Fraction) -> bool:
    """Whether some ratio suits every agreed instalment: the least that suits one of them, or next to nothing."""
    compared = [
        (Fraction(choice.instalment, debt.owed), choice)
        for debt, choice, _ in taken
        if choice.instalment > 0 and not choice.kept
    ]
    tried = [Fraction(1, 10**9), *(ratio / (1 + tolerance) for ratio, _ in compared)]
    return any(
        all(suits(ratio, one, choice, tolerance) for ratio, choice in compared) for one in tried
    )


def suits(ratio: Fraction, common: Fraction, choice: Choice, tolerance: Fraction) -> bool:
    if abs(ratio - common) <= tolerance * common:
        return True
    return choice.at_floor if ratio > common else choice.at_ceiling
