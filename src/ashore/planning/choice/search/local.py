"""Looking for a good decision: what the prices propose, then one, two or more debts changed as long as that helps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations, product
from operator import sub
from random import Random

from ashore.money import Fen
from ashore.planning.choice.search.payer import Paid, Ranking, dearest, pay, rankings, smallest
from ashore.planning.choice.search.prices import ONE, Picks, Priced
from ashore.planning.choice.search.task import Course, Task

_GLANCES = 40
"""Decisions that are only glanced at, to one that is paid out."""

_WIDTH = 8
"""Of how many choices each debt is tried when several are changed at once."""


_SHAKES = 60
"""Changes of several debts drawn by chance that do not help, after which the search ends."""


@dataclass(slots=True)
class Purse:
    """The effort that is left, in glances."""

    left: int

    @classmethod
    def of(cls, candidates: int) -> "Purse":
        """Effort for so many decisions paid out."""
        return cls(candidates * _GLANCES)

    def take(self, glances: int = _GLANCES) -> bool:
        """Spend some; False where nothing was left."""
        self.left -= glances
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Found:
    """A decision with what it is short of, and what counts: less is better, in this order."""

    picks: Picks
    short: Fen
    current: int
    paid: Paid

    @property
    def key(self) -> tuple[Fen, int, Fen]:
        """By which decisions are compared."""
        return self.short, self.current, self.paid.cost


@dataclass(slots=True)
class Local:
    """A search from decision to decision.

    ``feasible`` ends it with the first decision that is short of nothing. ``costs``: the prices are of cost.
    """

    task: Task
    priced: Priced
    purse: Purse
    chance: Random
    feasible: bool = False
    costs: bool = True
    best: Found | None = None
    _seen: set[Picks] = field(default_factory=set)
    _short: Fen = 0

    def run(self, starts: Iterable[Picks]) -> Found | None:
        """The best decision from these starts, short of something where none was found that is not."""
        for picks in starts:
            if self._done():
                return self.best
            self._try(picks)
        if self.best is None:
            return None
        while not self._done() and (self._change(1) or self._change(2) or self._rerank()):
            pass
        fruitless = 0
        while not self._done() and len(self.task.debts) > 2 and fruitless < _SHAKES:
            fruitless = 0 if self._shake() else fruitless + 1
        return self.best

    def _done(self) -> bool:
        if self.purse.left <= 0:
            return True
        if self.best is None or self.best.short:
            return False
        return self.feasible or (
            not self.task.counts_current and self.best.paid.cost * ONE <= self.priced.floor
        )

    def _try(self, picks: Picks) -> bool:
        """Pay a decision out; True where it is the best."""
        if picks in self._seen:
            return False
        self._seen.add(picks)
        better = self._pay(picks, dearest)
        # Paying the smallest off first is dearer, but leaves later months more room.
        return (bool(self._short) and self._pay(picks, smallest)) or better

    def _pay(self, picks: Picks, ranking: Ranking) -> bool:
        if not self.purse.take():
            return False
        taken = self._taken(picks)
        paid = pay(self.task, taken, ranking)
        self._short = paid.short
        current = (
            sum(course.choice.current_from for course in taken) if self.task.counts_current else 0
        )
        found = Found(picks, paid.short, current, paid)
        if self.best is None or found.key < self.best.key:
            self.best = found
            return True
        return False

    def _taken(self, picks: Picks) -> tuple[Course, ...]:
        return tuple(debt[pick] for debt, pick in zip(self.task.debts, picks, strict=True))

    def _rerank(self) -> bool:
        """The best decision paid in other orders."""
        assert self.best is not None  # noqa: S101 - there is a start
        picks = self.best.picks
        _, *others = rankings(self._taken(picks))
        better = [self._pay(picks, ranking) for ranking in others]
        return any(better)

    def _change(self, count: int) -> bool:
        """Change so many debts at once, the most promising first, until one change helps."""
        groups = combinations(range(len(self.task.debts)), count)
        moves = (move for group in groups for move in self._moves(group, None))
        for _, picks in sorted(moves):
            if self._done():
                return False
            if self._try(picks):
                return True
        return False

    def _shake(self) -> bool:
        """Change three or four debts, drawn by chance, over their most promising choices; True where that helps."""
        debts = len(self.task.debts)
        group = tuple(
            sorted(self.chance.sample(range(debts), min(debts, self.chance.choice((3, 3, 4)))))
        )
        self.purse.take(_GLANCES // 4)
        moves = nsmallest(10, self._moves(group, _WIDTH if len(group) < 4 else _WIDTH // 2))
        for _, picks in moves:
            if not self._done() and self._try(picks):
                while not self._done() and self._change(1):
                    pass
                return True
        return False

    def _moves(self, group: Sequence[int], width: int | None) -> Iterator[tuple[int, Picks]]:
        """Decisions that differ from the best in some debts and may be better, with what their cost is not below."""
        assert self.best is not None  # noqa: S101 - there is a start
        at = self.best.picks
        rest = _Rest(self.task, self._taken(at), group, feasible=not self.best.short)
        here = rest.short([self.task.debts[debt][at[debt]] for debt in group])
        for changed in product(*(self._promising(debt, width) for debt in group)):
            if any(at[debt] == pick for debt, pick in zip(group, changed, strict=True)):
                continue
            picks = list(at)
            for debt, pick in zip(group, changed, strict=True):
                picks[debt] = pick
            new = tuple(picks)
            if not self.purse.take(1):
                return
            if new in self._seen or not self._promises(new):
                continue
            short = rest.short([self.task.debts[d][p] for d, p in zip(group, changed, strict=True)])
            if not short or (self.best.short and (short < here or len(group) == 1)):
                yield short * ONE + self.priced.of(new), new

    def _promising(self, debt: int, width: int | None) -> Sequence[int]:
        """The choices of a debt that are in no decision worse than the best, the cheapest if not all."""
        assert self.best is not None  # noqa: S101 - there is a start
        over = self.priced.over[debt]
        places: Iterable[int] = range(len(over))
        if not (self.best.short or self.task.counts_current):
            spare = self.best.paid.cost * ONE - self.priced.floor
            places = (place for place in places if over[place] < spare)
        return list(places) if width is None else nsmallest(width, places, key=over.__getitem__)

    def _promises(self, picks: Picks) -> bool:
        """Whether a decision may be better than the best, as far as the prices tell."""
        assert self.best is not None  # noqa: S101 - there is a start
        if self.best.short:
            return True
        if self.task.counts_current:
            current = sum(course.choice.current_from for course in self._taken(picks))
            if current != self.best.current or not self.costs:
                return current <= self.best.current
        return self.priced.of(picks) < self.best.paid.cost * ONE


class _Rest:
    """What the debts that are not changed leave, to glance at many changes of the others.

    Towards a first decision that can be paid, courses count as they are paid at their latest; from then on, with what
    they take in any case.
    """

    def __init__(
        self, task: Task, taken: Sequence[Course], group: Sequence[int], *, feasible: bool
    ) -> None:
        self.feasible, self.saving = feasible, task.saving
        stay = [course for index, course in enumerate(taken) if index not in group]
        rooms = task.rooms
        self.cash = self._without(list(task.cash), stay, sums=True) if task.saving else None
        self.rooms = self._without(rooms, stay, sums=False) if rooms else None

    def _without(self, money: list[Fen], stay: Sequence[Course], *, sums: bool) -> list[Fen]:
        for course in stay:
            money = list(map(sub, money, self._of(course, sums=sums)))
        return money

    def _of(self, course: Course, *, sums: bool) -> tuple[Fen, ...]:
        if self.feasible:
            return course.needs if sums else course.musts
        return course.so_far if sums else course.pays

    def short(self, courses: Sequence[Course]) -> Fen:
        """What these courses are short of beside the others."""
        missing = 0
        if self.cash is not None:
            missing -= min(0, *self._without(self.cash, courses, sums=True))
        if self.rooms is not None:
            missing -= sum(
                room for room in self._without(self.rooms, courses, sums=False) if room < 0
            )
        return missing
