"""Raw values into models: what a single key shows to be wrong, all of it at once."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from ashore.case.faults import Fault, Path, printable
from ashore.case.schema import (
    AcceptedDebt,
    AcceptedPlan,
    AgreedPayment,
    Agreement,
    Asset,
    CardDebt,
    Case,
    Charge,
    Claim,
    Element,
    Expense,
    Income,
    LoanDebt,
    Paper,
    Payment,
    Person,
    Preferences,
    Purchase,
    Relief,
    Statement,
    shape_of,
)

_LOAN, _CARD = "loan", "card"
"""The tags by which Pydantic's paths tell the two shapes of a debt apart."""

_SINGLE = ("person", "preferences", "claim")
"""The tables of which there is one; of the others there may be several."""

LISTS = ("income", "expense", "asset", "debt", "paper", "plan", "agreement")
"""The lists of a case, whose elements are checked one by one."""

MODELS: Mapping[tuple[str, ...], type[BaseModel]] = {
    (): Case,
    ("person",): Person,
    ("income",): Income,
    ("expense",): Expense,
    ("asset",): Asset,
    ("paper",): Paper,
    ("plan",): AcceptedPlan,
    ("plan", "debt"): AcceptedDebt,
    ("agreement",): Agreement,
    ("agreement", "payments"): AgreedPayment,
    ("preferences",): Preferences,
    ("debt", _LOAN): LoanDebt,
    ("debt", _LOAN, "charge"): Charge,
    ("debt", _CARD): CardDebt,
    ("debt", _CARD, "statements"): Statement,
    ("debt", _CARD, "purchases"): Purchase,
    **{
        ("debt", shape, part): model
        for shape in (_LOAN, _CARD)
        for part, model in (("payments", Payment), ("claim", Claim), ("relief", Relief))
    },
}
"""The model that stands at each place of a case."""


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model as a file writes them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def read_structure(raw: Mapping[str, Any]) -> tuple[Case | None, tuple[Fault, ...]]:
    """The case that raw values describe, or None and every fault of structure in them."""
    try:
        return Case.model_validate(raw), ()
    except ValidationError as error:
        return None, tuple(
            _fault(tuple(one["loc"]), one["type"], one.get("ctx", {}))
            for one in error.errors(include_url=False)
        )


def sound_parts(raw: Mapping[str, Any], faults: Iterable[Fault]) -> Iterator[tuple[Path, Element]]:
    """The list elements of a broken case that have no fault of structure themselves."""
    broken = {fault.path[:2] for fault in faults}
    for section in LISTS:
        elements = raw.get(section)
        for place, element in enumerate(elements if isinstance(elements, list) else ()):
            if (section, place) not in broken:
                shape = (shape_of(element),) if section == "debt" else ()
                part = MODELS[section, *shape].model_validate(element)
                yield (section, place), cast("Element", part)


def _fault(location: Path, kind: str, facts: Mapping[str, Any]) -> Fault:
    path = _without_tag(location)
    if kind == "missing":
        if path[-1] == "statements":
            return Fault(path, "no-statements")
        return Fault(path, "missing", {"example": _example(location)})
    if kind == "extra_forbidden":
        return _unknown_key(location)
    if kind == "tuple_type":
        return Fault(path, "list", {"key": printable(str(path[-1]))})
    if kind in ("model_type", "model_attributes_type"):
        return Fault(path, "table")
    return Fault(path, kind, facts)


def _without_tag(location: Path) -> Path:
    if location[:1] == ("debt",) and location[2:3] in ((_LOAN,), (_CARD,)):
        return location[:2] + location[3:]
    return location


def _model_at(location: Path) -> type[BaseModel]:
    return MODELS[tuple(step for step in location if isinstance(step, str))]


def _unknown_key(location: Path) -> Fault:
    path, key = _without_tag(location), str(location[-1])
    keys = keys_of(_model_at(location[:-1]))
    if location[:1] == ("debt",) and len(path) == 3 and key in _keys_of_other_shape(location):
        return Fault(path, f"not-for-{location[2]}", {"key": key})
    near = get_close_matches(key.lower(), keys, 1, 0.6)
    if near:
        return Fault(path, "unknown-key.near", {"key": printable(key), "near": near[0]})
    homes = {_header(place) for place, model in MODELS.items() if place and key in keys_of(model)}
    if len(homes) == 1:
        return Fault(path, "unknown-key.misplaced", {"key": key, "table": homes.pop()})
    return Fault(path, "unknown-key.other", {"key": printable(key), "keys": ", ".join(keys)})


def _header(place: tuple[str, ...]) -> str:
    """The line a table begins with in a file."""
    name = ".".join(step for step in place if step not in (_LOAN, _CARD))
    return f"[{name}]" if place[-1] in _SINGLE else f"[[{name}]]"


def _keys_of_other_shape(location: Path) -> list[str]:
    return keys_of(CardDebt if location[2] == _LOAN else LoanDebt)


def _example(location: Path) -> str:
    """The line that is missing, as it could look."""
    key = str(location[-1])
    fields = _model_at(location[:-1]).model_fields
    field = next(field for name, field in fields.items() if key in (name, field.alias))
    example = (field.examples or [[]])[0]
    if isinstance(example, str) and not example[:4].isdigit():
        return f'{key} = "{example}"'
    return f"{key} = {example}"
