"""Looking things up: products and rules, each with its source, and the words they use."""

import datetime as dt
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Literal, TypeAlias

from ashore.law import wire
from ashore.law.products import product, products
from ashore.law.rules import all_rules, rule
from ashore.problems import AshoreError, Problem
from ashore.texts import Language, catalogue, message, render

Json: TypeAlias = dict[str, Any]
Kind: TypeAlias = Literal["product", "rule"]


def products_json(language: Language) -> Json:
    """Every product in a line, ``other`` last."""
    return {"products": [wire.product_line_json(each, language) for each in products()]}


def product_json(key: str, as_of: dt.date, language: Language) -> Json:
    """All that is known of one product on a day.

    Raises:
        AshoreError: there is no such product; its problem names the nearest one, also by what people call it.
    """
    names = {each.key: each.key for each in products()}
    _known("product", key, names | {render(each.name, language): each.key for each in products()})
    return {"as_of": as_of.isoformat(), **wire.product_json(product(key), as_of, language)}


def rules_json(as_of: dt.date, language: Language) -> Json:
    """Every rule in a line, by topic and id, as it stands on a day."""
    told = [wire.rule_line_json(each, as_of, language) for each in all_rules()]
    return {"as_of": as_of.isoformat(), "rules": told}


def rule_json(identity: str, as_of: dt.date, language: Language) -> Json:
    """All that people may know of one rule on a day.

    Raises:
        AshoreError: there is no such rule; its problem names the nearest one.
    """
    _known("rule", identity, {each.id: each.id for each in all_rules()})
    return {"as_of": as_of.isoformat(), **wire.rule_json(rule(identity), as_of, language)}


def glossary_json(language: Language) -> Json:
    """The words of the field, each with a plain sentence."""
    texts = catalogue("glossary", language)
    terms = dict.fromkeys(key.split(".")[1] for key in texts)
    return {
        "terms": [
            {
                "term": term,
                "word": texts[f"glossary.{term}.word"],
                "plain": texts[f"glossary.{term}.plain"],
            }
            for term in terms
        ]
    }


def _known(kind: Kind, written: str, keys: Mapping[str, str]) -> None:
    """Refuse what is not a key; ``keys`` are the keys by every name that people may write."""
    if written not in keys.values():
        raise AshoreError((unknown(kind, written, keys),))


def unknown(kind: Kind, written: str, keys: Mapping[str, str], place: str = "") -> Problem:
    """That there is no such key, and the nearest one or all; ``place`` is where in a case it is written."""
    near = get_close_matches(written, keys, n=1) or [name for name in keys if written in name]
    right = (
        message("law.unknown.near", near=keys[near[0]])
        if near and written
        else message(f"law.unknown.{kind}-list", known=", ".join(dict.fromkeys(keys.values())))
    )
    return Problem("", place, None, message(f"law.unknown.{kind}", written=written), right)
