"""The rules behind every answer: all of them, narrowed down or searched, and one with its document and source."""

import unicodedata
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from ashore.law.rules import Force
from ashore.problems import AshoreError
from ashore.texts import Language, text
from ashore.web.page import desk_of, language_of, page
from ashore.workout.reference import rule_json, rules_json

SEARCHED = ("title", "summary", "doc", "issuer")


def rules(request: HttpRequest) -> HttpResponse:
    """Every rule in a line; ``topic``, ``force`` and the words of ``q`` narrow them down."""
    today, language = desk_of(request).today(), language_of(request)
    every = rules_json(today, language)["rules"]
    chosen = {name: request.GET.get(name, "") for name in ("topic", "force")}
    words = plain(request.GET.get("q", "")).split()
    found = [
        told
        for told in every
        if all(value in ("", told[name]) for name, value in chosen.items())
        and (not words or _says(rule_json(told["rule"], today, language), words))
    ]
    facts = {
        "found": found,
        "all": len(every),
        "narrowed": bool(words or any(chosen.values())),
        "q": request.GET.get("q", ""),
        **chosen,
        "topics": {told["topic"]: told["topic_label"] for told in every},
        "forces": {told["force"]: told["force_short"] for told in every},
        "explained": [_force(force, language) for force in Force],
    }
    return page(request, "rules/rules.html", facts)


def rule(request: HttpRequest, identity: str) -> HttpResponse:
    """One rule with all that may be known of it."""
    language = language_of(request)
    try:
        told = rule_json(identity, desk_of(request).today(), language)
    except AshoreError:
        raise Http404 from None
    return page(
        request, "rules/rule.html", {"rule": told, **_force(Force(told["force"]), language)}
    )


def plain(said: str) -> str:
    """Words as they are compared: half-width, without capitals."""
    return unicodedata.normalize("NFKC", said).casefold()


def _says(told: dict[str, Any], words: list[str]) -> bool:
    said = plain("\n".join(told[name] for name in SEARCHED))
    return all(word in said for word in words)


def _force(force: Force, language: Language) -> dict[str, str]:
    """What kind of instrument a rule is, and what that means for the reader."""
    return {
        "name": text(f"law.force-short.{force}", language),
        "kind": text(f"law.force.{force}", language),
        "meaning": text(f"web_rules.force.{force}", language),
    }
