"""The catalogue of loan products: who lends, what is known of the terms, what relief may be asked for.

One product is one file, ``data/products/<key>.toml``; its sentences are texts (``products.<key>.<fact>``).
Every fact has its own ``verified``: only a verified one may be stated as a fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from ashore.data import read_toml, resource
from ashore.law.rules import Confidence, Rule, rule, rules_on
from ashore.loans.relief import ReliefOption
from ashore.texts import Message, message

EntityType: TypeAlias = Literal[
    "bank",
    "private_bank",
    "consumer_finance",
    "microloan",
    "trust",
    "auto_finance",
    "guarantee",
    "private_lending",
    "other",
]
"""Who lends, as the case file's ``lender_type`` writes it; ``other`` where it is not known."""

ProductKind: TypeAlias = Literal["online-cash-loan", "consumer-credit-line", "credit-card", "other"]


FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "lender": ("lender", "joint_lending"),
        "rate": ("daily_rate", "overdraft_rate"),
        "methods": ("repayment_methods", "installments", "interest_method", "minimum_payment"),
        "overdue": ("overdue_penalty", "late_fee", "compound", "grace_period"),
        "relief": ("hardship",),
    }
)
"""What a person asks of a product, and the names of the facts that answer it."""


@dataclass(frozen=True, slots=True)
class ProductFact:
    """One statement about a product; ``data`` are its figures as the file has them."""

    name: str
    text: Message
    verified: bool
    confidence: Confidence
    source: str
    url: str | None
    note: str
    data: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Product:
    """One product.

    ``entity`` is the usual lender's full name where one is known; the contract decides. ``hotline`` is the channel
    rule of the lender's own telephone line. ``relief`` is what may be asked for; its ``likelihood`` is unknown, its
    ``months`` 0 and ``max_instalments`` None where no source names a figure. ``rules`` are ids of rules made for
    this kind of loan or lender.
    """

    key: str
    kind: ProductKind
    entity: str | None
    entity_type: EntityType
    hotline: str | None
    facts: tuple[ProductFact, ...]
    relief: tuple[ReliefOption, ...]
    rules: tuple[str, ...]
    caution: Message
    last_checked: date

    @property
    def name(self) -> Message:
        """What people call it."""
        return message(f"products.{self.key}.name")

    @property
    def platform(self) -> Message:
        """Where it is found."""
        return message(f"products.{self.key}.platform")

    @property
    def entity_label(self) -> Message:
        """The type of lender in words."""
        return message(f"law.entity.{self.entity_type}")

    @property
    def hotlines(self) -> tuple[str, ...]:
        """The lender's own numbers, as far as they are verified."""
        return rule(self.hotline).phones if self.hotline else ()

    @property
    def channels(self) -> tuple[Rule, ...]:
        """Verified telephone lines: the lender's own, then those that take complaints about its kind of lender."""
        own = [rule(self.hotline)] if self.hotline else []
        complaints = [
            each
            for each in rules_on("channel")
            if self.entity_type in each.params.get("lenders", ())
        ]
        return tuple(each for each in own + complaints if each.phones)

    def fact(self, name: str) -> ProductFact | None:
        """The fact of this name, verified or not; None where nothing is known."""
        return next((fact for fact in self.facts if fact.name == name), None)


@cache
def product(key: str) -> Product:
    """The product of this key; reads its file only.

    Raises:
        KeyError: there is no such product.
    """
    if key not in product_keys():
        raise KeyError(key)
    data = read_toml(f"products/{key}.toml")
    return Product(
        key=key,
        kind=data["kind"],
        entity=data.get("entity"),
        entity_type=data["entity_type"],
        hotline=data.get("hotline"),
        facts=tuple(_fact(key, table) for table in data.get("fact", ())),
        relief=tuple(_relief(table) for table in data["relief"]),
        rules=tuple(data.get("rules", ())),
        caution=message(f"products.caution.{data['caution']}"),
        last_checked=data["last_checked"],
    )


def products() -> tuple[Product, ...]:
    """Every product, by key, ``other`` last."""
    return tuple(product(key) for key in product_keys())


@cache
def product_keys() -> tuple[str, ...]:
    """The keys of all products, ``other`` last; nothing is parsed."""
    keys = (entry.name.removesuffix(".toml") for entry in resource("products").iterdir())
    return tuple(sorted(keys, key=lambda key: (key == "other", key)))


def _fact(key: str, table: Mapping[str, Any]) -> ProductFact:
    return ProductFact(
        name=table["name"],
        text=message(f"products.{key}.{table['name']}"),
        verified=table["verified"],
        confidence=table["confidence"],
        source=table["source"],
        url=table.get("url"),
        note=table.get("note", ""),
        data=MappingProxyType(table.get("data", {})),
    )


def _relief(table: Mapping[str, Any]) -> ReliefOption:
    return ReliefOption(
        kind=table["kind"],
        max_instalments=table.get("max_instalments"),
        source=table["source"],
        verified=table["verified"],
    )
