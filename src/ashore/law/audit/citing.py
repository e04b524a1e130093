"""Which rule bears on which cause; None where no verified rule does, and the matter is one of arithmetic."""

import datetime as dt

from ashore.law.audit.finding import Cause
from ashore.law.audit.supported import COST_TABLE, NO_UPFRONT_INTEREST
from ashore.law.products import EntityType
from ashore.law.rules import citable, in_force, rule
from ashore.loans.terms import CardAccount, Obligation

PENALTY_RATE = "rate_penalty_interest_30_50"
COMPOUND_INTEREST = "rate_compound_on_unpaid_interest"
OVERDUE_INTEREST = "civil_676_overdue_interest"
PAYMENT_ORDER = "civil_561_payment_order"
SHOWN_COST = "rate_disclosure_pboc_2021_3"
CARD_FEES = "rate_card_2016_reform"

# The notice of 2003 binds financial institutions; for a microloan company the contract decides (note of the rule).
NOTICE_OF_2003: frozenset[EntityType] = frozenset(
    {"bank", "private_bank", "consumer_finance", "trust", "auto_finance"}
)
PRIVATE: EntityType = "private_lending"


def rule_for(
    cause: Cause, obligation: Obligation, lender: EntityType, as_of: dt.date
) -> str | None:
    """The rule to cite: verified, and in force on the loan's first day or on the day of the claim."""
    if isinstance(obligation, CardAccount):
        named, since = _of_card(cause), as_of
    elif cause in _BY_FIRST_DAY:
        since = obligation.terms.start
        named = _of_fee(cause, lender, since)
    else:
        named, since = _of_loan(cause, lender), as_of
    if named is None:
        return None
    found = rule(named)
    return named if citable(found) and in_force(found, since) else None


_BY_FIRST_DAY = frozenset({"fee-not-in-contract", "fee-not-in-cost-table"})


def _of_fee(cause: Cause, lender: EntityType, start: dt.date) -> str | None:
    if lender == PRIVATE:
        return None
    since_table = cause == "fee-not-in-cost-table" or in_force(rule(COST_TABLE), start)
    return COST_TABLE if since_table else SHOWN_COST


def _of_loan(cause: Cause, lender: EntityType) -> str | None:
    notice = lender in NOTICE_OF_2003
    match cause:
        case "wrong-multiple":
            return PENALTY_RATE if notice else OVERDUE_INTEREST
        case "interest-on-interest":
            return COMPOUND_INTEREST if notice else OVERDUE_INTEREST
        case "penalty-started-early" | "penalty-within-grace":
            return OVERDUE_INTEREST
        case "interest-deducted-in-advance":
            return NO_UPFRONT_INTEREST
        case "allocation-order":
            return PAYMENT_ORDER
        case _:
            return None


def _of_card(cause: Cause) -> str | None:
    match cause:
        case "fee-not-in-contract" | "interest-on-fees":
            return CARD_FEES
        case "allocation-order":
            return PAYMENT_ORDER
        case _:
            return None
