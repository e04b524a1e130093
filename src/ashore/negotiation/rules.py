"""The rules that papers may name, and which of them they may name on a day."""

import datetime as dt

from ashore.law.rules import citable, in_force, rule

CARD_RULE = "card_art70_personal_installment"
CONTRACT_RULE = "civil_543_change_by_agreement"
RELIEF_RULE = "nfra_2025_consumer_loan_relief"
SUPPORT_LINE = "channel_12356"

_RULES = (
    CARD_RULE,
    CONTRACT_RULE,
    RELIEF_RULE,
    SUPPORT_LINE,
    "channel_12378",
    "channel_12345",
    "channel_110_96110",
)


def usable_rules(as_of: dt.date) -> frozenset[str]:
    """The rules that papers of a day may name: verified and in force."""
    return frozenset(name for name in _RULES if citable(rule(name)) and in_force(rule(name), as_of))
