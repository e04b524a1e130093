"""What the person said about their bills, to be applied again: corrections, and which column of a table is which."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from ashore.data import read_toml
from ashore.statements.classify import OTHER, Correction, income_sorts
from ashore.statements.formats import Field, Format, custom, formats
from ashore.statements.model import Kind

_KINDS, _FIELDS = get_args(Kind), get_args(Field)


@dataclass(frozen=True, slots=True)
class Memory:
    """``columns``: for tables of a kind that we do not know, the name of the column of each field."""

    corrections: tuple[Correction, ...] = ()
    columns: tuple[Mapping[Field, str], ...] = ()

    def known(self) -> tuple[Format, ...]:
        """The formats to read with: those the person described, then ours."""
        return (*map(custom, self.columns), *formats())

    def corrected(self, said: Correction) -> "Memory":
        """With a correction more; an earlier one about the same rows gives way."""
        rest = (
            one
            for one in self.corrections
            if (one.counterparty, one.description) != (said.counterparty, said.description)
        )
        return replace(self, corrections=(*rest, said))

    def with_columns(self, columns: Mapping[Field, str]) -> "Memory":
        """With another kind of table described."""
        rest = (one for one in self.columns if one != columns)
        return replace(self, columns=(*rest, columns))

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "corrections": [
                {
                    "counterparty": one.counterparty,
                    "description": one.description,
                    "kind": one.kind,
                    "category": one.category,
                }
                for one in self.corrections
            ],
            "columns": [dict(one) for one in self.columns],
        }


def memory_of(told: Mapping[str, Any]) -> Memory:
    """From plain values; what is no correction or no column (a file edited by hand) is left out."""
    corrections = (_correction(one) for one in told.get("corrections", ()))
    columns = (_columns(one) for one in told.get("columns", ()))
    return Memory(
        tuple(one for one in corrections if one is not None),
        tuple(one for one in columns if one),
    )


def _correction(told: Any) -> Correction | None:
    if not isinstance(told, Mapping):
        return None
    who, what = str(told.get("counterparty", "")), str(told.get("description", ""))
    kind, category = told.get("kind", ""), str(told.get("category", ""))
    if not who and not what:
        return None
    is_income = kind == "income"
    known = (*income_sorts(), OTHER) if is_income else tuple(read_toml("categories.toml"))
    named = category if category in known else ""
    return Correction(who, what, kind if kind in _KINDS else "", named)


def _columns(told: Any) -> Mapping[Field, str]:
    if not isinstance(told, Mapping):
        return {}
    named: dict[Field, str] = {
        field: str(name) for field, name in told.items() if field in _FIELDS and str(name)
    }
    complete = "moment" in named and bool({"amount", "in", "out"} & set(named))
    return named if complete else {}
