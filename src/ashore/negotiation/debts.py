"""The debts of a position as a negotiation knows them."""

import datetime as dt
from collections.abc import Iterable, Mapping

from ashore.law.products import Product, product
from ashore.money import fen
from ashore.negotiation.facts import DebtFacts, Lender
from ashore.negotiation.naming import Json, name_of, product_of

_LENDERS: Mapping[str, Lender] = {
    "bank": "bank",
    "private_bank": "bank",
    "consumer_finance": "consumer-finance",
    "microloan": "microloan",
}


def still_owed(case: Json, position: Json) -> list[DebtFacts]:
    """The debts that money already with the lender does not cover: those that planning plans.

    Raises:
        KeyError: the case lacks a debt of the position: a mistake of ours.
    """
    return [
        debt_facts(debt, by_id(case["debt"], debt["id"]))
        for debt in position["debts"]
        if fen(debt["total"]) > fen(debt["held"])
    ]


def to_ask(debts: Iterable[DebtFacts], case: Json, as_of: dt.date) -> list[DebtFacts]:
    """Those of them whose lender has signed no agreement by a day: of the others nothing more is asked."""
    day = as_of.isoformat()
    agreements = [one for one in case.get("agreement", ()) if one["signed"] <= day]
    signed = {agreement["debt"] for agreement in agreements}
    return [debt for debt in debts if debt.id not in signed]


def debt_facts(debt: Json, entry: Json) -> DebtFacts:
    """One debt from its position and from its entry in the case."""
    known = product(debt["product"])
    return DebtFacts(
        id=debt["id"],
        creditor=debt["creditor"],
        name=name_of(debt),
        product=product_of(debt),
        lender=_lender(known, entry),
        buckets={name: fen(amount) for name, amount in debt["buckets"].items()},
        total=fen(debt["total"]),
        days_past_due=debt["days_past_due"],
        next_day_cost=fen(debt["next_day_cost"]),
        account=entry.get("account", ""),
        secured=entry.get("secured", False) or entry.get("priority", False),
        hotlines=known.hotlines,
        questions=sum(bool(finding["question"]) for finding in debt["findings"]),
    )


def _lender(known: Product, entry: Json) -> Lender:
    if known.kind == "credit-card":
        return "card"
    return _LENDERS.get(entry.get("lender_type") or known.entity_type, "other")


def by_id(entries: list[Json], wanted: str) -> Json:
    """The entry of an id.

    Raises:
        KeyError: there is none.
    """
    found = [entry for entry in entries if entry["id"] == wanted]
    if not found:
        raise KeyError(wanted)
    return found[0]
