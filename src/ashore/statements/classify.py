"""What a purchase was for, what an income is, and to which product a repayment went: told by words that are data."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from ashore.data import read_toml
from ashore.statements.model import Kind, Transaction
from ashore.statements.words import Hit, Words, without_order

Confidence: TypeAlias = Literal["said", "high", "medium", "low"]
"""``said``: by the person. Low ones are asked about."""

SPENT: tuple[Kind, ...] = ("expense", "fee", "cash")
"""Kinds that count as spending."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person said of one transaction, or of all with this counterparty (and text, where one is given).

    ``kind`` and ``category`` are "" where they stay; of an income, the category is its sort.
    """

    counterparty: str
    description: str = ""
    kind: Kind | Literal[""] = ""
    category: str = ""

    def fits(self, one: Transaction) -> bool:
        """Whether it is about a transaction."""
        return self.counterparty == one.counterparty and self.description in ("", one.description)


@dataclass(frozen=True, slots=True)
class Class:
    """What a transaction is about: ``topic`` is a category, a sort of income or a product; ``by`` told it."""

    topic: str
    confidence: Confidence
    by: str = ""


OTHER = "other"
_NO_TOPIC = Class("", "high")


class _Meaning(NamedTuple):
    """How sure a word is, from 0, and the category it stands for; "" where it only hides the words within it."""

    weight: int
    topic: str


def classify(one: Transaction, kind: Kind) -> Class:
    """What a transaction of a kind is about; "" as topic where its kind has none."""
    if kind in SPENT or kind == "refund":
        found = _category(one.counterparty, without_order(one.description), one.platform_category)
        # A fee is a fee whatever it says; what cash was for no bill can tell, so that nobody is asked row by row.
        return replace(found, confidence="medium") if kind in ("fee", "cash") else found
    if kind == "income":
        return _told(_incomes(), f"{one.platform_category} {one.description} {one.counterparty}")
    if kind in ("repayment", "disbursement"):
        return _told(_lenders(), f"{one.description} {one.counterparty} {one.platform_category}")
    return _NO_TOPIC


def _category(counterparty: str, description: str, platform: str) -> Class:
    """The most telling word decides: a sure one before a vague one, one that the platform's category makes likely, one
    in the text before one in the name, and of several the last, since what a thing is stands at its end."""
    likely = _likely(platform)
    told = _in_text(description), _in_text(counterparty), () if likely else _in_text(platform)
    best, most = None, (-1, False)
    for found in told:
        for one in found:
            telling = one.meaning.weight, one.meaning.topic in likely
            if telling > most:
                best, most = one, telling
    if best:
        whom = _names().get(counterparty)
        if whom:
            return _class(whom, "high", counterparty)
        sure = most[1] or (most[0] and len(best.word) > 2)
        return _class(best.meaning.topic, "high" if sure else "medium", best.word)
    if likely:
        return _class(likely[0], "medium", platform)
    begun = _purchases().begun(description) if _cut().search(description) else None
    if begun and begun.meaning.topic:
        return _class(begun.meaning.topic, "low", begun.word)
    return _class(OTHER, "low", "")


_class = lru_cache(maxsize=10_000)(Class)


@lru_cache(maxsize=100_000)
def _in_text(text: str) -> tuple[Hit[_Meaning], ...]:
    """The words in a text, the last first, without the street or building in brackets."""
    bare = _place().sub("", text)
    return tuple(one for one in _purchases().hits(bare) if one.meaning.topic)[::-1]


@lru_cache(maxsize=1000)
def _likely(platform: str) -> tuple[str, ...]:
    """The categories that a platform's own makes likely, the first where words say nothing."""
    found = _platform().find(platform)
    return found.meaning if found else ()


def _told(words: Words[str], text: str) -> Class:
    found = words.find(text)
    return Class(found.meaning, "high", found.word) if found else Class(OTHER, "low")


@cache
def _purchases() -> Words[_Meaning]:
    told = read_toml("statements/categories.toml")
    return Words(
        (_Meaning(weight, topic), words)
        for weight, table in ((3, "first"), (2, "sure"), (1, "words"), (0, "vague"))
        for topic, words in told[table].items()
    )


@cache
def _names() -> Mapping[str, str]:
    told = read_toml("statements/categories.toml")["names"]
    return {name: topic for topic, names in told.items() for name in names}


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(read_toml("statements/categories.toml")["cut"])


@cache
def _place() -> re.Pattern[str]:
    return re.compile(read_toml("statements/categories.toml")["place"])


@cache
def _platform() -> Words[tuple[str, ...]]:
    told = read_toml("statements/categories.toml")["platform"]
    return Words((tuple(topics), (name,)) for name, topics in told.items())


@cache
def _incomes() -> Words[str]:
    return Words((sort, told["words"]) for sort, told in income_sorts().items())


@cache
def _lenders() -> Words[str]:
    return Words(read_toml("statements/lenders.toml").items())


@cache
def income_sorts() -> Mapping[str, Mapping[str, str | Sequence[str]]]:
    """The sorts of income, each with its words and how certain it is."""
    return read_toml("statements/incomes.toml")
