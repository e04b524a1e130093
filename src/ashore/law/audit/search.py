"""The search for the fewest errors that give a lender's figures: fault diagnosis by enumerating models.

First no error, then one, two and three. Errors in what the account is made of (payments, allocation, day count)
are enumerated; errors in penalty are solved for (``penalties``). An account whose principal and interest cannot
become the lender's by penalty alone is not searched further for penalty errors.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, product
from typing import TypeAlias

from ashore.law.audit.account import Habits, Outcome, replay
from ashore.law.audit.board import CHEAPEST, Board, Candidate, cost_of
from ashore.law.audit.claim import Line
from ashore.law.audit.penalties import Account, PenaltySuspects
from ashore.law.audit.starts import Loan, starting_points
from ashore.law.audit.suspects import Move, Suspect, allocation_moves, count_moves, payment_moves
from ashore.loans.terms import Contract
from ashore.money import Fen

Found: TypeAlias = Candidate[Habits, Outcome]
Guesses: TypeAlias = Callable[[Account], Iterator[Suspect]]

# How many accounts are searched further at each depth: what keeps the worst claim near a second.
PAIRS_TRIED = 500
SINGLES_SOLVED = 280
SINGLES_SOLVED_FULLY = 30
PAIRS_SOLVED = 50
PAIRS_SOLVED_FULLY = 10
SINGLES_SOLVED_TWICE = 16

USUAL_LENGTH = (
    24  # instalments and payments; a longer account costs more to replay and is searched less wide
)

CLEARLY_NEARER = 4
# An explanation this cheap with one error, or two, is not looked further for: with more it would cost as much.
ENOUGH = {1: 2 * CHEAPEST, 2: 3 * CHEAPEST}


def explain_claim(loan: Loan, lines: tuple[Line, ...]) -> Found:
    """The best explanation of a claim's lines; its errors stand in the order in which they are applied."""
    board: Board[Habits, Outcome] = Board(lines, lambda habits: replay(habits, loan.as_of))
    _Search(loan, board).run()
    assert board.best is not None  # noqa: S101  # the account without errors was placed first
    return board.best


