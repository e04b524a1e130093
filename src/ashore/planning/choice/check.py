"""Whether a decision keeps to its problem, and what it is worth: worked out from the payments alone, to the fen.

No solver is used here, and every solver's answer goes through here: what they say of it themselves counts for nothing.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import accumulate

from ashore.money import Fen
from ashore.planning.choice.problem import (
    Choice,
    Debt,
    Decision,
    Fixed,
    Objective,
    Problem,
    last_month,
)


def faults(problem: Problem, decision: Decision) -> tuple[str, ...]:
    """What a decision breaks, for developers; nothing where it keeps to everything."""
    return tuple(_faults(problem, decision))


def _faults(problem: Problem, decision: Decision) -> Iterator[str]:
    wrong = [
        f"{debt.id}: {len(paid)} months of {problem.months}"
        for debt, _, paid in decision.chosen(problem)
        if len(paid) != problem.months
    ]
    yield from wrong
    if wrong:
        return
    for debt, choice, paid in decision.chosen(problem):
        yield from (f"{debt.id} {choice.name}: {said}" for said in _unlike(choice, paid))
    totals = by_month(problem, decision)
    if not problem.saving:
        left = [money - total for money, total in zip(problem.money, totals, strict=True)]
    else:
        left = list(accumulate(m - t for m, t in zip(problem.money, totals, strict=True)))
    yield from (f"month {month}: {-rest} missing" for month, rest in enumerate(left, 1) if rest < 0)
    if problem.most_at_once is not None:
        for month, paid_now in enumerate(zip(*decision.payments, strict=True), 1):
            if sum(map(bool, paid_now)) > problem.most_at_once:
                yield f"month {month}: {sum(map(bool, paid_now))} creditors at once"
    if problem.fairness is not None and not is_fair(
        ((debt, choice) for debt, choice, _ in decision.chosen(problem)), problem.fairness
    ):
        yield "instalments are not alike"


def _unlike(choice: Choice, paid: tuple[Fen, ...]) -> Iterator[str]:
    """Where payments are not those of a choice."""
    course = choice.course
    if isinstance(course, Fixed):
        if paid != course.payments + (0,) * (len(paid) - len(course.payments)):
            yield "not the payments that stand"
        return
    balance = course.capital
    for month, amount in enumerate(paid, 1):
        period = month - course.waits - 1
        if not 0 <= period < len(course.least):
            if amount:
                yield f"month {month}: pays {amount} outside the agreement"
            continue
        due = balance + course.interest(balance, period)
        least = due if period == len(course.least) - 1 else min(course.least[period], due)
        if not least <= amount <= due:
            yield f"month {month}: pays {amount}, not {least} to {due}"
        balance = due - amount
    if balance:
        yield f"{balance} left"


def is_fair(taken: Iterable[tuple[Debt, Choice]], tolerance: Fraction) -> bool:
    """Whether agreed instalments stand to what is owed alike: a ratio r exists from which each is off by at most
    ``tolerance × r``. One that cannot be less may be above that, one that cannot be more may be below. Debts that are
    kept, or have no instalment, are not compared.
    """
    lowest, highest = Fraction(0), None
    for debt, choice in taken:
        if choice.kept or not choice.instalment:
            continue
        ratio = Fraction(choice.instalment, debt.owed)
        if not choice.at_floor:
            lowest = max(lowest, ratio / (1 + tolerance))
        if not choice.at_ceiling:
            most = ratio / (1 - tolerance)
            highest = most if highest is None else min(highest, most)
    return highest is None or lowest <= highest


def by_month(problem: Problem, decision: Decision) -> tuple[Fen, ...]:
    """What is paid to all in each month."""
    return tuple(map(sum, zip(*decision.payments, strict=True))) or (0,) * problem.months


def cost(problem: Problem, decision: Decision) -> Fen:
    """Everything paid, beyond the last month too."""
    after = (
        choice.course.after
        for _, choice, _ in decision.chosen(problem)
        if isinstance(choice.course, Fixed)
    )
    return sum(map(sum, decision.payments)) + sum(after)


def value(problem: Problem, decision: Decision, objective: Objective) -> tuple[int, Fen]:
    """What the objective counts, then the cost: less is better."""
    paid = cost(problem, decision)
    match objective:
        case "cost":
            return paid, paid
        case "soonest":
            changed = (p for _, choice, p in decision.chosen(problem) if not choice.kept)
            return max(map(last_month, changed), default=0), paid
        case "current":
            return sum(c.current_from for _, c, _ in decision.chosen(problem)), paid
        case "steady":
            return max(by_month(problem, decision)), paid
