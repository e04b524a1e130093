"""From an explanation to findings: how much each error adds, in which bucket, on which days, and what to ask."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ashore.law.audit.citing import rule_for
from ashore.law.audit.claim import PENALTY_BUCKETS, Line
from ashore.law.audit.eight import Eight
from ashore.law.audit.finding import Cause, Finding, Severity
from ashore.law.audit.suspects import Suspect
from ashore.law.audit.wording import early_days, part_name, reason
from ashore.law.products import EntityType
from ashore.loans.terms import BUCKETS, CLAIM_PARTS, CardAccount, Claim, Obligation
from ashore.money import Fen
from ashore.texts import Message, message

Span: TypeAlias = tuple[dt.date | None, dt.date | None]

ONE_DAY = dt.timedelta(days=1)
EVERYTHING = frozenset(BUCKETS)
INTEREST_BUCKETS = frozenset({"interest_billed", "interest_accrued"})
PENALTY_ON_PRINCIPAL = "penalty_on_principal"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the findings of one claim share.

    ``supported`` are the eight buckets that contract and dates support; ``overdue`` holds the due days still
    overdue, oldest first; ``lines`` are the claim's independent lines; ``explained`` says that the errors found
    give every one of them.
    """

    obligation: Obligation
    lender: EntityType
    claim: Claim
    supported: Eight
    overdue: tuple[dt.date, ...]
    lines: tuple[Line, ...]
    explained: bool = True

    @property
    def late(self) -> Span:
        """The days of the lateness that is still running."""
        return (self.overdue[0] + ONE_DAY if self.overdue else None), self.claim.as_of

    @property
    def whole(self) -> Span:
        """From the beginning of the loan (the first statement of a card) to the claim."""
        if isinstance(self.obligation, CardAccount):
            first = next((one.date for one in self.obligation.statements), None)
            return first, self.claim.as_of
        return self.obligation.terms.start, self.claim.as_of

    @property
    def asks_more(self) -> bool:
        """Whether any line states more than is supported: only then is there something to ask."""
        return any(line.residual(self.supported) > line.tolerance for line in self.lines)

    def supported_part(self, part: str) -> Fen:
        """What is supported of a part of the claim."""
        return sum(self.supported[BUCKETS.index(bucket)] for bucket in CLAIM_PARTS[part])

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

    def largest(self, buckets: frozenset[str] = EVERYTHING) -> str:
        """The bucket that it changes most."""
        changes = [(abs(change), name) for name, change in self._changes() if name in buckets]
        return max(changes, key=lambda one: one[0])[1]

    def _changes(self) -> list[tuple[str, Fen]]:
        pairs = zip(BUCKETS, self.before, self.after, strict=True)
        return [(name, after - before) for name, before, after in pairs]


FIXED_BUCKETS: Mapping[Cause, str] = {
    "penalty-started-early": PENALTY_ON_PRINCIPAL,
    "penalty-within-grace": PENALTY_ON_PRINCIPAL,
    "wrong-multiple": PENALTY_ON_PRINCIPAL,
    "wrong-day-count": PENALTY_ON_PRINCIPAL,
    "interest-on-interest": "penalty_on_interest",
    "fee-not-in-cost-table": "other_fees",
}
"""Where an error lies, though what it adds may have pushed payments elsewhere."""


def error_findings(setting: Setting, step: Step) -> Iterator[Finding]:
    """The findings of one error: one, or two where a day count bears on interest and on penalty."""
    error = step.error
    if "count" not in error.slots:
        bucket = FIXED_BUCKETS.get(error.cause) or step.largest()
        yield _of_error(setting, step, bucket, step.change())
        return
    interest = step.largest(INTEREST_BUCKETS)
    if "basis" not in error.slots:
        yield _of_error(setting, step, interest, step.change())
    else:
        yield _of_error(setting, step, interest, step.change(EVERYTHING - PENALTY_BUCKETS))
        yield _of_error(setting, step, PENALTY_ON_PRINCIPAL, step.change(PENALTY_BUCKETS))


