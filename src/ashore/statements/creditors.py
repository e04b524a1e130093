"""Whom a text names as creditor: a product, a company, a bank, a loan by a name of its own, an account by its end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from ashore.data import read_toml
from ashore.statements.words import Words

Sort: TypeAlias = Literal["card", "loan", ""]


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names; empty where it does not. ``products`` are those it may mean."""

    products: frozenset[str]
    lender: str
    brand: str
    tail: str
    sort: Sort


def named(text: str) -> Named:
    """Whom a text names."""
    product = _words("product").find(text)
    company = None if product else _words("company").find(text)
    brand, lender = _brands().find(text), _names().find(text)
    tail = _pattern("tail").search(text)
    products = {product[0]} if product else _told()["company"][company[0]] if company else ()
    return Named(
        frozenset(products),
        lender[0] if lender else _told_brand(brand[0]) if brand else "",
        brand[0] if brand else "",
        tail[1] if tail else "",
        _sort(text),
    )


def is_nobody(counterparty: str) -> bool:
    """Whether a counterparty names no lender: it is empty, a person, or a bank's department of cards."""
    return not counterparty or bool(_pattern("nobody").search(counterparty))


def pays_back(text: str) -> bool:
    """Whether money to a person says that it pays a debt."""
    return bool(_pattern("paid_back").search(text))


def bare(creditor: str) -> str:
    """A creditor's name without its form."""
    return _pattern("form").sub("", creditor).strip()


def _sort(text: str) -> Sort:
    if _pattern("card").search(text):
        return "card"
    return "loan" if _pattern("loan").search(text) else ""


def _told_brand(brand: str) -> str:
    return next((name for name, brands in _told()["brand"].items() if brand in brands), "")


@cache
def _names() -> Words[str]:
    return Words((name, [name, *others]) for name, others in _told()["name"].items())


@cache
def _brands() -> Words[str]:
    return Words((one, [one]) for brands in _told()["brand"].values() for one in brands)


@cache
def _words(table: Literal["product", "company"]) -> Words[str]:
    told = _told()[table]
    return Words(told.items() if table == "product" else ((name, [name]) for name in told))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_told()[name])


@cache
def _told() -> Mapping[str, Any]:
    return read_toml("statements/creditors.toml")
