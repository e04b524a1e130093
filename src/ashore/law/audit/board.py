"""Explanations of a claim and how they are judged: fewest errors first, then the likelier ones."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from ashore.law.audit.claim import Line
from ashore.law.audit.eight import Eight
from ashore.law.audit.suspects import Move, Slot, Suspect
from ashore.money import Fen


class Stated(Protocol):
    """What a replay gives: at least the eight buckets."""

    @property
    def buckets(self) -> Eight:
        """The eight amounts in fen."""
        ...


class Kept(Protocol):
    """Habits of some kind (named tuples), from which others are made."""

    def _replace(self, **changes: Any) -> Self: ...


H = TypeVar("H", bound=Kept)
"""How a lender may keep the account: habits of a loan, or of a card."""
S = TypeVar("S", bound=Stated)

# What an explanation pays for what it leaves over, as (errors, cost): docs/audit.md.
UNLISTED_FEE = (1, 4.0)
FEE_NOT_ASKED = (1, 8.0)
FEE_OR_ELSE = (1, 6.0)
UNEXPLAINED = (2, 10.0)
ROUNDED = (1, 4.0)


class Verdict(NamedTuple):
    """How good an explanation is, smaller is better: errors it needs, then their cost.

    ``left`` counts the lines not explained (a fee on the fees line is an explanation), and ``rounded`` says
    that some line is explained up to rounding only, which counts as an error too.
    """

    errors: int
    cost: float
    left: int
    rounded: bool


@dataclass(frozen=True, slots=True, eq=False)
class Candidate(Generic[H, S]):
    """One explanation: the errors, the habits they make, and what the account then says."""

    habits: H
    errors: Move
    outcome: S
    residuals: tuple[Fen, ...]
    verdict: Verdict
    taken: frozenset[Slot]
    """The slots its errors fill."""


@dataclass(slots=True, eq=False)
class Board(Generic[H, S]):
    """Where explanations are placed; it remembers the best. Local to one search."""

    lines: tuple[Line, ...]
    replay: Callable[[H], S]
    best: Candidate[H, S] | None = field(default=None)
    placed: int = 0

    def place(self, habits: H, errors: Move) -> Candidate[H, S]:
        """Work out an explanation whose errors are already in the habits."""
        outcome = self.replay(habits)
        residuals = tuple(line.residual(outcome.buckets) for line in self.lines)
        verdict = judge(self.lines, residuals, errors)
        taken: frozenset[Slot] = frozenset().union(*[error.slots for error in errors])
        found = Candidate(habits, errors, outcome, residuals, verdict, taken)
        if self.best is None or found.verdict < self.best.verdict:
            self.best = found
        self.placed += 1
        return found

    def extend(self, candidate: Candidate[H, S], move: Move) -> Candidate[H, S] | None:
        """An explanation with more errors; None where a slot is filled already or it cannot be the best."""
        errors = (*candidate.errors, *move)
        if self._beaten(errors) or any(error.slots & candidate.taken for error in move):
            return None
        habits = candidate.habits
        for error in move:
            habits = habits._replace(**error.change)
        return self.place(habits, errors)

    def may_improve(self, candidate: Candidate[H, S], more: float) -> bool:
        """Whether an explanation that costs so much more could be the best."""
        least = len(candidate.errors) + 1, sum([error.cost for error in candidate.errors]) + more
        return self.best is None or least < self.best.verdict[:2]

    def _beaten(self, errors: Move) -> bool:
        """Whether these errors alone cost as much as the best explanation with all it leaves over."""
        least = len(errors), sum([error.cost for error in errors])
        return self.best is not None and least >= self.best.verdict[:2]

    def solved(self, errors: int) -> bool:
        """Whether an explanation gives every line, with so many errors at most (and a fee)."""
        if self.best is None or self.best.verdict.left:
            return False
        return len(self.best.errors) + self.best.verdict.rounded <= errors


def judge(lines: Sequence[Line], residuals: Sequence[Fen], errors: Sequence[Suspect]) -> Verdict:
    """How good an explanation with these errors and these residuals is."""
    count, cost, left, rounded = len(errors), sum([error.cost for error in errors]), 0, False
    for line, residual in zip(lines, residuals, strict=True):
        if not residual:
            continue
        if abs(residual) <= line.tolerance:
            rounded = True
            continue
        more, price = _left_over(line, residual)
        count += more
        cost += price
        left += not line.is_fees
    if rounded:
        count, cost = count + ROUNDED[0], cost + ROUNDED[1]
    return Verdict(count, cost, left, rounded)


def _left_over(line: Line, residual: Fen) -> tuple[int, float]:
    if line.is_fees:
        return UNLISTED_FEE if residual > 0 else FEE_NOT_ASKED
    errors, price = FEE_OR_ELSE if line.mixes_fees else UNEXPLAINED
    return errors, price + math.log1p(abs(residual)) / 4
