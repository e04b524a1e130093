"""The findings of a claim that differs: explain it, then say each error's share."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from ashore.law.audit.account import replay
from ashore.law.audit.cards import card_habits, card_replay, explain_card_claim
from ashore.law.audit.claim import Sheet
from ashore.law.audit.eight import Eight, eight
from ashore.law.audit.finding import Finding
from ashore.law.audit.findings import (
    Setting,
    Step,
    contradiction_finding,
    error_findings,
    fee_finding,
    unexplained_finding,
)
from ashore.law.audit.search import explain_claim
from ashore.law.audit.starts import Loan, starting_points
from ashore.law.audit.suspects import Move, Slot, Suspect
from ashore.law.products import EntityType
from ashore.loans.terms import Buckets, CardAccount, Claim, Obligation, Payment
from ashore.money import Fen

# In this order errors are applied when each one's share is worked out: what the account is made of comes first.
APPLIED: tuple[Slot, ...] = (
    "book", "fees", "count", "payments", "allocation", "grace", "basis", "rate", "lead", "compound",
)  # fmt: skip


def setting_of(
    obligation: Obligation,
    lender: EntityType,
    claim: Claim,
    the_sheet: Sheet,
    standing: tuple[Buckets, tuple[dt.date, ...]],
) -> Setting:
    """What the findings of one claim share."""
    owed, overdue = standing
    return Setting(obligation, lender, claim, eight(owed), overdue, the_sheet.lines)


def claim_findings(
    setting: Setting, payments: tuple[Payment, ...], the_sheet: Sheet
) -> tuple[Finding, ...]:
    """Every finding of a claim that differs, the largest amount first."""
    errors, residuals, steps = _explained(setting, payments)
    setting = replace(setting, explained=not _unexplained(setting, residuals))
    found = chain(
        chain.from_iterable(error_findings(setting, step) for step in steps(errors)),
        _left_over(setting, residuals),
        (contradiction_finding(setting, *one) for one in the_sheet.contradictions.items()),
    )
    return tuple(sorted(found, key=lambda finding: -finding.amount))


def _explained(
    setting: Setting, payments: tuple[Payment, ...]
) -> tuple[Move, tuple[Fen, ...], Callable[[Move], list[Step]]]:
    """The errors found, what they leave of each line, and how to work out each error's share."""
    as_of, obligation = setting.claim.as_of, setting.obligation
    if isinstance(obligation, CardAccount):
        card = explain_card_claim(obligation, payments, as_of, setting.lines)
        bank = card_habits(obligation, payments)
        return (
            card.errors,
            card.residuals,
            lambda errors: _steps(bank, errors, lambda habits: card_replay(habits, as_of).buckets),
        )
    loan = Loan(obligation, payments, as_of)
    best = explain_claim(loan, setting.lines)
    lawful = next(starting_points(loan))[0]
    return (
        best.errors,
        best.residuals,
        lambda errors: _steps(lawful, errors, lambda habits: replay(habits, as_of).buckets),
    )


def _steps(habits: Any, errors: Iterable[Suspect], figures: Callable[[Any], Eight]) -> list[Step]:
    """The errors one after another on the supported account, with the account before and after each."""
    steps, before = [], figures(habits)
    for error in sorted(errors, key=_turn):
        habits = habits._replace(**error.change)
        after = figures(habits)
        steps.append(Step(error, before, after))
        before = after
    return steps


def _turn(error: Suspect) -> int:
    return min(APPLIED.index(slot) for slot in error.slots)


def _unexplained(setting: Setting, residuals: tuple[Fen, ...]) -> bool:
    """Whether a line stays unexplained; a fee on a line of fees is an explanation."""
    return any(
        abs(residual) > line.tolerance and not (line.is_fees and residual > 0)
        for line, residual in zip(setting.lines, residuals, strict=True)
    )


def _left_over(setting: Setting, residuals: tuple[Fen, ...]) -> Iterator[Finding]:
    for line, residual in zip(setting.lines, residuals, strict=True):
        if abs(residual) > line.tolerance:
            is_fee = line.is_fees and residual > 0
            finding = fee_finding if is_fee else unexplained_finding
            yield finding(setting, line, residual)