def fee_finding(setting: Setting, line: Line, amount: Fen) -> Finding:
    """What a line of fees states beyond the contract's."""
    count = len(setting.overdue)
    each, odd = divmod(amount, count) if count > 1 else (0, 1)
    # The same round amount for every overdue instalment is worth a hint.
    kind = "fee-not-in-contract" if odd or each % 10 else "fee-each-instalment"
    why = message(f"audit.why.{kind}", amount=amount, n=count, each=each)
    found = _Found("fee-not-in-contract", _fee_bucket(setting, line), amount, setting.late)
    return _finding(setting, found, line, why)


def unexplained_finding(setting: Setting, line: Line, amount: Fen) -> Finding:
    """What a line states and no error of ours gives: to be itemised."""
    bucket = BUCKETS[line.buckets[0]] if len(line.buckets) == 1 else line.part
    found = _Found("unexplained", bucket, amount, setting.whole)
    return _finding(setting, found, line, None)


def contradiction_finding(setting: Setting, part: str, amount: Fen) -> Finding:
    """A part that is not the sum of the parts inside it, by the lender's own figures."""
    stated = setting.claim.parts[part]
    facts = {
        "part": part_name(part),
        "stated": stated,
        "sum": stated - amount,
        "amount": abs(amount),
    }
    return Finding(
        rule=None,
        severity="ask" if amount > 0 else "info",
        bucket=part,
        cause="unexplained",
        amount=amount,
        since=None,
        until=setting.claim.as_of,
        message=message(f"audit.contradiction.{'more' if amount > 0 else 'less'}", **facts),
        question=message("audit.ask.contradiction", **facts) if amount > 0 else None,
    )


def _fee_bucket(setting: Setting, line: Line) -> str:
    """A fee in a sum of all fees is taken for a late fee where something is overdue."""
    names = [BUCKETS[index] for index in line.buckets]
    if len(names) == 1:
        return names[0]
    late = setting.overdue or isinstance(setting.obligation, CardAccount)
    return "late_fees" if late else "other_fees"


@dataclass(frozen=True, slots=True)
class _Found:
    """What every finding says: cause, bucket, amount, and the days it concerns."""

    cause: Cause
    bucket: str
    amount: Fen
    days: Span


def _of_error(setting: Setting, step: Step, bucket: str, amount: Fen) -> Finding:
    error = step.error
    found = _Found(error.cause, bucket, amount, _days(setting, error))
    why = reason(error, setting.obligation, bucket, setting.overdue)
    return _finding(setting, found, setting.line_of(bucket), why)


def _finding(setting: Setting, found: _Found, line: Line, why: Message | None) -> Finding:
    """The finding with its message and, where more is asked for than is supported, its question."""
    amount = found.amount
    # As the lender named the part, though the line may be only what its other parts leave of it.
    stated, supported = setting.claim.parts[line.part], setting.supported_part(line.part)
    facts = {
        "as_of": setting.claim.as_of,
        "part": part_name(line.part),
        "stated": stated,
        "supported": supported,
        "difference": stated - supported,
        "amount": abs(amount),
        "why": why,
    }
    kind = "unexplained" if why is None else "explained"
    frame = "more" if amount > 0 else "less" if amount < 0 else "same"
    severity = _severity(setting, found)
    ask = message(f"audit.ask.{found.cause}", part=part_name(line.part))
    return Finding(
        rule=rule_for(found.cause, setting.obligation, setting.lender, setting.claim.as_of),
        severity=severity,
        bucket=found.bucket,
        cause=found.cause,
        amount=amount,
        since=found.days[0],
        until=found.days[1],
        message=message(f"audit.{kind}.{frame}", **facts),
        question=None if severity == "info" else ask,
    )


def _severity(setting: Setting, found: _Found) -> Severity:
    """Where a lump sum is stated, or something stays unexplained, an error is a question only."""
    if found.amount <= 0 or not setting.asks_more:
        return "info"
    return "dispute" if setting.explained and len(setting.lines) > 1 else "ask"


def _days(setting: Setting, error: Suspect) -> Span:
    """The days an error concerns."""
    match error.cause:
        case "payment-not-credited":
            return error.facts["payment"].date, error.facts["credited"] or setting.claim.as_of
        case "penalty-started-early":
            days, _ = early_days(error.facts, setting.obligation, setting.overdue)
            return days or setting.late
        case "wrong-multiple" | "interest-on-interest" | "penalty-within-grace":
            return setting.late
        case "wrong-day-count" if "count" not in error.slots:
            return setting.late
        case _:
            return setting.whole
