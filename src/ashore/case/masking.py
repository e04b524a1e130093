"""A case that can be shown to others: what names or reaches a person is covered, the figures stay."""

from collections.abc import Mapping
from typing import Any, TypeVar

from ashore.case.schema import Part, Personal

COVERED = "***"

P = TypeVar("P", bound=Part)


def masked(part: P) -> P:
    """A copy of a case (or of a part of it) in which every personal text is masked as its field declares."""
    changes: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(value, str):
            changes[name] = mask(value, declared(field.json_schema_extra) or "shown")
        elif isinstance(value, Part):
            changes[name] = masked(value)
        elif isinstance(value, tuple):
            changes[name] = tuple(masked(one) if isinstance(one, Part) else one for one in value)
    return part.model_copy(update=changes)


def declared(extra: object) -> Personal | None:
    """What a field's declaration says of its text, or None where it has none."""
    personal: Personal | None = extra.get("personal") if isinstance(extra, Mapping) else None
    return personal


def mask(text: str, personal: Personal) -> str:
    """A text covered: a name keeps its first character, a number its last four where it is long enough."""
    if not text or personal == "shown":
        return text
    if personal == "name":
        return text[0] + COVERED
    if personal == "number" and len(text) >= 8:
        return COVERED + text[-4:]
    return COVERED
