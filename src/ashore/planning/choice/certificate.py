"""Why there is no decision, so that addition alone shows it: by some month every debt needs more than there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ashore.money import Fen
from ashore.planning.choice.problem import Problem
from ashore.planning.choice.search.task import Course, courses


@dataclass(frozen=True, slots=True)
class Need:
    """What a debt takes at least, and the choice with which it takes no more."""

    debt: str
    choice: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class Certificate:
    """From month ``first`` to ``month`` there is ``money``, and the needs are more.

    ``first`` is 1, or ``month`` itself where money cannot be saved and that month alone comes short.
    """

    first: int
    month: int
    money: Fen
    needs: tuple[Need, ...]

    @property
    def missing(self) -> Fen:
        """How much is missing at least."""
        return sum(need.amount for need in self.needs) - self.money


def certificate(problem: Problem) -> Certificate | None:
    """The first month by which, or in which, the least that all debts need is more than there is.

    None where there is none: then there may still be no decision.
    """
    open_to = [list(courses(problem, debt)) for debt in problem.debts]
    if not all(open_to):
        return None
    return next((short for short in _by_month(problem, open_to) if short.missing > 0), None)


def _by_month(problem: Problem, open_to: list[list[Course]]) -> Iterator[Certificate]:
    needs = [[course.needs for course in debt] for debt in open_to]
    musts = [[course.musts for course in debt] for debt in open_to]
    for month, (cash, money) in enumerate(
        zip(accumulate(problem.money), problem.money, strict=True)
    ):
        yield _certificate(problem, open_to, needs, (1, month, cash))
        if not problem.saving:
            yield _certificate(problem, open_to, musts, (month + 1, month, money))


def _certificate(
    problem: Problem,
    open_to: list[list[Course]],
    asked: list[list[tuple[Fen, ...]]],
    span: tuple[int, int, Fen],
) -> Certificate:
    first, month, money = span
    needs = []
    for debt, its_courses, of_each in zip(problem.debts, open_to, asked, strict=True):
        amount, place = min((need[month], place) for place, need in enumerate(of_each))
        needs.append(Need(debt.id, its_courses[place].choice.name, amount))
    return Certificate(first, month + 1, money, tuple(needs))
