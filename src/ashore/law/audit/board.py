"""Explanations of a claim and how they are judged: fewest errors first, then the likelier ones."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from ashore.law.audit.claim import Line
from ashore.law.audit.eight import PENALTY, Eight
from ashore.law.audit.suspects import Move, Slot, Suspect
from ashore.money import Fen


class Stated(Protocol):
    """What a replay gives: the eight buckets, and penalty rounded otherwise."""

    @property
    def buckets(self) -> Eight:
        """The eight amounts in fen."""
        ...

    @property
    def once(self) -> tuple[Fen, Fen]:
        """Unpaid penalty on principal and on interest, each rounded as one sum."""
        ...


H = TypeVar("H", bound=tuple[Any, ...])
"""How a lender may keep the account: habits of a loan, or of a card."""
S = TypeVar("S", bound=Stated)

# What an explanation costs beside its errors, for what it leaves over: docs/audit.md. No error costs less than
# CHEAPEST, so that fewer errors come first unless they need odd figures.
CHEAPEST = 3.0
UNLISTED_FEE = 4.0
FEE_NOT_ASKED = 8.0
FEE_OR_ELSE = 6.0
UNEXPLAINED = 11.0
MADE_WORSE = 8.0
ROUNDED = 2.2
EACH_FEN_ROUNDED = 0.6


def _changed(habits: H, error: Suspect) -> H:
    """Habits (named tuples, for which typing has no protocol) with one more error."""
    changed: H = habits._replace(**error.change)  # type: ignore[attr-defined]
    return changed


class Verdict(NamedTuple):
    """How good an explanation is: the lower its cost, the better.

    ``left`` counts the lines it leaves unexplained (a fee on the fees line is an explanation, of which ``fees``
    is the share in the cost).
    """

    cost: float
    left: int
    fees: float


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
    begun: tuple[Fen, ...] | None = field(default=None)
    """What the account that the search starts from leaves of each line."""

    def place(self, habits: H, errors: Move) -> Candidate[H, S]:
        """Work out an explanation whose errors are already in the habits."""
        outcome = self.replay(habits)
        residuals = tuple([nearer(line, outcome) for line in self.lines])
        verdict = judge(self.lines, residuals, errors, self.begun or residuals)
        taken: frozenset[Slot] = frozenset().union(*[error.slots for error in errors])
        found = Candidate(habits, errors, outcome, residuals, verdict, taken)
        if self.best is None or found.verdict < self.best.verdict:
            self.best = found
        return found

    def extend(self, candidate: Candidate[H, S], move: Move) -> Candidate[H, S] | None:
        """An explanation with more errors; None where a slot is filled already or it cannot be the best."""
        errors = (*candidate.errors, *move)
        if not self.may_improve(cost_of(errors)):
            return None
        if any(error.slots & candidate.taken for error in move):
            return None
        habits = candidate.habits
        for error in move:
            habits = _changed(habits, error)
        return self.place(habits, errors)

    def may_improve(self, cost: float) -> bool:
        """Whether an explanation whose errors cost so much could be the best."""
        return self.best is None or cost < self.best.verdict.cost

    def solved(self, cost: float) -> bool:
        """Whether an explanation gives every line, and its errors (fees aside) cost no more than this."""
        if self.best is None or self.best.verdict.left:
            return False
        return self.best.verdict.cost - self.best.verdict.fees <= cost


def nearer(line: Line, outcome: Stated) -> Fen:
    """What a line states beyond an account, by the rounding that comes nearer: each instalment or the sum."""
    residual = line.residual(outcome.buckets)
    if not residual or not line.has_penalty or abs(residual) > line.tolerance:
        return residual
    figures = outcome.buckets
    other = line.residual((*figures[:PENALTY], *outcome.once, *figures[PENALTY + 2 :]))
    return min(residual, other, key=abs)


def cost_of(errors: Iterable[Suspect]) -> float:
    """What some errors cost together."""
    return sum([error.cost for error in errors])


def judge(
    lines: Sequence[Line],
    residuals: Sequence[Fen],
    errors: Sequence[Suspect],
    begun: Sequence[Fen],
) -> Verdict:
    """How good an explanation with these errors is that leaves these residuals, where the start left others."""
    cost, fees, left, off = cost_of(errors), 0.0, 0, 0
    for line, residual, at_first in zip(lines, residuals, begun, strict=True):
        if not residual:
            continue
        if abs(residual) <= line.tolerance:
            off += abs(residual)
        elif line.is_fees:
            fees += UNLISTED_FEE if residual > 0 else FEE_NOT_ASKED
        else:
            left += 1
            cost += _unexplained(line, residual, at_first)
    if off:
        cost += ROUNDED + EACH_FEN_ROUNDED * off
    return Verdict(cost + fees, left, fees)


def _unexplained(line: Line, residual: Fen, at_first: Fen) -> float:
    price = FEE_OR_ELSE if line.mixes_fees else UNEXPLAINED + math.log1p(abs(residual)) / 4
    # Errors that mend one line and leave another worse than it was explain nothing.
    worse = abs(residual) > abs(at_first) + line.tolerance
    return price + (MADE_WORSE if worse else 0.0)
