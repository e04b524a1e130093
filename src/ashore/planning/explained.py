"""Where every figure of a recommendation's sentences comes from: a field of the plans' JSON, or a sum done with such.

An origin is written as programs would: ``plans[0].months`` is a field; ``a - b`` the difference of two;
``count(plans[0].debts, relief.assumed)`` how many entries have a field, ``count(…, relief.kind=as-is)`` how many have
it so. ``case.preferences.min_completion`` is in the case file, ``assumptions.plan.fair`` among the assumptions.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from ashore.money import parse_yuan, yuan
from ashore.texts import Language, Message, long_date, money, percent, render, text

Json: TypeAlias = Mapping[str, Any]

_MONEY = {"amount", "total", "cost", "more", "saved", "then", "now"}
_SHARES = {"chance", "wanted", "share"}

ORIGINS = {
    "figures.amount": "{best}.largest_month",
    "figures.months": "{best}.months",
    "figures.total": "{best}.total_paid",
    "figures.cost": "{best}.total_cost",
    "how.n": "count({best}.debts, relief.kind=as-is)",
    "fair.share": "assumptions.plan.fair",
    "sure.n": "{best}.completion.futures",
    "sure.chance": "{best}.completion.probability",
    "sure.wanted": "{wanted}",
    "less.chance": "frontier[0].completion.probability",
    "less.more": "{level}.total_cost - frontier[0].total_cost",
    "assumed.n": "count({best}.debts, relief.assumed)",
    "assumed.term": "assumptions.plan.term",
    "begins.day": "{later}.relief.agreed_on",
    "settled.n": "count({best}.debts, relief.kind=settlement)",
    "settled.day": "{settled}.schedule[0].date",
    "settled.amount": "{settled}.schedule[0].payment",
    "cheaper.saved": "{best}.total_cost - {cheapest}.total_cost",
    "cheaper.months": "{cheapest}.months",
    "leads.day": "accepted.on",
    "gone.day": "accepted.on",
    "short.day": "accepted.on",
    "short.then": "accepted.then.available",
    "short.now": "accepted.now.available",
}
"""By the sentence and the fact in it; sentences that say the same otherwise are one (:data:`SAME`)."""

SAME = {"surest": "sure", "below": "sure"}


def explained_json(
    said: Iterable[Message], found: Json, sources: Json, language: Language
) -> list[dict[str, Any]]:
    """Each sentence with its figures: as printed, the value at its origin, the origin, and what that is, in words.

    ``found`` is the plans' JSON, ``sources`` what stands beside it: ``case`` and ``assumptions``, by name.

    Raises:
        KeyError: a sentence has a figure without an origin: a mistake of ours.
    """
    origins = _Origins({**found, **sources})
    return [
        {
            "text": render(one, language),
            "facts": [_fact(*fact, origins, language) for fact in _facts(one)],
        }
        for one in said
    ]


def _facts(said: Message) -> Iterator[tuple[str, str, Any]]:
    """The sentence's name, the fact's name, and the fact; those of a message in a message too."""
    leaf = said.key.rpartition(".")[2]
    sentence = SAME.get(leaf, leaf.partition("-")[0])
    for name, fact in said.facts.items():
        if isinstance(fact, Message):
            yield from _facts(fact)
        else:
            yield sentence, name, fact


def _fact(
    sentence: str, name: str, fact: Any, origins: "_Origins", language: Language
) -> dict[str, Any]:
    origin = origins.of(f"{sentence}.{name}")
    return {
        "name": name,
        "printed": _printed(name, fact, language),
        "value": origins.value(origin),
        "from": origin,
        "means": text(f"explain.from.{sentence}.{name}", language),
    }


def _printed(name: str, fact: Any, language: Language) -> str:
    if isinstance(fact, dt.date):
        return long_date(fact, language)
    if name in _MONEY:
        return money(fact, language)
    return percent(fact, language) if name in _SHARES else str(fact)


class _Origins:
    """Where things stand in what was found."""

    def __init__(self, found: Json) -> None:
        self._found = found

    def of(self, fact: str) -> str:
        """The origin of a fact."""
        return ORIGINS[fact].format_map(_Places(self._found))

    def value(self, origin: str) -> Any:
        """What an origin holds."""
        counted = re.fullmatch(r"count\((.*), ([^=]*)=?(.*)\)", origin)
        if counted:
            entries, path, wanted = counted.groups()
            values = [_at(entry, path) for entry in _at(self._found, entries)]
            return sum(value == wanted if wanted else bool(value) for value in values)
        first, _, second = origin.partition(" - ")
        value = _at(self._found, first)
        return yuan(parse_yuan(value) - parse_yuan(_at(self._found, second))) if second else value


class _Places(dict[str, str]):
    """The places that origins name: the recommended plan, the cheapest, the chosen level, …"""

    def __init__(self, found: Json) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, name: str) -> str:
        return getattr(self, f"_{name}")()  # type: ignore[no-any-return]

    def _best(self) -> str:
        ids = [plan["id"] for plan in self._found["plans"]]
        return f"plans[{ids.index(self._found['recommended'])}]"

    def _cheapest(self) -> str:
        plans = self._found["plans"]
        costs = [(Decimal(plan["total_cost"]), plan["months"]) for plan in plans]
        return f"plans[{costs.index(min(costs))}]"

    def _level(self) -> str:
        return f"frontier[{[one['recommended'] for one in self._found['frontier']].index(True)}]"

    def _later(self) -> str:
        """A debt that is agreed on later than today."""
        return self._last(
            lambda debt: "" if _is_settled(debt) else str(debt["relief"]["agreed_on"])
        )

    def _settled(self) -> str:
        """The settlement that is paid last."""
        return self._last(
            lambda debt: str(debt["schedule"][0]["date"]) if _is_settled(debt) else ""
        )

    def _last(self, day: Callable[[Json], str]) -> str:
        """The debt of the recommended plan with the last day of some kind; the first of several."""
        best = self._best()
        days = [day(debt) for debt in _at(self._found, best)["debts"]]
        return f"{best}.debts[{days.index(max(days))}]"

    def _wanted(self) -> str:
        """In the case, unless something else was wished for."""
        case = "case.preferences.min_completion"
        return case if _at(self._found, case) == self._found["wanted"] else "wanted"


def _is_settled(debt: Json) -> bool:
    return bool(debt["relief"]["kind"] == "settlement")


def _at(found: Any, path: str) -> Any:
    """What stands at a path: ``plans[0].debts[2].relief.kind``; a key with a dot in it is looked up as a whole."""
    for step in re.findall(r"[^.\[\]]+", path):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found
