"""What is paid each month once every debt's choice is taken: the latest payments, brought forward where it helps.

All courses begin paid as late as may be. Month by month, the money that neither this month nor a later one needs goes
to one account after the other in the order of a ranking; whatever that account then asks less of its last months
becomes free. So each state in between keeps to everything that the first one kept to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub
from typing import TypeAlias

from ashore.money import Fen
from ashore.planning.choice.search.task import Course, Task

Ranking: TypeAlias = Callable[[Course, int, Fen], tuple[int, ...]]
"""Of a course, in a month, with what is owed after its payment: the lowest gets money first."""


def dearest(course: Course, month: int, balance: Fen) -> tuple[int, ...]:
    """The one whose rate is highest over the months it may still run, then the smallest."""
    return -course.dear[month - _waits(course)], balance


def dearest_now(course: Course, month: int, balance: Fen) -> tuple[int, ...]:
    """The one whose rate is highest next month, then the smallest."""
    period = month - _waits(course) + 1
    account = course.account
    if account is None or period >= course.periods:
        return 0, balance
    return -(account.factors[period] << 30) // account.denominator, balance


def smallest(course: Course, month: int, balance: Fen) -> tuple[int, ...]:
    """The smallest balance, then the dearer."""
    return balance, -course.dear[month - _waits(course)]


def soonest_over(course: Course, month: int, balance: Fen) -> tuple[int, ...]:
    """The one that is paid first if nothing is brought forward."""
    return course.end, *dearest(course, month, balance)


def this_first(first: Course) -> Ranking:
    """One course before all others."""

    def ranking(course: Course, month: int, balance: Fen) -> tuple[int, ...]:
        return int(course is not first), *dearest(course, month, balance)

    return ranking


def rankings(taken: Sequence[Course]) -> list[Ranking]:
    """All of them for these courses, the one that mostly costs least first."""
    firsts = (this_first(course) for course in taken if course.account)
    return [dearest, dearest_now, smallest, soonest_over, *firsts]


def _waits(course: Course) -> int:
    return course.account.waits if course.account else 0


@dataclass(frozen=True, slots=True)
class Paid:
    """Payments by course. ``short`` is what is missing for them, 0 where nothing is; ``cost`` all that is paid."""

    short: Fen
    cost: Fen
    payments: tuple[tuple[Fen, ...], ...] = ()

    @property
    def dearest_month(self) -> Fen:
        """The most paid in one month."""
        return max(map(sum, zip(*self.payments, strict=True)), default=0)


def pay(task: Task, taken: Sequence[Course], ranking: Ranking = dearest) -> Paid:
    """Pay courses so that it costs little."""
    return _Run(task, taken).spend(ranking)


class _Run:
    """The payments of one decision while they are worked out."""

    def __init__(self, task: Task, taken: Sequence[Course]) -> None:
        self.task, self.taken = task, taken
        self.pays = [list(course.pays) for course in taken]
        self.left = [list(course.left) for course in taken]
        self.ends = [course.end for course in taken]
        months = len(task.money)
        total = [sum(month) for month in zip(*self.pays, strict=True)] or [0] * months
        self.slack: list[Fen] | None = None
        if task.saving:
            self.slack = list(map(sub, task.cash, accumulate(total)))
        rooms = task.rooms
        self.rooms: list[Fen] | None = list(map(sub, rooms, total)) if rooms else None
        self.counts = (
            [sum(map(bool, month)) for month in zip(*self.pays, strict=True)]
            if task.most_at_once is not None
            else None
        )

    def spend(self, ranking: Ranking) -> Paid:
        """Bring forward what can be, and say what that comes to."""
        accounts = [index for index, course in enumerate(self.taken) if course.account]
        for month in range(max((self.ends[index] for index in accounts), default=0)):
            if self._free(month) > 0:
                self._spend_month(month, accounts, ranking)
        cost = sum(sum(pays) for pays in self.pays) + sum(course.beyond for course in self.taken)
        return Paid(self.short(), cost, tuple(map(tuple, self.pays)))

    def short(self) -> Fen:
        """What is missing at worst."""
        missing = 0
        if self.slack is not None:
            missing -= min(0, *self.slack)
        if self.rooms is not None:
            missing -= sum(room for room in self.rooms if room < 0)
        if self.counts is not None:
            most = self.task.most_at_once or 0
            over = sum(count - most for count in self.counts if count > most)
            missing += over * (1 + abs(self.task.cash[-1]) // len(self.counts))
        return missing

    def _free(self, month: int) -> Fen:
        """What may be left in a month; less where a later one needs it."""
        left = [row[month] for row in (self.slack, self.rooms) if row is not None]
        return min(left)

    def _spend_month(self, month: int, accounts: list[int], ranking: Ranking) -> None:
        able = [index for index in accounts if self.left[index][month]]
        able.sort(key=lambda index: ranking(self.taken[index], month, self.left[index][month]))
        for index in able:
            while (more := self._can_pay(index, month)) > 0:
                self._bring_forward(index, month, more)
            if self._can_end(index, month):
                self._bring_forward(index, month, self.left[index][month])
            if self._free(month) <= 0:
                return

    def _can_pay(self, index: int, month: int) -> Fen:
        """What can be paid more now without a month before this account's last coming short."""
        more = self.left[index][month]
        if self.slack is not None and more:
            more = min(more, *self.slack[month : self.ends[index] - 1])
        if self.rooms is not None:
            more = min(more, self.rooms[month])
        return more if self._counts(index, month) else 0

    def _can_end(self, index: int, month: int) -> bool:
        """Whether all that is left can be paid now: then it asks nothing of the months in which a part would."""
        left = self.left[index][month]
        if not left or left > self._free(month) or not self._counts(index, month):
            return False
        if self.slack is None:
            return True
        later = slice(month + 1, self.ends[index] - 1)
        freed = accumulate(self.pays[index][later])
        return all(
            slack + sums >= left for slack, sums in zip(self.slack[later], freed, strict=True)
        )

    def _counts(self, index: int, month: int) -> bool:
        """Whether there may be one creditor more, or it is paid already."""
        if self.counts is None or self.pays[index][month]:
            return True
        return self.counts[month] < (self.task.most_at_once or 0)

    def _bring_forward(self, index: int, month: int, more: Fen) -> None:
        pays, left = self.pays[index], self.left[index]
        before, end = pays[month : self.ends[index]], self.ends[index]
        pays[month] += more
        left[month] -= more
        place = month + 1
        for paid, balance in self.taken[index].onwards(place, left[month]):
            pays[place], left[place] = paid, balance
            place += 1
        rest = end - place
        if rest > 0:
            pays[place:end] = left[place:end] = [0] * rest
        self.ends[index] = place
        change = list(map(sub, pays[month:end], before))
        if self.slack is not None:
            self._less_slack(month, change)
        if self.rooms is not None:
            self.rooms[month:end] = map(sub, self.rooms[month:end], change)
        if self.counts is not None:
            for later, (now, then) in enumerate(zip(pays[month:end], before, strict=True), month):
                self.counts[later] += bool(now) - bool(then)

    def _less_slack(self, month: int, change: list[Fen]) -> None:
        assert self.slack is not None  # noqa: S101 - asked for only where money is saved
        total = list(accumulate(change))
        end = month + len(change)
        self.slack[month:end] = map(sub, self.slack[month:end], total)
        if saved := -total[-1]:
            self.slack[end:] = [amount + saved for amount in self.slack[end:]]
