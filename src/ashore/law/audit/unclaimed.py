"""What may be asked without a claim: less arrived than the contract names, a charge the cost table lacks."""

import datetime as dt
from collections.abc import Iterator

from ashore.law.audit.citing import rule_for
from ashore.law.audit.eight import eight
from ashore.law.audit.finding import Cause, Finding
from ashore.law.audit.supported import (
    on_received,
    shortfall,
    unlisted_charges,
    without_unlisted,
)
from ashore.law.products import EntityType
from ashore.loans.position import AllocationComparison, compare_allocation, position
from ashore.loans.terms import BUCKETS, CardAccount, Charge, Contract, Obligation, Payment
from ashore.money import Fen
from ashore.texts import Message, message


def contract_findings(
    obligation: Obligation, payments: tuple[Payment, ...], as_of: dt.date, lender: EntityType
) -> tuple[Finding, ...]:
    """The findings of a contract by itself: each amount is what it adds to what is owed on the day."""
    if isinstance(obligation, CardAccount):
        return ()
    return (
        *_deducted(obligation, payments, as_of, lender),
        *_charged(obligation, payments, as_of, lender),
        *charges_at_start(obligation, as_of, lender),
    )


def _deducted(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date, lender: EntityType
) -> Iterator[Finding]:
    """Less arrived than the principal: what counting on the principal adds to the debt."""
    if not shortfall(contract):
        return
    without = without_unlisted(contract)
    amount = _more(without, on_received(without), payments, as_of)
    terms = contract.terms
    facts = {"principal": terms.principal, "received": terms.received, "as_of": as_of}
    yield _contract_finding(
        contract,
        "interest-deducted-in-advance",
        (amount, as_of, lender),
        message("audit.contract.deducted", withheld=shortfall(contract), amount=amount, **facts),
    )


def _charged(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date, lender: EntityType
) -> Iterator[Finding]:
    """Charges with each instalment that the cost table does not list: what they add to the debt."""
    charges = [one for one in unlisted_charges(contract) if one.when == "each-instalment"]
    if not charges:
        return
    arrived = on_received(contract)
    amount = _more(arrived, without_unlisted(arrived), payments, as_of)
    names = " / ".join(charge.name for charge in charges)
    yield _contract_finding(
        contract,
        "fee-not-in-cost-table",
        (amount, as_of, lender),
        message("audit.contract.charged", names=names, amount=amount, as_of=as_of),
    )


def _more(
    written: Contract, lawful: Contract, payments: tuple[Payment, ...], as_of: dt.date
) -> Fen:
    """By how much more is owed on one contract than on the other, money held counted."""
    owed, less = (position(contract, payments, as_of) for contract in (written, lawful))
    return owed.buckets.total - owed.held - less.buckets.total + less.held


def charges_at_start(
    obligation: Obligation, as_of: dt.date, lender: EntityType
) -> tuple[Finding, ...]:
    """Charges taken when the loan was paid out that its cost table does not list."""
    if isinstance(obligation, CardAccount):
        return ()
    return tuple(
        _charge_finding(obligation, charge, as_of, lender)
        for charge in unlisted_charges(obligation)
        if charge.when == "at-start"
    )


def _charge_finding(
    contract: Contract, charge: Charge, as_of: dt.date, lender: EntityType
) -> Finding:
    facts = {"names": charge.name, "amount": charge.amount, "start": contract.terms.start}
    said = message("audit.contract.charge-at-start", **facts)
    return _contract_finding(
        contract, "fee-not-in-cost-table", (charge.amount, as_of, lender), said
    )


def _contract_finding(
    contract: Contract, cause: Cause, share: tuple[Fen, dt.date, EntityType], said: Message
) -> Finding:
    amount, as_of, lender = share
    return Finding(
        rule=rule_for(cause, contract, lender, as_of),
        severity="dispute",
        bucket="other_fees" if cause == "fee-not-in-cost-table" else "principal_not_due",
        cause=cause,
        amount=amount,
        since=contract.terms.start,
        until=as_of,
        message=said,
        question=message(f"audit.ask.{cause}"),
    )


def allocation_finding(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date, lender: EntityType = "other"
) -> Finding | None:
    """What the contract's order of allocation costs or saves beside the one of Civil Code 561.

    For information only: by law the agreed order holds. None where it makes no difference.
    """
    compared = compare_allocation(contract, payments, as_of)
    difference = compared.difference
    if not difference:
        return None
    cause: Cause = "allocation-order"
    kind = "costs" if difference > 0 else "saves"
    return Finding(
        rule=rule_for(cause, contract, lender, as_of),
        severity="info",
        bucket=_most_changed(compared),
        cause=cause,
        amount=difference,
        since=contract.terms.start,
        until=as_of,
        message=message(f"audit.allocation.{kind}", as_of=as_of, amount=abs(difference)),
        question=None,
    )


def _most_changed(compared: AllocationComparison) -> str:
    ours, statute = eight(compared.by_contract.buckets), eight(compared.by_statute.buckets)
    changes = [abs(one - other) for one, other in zip(ours, statute, strict=True)]
    return BUCKETS[changes.index(max(changes))]
