"""Where a lender's account may begin: the contract as the law supports it, and as it is written."""

import datetime as dt
import operator
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ashore.law.audit.account import Habits, replay
from ashore.law.audit.books import habits_of
from ashore.law.audit.eight import eight
from ashore.law.audit.supported import (
    on_received,
    shortfall,
    unlisted_charges,
    without_unlisted,
)
from ashore.law.audit.suspects import Move, suspect
from ashore.loans.position import position
from ashore.loans.terms import Contract, Payment


@dataclass(frozen=True, slots=True, eq=False)
class Loan:
    """The account of which a claim is made, as the contract is written."""

    contract: Contract
    payments: tuple[Payment, ...]
    as_of: dt.date


def starting_points(loan: Loan) -> Iterator[tuple[Habits, Move, Contract]]:
    """The account as supported; then with the nominal principal, with unlisted charges, and with both.

    A lender most often keeps to its own contract as written, so these errors cost little.
    """
    contract = loan.contract
    withheld, unlisted = shortfall(contract), unlisted_charges(contract)
    lawful = without_unlisted(on_received(contract))
    yield exact_habits(lawful, loan), (), lawful
    if withheld:
        written = without_unlisted(contract)
        habits = exact_habits(written, loan)
        nominal = suspect(
            "interest-deducted-in-advance", "book", _account(habits), 0.5, withheld=withheld
        )
        yield habits, (nominal,), written
    if unlisted:
        charged = on_received(contract)
        habits = exact_habits(charged, loan)
        unlisted_fee = suspect(
            "fee-not-in-cost-table", "fees", _account(habits), 0.5, charges=unlisted
        )
        yield habits, (unlisted_fee,), charged
    if withheld and unlisted:
        habits = exact_habits(contract, loan)
        yield habits, (nominal, replace(unlisted_fee, change=_account(habits))), contract


def _account(habits: Habits) -> dict[str, Any]:
    return {"rows": habits.rows, "payments": habits.payments, "added": habits.added}


def exact_habits(contract: Contract, loan: Loan) -> Habits:
    """The habits whose replay is the engine's position, to the fen.

    The two differ only in the running interest just after a prepayment, which the replay spreads otherwise.
    """
    habits = habits_of(contract, loan.payments, loan.as_of)
    owed = eight(position(contract, loan.payments, loan.as_of).buckets)
    said = replay(habits, loan.as_of).buckets
    added = tuple(map(operator.sub, owed, said))
    return habits._replace(added=added) if any(added) else habits
