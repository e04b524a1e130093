"""From an explanation to findings: how much each error adds, in which bucket, on which days, and what to ask."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ashore.law.audit.citing import rule_for
from ashore.law.audit.claim import FEE_BUCKETS, PENALTY_BUCKETS, Line
from ashore.law.audit.eight import Eight
from ashore.law.audit.finding import Finding, Severity
from ashore.law.audit.suspects import Cause, Suspect
from ashore.law.audit.wording import part_name, reason
from ashore.law.products import EntityType
from ashore.loans.terms import BUCKETS, CardAccount, Claim, Contract, Obligation
from ashore.money import Fen
from ashore.texts import Message, message

Span: TypeAlias = tuple[dt.date | None, dt.date | None]

ONE_DAY = dt.timedelta(days=1)
EVERYTHING = frozenset(BUCKETS)
INTEREST_FAMILY = EVERYTHING - PENALTY_BUCKETS - FEE_BUCKETS


@dataclass(frozen=True, slots=True)
class Setting:
    """What the findings of one claim share.

    ``supported`` are the eight buckets that contract and dates support; ``overdue`` holds the due days still
    overdue, oldest first; ``lines`` are the claim's independent lines.
    """

    obligation: Obligation
    lender: EntityType
    claim: Claim
    supported: Eight
    overdue: tuple[dt.date, ...]
    lines: tuple[Line, ...]

    @property
    def late(self) -> Span:
        """The days of the lateness that is still running."""
        return (self.overdue[0] + ONE_DAY if self.overdue else None), self.claim.as_of

    @property
    def whole(self) -> Span:
        """From the beginning of the loan (the first statement of a card) to the claim."""
        if isinstance(self.obligation, CardAccount):
            return self.obligation.statements[0].date, self.claim.as_of
        return self.obligation.terms.start, self.claim.as_of

    def line_of(self, bucket: str) -> Line:
        """The line that covers a bucket; the first one where none does."""
        index = BUCKETS.index(bucket)
        return next((line for line in self.lines if index in line.buckets), self.lines[0])


@dataclass(frozen=True, slots=True)
class Step:
    """One error and the account before and after it."""

    error: Suspect
    before: Eight
    after: Eight

    def change(self, buckets: frozenset[str] = EVERYTHING) -> Fen:
        """What the error adds to some buckets."""
        return sum(change for name, change in self._changes() if name in buckets)

    def moves(self, buckets: frozenset[str]) -> bool:
        """Whether the error changes one of some buckets."""
        return any(change for name, change in self._changes() if name in buckets)

    def largest(self, buckets: frozenset[str] = EVERYTHING) -> str:
        """The bucket that it changes most."""
        changes = [(abs(change), name) for name, change in self._changes() if name in buckets]
        return max(changes, key=lambda one: one[0])[1]

    def _changes(self) -> list[tuple[str, Fen]]:
        pairs = zip(BUCKETS, self.before, self.after, strict=True)
        return [(name, after - before) for name, before, after in pairs]


FIXED_BUCKETS: Mapping[Cause, str] = {
    "penalty-started-early": "penalty_on_principal",
    "penalty-within-grace": "penalty_on_principal",
    "wrong-multiple": "penalty_on_principal",
    "interest-on-interest": "penalty_on_interest",
    "wrong-day-count": "penalty_on_principal",
    "fee-not-in-cost-table": "other_fees",
}
"""Where an error lies, though what it adds may have pushed payments elsewhere."""


def error_findings(setting: Setting, step: Step) -> Iterator[Finding]:
    """The findings of one error: one, or two where the day count of interest bears on penalty too."""
    cause = step.error.cause
    if "count" in step.error.slots:
        for family in (INTEREST_FAMILY, PENALTY_BUCKETS):
            if step.moves(family):
                yield _of_error(setting, step, step.largest(family), step.change(family))
    else:
        bucket = FIXED_BUCKETS.get(cause) or step.largest()
        yield _of_error(setting, step, bucket, step.change())


def fee_finding(setting: Setting, line: Line, amount: Fen) -> Finding:
    """What a line of fees states beyond the contract's (or, in the borrower's favour, below)."""
    bucket = _fee_bucket(setting, line)
    count = len(setting.overdue)
    each, odd = divmod(amount, count) if count > 1 else (0, 1)
    # The same whole number of yuan for every overdue instalment is worth a hint.
    facts = {"amount": amount, "n": count, "each": each}
    why = message("audit.why.fee-not-in-contract", **facts)
    if amount > 0 and not odd and each % 100 == 0:
        why = message("audit.why.fee-each-instalment", **facts)
    elif amount <= 0:
        why = message("audit.why.fee-not-asked")
    return _finding(setting, "fee-not-in-contract", bucket, amount, setting.late, why)


def unexplained_finding(setting: Setting, line: Line, amount: Fen) -> Finding:
    """What a line states and no error of ours gives: to be itemised."""
    bucket = BUCKETS[line.buckets[0]] if len(line.buckets) == 1 else line.part
    why = message("audit.why.unexplained")
    return _finding(setting, "unexplained", bucket, amount, setting.whole, why, line)


def contradiction_finding(setting: Setting, part: str, amount: Fen) -> Finding:
    """A part that is not the sum of the parts inside it, by the lender's own figures."""
    stated = setting.claim.parts[part]
    facts = {"part": part_name(part), "stated": stated, "sum": stated - amount, "amount": amount}
    return Finding(
        rule=None,
        severity="ask" if amount > 0 else "info",
        bucket=part,
        cause="unexplained",
        amount=amount,
        since=None,
        until=setting.claim.as_of,
        message=message("audit.contradiction", **facts),
        question=message("audit.ask.contradiction", **facts) if amount > 0 else None,
    )


