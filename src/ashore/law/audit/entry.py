"""The audit of what a lender states: claim in, findings out."""

import datetime as dt

from ashore.law.audit.claim import Sheet, sheet
from ashore.law.audit.eight import eight
from ashore.law.audit.finding import Finding
from ashore.law.audit.supported import supported
from ashore.law.products import EntityType
from ashore.loans.ledger import replay
from ashore.loans.position import position
from ashore.loans.terms import Buckets, CardAccount, Claim, Obligation, Payment


def audit(
    obligation: Obligation,
    payments: tuple[Payment, ...],
    claim: Claim | None,
    as_of: dt.date,
    lender: EntityType = "other",
) -> tuple[Finding, ...]:
    """What to ask the lender about a claim, and about the contract itself where there is none.

    A claim is taken on its own day, with the payments made by then; ``as_of`` serves where there is none. A
    claim that contract and dates support, up to rounding, gives no finding.
    """
    # The search is loaded only where a claim needs it: most are clean.
    from ashore.law.audit import unclaimed

    if claim is None or not claim.parts:
        return unclaimed.contract_findings(obligation, payments, as_of, lender)
    charged = unclaimed.charges_at_start(obligation, claim.as_of, lender)
    owed, overdue = standing(supported(obligation), payments, claim.as_of)
    the_sheet = sheet(claim, owed, len(overdue))
    if is_clean(the_sheet, owed):
        return charged
    from ashore.law.audit import claimed

    setting = claimed.setting_of(obligation, lender, claim, the_sheet, (owed, overdue))
    return (*claimed.claim_findings(setting, payments, the_sheet), *charged)


def standing(
    obligation: Obligation, payments: tuple[Payment, ...], as_of: dt.date
) -> tuple[Buckets, tuple[dt.date, ...]]:
    """What is owed on a day, and the due days of what is overdue, oldest first."""
    if isinstance(obligation, CardAccount):
        owed = position(obligation, payments, as_of)
        late = owed.days_past_due
        return owed.buckets, (as_of - dt.timedelta(days=late),) if late else ()
    ledger = replay(obligation, payments, as_of)
    overdue = tuple(
        line.due
        for line in ledger.instalments
        if line.scheduled and (line.due < as_of or line.called)
    )
    return ledger.buckets(as_of), overdue


def is_clean(the_sheet: Sheet, owed: Buckets) -> bool:
    """Whether every line of a claim is supported up to rounding, and adds up."""
    figures = eight(owed)
    return not the_sheet.contradictions and all(
        abs(line.residual(figures)) <= line.tolerance for line in the_sheet.lines
    )
