"""Living standards by place: minimum wage and subsistence allowance, as published for a year. Amounts in fen a month.

A figure of an earlier year still answers and says so; only verified figures come unless others are asked for.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from ashore.data import read_toml
from ashore.law.staleness import STALE_AFTER_DAYS, Status, is_stale
from ashore.money import Fen, parse_yuan
from ashore.texts import Message, message

StandardKind: TypeAlias = Literal["minimum-wage", "subsistence-urban", "subsistence-rural"]


@dataclass(frozen=True, slots=True)
class Standard:
    """One published figure: ``amount`` in fen a month for ``region``, which may name a tier of a province."""

    region: str
    places: tuple[str, ...]
    kind: StandardKind
    amount: Fen
    year: int
    effective_from: date | None
    source: str
    url: str | None
    verified: bool
    last_checked: date
    note: str


def standards(place: str, *, with_unverified: bool = False) -> tuple[Standard, ...]:
    """The figures for a city or province ("杭州", "上海市"), the newest first; empty where there is none."""
    name = place.strip()
    names = {name, name.removesuffix("市"), name.removesuffix("省")}
    found = [
        one
        for one in _all()
        if names.intersection(one.places) and (one.verified or with_unverified)
    ]
    return tuple(sorted(found, key=lambda one: -one.year))


def standard(place: str, kind: StandardKind, *, with_unverified: bool = False) -> Standard | None:
    """The newest figure of one kind for a place, or None."""
    found = standards(place, with_unverified=with_unverified)
    return next((one for one in found if one.kind == kind), None)


def standard_status(
    asked: Standard, as_of: date, stale_after_days: int = STALE_AFTER_DAYS
) -> Status:
    """Current, or stale: of an earlier year, or not checked for long."""
    old = asked.year < as_of.year or is_stale(asked.last_checked, as_of, stale_after_days)
    return Status.STALE if old else Status.CURRENT


def standard_message(
    asked: Standard, as_of: date, stale_after_days: int = STALE_AFTER_DAYS
) -> Message:
    """The figure in one sentence, with its year and whether it may be out of date or is not verified."""
    if not asked.verified:
        key = "unverified"
    elif standard_status(asked, as_of, stale_after_days) is Status.STALE:
        key = "stale"
    else:
        key = "stated"
    return message(
        f"law.standard.{key}",
        region=asked.region,
        kind=message(f"law.standard.kind.{asked.kind}"),
        amount=asked.amount,
        year=asked.year,
    )


@cache
def _all() -> tuple[Standard, ...]:
    return tuple(
        Standard(
            region=row["region"],
            places=tuple(row["places"]),
            kind=row["kind"],
            amount=parse_yuan(row["amount"]),
            year=row["year"],
            effective_from=row.get("effective_from"),
            source=row["source"],
            url=row.get("url"),
            verified=row["verified"],
            last_checked=row["last_checked"],
            note=row.get("note", ""),
        )
        for row in read_toml("living_standards.toml")["standard"]
    )
