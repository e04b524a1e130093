"""The same search for a card account: few errors are possible, so all singles and pairs are tried.

Every account is the engine's own (:func:`ashore.loans.card.card_position`) on altered statements and payments.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, permutations
from typing import Any, Literal, NamedTuple, TypeAlias

from ashore.law.audit.board import Board, Candidate
from ashore.law.audit.claim import Line
from ashore.law.audit.eight import PENALTY, Eight, eight
from ashore.law.audit.suspects import LONGEST_DELAY, Move, days_cost, suspect
from ashore.loans.card import card_position
from ashore.loans.ledger import counted_payments
from ashore.loans.terms import BUCKETS, CONTRACT_ORDER, CardAccount, Component, Payment, Statement
from ashore.money import Fen


class CardHabits(NamedTuple):
    """How a bank keeps a card account; ``fees_bear`` says that fees earn interest as purchases do."""

    account: CardAccount
    payments: tuple[Payment, ...]
    compound: bool
    day_basis: Literal[360, 365]
    order: tuple[Component, ...]
    fees_bear: bool = False

    def bent(self) -> CardAccount:
        """The account with these habits in it."""
        return replace(
            self.account,
            compound=self.compound,
            day_basis=self.day_basis,
            allocation=replace(self.account.allocation, order=self.order),
        )


def card_habits(account: CardAccount, payments: tuple[Payment, ...]) -> CardHabits:
    """The habits of a bank that keeps to the agreement."""
    return CardHabits(
        account, payments, account.compound, account.day_basis, account.allocation.order
    )


class CardOutcome(NamedTuple):
    """The eight buckets of a card account."""

    buckets: Eight

    @property
    def once(self) -> tuple[Fen, Fen]:
        """A card's penalty is one sum."""
        return self.buckets[PENALTY], self.buckets[PENALTY + 1]


CardFound: TypeAlias = Candidate[CardHabits, CardOutcome]


def explain_card_claim(
    account: CardAccount, payments: tuple[Payment, ...], as_of: dt.date, lines: tuple[Line, ...]
) -> CardFound:
    """The best explanation of a claim on a card: one error or two, and a fee."""
    board: Board[CardHabits, CardOutcome] = Board(lines, lambda habits: card_replay(habits, as_of))
    start = board.place(card_habits(account, payments), ())
    if not board.solved(0):
        _search(board, start, as_of)
    assert board.best is not None  # noqa: S101  # the account without errors was placed first
    return board.best


def _search(board: Board[CardHabits, CardOutcome], start: CardFound, as_of: dt.date) -> None:
    singles = []
    for move in card_moves(start.habits, as_of):
        found = board.extend(start, move)
        if found is not None and found.outcome.buckets != start.outcome.buckets:
            singles.append(found)
    if board.solved(1) or len(board.lines) == 1:
        return
    for first, second in combinations(singles, 2):
        if not first.taken & second.taken:
            board.extend(first, second.errors)


def card_replay(habits: CardHabits, as_of: dt.date) -> CardOutcome:
    """The buckets of a card account under a bank's habits."""
    account = habits.bent()
    figures = list(eight(card_position(account, habits.payments, as_of).buckets))
    if habits.fees_bear:
        # Fees taken for purchases bear what purchases bear; only the interest is taken from that account.
        bearing = replace(account, statements=tuple(map(_fees_as_purchases, account.statements)))
        shifted = card_position(bearing, habits.payments, as_of).buckets
        figures[BUCKETS.index("interest_accrued")] = shifted.interest_accrued
    return CardOutcome(tuple(figures))


def _fees_as_purchases(statement: Statement) -> Statement:
    return replace(statement, fees=0)


def card_moves(habits: CardHabits, as_of: dt.date) -> Iterator[Move]:
    """Every single error that a card's bank may have made."""
    if any(statement.fees for statement in habits.account.statements):
        yield (suspect("interest-on-fees", "fees", {"fees_bear": True}, 3.0),)
    change: Mapping[str, Any] = {"compound": not habits.compound}
    yield (suspect("interest-on-interest", "compound", change, 3.0, dropped=habits.compound),)
    basis = 365 if habits.day_basis == 360 else 360
    yield (suspect("wrong-day-count", "count", {"day_basis": basis}, 3.5, basis=basis),)
    yield from _payment_moves(habits, as_of)
    by = habits.account.allocation.by
    for order in permutations(CONTRACT_ORDER):
        if order != habits.order:
            change = {"order": order}
            yield (suspect("allocation-order", "allocation", change, 4.0, order=order, by=by),)


def _payment_moves(habits: CardHabits, as_of: dt.date) -> Iterator[Move]:
    made = tuple(counted_payments(habits.payments, as_of))
    for index, payment in enumerate(made):
        rest = made[:index] + made[index + 1 :]
        facts: dict[str, Any] = {"payment": payment, "credited": None}
        yield (suspect("payment-not-credited", "payments", {"payments": rest}, 3.0, **facts),)
        for days in range(1, LONGEST_DELAY + 1):
            credited = payment.date + dt.timedelta(days=days)
            if credited > as_of:
                break
            moved = (*rest, replace(payment, date=credited))
            cost = 3.5 + days_cost(days)
            facts = {"payment": payment, "credited": credited}
            yield (suspect("payment-not-credited", "payments", {"payments": moved}, cost, **facts),)
