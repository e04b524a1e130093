"""The same few questions asked of one or several tasks: the best decision, any decision, none at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from ashore.planning.choice.problem import Decision
from ashore.planning.choice.search.local import Found, Local, Purse
from ashore.planning.choice.search.payer import pay, rankings
from ashore.planning.choice.search.prices import ONE, Market, Picks, Priced
from ashore.planning.choice.search.task import Course, Task

_ROUNDS = 150
"""Rounds in which the prices of one task are found; several tasks share them."""

_FEWEST_ROUNDS = 20

_VARIANTS = 6
"""Of how many tasks the best decision is looked for."""

_STARTS = 30

_CAPPED_STARTS = 8
"""Fewer where months are capped: prices do not know the cap, so that going on from a start finds more than a start."""


@dataclass(frozen=True, slots=True)
class Caught:
    """A decision that can be paid, with the task it answers."""

    task: Task
    found: Found

    @property
    def taken(self) -> tuple[Course, ...]:
        """The course of each debt."""
        return tuple(
            debt[pick] for debt, pick in zip(self.task.debts, self.found.picks, strict=True)
        )

    def within(self, task: Task) -> tuple[Picks, ...]:
        """The same choices in another task, nothing where it has not all of them."""
        places = [[course.place for course in debt] for debt in task.debts]
        taken = [course.place for course in self.taken]
        if not all(place in open_to for place, open_to in zip(taken, places, strict=True)):
            return ()
        return (tuple(map(list.index, places, taken)),)

    @property
    def decision(self) -> Decision:
        """The same in the words of the problem."""
        return Decision(tuple(course.place for course in self.taken), self.found.paid.payments)


@dataclass(slots=True)
class Hunt:
    """``effort`` is how many decisions are paid out to find the best."""

    effort: int
    chance: Random
    _levels: dict[tuple[tuple[Course, ...], ...], Priced] = field(default_factory=dict)
    _prices: dict[tuple[Task, int, int], Priced] = field(default_factory=dict)

    def best(self, variants: Sequence[Task], start: Caught | None = None) -> Caught | None:
        """The best decision found: the least months until creditors are paid up to date, where they count, and cost."""
        purse, best = Purse.of(self.effort), start
        if len(variants) > _VARIANTS:
            rounds = _FEWEST_ROUNDS
            variants = sorted(variants, key=lambda task: self._priced(task, rounds).floor)
        for place, task in enumerate(variants[:_VARIANTS]):
            share = Purse(purse.left // (min(len(variants), _VARIANTS) - place))
            purse.left -= share.left
            best = self._best_of(task, share, best)
            purse.left += max(0, share.left)
        return best

    def any(self, variants: Sequence[Task], start: Caught | None = None) -> Caught | None:
        """A decision that can be paid."""
        rounds = self._rounds(variants) // 2
        capped = any(task.cap is not None for task in variants)
        purse = Purse.of(self.effort // (4 if capped else 8))
        most = _CAPPED_STARTS if capped else _STARTS
        for task in variants:
            priced = self._level(task, rounds) if capped else self._priced(task, rounds, 0)
            starts = (*(start.within(task) if start else ()), *priced.picked[:most])
            found = Local(task, priced, purse, self.chance, feasible=True).run(starts)
            if found and not found.short:
                return Caught(task, found)
        return None

    def nothing(self, variants: Sequence[Task]) -> bool:
        """Whether it is shown that there is no decision."""
        rounds = self._rounds(variants) // 2
        return all(self._priced(task, rounds, 0).floor > 0 for task in variants)

    def level(self, variants: Sequence[Task]) -> int:
        """What the dearest month of no decision is below."""
        rounds = self._rounds(variants)
        floors = [self._level(task, rounds).floor for task in variants]
        # The prices add up to a little more than 1.
        return max(0, min(floors, default=0) // (ONE + len(variants[0].money)))

    def floor(self, variants: Sequence[Task]) -> int:
        """What the first value of no decision is below."""
        rounds = self._rounds(variants)
        floors = [
            -(-self._priced(task, rounds, *_first(task)).floor // max(_first(task)))
            for task in variants
        ]
        return max(0, min(floors, default=0))

    def _best_of(self, task: Task, purse: Purse, best: Caught | None) -> Caught | None:
        # Where something else comes first, half of the effort goes to that, and half to the cost.
        stages = [(_first(task), purse.left // 2), ((ONE, 0), 0)]
        for prices, kept in stages if task.counts_current else stages[1:]:
            priced = self._priced(task, _ROUNDS, *prices)
            part = Purse(purse.left - kept)
            local = Local(task, priced, part, self.chance, costs=prices == (ONE, 0))
            starts = (*(best.within(task) if best else ()), *priced.picked[:_STARTS])
            found = local.run(starts)
            purse.left = max(0, part.left) + kept
            if found and not found.short and (best is None or found.key < best.found.key):
                best = Caught(task, found)
        return best

    def _rounds(self, variants: Sequence[Task]) -> int:
        return max(_FEWEST_ROUNDS, _ROUNDS // max(1, len(variants)))

    def _level(self, task: Task, rounds: int) -> Priced:
        """Prices of the dearest month, the same for all caps."""
        if task.debts not in self._levels:
            self._levels[task.debts] = Market(task.capped(0), 0, level=True).find(rounds)
        return self._levels[task.debts]

    def _priced(self, task: Task, rounds: int, base: int = ONE, current: int = 0) -> Priced:
        """Prices from at least so many rounds."""
        known = self._prices.get((task, base, current))
        if known is None or known.rounds < rounds:
            known = Market(task, base, current).find(rounds, positive=not (base or current))
            self._prices[task, base, current] = known
        return known


def _first(task: Task) -> tuple[int, int]:
    """What counts first as prices: of a fen, and of a month of a creditor, which is about as dear as what it takes."""
    if not task.counts_current:
        return ONE, 0
    return 0, ONE * (1 + abs(task.cash[-1]) // (len(task.cash) * len(task.debts)))


def levelled(caught: Caught) -> Caught:
    """The same choices paid so that the dearest month is as cheap as may be."""
    for ranking in rankings(caught.taken):
        low, high = 0, caught.found.paid.dearest_month
        cap = high - 1
        while low < high:
            paid = pay(caught.task.capped(cap), caught.taken, ranking)
            if not paid.short:
                high = paid.dearest_month
                caught = Caught(caught.task, replace(caught.found, paid=paid))
            elif cap == high - 1:
                break
            else:
                low = cap + 1
            cap = (low + high) // 2
    return caught
