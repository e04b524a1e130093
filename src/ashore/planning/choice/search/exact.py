"""Every decision of a small problem, payment by payment: nothing is left out, so that the best is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from ashore.money import Fen
from ashore.planning.choice.check import is_fair
from ashore.planning.choice.problem import Decision, Objective, Problem
from ashore.planning.choice.search.task import Course, courses

_DECISIONS = 20_000
"""The most combinations of choices that are tried."""

_LARGEST: Fen = 1000
"""The most that is owed on an account of which every amount is tried."""

_STEPS = 150_000
"""The most months paid in all; a problem that takes more is not small."""


class TooLarge(Exception):  # noqa: N818 - says what it is
    """There is too much to try everything."""


@dataclass(frozen=True, slots=True)
class State:
    """What was paid by some month, ``mark`` being the last month or the dearest so far where that counts."""

    paid: Fen
    mark: int
    rows: tuple[tuple[Fen, ...], ...]


def exactly(problem: Problem, objective: Objective) -> Decision | None:
    """The best decision, None where there is none.

    Raises:
        TooLarge: a problem that is not small.
    """
    open_to = [list(courses(problem, debt)) for debt in problem.debts]
    largest = max((_free(course) for debt in open_to for course in debt), default=0)
    if prod(map(len, open_to)) > _DECISIONS or largest > _LARGEST:
        raise TooLarge
    return _Everything(problem, objective).best(open_to)


def _free(course: Course) -> Fen:
    """What is owed on an account that may be paid in more than one month."""
    return course.account.capital if course.account and course.periods > 1 else 0


class _Everything:
    """All decisions of a problem, the best so far being kept to leave out what cannot be better."""

    def __init__(self, problem: Problem, objective: Objective) -> None:
        self.problem, self.objective = problem, objective
        self.value: tuple[int, Fen] | None = None
        self.decision: Decision | None = None
        self.steps = 0

    def best(self, open_to: list[list[Course]]) -> Decision | None:
        for taken in product(*open_to):
            if self._is_fair(taken):
                self._pay(taken)
        return self.decision

    def _is_fair(self, taken: Sequence[Course]) -> bool:
        fairness = self.problem.fairness
        pairs = zip(self.problem.debts, (course.choice for course in taken), strict=True)
        return fairness is None or is_fair(pairs, fairness)

    def _pay(self, taken: Sequence[Course]) -> None:
        """All ways to pay these courses, month by month; of those that leave the same balances only the best."""
        start = tuple(course.account.capital if course.account else 0 for course in taken)
        states: dict[tuple[Fen, ...], list[State]] = {start: [State(0, 0, ())]}
        for month in range(self.problem.months):
            after: dict[tuple[Fen, ...], list[State]] = {}
            for balances, kept in states.items():
                for state in kept:
                    for left, new in self._month(taken, balances, state, month):
                        _keep(after.setdefault(left, []), new)
            states = after
        beyond = sum(course.beyond for course in taken)
        for state in states.get((0,) * len(taken), []):
            value = self._value(taken, state.mark, state.paid + beyond)
            if self.value is None or value < self.value:
                self.value = value
                payments = tuple(zip(*state.rows, strict=True)) or ((),) * len(taken)
                self.decision = Decision(tuple(course.place for course in taken), payments)

    def _value(self, taken: Sequence[Course], mark: int, cost: Fen) -> tuple[int, Fen]:
        if self.objective == "current":
            return sum(course.choice.current_from for course in taken), cost
        return (cost if self.objective == "cost" else mark), cost

    def _month(
        self, taken: Sequence[Course], balances: tuple[Fen, ...], state: State, month: int
    ) -> Iterator[tuple[tuple[Fen, ...], State]]:
        """Every way to pay a month."""
        problem = self.problem
        money = problem.money[month]
        if problem.saving:
            money = sum(problem.money[: month + 1]) - state.paid
        due = [
            _due(course, balance, month) for course, balance in zip(taken, balances, strict=True)
        ]
        spans = [_span(course, owed, month) for course, owed in zip(taken, due, strict=True)]
        for paid in _rows(spans, money):
            self.steps += 1
            if self.steps > _STEPS:
                raise TooLarge
            most = problem.most_at_once
            if most is not None and sum(map(bool, paid)) > most:
                continue
            left = tuple(
                owed - amount if course.account else 0
                for course, owed, amount in zip(taken, due, paid, strict=True)
            )
            mark = self._mark(taken, paid, state.mark, month)
            new = State(state.paid + sum(paid), mark, (*state.rows, paid))
            if self._promises(taken, left, new, month):
                yield left, new

    def _mark(self, taken: Sequence[Course], paid: tuple[Fen, ...], mark: int, month: int) -> int:
        if self.objective == "steady":
            return max(mark, sum(paid))
        if self.objective == "soonest" and any(
            amount and not course.choice.kept for course, amount in zip(taken, paid, strict=True)
        ):
            return month + 1
        return mark

    def _promises(
        self, taken: Sequence[Course], left: tuple[Fen, ...], state: State, month: int
    ) -> bool:
        """Whether it may become better than the best: what is owed has to be paid at least."""
        if self.value is None:
            return True
        to_come = sum(
            course.so_far[-1] - course.so_far[month] + course.beyond
            for course in taken
            if not course.account
        )
        return self._value(taken, state.mark, state.paid + sum(left) + to_come) < self.value


def _due(course: Course, balance: Fen, month: int) -> Fen:
    """What is owed on an account in a month; what stands to be paid otherwise."""
    account = course.account
    if account is None:
        return course.pays[month]
    period = month - account.waits
    return balance + account.interest(balance, period) if balance and period >= 0 else balance


def _span(course: Course, due: Fen, month: int) -> tuple[Fen, Fen]:
    """The least and the most that can be paid of it."""
    account = course.account
    if account is None:
        return due, due
    period = month - account.waits
    if period < 0:
        return 0, 0
    return due if period >= course.periods - 1 else min(account.least[period], due), due


def _rows(spans: list[tuple[Fen, Fen]], money: Fen) -> Iterator[tuple[Fen, ...]]:
    """All amounts within their spans that are not more than the money together."""
    if not spans:
        if money >= 0:
            yield ()
        return
    (low, high), *rest = spans
    spare = money - sum(least for least, _ in rest)
    for amount in range(low, min(high, spare) + 1):
        for others in _rows(rest, money - amount):
            yield (amount, *others)


def _keep(states: list[State], new: State) -> None:
    """Add a state unless another is as good in everything."""
    if any(old.paid <= new.paid and old.mark <= new.mark for old in states):
        return
    states[:] = [old for old in states if old.paid < new.paid or old.mark < new.mark]
    states.append(new)