def _fee_bucket(setting: Setting, line: Line) -> str:
    """A fee in a sum of all fees is taken for a late fee where something is overdue."""
    names = [BUCKETS[index] for index in line.buckets]
    if len(names) == 1:
        return names[0]
    return "late_fees" if setting.overdue else "other_fees"


def _of_error(setting: Setting, step: Step, bucket: str, amount: Fen) -> Finding:
    error = step.error
    why = reason(error, setting.obligation, bucket, setting.overdue)
    return _finding(setting, error.cause, bucket, amount, _days(setting, error), why)


def _finding(  # noqa: PLR0913, PLR0917  # the parts of a finding, each said once
    setting: Setting,
    cause: Cause,
    bucket: str,
    amount: Fen,
    days: Span,
    why: Message,
    line: Line | None = None,
) -> Finding:
    line = line or setting.line_of(bucket)
    supported = sum(setting.supported[index] for index in line.buckets)
    facts = {
        "as_of": setting.claim.as_of,
        "part": part_name(line.part),
        "stated": line.stated,
        "supported": supported,
        "difference": line.stated - supported,
        "amount": abs(amount),
        "why": why,
    }
    frame = "more" if amount > 0 else "less" if amount < 0 else "same"
    kind = "unexplained" if cause == "unexplained" else "explained"
    return Finding(
        rule=rule_for(cause, setting.obligation, setting.lender, setting.claim.as_of),
        severity=_severity(setting, cause, amount),
        bucket=bucket,
        cause=cause,
        amount=amount,
        since=days[0],
        until=days[1],
        message=message(f"audit.{kind}.{frame}", **facts),
        question=message(f"audit.ask.{cause}", part=part_name(line.part)) if amount > 0 else None,
    )


def _severity(setting: Setting, cause: Cause, amount: Fen) -> Severity:
    """A lump sum shows less than itemised parts do: then it is a question only."""
    if amount <= 0:
        return "info"
    return "ask" if cause == "unexplained" or len(setting.lines) == 1 else "dispute"


def _days(setting: Setting, error: Suspect) -> Span:
    """The days an error concerns."""
    match error.cause:
        case "payment-not-credited":
            return error.facts["payment"].date, error.facts["credited"] or setting.claim.as_of
        case "penalty-started-early":
            return _early_days(setting, error)
        case "wrong-multiple" | "interest-on-interest" | "penalty-within-grace":
            return setting.late
        case "wrong-day-count" if "count" not in error.slots:
            return setting.late
        case _:
            return setting.whole


def _early_days(setting: Setting, error: Suspect) -> Span:
    """The days of which penalty was counted too soon, on the oldest instalment concerned."""
    due = error.facts["due"] or next(iter(setting.overdue), None)
    if due is None or not isinstance(setting.obligation, Contract):
        return setting.late
    policy = setting.obligation.penalty
    last = due + dt.timedelta(days=policy.grace_days if policy.grace == "free" else 0)
    return last - dt.timedelta(days=error.facts["days"] - 1), last
