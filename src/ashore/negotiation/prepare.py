"""From the results in their JSON shapes to the briefs: one for every debt that is still owed.

The JSON is what the commands print (DESIGN, "JSON names"): amounts are texts in yuan, rates decimal texts, dates
ISO. Only formatting happens between these figures and the papers.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ashore.law.products import Product, product
from ashore.law.rules import citable, in_force, rule
from ashore.loans.relief import ReliefOption
from ashore.money import Fen, parse_yuan
from ashore.negotiation.brief import CARD_RULE, CONTRACT_RULE, RELIEF_RULE, Brief, brief
from ashore.negotiation.facts import CAUSES, DebtFacts, Instalment, Lender, Offer, Situation
from ashore.negotiation.naming import Json, name_of, product_of
from ashore.negotiation.order import SUPPORT_LINE, NextStep, calling_order, next_step

_RULES = (
    CARD_RULE,
    CONTRACT_RULE,
    RELIEF_RULE,
    SUPPORT_LINE,
    "channel_12378",
    "channel_12345",
    "channel_110_96110",
)
"""Every rule a paper may name; it is named only where it is verified and in force."""

_LENDERS: Mapping[str, Lender] = {
    "bank": "bank",
    "private_bank": "bank",
    "consumer_finance": "consumer-finance",
    "microloan": "microloan",
}


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The briefs by debt id in the order of calling, and the step to begin with."""

    briefs: Mapping[str, Brief]
    next_step: NextStep | None


def prepare(case: Json, position: Json, budget: Json, plan: Json) -> Negotiation:
    """What to ask every creditor that is still owed something.

    Raises:
        KeyError: the four do not belong together (a debt that one of them lacks): a mistake of ours.
    """
    as_of = dt.date.fromisoformat(position["as_of"])
    usable = usable_rules(as_of)
    debts = [
        debt_facts(debt, _by_id(case["debt"], debt["id"]))
        for debt in position["debts"]
        if _fen(debt["total"]) > 0
    ]
    situation = situation_of(case, budget, as_of, len(debts))
    ordered = calling_order(debts)
    return Negotiation(
        briefs={
            debt.id: brief(situation, debt, offer_of(plan, debt.id), usable) for debt in ordered
        },
        next_step=next_step(ordered, usable),
    )


def usable_rules(as_of: dt.date) -> frozenset[str]:
    """The rules that papers of a day may name: verified and in force."""
    return frozenset(name for name in _RULES if citable(rule(name)) and in_force(rule(name), as_of))


def situation_of(case: Json, budget: Json, as_of: dt.date, debts: int) -> Situation:
    """The person and the household."""
    person = case.get("person", {})
    cause = person.get("cause")
    return Situation(
        as_of=as_of,
        cause=cause if cause in CAUSES else "unknown",
        debts=debts,
        income=_fen(budget["income"]),
        surplus=_fen(budget["surplus"]["expected"]),
        name=person.get("name", ""),
        phone=person.get("phone", ""),
        story=person.get("story", ""),
        dependants=person.get("dependants", 0),
        has_income=bool(case.get("income")),
        has_expenses=bool(case.get("expense")),
    )


def debt_facts(debt: Json, told: Json) -> DebtFacts:
    """One debt from its position and from what the case tells of it."""
    known = product(debt["product"])
    return DebtFacts(
        id=debt["id"],
        creditor=debt["creditor"],
        name=name_of(debt),
        product=product_of(debt),
        lender=_lender(known, told),
        buckets={name: _fen(amount) for name, amount in debt["buckets"].items()},
        total=_fen(debt["total"]),
        days_past_due=debt["days_past_due"],
        next_day_cost=_fen(debt["next_day_cost"]),
        account=told.get("account", ""),
        secured=told.get("secured", False) or told.get("priority", False),
        hotlines=known.hotlines,
        questions=sum(bool(finding["question"]) for finding in debt["findings"]),
    )


def _lender(known: Product, told: Json) -> Lender:
    if known.kind == "credit-card":
        return "card"
    return _LENDERS.get(told.get("lender_type") or known.entity_type, "other")


def offer_of(plan: Json, debt_id: str) -> Offer | None:
    """What the recommended plan offers for a debt; None where no plan fits or nothing is to be paid."""
    if plan["recommended"] is None:
        return None
    found = [
        debt
        for debt in _by_id(plan["plans"], plan["recommended"])["debts"]
        if debt["id"] == debt_id and debt["schedule"]
    ]
    if not found:
        return None
    debt = found[0]
    relief = debt["relief"]
    return Offer(
        relief=_relief(relief),
        payments=tuple(
            Instalment(dt.date.fromisoformat(row["date"]), _fen(row["payment"]))
            for row in debt["schedule"]
        ),
        total=_fen(debt["total_paid"]),
        annual_rate=Decimal(relief["annual_rate"]),
    )


def _relief(told: Json) -> ReliefOption:
    """The relief's terms that papers speak of."""
    return ReliefOption(
        kind=told["kind"],
        max_instalments=told["max_instalments"],
        down_payment=Decimal(told["down_payment"]),
        waiver_penalty=Decimal(told["waiver_penalty"]),
        waiver_interest=Decimal(told["waiver_interest"]),
    )


def _by_id(entries: list[Json], wanted: str) -> Json:
    found = [entry for entry in entries if entry["id"] == wanted]
    if not found:
        raise KeyError(wanted)
    return found[0]


def _fen(amount: str) -> Fen:
    return parse_yuan(amount, allow_negative=True)
