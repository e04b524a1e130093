"""What the case schema says of a field's keys: the words to choose from, what can stand there, what is covered."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from ashore.case.categories import categories
from ashore.case.masking import declared
from ashore.case.papers import paper_kinds
from ashore.case.readers import RHYTHMS
from ashore.case.structure import MODELS
from ashore.law.products import product_keys
from ashore.problems import RefusedError
from ashore.web.forms.sections import NO, YES, Field, Group

_NAMED: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "products": lambda: tuple(product_keys()),
    "categories": lambda: tuple(categories()),
    "papers": paper_kinds,
    "rhythms": lambda: tuple(RHYTHMS),
    "debts": tuple,  # those of the document at hand; the drawing knows them
}


def options(group: Group, field: Field) -> tuple[str, ...]:
    """The words to choose from, in the order in which they are shown."""
    if field.kind == "switch":
        return (YES, NO)
    if isinstance(field.options, str):
        return _NAMED[field.options]()
    return field.options or _words(group.model, field.keys[0])


def check(group: Group, key: str, value: Any) -> None:
    """See that the schema takes a value for a key, whatever else the table holds.

    Raises:
        RefusedError: it does not; the message is that of the case file's problem.
    """
    try:
        MODELS[group.model[0]].model_validate({key: value})
    except ValidationError as error:
        for found in error.errors(include_url=False):
            if found["loc"] == (key,):
                raise RefusedError(f"case.{found['type']}.right", **found.get("ctx", {})) from None


def is_covered(group: Group, field: Field) -> bool:
    """Whether an answer is a number that leads to a person, of which the screen shows no more than its end."""
    about = leaf(MODELS[group.model[0]], field.keys[0])
    return declared(about.json_schema_extra) == "number"


@cache
def _words(models: tuple[tuple[str, ...], ...], key: str) -> tuple[str, ...]:
    """The words of the literal or enumeration that a key takes, of all models together."""
    found = [word for model in models for word in _in(leaf(MODELS[model], key).annotation)]
    return tuple(dict.fromkeys(found))


def _in(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from map(str, annotation)
    else:
        for part in get_args(annotation):
            yield from _in(part)


def leaf(model: type[BaseModel], key: str) -> FieldInfo:
    """The field of a model by the key that a file writes.

    Raises:
        KeyError: it has none: a mistake of ours.
    """
    by_key = {field.alias or name: field for name, field in model.model_fields.items()}
    return by_key[key]
