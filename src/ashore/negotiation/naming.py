"""What to call a debt: to its lender, and where several debts stand side by side."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from ashore.texts import Message, message

Json: TypeAlias = Mapping[str, Any]

_GENERIC = ("credit_card_generic", "other")
"""Products of the catalogue that stand for many: their own name tells a reader nothing."""


def product_of(debt: Json) -> str | Message:
    """What its lender calls it: the product, or just "credit card", "loan"."""
    if debt["product"] in _GENERIC:
        return message(f"letters.generic.{debt['product']}")
    return str(debt["name"])


def name_of(debt: Json) -> str | Message:
    """A name that tells it from the others: the product, or the lender where the product has no name of its own."""
    if debt["product"] not in _GENERIC:
        return str(debt["name"])
    return debt["creditor"] or message(
        "letters.generic.numbered", product=product_of(debt), id=debt["id"]
    )
