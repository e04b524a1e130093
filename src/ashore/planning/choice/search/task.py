"""A problem made ready for the search: every choice as the latest payments it allows, within a month to be done by.

Months count from 0 here, as places in lists.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from math import inf
from operator import le

from ashore.money import Fen, Rounding
from ashore.planning.choice.problem import Account, Choice, Debt, Fixed, Objective, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A choice paid as late as it may be.

    ``pays`` and ``left`` (what is owed after) are by month, ``so_far`` adds ``pays`` up, ``end`` is the number of
    months up to the last payment; ``beyond`` is paid after all months. ``soonest`` and ``cheapest`` are the months and
    the amount if it could have all the money (no less than these in any decision). ``periods`` is the number in which
    an account may be paid, ``dear`` what owing a fen costs a month, on average from each period on.
    """

    place: int
    choice: Choice
    pays: tuple[Fen, ...] = ()
    left: tuple[Fen, ...] = ()
    so_far: tuple[Fen, ...] = ()
    end: int = 0
    beyond: Fen = 0
    soonest: int = 0
    cheapest: Fen = 0
    account: Account | None = None
    periods: int = 0
    dear: tuple[int, ...] = ()

    @property
    def needs(self) -> tuple[Fen, ...]:
        """What it takes at least by each month, in any decision."""
        if not self.account:
            return self.so_far
        return tuple(
            paid if month < self.soonest else min(paid, self.cheapest)
            for month, paid in enumerate(self.so_far, 1)
        )

    @property
    def musts(self) -> tuple[Fen, ...]:
        """What it takes at least in each month, in any decision."""
        if not self.account:
            return self.pays
        return tuple(paid if month < self.soonest else 0 for month, paid in enumerate(self.pays, 1))

    def onwards(self, month: int, balance: Fen) -> Iterator[tuple[Fen, Fen]]:
        """Payment and balance of each month from one on, as late as may be, until nothing is owed."""
        account = self.account
        assert account is not None  # noqa: S101 - payments that stand are never paid otherwise
        last, denominator = self.periods - 1, account.denominator
        half_up, least = account.rounding is Rounding.HALF_UP, account.least
        for period in range(month - account.waits, self.periods):
            if not balance:
                return
            if half_up:
                due = balance + (2 * balance * account.factors[period] + denominator) // (
                    2 * denominator
                )
            else:
                due = balance + account.interest(balance, period)
            paid = due if period == last or least[period] > due else least[period]
            balance = due - paid
            yield paid, balance


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """``debts`` holds the courses still open to each debt; ``cash`` adds up the money; ``cap`` is the most a month."""

    money: tuple[Fen, ...]
    cash: tuple[Fen, ...]
    debts: tuple[tuple[Course, ...], ...]
    saving: bool
    most_at_once: int | None
    cap: Fen | None = None
    counts_current: bool = False

    @property
    def limits(self) -> list[Fen]:
        """The most up to each month, then the most in each month, as far as they count."""
        return [*(self.cash if self.saving else ()), *(self.rooms or ())]

    def against(self, by_month: Sequence[Fen]) -> list[Fen]:
        """What is paid by month, to be set against the limits."""
        return [
            *(accumulate(by_month) if self.saving else ()),
            *(by_month if self.rooms is not None else ()),
        ]

    @property
    def rooms(self) -> list[Fen] | None:
        """The most that can be paid in each month by itself; None where only sums count."""
        if self.cap is None:
            return None if self.saving else list(self.money)
        if self.saving:
            return [self.cap] * len(self.money)
        return [min(self.cap, money) for money in self.money]

    def capped(self, cap: Fen) -> "Task":
        """The same with no month above ``cap``."""
        return replace(self, cap=cap)


def tasks(problem: Problem, objective: Objective, within: int | None = None) -> list[Task]:
    """The problem by itself, or, where instalments have to be alike, once for each ratio they may have.

    ``within``: the month by which the changed debts are paid. Nothing where some debt has no choice left.
    """
    debts = tuple(
        tuple(course for course in courses(problem, debt, within) if _alone(problem, course))
        for debt in problem.debts
    )
    if not all(debts):
        return []
    whole = Task(
        problem.money,
        tuple(accumulate(problem.money)),
        debts,
        problem.saving,
        problem.most_at_once,
        counts_current=objective == "current",
    )
    if problem.fairness is None:
        return [whole]
    return [replace(whole, debts=alike) for alike in _alike(problem, debts, problem.fairness)]


