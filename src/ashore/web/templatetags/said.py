"""Texts, amounts and files in templates: ``{% say "web.home.title" %}``, ``{% yuan "1799.65" %}``.

Texts come from the same catalogues as everywhere else, in the language of the page.
"""

import datetime as dt
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import template

from ashore import texts
from ashore.money import fen

register = template.Library()

STATIC = Path(__file__).parents[1] / "static"


@register.simple_tag(takes_context=True)
def say(context: template.Context, key: str, **facts: Any) -> str:
    """A text in the language of the page."""
    return texts.text(key, context["language"], **facts)


@register.simple_tag(takes_context=True)
def yuan(context: template.Context, amount: str) -> str:
    """An amount of the JSON (``"1799.65"``, ``"-12.05"``) as people read it."""
    return texts.money(fen(amount), context["language"])


@register.simple_tag(takes_context=True)
def percent(context: template.Context, rate: str) -> str:
    """A rate of the JSON (``"0.146"``) as percent."""
    return texts.percent(Decimal(rate), context["language"])


@register.simple_tag(takes_context=True)
def day(context: template.Context, iso: str) -> str:
    """A date of the JSON as people write it."""
    return texts.long_date(dt.date.fromisoformat(iso), context["language"])


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file; it changes with the content, so that browsers may keep it for ever."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return sha256(Path(f"{STATIC}/{name}").read_bytes()).hexdigest()[:12]
