"""Amounts in the cells of tables, and labels: ``{{ "1799.65"|number }}``, ``{% head "documents.bucket.total" %}``."""

from django import template

from ashore.documents.voice import capital, number
from ashore.planning import told
from ashore.texts import text

register = template.Library()

register.filter("number", number)


register.filter("chance", told.chance)


@register.filter
def unsigned(amount: str) -> str:
    """How much is missing where an amount is below zero: the amount without its sign."""
    return amount.removeprefix("-")


@register.simple_tag(takes_context=True)
def head(context: template.Context, key: str) -> str:
    """A text as a label begins: with a capital, where the language has them."""
    return capital(text(key, context["language"]))
