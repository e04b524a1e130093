"""The brief for one creditor: everything the letter, the call and the checklist say, as messages.

Built from the facts of the case alone. What the case does not hold is not said; what is missing is listed.
"""

from dataclasses import dataclass

from ashore.negotiation import request
from ashore.negotiation.call import CallCard, call_card
from ashore.negotiation.facts import DebtFacts, Lender, Offer, Proposal, Situation
from ashore.negotiation.materials import Materials, materials
from ashore.negotiation.rules import CARD_RULE, CONTRACT_RULE, RELIEF_RULE
from ashore.texts import Message, message

_ANSWERED_BY_NEW_INSTALMENTS = ("re-instalment", "extension", "interest-freeze", "principal-only")


@dataclass(frozen=True, slots=True)
class Basis:
    """A sentence that names a rule, and the rule's key."""

    rule: str
    said: Message


@dataclass(frozen=True, slots=True)
class Brief:
    """What to ask one creditor and how. ``offered`` is None where no schedule can be offered.

    ``to_fill`` names what a paper would need and the case does not hold.
    """

    debt_id: str
    product: str | Message
    owed: tuple[Message, ...]
    reason: Message
    story: str
    capacity: Message
    asks: tuple[Message, ...]
    offered: Message | None
    reply: tuple[Message, ...]
    basis: tuple[Basis, ...]
    commitments: tuple[Message, ...]
    card: CallCard
    materials: Materials
    to_fill: tuple[Message, ...]


def brief(
    situation: Situation, debt: DebtFacts, proposal: Proposal, usable_rules: frozenset[str]
) -> Brief:
    """The brief for one debt.

    ``usable_rules`` are the keys of rules that are verified and in force on the day: only these are named.
    """
    basis = _basis(debt, proposal, usable_rules)
    return Brief(
        debt_id=debt.id,
        product=debt.product,
        owed=request.owed(situation, debt),
        reason=request.reason(situation, debt),
        story=situation.story,
        capacity=request.capacity(situation),
        asks=request.asks(debt, proposal),
        offered=request.offered(proposal) if isinstance(proposal, Offer) else None,
        reply=request.reply(proposal),
        basis=basis,
        commitments=request.commitments(is_card_agreement=_names(basis, CARD_RULE)),
        card=call_card(situation, debt, proposal, usable_rules),
        materials=materials(situation, debt),
        to_fill=_to_fill(situation, debt),
    )


def _names(basis: tuple[Basis, ...], rule: str) -> bool:
    return any(entry.rule == rule for entry in basis)


def _basis(debt: DebtFacts, proposal: Proposal, usable_rules: frozenset[str]) -> tuple[Basis, ...]:
    """The rules a letter may lean on. Only a bank's credit card has a rule for instalments of its own.

    The 2025 notice speaks of borrowers with a fairly good credit record: it is left out once a month is past.
    """
    kind = proposal.relief.kind if isinstance(proposal, Offer) else "deferral"
    if kind == "as-is":
        return ()
    is_card_agreement = debt.lender == "card" and kind in _ANSWERED_BY_NEW_INSTALMENTS
    rules = [CARD_RULE] if is_card_agreement else [CONTRACT_RULE]
    supervised: tuple[Lender, ...] = ("bank", "consumer-finance")
    if debt.lender in supervised and debt.days_past_due <= 30:
        rules.append(RELIEF_RULE)
    return tuple(
        Basis(rule, message(f"letters.basis.{rule}")) for rule in rules if rule in usable_rules
    )


def _to_fill(situation: Situation, debt: DebtFacts) -> tuple[Message, ...]:
    held = {
        "name": situation.name,
        "phone": situation.phone,
        "creditor": debt.creditor,
        "account": debt.account,
        "cause": situation.cause != "unknown",
    }
    return tuple(message(f"checklist.fill.{key}") for key, value in held.items() if not value)