class _Search:
    """One search; ``start`` is the account as the contract is written, or as the law supports it."""

    def __init__(self, loan: Loan, board: Board[Habits, Outcome]) -> None:
        self.loan, self.board = loan, board
        self.start, self.contract = self._nearest_start()
        board.begun = self.start.residuals
        self.penalties = PenaltySuspects(
            self.contract, board.replay, self._wanted, self._stated_wanted
        )
        self.deepest = _depth(board.lines)
        self.share = min(1.0, USUAL_LENGTH / max(1, _length(self.start.habits, loan.as_of)))

    def run(self) -> None:
        """Place explanations until one gives every line, or three errors are not enough."""
        given = cost_of(self.start.errors)
        if self.board.solved(given):
            return
        singles = self._one_error()
        if self.board.solved(given + ENOUGH[1]) or self.deepest < 2:
            return
        nearest, pairs = self._two_errors(singles)
        if self.board.solved(given + ENOUGH[2]) or self.deepest < 3:
            return
        self._three_errors(nearest, pairs)

    # --- the start --------------------------------------------------------------------------------------

    def _nearest_start(self) -> tuple[Found, Contract]:
        """The account as written, unless another start is clearly nearer: a lender keeps to its contract."""
        starts = [
            (self.board.place(habits, errors), contract)
            for habits, errors, contract in starting_points(self.loan)
        ]
        off = [_distance(self.board.lines, found) for found, _ in starts]
        nearest = off.index(min(off))
        return starts[nearest] if CLEARLY_NEARER * off[nearest] < off[-1] else starts[-1]

    # --- one, two, three --------------------------------------------------------------------------------

    def _one_error(self) -> list[Found]:
        self._solve(self.start)
        habits = self.start.habits
        moves = chain(
            payment_moves(self.contract, self.loan.payments, self.loan.as_of, habits),
            allocation_moves(self.contract),
            count_moves(habits),
        )
        return self._distinct(self._extended(self.start, moves))

    def _two_errors(self, singles: list[Found]) -> tuple[list[Found], list[Found]]:
        self._solve_twice(self.start)
        live = self._live(singles, self._cap(SINGLES_SOLVED))
        # Those that one penalty error brings nearest are the ones to try two on.
        missed = [self._solve(single, self.penalties.main_guesses) for single in live]
        nearest = [live[index] for index in sorted(range(len(live)), key=missed.__getitem__)]
        for single in nearest[: self._cap(SINGLES_SOLVED_FULLY)]:
            self._solve(single)
        pairs = self._likely_pairs(singles)
        return nearest, [pair for first, move in pairs if (pair := self.board.extend(first, move))]

    def _three_errors(self, nearest: list[Found], pairs: list[Found]) -> None:
        for kind in list(self.penalties.kinds(self._account(self.start))):
            found = self.board.extend(self.start, (kind,))
            if found is not None:
                self._solve_twice(found)
        for turn, pair in enumerate(self._live(pairs, self._cap(PAIRS_SOLVED))):
            self._solve(pair, self.penalties.main_guesses if turn >= PAIRS_SOLVED_FULLY else None)
        # Half of them as one more error left them, half by what no penalty error could mend.
        half = self._cap(SINGLES_SOLVED_TWICE) // 2
        by_hard = sorted(nearest, key=lambda single: _hard_miss(self.board.lines, single))
        for single in dict.fromkeys((*nearest[:half], *by_hard[:half])):
            self._solve_twice(single)

    def _extended(self, start: Found, moves: Iterable[Move]) -> Iterator[Found]:
        for move in moves:
            found = self.board.extend(start, move)
            if found is not None:
                yield found

    def _distinct(self, candidates: Iterable[Found]) -> list[Found]:
        """The cheapest of each account; those that change nothing are left out."""
        best: dict[object, Found] = {_figures(self.start): self.start}
        for found in candidates:
            known = best.get(_figures(found))
            if known is None or found.verdict < known.verdict:
                best[_figures(found)] = found
        best.pop(_figures(self.start))
        return list(best.values())

    def _likely_pairs(self, singles: list[Found]) -> list[tuple[Found, Move]]:
        """Pairs of errors of different kinds, those first whose effects together come nearest to the claim."""
        given = len(self.start.errors)
        of_payments = [one for one in singles if "payments" in one.taken]
        others = [one for one in singles if "payments" not in one.taken]
        likely = sorted(
            product(of_payments, others),
            key=lambda pair: (self._together(*pair), pair[0].verdict.cost + pair[1].verdict.cost),
        )
        pairs = (*combinations(others, 2), *likely[: self._cap(PAIRS_TRIED)])
        return [(first, second.errors[given:]) for first, second in pairs]

    def _together(self, first: Found, second: Found) -> Fen:
        """By how much two errors together would miss the claim, were their effects to add up."""
        residuals = zip(
            self.board.lines,
            first.residuals,
            second.residuals,
            self.start.residuals,
            strict=True,
        )
        return sum(
            [abs(one + other - start) for line, one, other, start in residuals if _is_hard(line)]
        )

    # --- penalty errors ---------------------------------------------------------------------------------

    def _solve(self, candidate: Found, guesses: Guesses | None = None) -> Fen:
        """One more error, in penalty; returns by how much the nearest such account misses the claim."""
        least = _missed(self.board.lines, candidate)
        if self.board.may_improve(cost_of(candidate.errors) + CHEAPEST):
            for guess in list((guesses or self.penalties.guesses)(self._account(candidate))):
                found = self.board.extend(candidate, (guess,))
                if found is not None:
                    least = min(least, _missed(self.board.lines, found))
        return least

    def _solve_twice(self, candidate: Found) -> None:
        """Two more errors, both in penalty."""
        if not self.board.may_improve(cost_of(candidate.errors) + 2 * CHEAPEST):
            return
        account = self._account(candidate)
        for kind in list(self.penalties.kinds(account)):
            found = self.board.extend(candidate, (kind,))
            if found is not None:
                self._solve(found)
        for early in list(self.penalties.every_lead(account)):
            found = self.board.extend(candidate, (early,))
            if found is not None:
                for rate in list(self.penalties.rates(self._account(found))):
                    self.board.extend(found, (rate,))

    def _cap(self, most: int) -> int:
        """How many accounts of this length are searched further."""
        return int(most * self.share)

    def _account(self, candidate: Found) -> Account:
        return Account(candidate.habits, candidate.outcome, candidate.taken)

    def _wanted(self, outcome: Outcome) -> Fen:
        """How much more penalty the claim states than an outcome has."""
        if not outcome.touched:
            return self._stated_wanted(outcome)
        lines = self.board.lines
        return sum([line.residual(outcome.buckets) for line in lines if not line.is_fees])

    def _stated_wanted(self, outcome: Outcome) -> Fen:
        """How much more the lines with penalty state than an outcome has."""
        lines = self.board.lines
        return sum([line.residual(outcome.buckets) for line in lines if line.has_penalty])

    def _live(self, candidates: Iterable[Found], most: int) -> list[Found]:
        """Those whose principal and interest are the claim's already, or that penalty could still move."""
        live = []
        for found in candidates:
            miss = _hard_miss(self.board.lines, found)
            if found.outcome.touched or not miss:
                live.append((miss, found.verdict.cost, found))
        live.sort(key=lambda one: one[:2])
        return [found for _, _, found in live[:most]]


def _depth(lines: tuple[Line, ...]) -> int:
    """How many errors a claim can be asked to show: one where all is lumped together, otherwise three."""
    return 1 if len(lines) == 1 else 3


def _length(habits: Habits, today: dt.date) -> int:
    """Instalments fallen due and payments: what a replay works through."""
    call = habits.contract.accelerated_on
    called = call is not None and call <= today
    return len(habits.payments) + sum(called or row.due <= today for row in habits.rows)


def _figures(found: Found) -> tuple[object, ...]:
    return found.outcome.buckets, found.outcome.interest_days, found.outcome.late_base


def _distance(lines: tuple[Line, ...], candidate: Found) -> Fen:
    """How far a start is from the claim; fees may be added to it, so only missing ones count."""
    return sum(
        max(0, -residual) if line.is_fees else abs(residual)
        for line, residual in zip(lines, candidate.residuals, strict=True)
    )


def _missed(lines: tuple[Line, ...], candidate: Found) -> Fen:
    """How far an account is from the claim, fees aside."""
    pairs = zip(lines, candidate.residuals, strict=True)
    return sum(abs(residual) for line, residual in pairs if not line.is_fees)


def _is_hard(line: Line) -> bool:
    """A line that penalty errors do not reach, unless payments settled penalty."""
    return not line.is_fees and not line.has_penalty


def _hard_miss(lines: tuple[Line, ...], candidate: Found) -> Fen:
    pairs = zip(lines, candidate.residuals, strict=True)
    return sum(max(0, abs(residual) - line.tolerance) for line, residual in pairs if _is_hard(line))
