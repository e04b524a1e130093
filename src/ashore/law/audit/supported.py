"""The obligation as contract and law support it: what a lender's own terms are measured against."""

import datetime as dt
from dataclasses import replace

from ashore.law.rules import in_force, rule
from ashore.loans.terms import Charge, Contract, Obligation

NO_UPFRONT_INTEREST = "civil_670_no_upfront_interest"
COST_TABLE = "rate_disclosure_2026"


def supported(obligation: Obligation) -> Obligation:
    """The obligation to count on.

    Where less arrived than the contract names, the principal is what arrived (Civil Code 670). A loan begun
    since the cost-table rule bears no charge of which the user knows that the table does not list it.
    """
    return (
        without_unlisted(on_received(obligation))
        if isinstance(obligation, Contract)
        else obligation
    )


def on_received(contract: Contract) -> Contract:
    """The contract on the amount that arrived."""
    received = contract.terms.received
    if not shortfall(contract) or received is None:
        return contract
    return replace(contract, terms=replace(contract.terms, principal=received, received=None))


def shortfall(contract: Contract) -> int:
    """By how much less arrived than the principal, in fen; 0 where nothing was held back."""
    received = contract.terms.received
    if received is None or received <= 0:
        return 0
    return max(0, contract.terms.principal - received)


def without_unlisted(contract: Contract) -> Contract:
    """The contract without the charges that its cost table does not list."""
    unlisted = unlisted_charges(contract)
    if not unlisted:
        return contract
    kept = tuple(charge for charge in contract.terms.charges if charge not in unlisted)
    return replace(contract, terms=replace(contract.terms, charges=kept))


def unlisted_charges(contract: Contract) -> tuple[Charge, ...]:
    """The charges known not to be in the cost table of a loan that must have one."""
    unlisted = tuple(charge for charge in contract.terms.charges if charge.in_cost_table is False)
    return unlisted if unlisted and needs_cost_table(contract.terms.start) else ()


def needs_cost_table(start: dt.date) -> bool:
    """Whether a loan begun on a day must come with a table of its whole cost."""
    return in_force(rule(COST_TABLE), start)
