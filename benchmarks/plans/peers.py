"""What people are told to do, month by month: each debt gets its least, one debt or all of them get the rest.

Every creditor is asked for the longest term, where it may be paid faster; no settlement, waiver, interest freeze or
wait is used. So much is held back as later leasts will need, where money may be saved: a peer is not to fail for
want of looking ahead. Whole fen throughout.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

from ashore.money import Fen
from ashore.planning.choice.problem import Account, Choice, Debt, Decision, Fixed, Problem


@dataclass(slots=True)
class Line:
    """One debt as it is being paid; months count from 0."""

    place: int
    course: Fixed | Account
    balance: Fen
    paid: list[Fen] = field(default_factory=list)

    def due(self, month: int) -> Fen:
        """All that can be paid in the month."""
        if isinstance(self.course, Fixed):
            return self.scheduled(month)
        if month >= len(self.course.least):
            return self.balance
        return self.balance + self.course.interest(self.balance, month)

    def scheduled(self, month: int) -> Fen:
        """The least of the month if nothing more is paid before."""
        course = self.course
        rows = (
            course.payments if isinstance(course, Fixed) else course.least if self.balance else ()
        )
        return rows[month] if month < len(rows) else 0

    def pay(self, month: int, amount: Fen) -> None:
        if isinstance(self.course, Account):
            self.balance = self.due(month) - amount
        self.paid.append(amount)


Share: TypeAlias = Callable[[Fen, list[Line], list[Fen]], list[Fen]]
"""Shares an amount among debts, none above its room."""


def first_by(rank: Callable[[Line], tuple[Fraction | Fen, ...]]) -> Share:
    """All to the first by a rank, what it cannot take to the next."""

    def shared(amount: Fen, lines: list[Line], rooms: list[Fen]) -> list[Fen]:
        given = [0] * len(lines)
        for index in sorted(range(len(lines)), key=lambda one: rank(lines[one])):
            given[index] = min(rooms[index], amount - sum(given))
        return given

    return shared


def by_balance(amount: Fen, lines: list[Line], rooms: list[Fen]) -> list[Fen]:
    """In proportion to the balances; what that leaves to the first that can take it."""
    total = sum(line.balance for line in lines) or 1
    given = [
        min(room, amount * line.balance // total) for line, room in zip(lines, rooms, strict=True)
    ]
    for index, room in enumerate(rooms):
        given[index] += min(room - given[index], amount - sum(given))
    return given


def dearness(line: Line) -> Fraction:
    """The interest of a fen a month, on average."""
    if isinstance(line.course, Fixed):
        return Fraction(0)
    return Fraction(sum(line.course.factors), line.course.denominator * len(line.course.factors))


PEERS: Mapping[str, Share] = MappingProxyType(
    {
        "avalanche": first_by(lambda line: (-dearness(line), line.balance)),
        "snowball": first_by(lambda line: (line.balance,)),
        "pro-rata": by_balance,
    }
)


def follow(problem: Problem, share: Share) -> Decision | None:
    """The decision of a peer; None where the money does not cover the leasts, or not everything is paid."""
    lines = [_line(debt) for debt in problem.debts]
    purse = 0
    for month, money in enumerate(problem.money):
        purse = money + (purse if problem.saving else 0)
        dues = [line.due(month) for line in lines]
        leasts = [min(line.scheduled(month), due) for line, due in zip(lines, dues, strict=True)]
        purse -= sum(leasts)
        if purse < 0:
            return None
        rooms = [due - least for due, least in zip(dues, leasts, strict=True)]
        spare = max(0, purse - _needed(problem, lines, month)) if problem.saving else purse
        extra = share(spare, lines, rooms)
        for line, least, more in zip(lines, leasts, extra, strict=True):
            line.pay(month, least + more)
        purse -= sum(extra)
    if any(line.balance for line in lines):
        return None
    return Decision(tuple(line.place for line in lines), tuple(tuple(line.paid) for line in lines))


def _needed(problem: Problem, lines: list[Line], month: int) -> Fen:
    """What later months lack for their leasts."""
    lacking = 0
    for later in range(problem.months - 1, month, -1):
        leasts = sum(line.scheduled(later) for line in lines)
        lacking = max(0, lacking + leasts - problem.money[later])
    return lacking


def _line(debt: Debt) -> Line:
    place, choice = max(enumerate(debt.choices), key=lambda one: (_length(one[1]), -one[0]))
    course = choice.course
    return Line(place, course, course.capital if isinstance(course, Account) else 0)


def _length(choice: Choice) -> tuple[bool, int]:
    """Whether a choice may be paid faster from the first month, and how long it is."""
    course = choice.course
    if isinstance(course, Account):
        return not course.waits, len(course.least)
    return False, len(course.payments)
