"""What is left of a problem once every debt takes at least its least: choices that can be paid, and room for each.

All is exact. By the end of each month no more can have been paid than there was, in a month no more than may be; and
every debt takes its least of it. That shortens the solver's work and changes no answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeAlias

from ashore.money import Fen
from ashore.planning.choice.problem import Account, Choice, Fixed, Problem, last_month

Amounts: TypeAlias = tuple[Fen, ...]
"""Fen, for each month."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is to be kept: changed debts are paid within so many months; the most that ``current`` and ``steady`` may
    count, None where they may count anything.
    """

    within: int
    current: int | None = None
    dearest: Fen | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """The most that can be paid on one debt: ``so_far`` by the end of each month, ``then`` in each."""

    so_far: Amounts
    then: Amounts


@dataclass(frozen=True, slots=True)
class _Need:
    """What a choice takes at least, by each month and in each; ``first`` is that of :func:`_soonest`."""

    so_far: Amounts
    then: Amounts
    first: int = 0


Narrowed: TypeAlias = tuple[Mapping[int, int], ...]
"""For each debt the places of the choices left to it, and of accounts the first period that may be the last."""


def narrowed(problem: Problem, limits: Limits) -> Narrowed | None:
    """The choices that may be taken; None where a debt has none."""
    left = [
        {
            place: choice
            for place, choice in enumerate(debt.choices)
            if _ends(choice, problem.months, limits.within)
        }
        for debt in problem.debts
    ]
    most = _most(problem, limits)
    rooms = [most] * len(left)
    while all(left):
        needs = [
            {
                place: _need(choice, problem.months, limits.within, room)
                for place, choice in of.items()
            }
            for of, room in zip(left, rooms, strict=True)
        ]
        now = _rooms(most, needs)
        fitting = [
            {place: of[place] for place, need in takes.items() if _fits(need, room)}
            for of, takes, room in zip(left, needs, now, strict=True)
        ]
        if fitting == left and now == rooms:
            return tuple({place: need.first for place, need in takes.items()} for takes in needs)
        left, rooms = fitting, now
    return None


def periods(choice: Choice, account: Account, months: int, within: int) -> int:
    """In how many periods an account can be paid."""
    return max(min(len(account.least), (months if choice.kept else within) - account.waits), 0)


def _most(problem: Problem, limits: Limits) -> Room:
    """The most that can be paid at all. What there may be later is not less."""
    most = max(0, *accumulate(problem.money)) if limits.dearest is None else limits.dearest
    then = tuple(most if problem.saving else min(money, most) for money in problem.money)
    return Room(_held(accumulate(problem.money)), then)


def _held(so_far: Iterable[Fen]) -> Amounts:
    """What can be paid by each month if there is so much by each: no more than later."""
    return tuple(accumulate(reversed(tuple(so_far)), min))[::-1]


def _rooms(most: Room, needs: list[dict[int, _Need]]) -> list[Room]:
    """What the others' least leaves for each debt."""
    so_far = [_lowest(need.so_far for need in of.values()) for of in needs]
    then = [_lowest(need.then for need in of.values()) for of in needs]
    return [
        Room(_held(_without(most.so_far, so_far, number)), _without(most.then, then, number))
        for number in range(len(needs))
    ]


def _lowest(amounts: Iterable[Amounts]) -> Amounts:
    return tuple(map(min, zip(*amounts, strict=True)))


def _without(most: Amounts, each: list[Amounts], number: int) -> Amounts:
    return tuple(
        top - sum(of) + of[number] for top, of in zip(most, zip(*each, strict=True), strict=True)
    )


def _fits(need: _Need, room: Room) -> bool:
    return all(
        asked <= most
        for asks, mosts in ((need.so_far, room.so_far), (need.then, room.then))
        for asked, most in zip(asks, mosts, strict=True)
    )


def _ends(choice: Choice, months: int, within: int) -> bool:
    course = choice.course
    if isinstance(course, Account):
        return course.capital == 0 or periods(choice, course, months, within) > 0
    if len(course.payments) > months:
        return False
    return choice.kept or last_month(course.payments) <= within


def _need(choice: Choice, months: int, within: int, room: Room) -> _Need:
    course = choice.course
    if isinstance(course, Fixed):
        then = course.payments + (0,) * (months - len(course.payments))
        return _Need(tuple(accumulate(then)), then)
    first = _soonest(course, room, periods(choice, course, months, within))
    paid, balance = [0] * months, course.capital
    for period, month in zip(range(len(course.least)), range(course.waits, months), strict=False):
        due = balance + course.interest(balance, period)
        paid[month] = min(course.least[period], due)
        balance = due - paid[month]
    # Who pays everything at once pays least in all.
    total = course.capital + course.interest(course.capital, 0)
    so_far = tuple(min(amount, total) for amount in accumulate(paid))
    end = course.waits + first
    return _Need(so_far, (*paid[:end], *(0,) * (months - end)), first)


def _soonest(account: Account, room: Room, count: int) -> int:
    """The first period, of so many, after which nothing may be owed any more; ``count`` where there is none."""
    balance, paid = account.capital, 0
    for period in range(count):
        month = account.waits + period
        balance += account.interest(balance, period)
        amount = min(balance, max(min(room.so_far[month] - paid, room.then[month]), 0))
        paid, balance = paid + amount, balance - amount
        if not balance:
            return period
    return count
