"""Products and rules as JSON: every fact with its source, its dates and whether it is verified."""

import datetime as dt
from typing import Any, TypeAlias

from ashore.law.caps import cap_rules
from ashore.law.consequences import consequences
from ashore.law.products import FACTS, Product, ProductFact
from ashore.law.rules import Rule, in_force, rule, standing, status_message
from ashore.law.staleness import is_stale
from ashore.loans.relief import ReliefOption
from ashore.texts import Language, message, render

Json: TypeAlias = dict[str, Any]


def rule_line_json(told: Rule, as_of: dt.date, language: Language) -> Json:
    """A rule in a line: what it is called, how far it binds, from when to when, where it stands on a day.

    ``effective_from`` and ``effective_to`` are null where the first day is not verified or no end is known.
    ``standing`` is ``current``, ``not-yet``, ``ended``, ``stale``, ``draft`` or ``unverified``.
    """
    found = standing(told, as_of)
    return {
        "rule": told.id,
        "topic": told.topic,
        "topic_label": render(message(f"law.topic.{told.topic}"), language),
        "title": render(told.title, language),
        "force": told.force.value,
        "force_short": render(told.force.short, language),
        "effective_from": _day(told.effective_from),
        "effective_to": _day(told.effective_to),
        "last_checked": _day(told.last_checked),
        "verified": told.verified,
        "standing": found,
        "standing_label": render(message(f"law.standing.{found}"), language),
    }


def rule_json(told: Rule, as_of: dt.date, language: Language) -> Json:
    """All that people may know of a rule; ``status`` says in a sentence where it stands on a day."""
    return {
        **rule_line_json(told, as_of, language),
        "summary": render(told.summary, language),
        "issuer": told.issuer,
        "doc": told.doc,
        "article": told.article,
        "source": told.source,
        "url": told.url,
        "confidence": told.confidence,
        "phones": list(told.phones),
        "force_label": render(told.force.label, language),
        "status": render(status_message(told, as_of), language),
    }


def product_line_json(told: Product, language: Language) -> Json:
    """A product in a line: what it is called and who usually lends; ``verified`` says whether that is."""
    lender = told.fact("lender")
    return {
        "product": told.key,
        "name": render(told.name, language),
        "platform": render(told.platform, language),
        "kind": told.kind,
        "entity": told.entity,
        "entity_type": told.entity_type,
        "entity_label": render(told.entity_label, language),
        "verified": lender is not None and lender.verified,
    }


def product_json(told: Product, as_of: dt.date, language: Language) -> Json:
    """All that is known of a product: ``facts`` by what a person asks, each list empty where nothing is known.

    ``channels`` are verified official lines only; ``rules`` those that bear on the product on a day.
    """
    return {
        **product_line_json(told, language),
        "last_checked": _day(told.last_checked),
        "stale": is_stale(told.last_checked, as_of),
        "caution": render(told.caution, language),
        "facts": {
            asked: [
                _fact_json(told, fact, language)
                for fact in map(told.fact, names)
                if fact is not None
            ]
            for asked, names in FACTS.items()
        },
        "channels": [rule_json(each, as_of, language) for each in told.channels],
        "relief": [_relief_json(option) for option in told.relief],
        "rules": [rule_line_json(each, as_of, language) for each in _related(told, as_of)],
    }


def _fact_json(told: Product, fact: ProductFact, language: Language) -> Json:
    return {
        "name": fact.name,
        "text": render(fact.text, language),
        "source": fact.source,
        "url": fact.url,
        "last_checked": _day(told.last_checked),
        "verified": fact.verified,
        "confidence": fact.confidence,
        "data": dict(fact.data),
    }


def _relief_json(option: ReliefOption) -> Json:
    return {
        "kind": option.kind,
        "max_instalments": option.max_instalments,
        "rule": option.source,
        "verified": option.verified,
    }


def _related(told: Product, as_of: dt.date) -> list[Rule]:
    """The rules in force: of this kind of loan, of its relief, of its cost, of being overdue."""
    named = [
        *told.rules,
        *(option.source for option in told.relief),
        *cap_rules(told.entity_type, as_of),
        *(each.id for each in consequences(None, [told.kind], as_of)),
    ]
    return [each for each in map(rule, dict.fromkeys(named)) if in_force(each, as_of)]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
