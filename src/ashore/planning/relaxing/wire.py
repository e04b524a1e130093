"""Ways out and shortfalls as JSON."""

from typing import Any

from ashore.money import yuan
from ashore.planning.relaxing.found import Relaxation, RelaxationKind, Shortfall
from ashore.texts import Language, render

_ABOUT: dict[RelaxationKind, str] = {"sell": "asset", "expense": "expense", "rent": "expense"}
"""What a change is about; a debt where nothing else is said."""


def relaxation_json(one: Relaxation, language: Language) -> dict[str, Any]:
    """A change with what it is about and its size, as far as it has them."""
    sizes = {
        "months": one.months,
        "instalments": one.instalments,
        "share": None if one.share is None else str(one.share),
        "amount": None if one.amount is None else yuan(one.amount),
    }
    return {
        "kind": one.kind,
        **({_ABOUT.get(one.kind, "debt"): one.subject} if one.subject else {}),
        **{name: size for name, size in sizes.items() if size is not None},
        "asks": one.asks,
        "text": render(one.text, language),
    }


def shortfall_json(short: Shortfall, language: Language) -> dict[str, Any]:
    """The sums that show why nothing fits."""
    return {
        "first": short.first,
        "month": short.month,
        "date": short.date.isoformat(),
        "needed": yuan(short.needed),
        "available": yuan(short.available),
        "missing": yuan(short.missing),
        "debts": [
            {"id": need.debt, "name": need.called, "needed": yuan(need.amount)}
            for need in short.needs
        ],
        "text": render(short.text, language),
    }
