"""From a solution of the model to payments in fen that keep to the problem exactly, and back.

What each debt takes is read off. Accounts are then followed month by month: each is paid so much that the same is left
as in the model, to the fen, as far as there is money; what a month cannot pay of that, a later one does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ashore.money import Fen
from ashore.planning.choice.check import by_month, faults, value
from ashore.planning.choice.highs.model import Built
from ashore.planning.choice.problem import Account, Decision, Fixed, Problem


@dataclass(slots=True)
class _Course:
    """An account being paid: what the model leaves after each period and pays in it, and what is paid in each month."""

    account: Account
    leaves: tuple[Fen, ...]
    pays: tuple[Fen, ...]
    balance: Fen
    paid: list[Fen]

    def span(self, month: int) -> tuple[Fen, Fen, Fen]:
        """The least that may be paid in a month, what should be, and what is due."""
        period = month - self.account.waits
        if not 0 <= period < len(self.pays):
            return 0, 0, 0
        due = self.balance + self.account.interest(self.balance, period)
        least = due if period == len(self.pays) - 1 else min(self.account.least[period], due)
        if not self.pays[period]:
            return least, least, due
        return least, max(least, due - self.leaves[period]), due

    def pay(self, month: int, amount: Fen, due: Fen) -> None:
        self.balance = due - amount if due else self.balance
        self.paid[month] = amount


def exact(made: Built, values: tuple[float, ...]) -> Decision | None:
    """The decision of a solution; None where rounding leaves a few fen too little somewhere."""
    problem = made.problem
    taken = tuple(max(of, key=lambda place: values[of[place]]) for of in made.taken)
    courses = {
        number: _course(made, (number, place), values)
        for number, place in enumerate(taken)
        if (number, place) in made.accounts
    }
    standing = [
        debt.choices[place].course for debt, place in zip(problem.debts, taken, strict=True)
    ]
    fixed = [
        course.payments + (0,) * (problem.months - len(course.payments))
        for course in standing
        if isinstance(course, Fixed)
    ]
    spent = tuple(map(sum, zip(*fixed, strict=True))) if fixed else (0,) * problem.months
    if not _follow(made, list(courses.values()), spent):
        return None
    rest = iter(fixed)
    decision = Decision(
        taken,
        tuple(
            tuple(courses[number].paid) if number in courses else next(rest)
            for number in range(len(taken))
        ),
    )
    return decision if keeps(made, decision) else None


def keeps(made: Built, decision: Decision) -> bool:
    """Whether a decision keeps to the problem and the limits of a model."""
    problem, limits = made.problem, made.limits
    if faults(problem, decision):
        return False
    if value(problem, decision, "soonest")[0] > limits.within:
        return False
    if limits.current is not None and value(problem, decision, "current")[0] > limits.current:
        return False
    return limits.dearest is None or max(by_month(problem, decision)) <= limits.dearest


def _course(made: Built, which: tuple[int, int], values: tuple[float, ...]) -> _Course:
    account, paid = _account(made, *which), made.accounts[which]
    leaves, pays = (
        tuple(
            round((amount + sign * values[column]) * made.unit)
            for amount, column in zip(least, columns, strict=True)
        )
        for least, columns, sign in ((paid.leaves, paid.ahead, -1), (paid.least, paid.extra, 1))
    )
    return _Course(account, leaves, pays, account.capital, [0] * made.problem.months)


def _follow(made: Built, courses: list[_Course], standing: tuple[Fen, ...]) -> bool:
    """Pay the accounts; False where the money does not do."""
    problem, dearest, cash = made.problem, made.limits.dearest, 0
    held = _held(problem, courses, standing)
    for month, (money, fixed) in enumerate(zip(problem.money, standing, strict=True)):
        cash = cash + money - fixed if problem.saving else money - fixed
        spans = [course.span(month) for course in courses]
        most = cash if dearest is None else min(cash, dearest - fixed)
        must = sum(least for least, _, _ in spans)
        if must > most:
            return False
        more = min(most, max(cash - held[month], must)) - must
        for course, (least, wanted, due) in sorted(
            zip(courses, spans, strict=True), key=lambda one: one[1][1] == one[1][2], reverse=True
        ):
            extra = min(wanted - least, more)
            more -= extra
            cash -= least + extra
            course.pay(month, least + extra, due)
    return True


def _held(problem: Problem, courses: list[_Course], standing: tuple[Fen, ...]) -> list[Fen]:
    """What is to be kept at the end of each month for later ones that spend more than their money."""
    if not problem.saving:
        return [0] * problem.months
    spent = list(standing)
    for course in courses:
        for period, amount in enumerate(course.pays):
            spent[course.account.waits + period] += amount
    held = [0]
    for money, out in list(zip(problem.money, spent, strict=True))[:0:-1]:
        held.append(max(held[-1] + out - money, 0))
    return held[::-1]


def start_of(made: Built, decision: Decision) -> Mapping[int, float]:
    """The whole numbers of the model that say a decision; the solver finds the others."""
    return dict(_start(made, decision))


def _start(made: Built, decision: Decision) -> Iterator[tuple[int, float]]:
    for of, taken in zip(made.taken, decision.taken, strict=True):
        for place, column in of.items():
            yield column, float(place == taken)
    for (number, place), columns in made.accounts.items():
        account, paid = _account(made, number, place), decision.payments[number]
        taken = place == decision.taken[number]
        balance = account.capital if taken else 0
        for period in range(len(columns.extra)):
            amount = paid[account.waits + period] if taken else 0
            balance += account.interest(balance, period) - amount
            if period in columns.closed:
                yield columns.closed[period], float(taken and balance == 0)
            if period in columns.paying:
                yield columns.paying[period], float(amount > 0)


def _account(made: Built, number: int, place: int) -> Account:
    course = made.problem.debts[number].choices[place].course
    assert isinstance(course, Account)  # noqa: S101 - only accounts have columns by period
    return course
