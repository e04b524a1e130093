"""What a chance rests on: every number that futures are drawn from, what it means, its source, how far to trust it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from math import exp
from typing import Any, TypeAlias

from ashore.planning.aims import FAIR
from ashore.planning.futures.assumptions import Band, Default, bands, defaults
from ashore.planning.infeasible import ASSUMED_DEFERRAL
from ashore.planning.opening import ASSUMED_INSTALMENTS
from ashore.planning.promise import FLOOR
from ashore.texts import Language, percent, text

Json: TypeAlias = dict[str, Any]

_MONTHS = {"months", "block", "grace", "reserve-months", "deferral"}
_ONE_IN_TWENTY = 1.6449
"""So many standard deviations above the middle of a normal distribution lies one value in twenty."""


def assumptions_json(language: Language) -> Json:
    """Every number in groups, as people read it and why it was chosen; and the published shares beside which our
    answers are held.
    """
    numbers = [_number(one, language) for one in _all()]
    return {
        "groups": [
            {"group": group, "title": text(f"explain.group.{group}", language), "numbers": [*rows]}
            for group, rows in groupby(numbers, key=lambda one: one["name"].partition(".")[0])
        ],
        "bands": [_band(place, one, language) for place, one in enumerate(bands(), 1)],
    }


def values() -> Json:
    """The same numbers alone: by group, then by name."""
    found: Json = {}
    for one in _all():
        group, _, name = one.name.partition(".")
        found.setdefault(group, {})[name] = _plain(one.value)
    return found


def _all() -> tuple[Default, ...]:
    return (*defaults(), *_own())


def _own() -> Iterator[Default]:
    """What plans assume beside the futures: constants of the planner, each with its reason there."""
    for name, value in (
        ("term", ASSUMED_INSTALMENTS),
        ("fair", float(FAIR)),
        ("deferral", ASSUMED_DEFERRAL),
        ("floor", float(FLOOR)),
    ):
        yield Default(f"plan.{name}", value, "", "none", 2026, verified=False, note="")


def _number(one: Default, language: Language) -> Json:
    field = one.name.partition(".")[2]
    return {
        "name": one.name,
        "label": text(f"explain.label.{field}", language),
        "value": _plain(one.value),
        "printed": _printed(field, one.value, language),
        "means": text(f"explain.means.{field}", language),
        "note": text(f"explain.note.{one.name}", language, **_derived(one)),
        **_source(one, language),
    }


def _band(place: int, one: Band, language: Language) -> Json:
    low, high = Decimal(str(one.low)), Decimal(str(one.high))
    shares = {"low": low, "high": high}
    return {
        "months": one.months,
        "within": text("explain.unit.months", language, n=one.months),
        "low": str(low),
        "high": str(high),
        "printed": percent(low, language)
        if low == high
        else text("explain.unit.range", language, **shares),
        "note": text(f"explain.band.{place}", language),
        **_source(one, language),
    }


def _source(one: Default | Band, language: Language) -> Json:
    """Where a number is from: ``own`` where it is our assumption, ``foreign`` where it was measured elsewhere."""
    own = one.country == "none"
    return {
        "source": text("explain.place.own", language) if own else one.source,
        "place": None if own else text(f"explain.place.{one.country}", language),
        "url": one.url,
        "year": one.year,
        "own": own,
        "foreign": one.country not in ("CN", "none"),
        "verified": one.verified,
    }


def _plain(value: float) -> str:
    return str(Decimal(str(value)).normalize() + 0) if value else "0"


def _printed(field: str, value: float, language: Language) -> str:
    if field == "term":
        return text("explain.unit.term", language, n=_plain(value))
    if field in _MONTHS:
        whole = int(value) if value == int(value) else _plain(value)
        return text("explain.unit.months", language, n=whole)
    return _plain(value) if field == "spread" else percent(Decimal(str(value)), language)


def _derived(one: Default) -> dict[str, Decimal]:
    """What a number comes to: a chance a month over a year, a spread in what one in twenty takes."""
    if one.name == "spike.spread":
        median = next(other.value for other in defaults() if other.name == "spike.median")
        return {"most": _whole(median * exp(_ONE_IN_TWENTY * one.value))}
    return {"year": _whole(1 - (1 - one.value) ** 12)} if one.value <= 1 else {}


def _whole(share: float) -> Decimal:
    return Decimal(round(100 * share)) / 100