def _alike(
    problem: Problem, debts: tuple[tuple[Course, ...], ...], tolerance: Fraction
) -> Iterator[tuple[tuple[Course, ...], ...]]:
    """The choices that agree with one ratio of instalment to debt, for each ratio that makes a difference."""
    spans = [
        [_ratios(debt, course.choice, tolerance) for course in open_to]
        for debt, open_to in zip(problem.debts, debts, strict=True)
    ]
    seen = set()
    for ratio in sorted({low for debt in spans for low, _ in debt}):
        kept = tuple(
            tuple(c for c, (low, high) in zip(open_to, span, strict=True) if low <= ratio <= high)
            for open_to, span in zip(debts, spans, strict=True)
        )
        if all(kept) and (places := tuple(tuple(c.place for c in one) for one in kept)) not in seen:
            seen.add(places)
            yield kept


def _ratios(debt: Debt, choice: Choice, tolerance: Fraction) -> tuple[Fraction, Fraction | float]:
    if choice.kept or not choice.instalment:
        return Fraction(0), inf
    ratio = Fraction(choice.instalment, debt.owed)
    low = Fraction(0) if choice.at_floor else ratio / (1 + tolerance)
    return low, inf if choice.at_ceiling else ratio / (1 - tolerance)


def courses(problem: Problem, debt: Debt, within: int | None = None) -> Iterator[Course]:
    """Those choices of a debt whose payments end in time, whatever money there is."""
    for place, choice in enumerate(debt.choices):
        months = problem.months if choice.kept or within is None else within
        if isinstance(choice.course, Account) and choice.course.capital:
            course = _account(problem, Course(place, choice, account=choice.course), months)
        else:
            course = _standing(problem, Course(place, choice), months)
        if course:
            yield course


def _standing(problem: Problem, bare: Course, within: int) -> Course | None:
    course = bare.choice.course
    payments, beyond = (course.payments, course.after) if isinstance(course, Fixed) else ((), 0)
    if len(payments) > problem.months or any(payments[within:]):
        return None
    pays = payments + (0,) * (problem.months - len(payments))
    end, total = _end(pays), sum(pays)
    return replace(
        bare,
        pays=pays,
        left=(0,) * problem.months,
        so_far=tuple(accumulate(pays)),
        end=end,
        beyond=beyond,
        soonest=end,
        cheapest=total,
    )


def _account(problem: Problem, bare: Course, within: int) -> Course | None:
    account, months = bare.account, problem.months
    assert account is not None  # noqa: S101 - it was given one
    periods = min(len(account.least), within - account.waits)
    if periods <= 0:
        return None
    bare = replace(bare, periods=periods, dear=_dearness(account, periods))
    rows = list(bare.onwards(account.waits, account.capital))
    before, after = (0,) * account.waits, (0,) * (months - account.waits - len(rows))
    pays = before + tuple(paid for paid, _ in rows) + after
    soonest, cheapest = _with_all(problem, bare)
    return replace(
        bare,
        pays=pays,
        left=before + tuple(balance for _, balance in rows) + after,
        so_far=tuple(accumulate(pays)),
        end=_end(pays),
        soonest=soonest,
        cheapest=cheapest,
    )


def _end(pays: tuple[Fen, ...]) -> int:
    return max((month for month, paid in enumerate(pays, 1) if paid), default=0)


def _dearness(account: Account, periods: int) -> tuple[int, ...]:
    """Per period what owing a fen costs a month, on average over this and the later periods, in 2^-30."""
    later = list(accumulate(reversed(account.factors[:periods])))[::-1]
    return tuple(
        (factors << 30) // (account.denominator * (periods - period))
        for period, factors in enumerate(later)
    )


def _with_all(problem: Problem, course: Course) -> tuple[int, Fen]:
    """How soon, and with how much, an account is paid if it gets all the money and nothing else is asked for."""
    account = course.account
    assert account is not None  # noqa: S101 - payments that stand are as they are
    rest = spent = 0
    balance = account.capital
    for month, money in enumerate(problem.money[: account.waits + course.periods]):
        rest = money + (rest if problem.saving else 0)
        if month >= account.waits:
            due = balance + account.interest(balance, month - account.waits)
            paid = min(due, max(rest, 0))
            rest, balance, spent = rest - paid, due - paid, spent + paid
            if not balance:
                return month + 1, spent
    return problem.months + 1, spent + balance


def _alone(problem: Problem, course: Course) -> bool:
    """Whether there would be money for it if there were no other debt, as far as that is told cheaply."""
    if problem.saving:
        asked, there = course.needs, tuple(accumulate(problem.money))
    else:
        asked, there = course.musts, problem.money
    return course.soonest <= problem.months and all(map(le, asked, there))
