"""A case's keys and values in the words of the person it is about; whatever cannot be read is shown as it stands."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeAlias

from ashore.case.json_schema import SHIPPED
from ashore.case.masking import mask
from ashore.data import resource
from ashore.dates import parse_step
from ashore.money import parse_yuan
from ashore.texts import Language, long_date, money, percent, text
from ashore.web.changes import Place

Kind: TypeAlias = Literal["yuan", "rate", "date", "number", "other"]

_OPTIONS = {
    "person.cause": "interview.cause.option.{}",
    "income.certainty": "interview.income.certainty.option.{}",
    "expense.category": "categories.{}",
    "debt.product": "products.{}.name",
    "debt.method": "interview.debt.method.option.{}",
    "debt.lender_type": "law.entity.{}",
    "debt.relief.kind": "documents.relief.{}",
    "paper.kind": "checklist.{}.name",
    "plan.kind": "plan.kind.{}",
    "plan.debt.relief": "documents.relief.{}",
}
"""Where the options of a key have their words, other than under ``web_record.word.<key>``."""

_INSIDE = " › "
_NAMES = ("name", "date", "posted", "kind")
_SINGLE = ("person", "preferences", "claim")


class Wording:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        self._language: Language = language

    def place(self, where: Sequence[Place]) -> str:
        """Where something stands: ``借款：借呗 › 还款：2026年2月15日``."""
        paths = [".".join(key for key, _ in where[: depth + 1]) for depth in range(len(where))]
        places = [
            self._element(path, key, element)
            for path, (key, element) in zip(paths, where, strict=True)
        ]
        return _INSIDE.join(places) or self._text("web_record.place.case")

    def about(self, path: str) -> str:
        """A path as problems and revisions name it, ``debt[2].annual_rate``: ``借款 2 › 年利率``; empty for none."""
        said: list[str] = []
        keys = [step.partition("[")[0] for step in path.split(".")]
        for depth, step in enumerate(path.split("."), 1):
            place = self._known(f"web_record.place.{keys[depth - 1]}")
            number = step.partition("[")[2].removesuffix("]")
            name = place or self.label(".".join(keys[:depth]))
            said.append(
                self._text("web_record.numbered", place=name, number=number) if number else name
            )
        return _INSIDE.join(said)

    def label(self, path: str) -> str:
        """A key by its path, ``debt.payments.amount``: its own label, otherwise the one of all keys of its name."""
        key = path.rpartition(".")[2]
        return self._known(f"web_record.own.{path}") or self._known(f"web_record.key.{key}") or key

    def value(self, path: str, value: Any) -> str:
        """A value of the key at a path; empty where nothing is said."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return self._text(f"web_record.switch.{'yes' if value else 'no'}")
        if isinstance(value, list):
            return self._text("web_record.and").join(self.value(path, one) for one in value)
        try:
            return self._read(path, value)
        except (ValueError, ArithmeticError):
            return str(value)

    def covered(self, path: str, said: str) -> str:
        """A value in words, covered but for its end where it is a number that leads to a person."""
        return mask(said, "number") if _kinds().get(path) == "number" else said

    def _read(self, path: str, value: Any) -> str:
        match _kinds().get(path):
            case "yuan":
                return money(parse_yuan(value, allow_negative=True), self._language)
            case "rate":
                return percent(Decimal(str(value)), self._language)
            case "date":
                return long_date(dt.date.fromisoformat(str(value)), self._language)
        key = path.rpartition(".")[2]
        words = _OPTIONS.get(path, f"web_record.word.{key}.{{}}")
        known = self._known(words.format(value))
        if known is None and key == "every":
            step = parse_step(str(value))
            return self._text(f"web_record.step.{step.unit}", count=step.count)
        return known or str(value)

    def _element(self, path: str, key: str, element: Mapping[str, Any]) -> str:
        place = self._known(f"web_record.place.{key}") or key
        called = "" if key in _SINGLE else self._called(path, key, element)
        return self._text("web_record.of", place=place, name=called) if called else place

    def _called(self, path: str, key: str, element: Mapping[str, Any]) -> str:
        """What an element goes by: a debt by its product where that has a name, otherwise by its lender."""
        if key != "debt":
            name = next((name for name in _NAMES if element.get(name)), None)
            return self.value(f"{path}.{name}", element[name]) if name else ""
        product, identity = element.get("product", "other"), str(element.get("id", ""))
        if product == "other":
            return str(element.get("creditor") or identity)
        name = self.value("debt.product", product)
        if identity in ("", product):
            return name
        return self._text("web_record.one_of", name=name, id=identity)

    def _known(self, key: str) -> str | None:
        try:
            return self._text(key)
        except KeyError:
            return None

    def _text(self, key: str, **facts: Any) -> str:
        return text(key, self._language, **facts)


@cache
def _kinds() -> Mapping[str, Kind]:
    """How the value of each key of a case is read, by its path without places in lists."""
    schema = json.loads(resource(SHIPPED).read_text("utf-8"))
    return dict(_leaves(schema, (), schema["$defs"]))


def _leaves(
    node: Mapping[str, Any], path: tuple[str, ...], defined: Mapping[str, Any]
) -> Iterator[tuple[str, Kind]]:
    node = defined[node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    inner = [node["items"]] if "items" in node else [*node.get("anyOf", ()), *node.get("oneOf", ())]
    for one in inner:
        yield from _leaves(one, path, defined)
    for key, one in node.get("properties", {}).items():
        yield from _leaves(one, (*path, key), defined)
    if not inner and "properties" not in node and node.get("type") != "null":
        yield ".".join(path), _kind(node)


def _kind(node: Mapping[str, Any]) -> Kind:
    said = node.get("description", "")
    if said.startswith("yuan"):
        return "yuan"
    if said.startswith("a fraction"):
        return "rate"
    if node.get("personal") == "number":
        return "number"
    return "date" if node.get("format") == "date" else "other"
