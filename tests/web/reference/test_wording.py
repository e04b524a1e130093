"""Every key and option of the case file has words in every language; what cannot be read is shown as it stands."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ashore.case.json_schema import SHIPPED
from ashore.data import resource
from ashore.texts import LANGUAGES, Language, catalogue
from ashore.web.changes import differences
from ashore.web.wording import Wording
from tests.web.conftest import shipped

SCHEMA = json.loads(resource(SHIPPED).read_text("utf-8"))
OTHER_OPTIONS = {
    "debt.method": [
        *("equal-instalment", "equal-principal", "interest-only"),
        *("bullet", "fee-instalment", "revolving"),
    ],
    "expense.every": ["week", "fortnight", "month", "quarter", "year", "once"],
    "expense.category": [key.split(".")[1] for key in catalogue("categories", "zh-Hans")],
}


def keys(node: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key of the schema by its path, tables too."""
    if "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].split("/")[-1]]
    yield ".".join(path), node
    items = [node["items"]] if "items" in node else []
    for one in [*node.get("anyOf", []), *node.get("oneOf", []), *items]:
        yield from keys(one, path)
    for key, one in node.get("properties", {}).items():
        yield from keys(one, (*path, key))


TABLES = {path for path, node in keys(SCHEMA) if node.get("properties")}
LEAVES = {path for path, _ in keys(SCHEMA)} - TABLES
OPTIONS = {
    **{path: node["enum"] for path, node in keys(SCHEMA) if "enum" in node},
    **OTHER_OPTIONS,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_a_label(language: Language) -> None:
    words = Wording(language)
    for path in LEAVES:
        assert words.label(path) != path.rpartition(".")[2], path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_name(language: Language) -> None:
    words = Wording(language)
    for path in TABLES - {""}:
        key = path.rpartition(".")[2]
        assert words.place([(key, {})]) != key


@pytest.mark.parametrize("path", OPTIONS)
def test_every_option_has_words(path: str) -> None:
    words = Wording("zh-Hans")
    for option in OPTIONS[path]:
        assert words.value(path, option) != option, (path, option)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("debt.principal", 20000, "20,000.00元"),
        ("debt.principal", "20000.00", "20,000.00元"),
        ("debt.daily_rate", "0.0004", "0.04%"),
        ("debt.start", "2026-01-15", "2026年1月15日"),
        ("debt.every", "15 days", "每15天"),
        ("debt.compound", False, "否"),
        ("debt.allocation", ["fee", "interest"], "费用、利息"),
        ("debt.product", "jiebei", "借呗"),
        ("paper.kind", "identity", "身份证正反面"),
        ("person.story", "两行\n文字", "两行\n文字"),
        ("debt.relief.months", 3, "3"),
        ("debt.principal", None, ""),
    ],
)
def test_values_read_as_people_write_them(path: str, value: Any, said: str) -> None:
    assert Wording("zh-Hans").value(path, value) == said


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("debt.principal", "很多"),
        ("debt.principal", "NaN"),
        ("debt.annual_rate", "高"),
        ("debt.annual_rate", "1e999999"),
        ("debt.start", "去年"),
        ("debt.every", "有时"),
        ("debt.method", "别的"),
        ("nowhere.at_all", "原样"),
        ("person.story", "{name} <b>"),
    ],
)
def test_what_cannot_be_read_is_shown_as_it_stands(path: str, value: str) -> None:
    assert Wording("zh-Hans").value(path, value) == value
    assert Wording("zh-Hans").value(path, {"key": value}) == str({"key": value})


def test_places_are_called_by_what_people_call_them() -> None:
    words = Wording("zh-Hans")
    debt = {"id": "jiebei-2", "product": "jiebei"}
    payment = {"date": "2026-02-15"}
    assert words.place([("debt", debt), ("payments", payment)]) == (
        "借款：借呗（jiebei-2） › 还款：2026年2月15日"
    )
    assert words.place([("debt", {"creditor": "某银行", "id": "a"})]) == "借款：某银行"
    assert words.place([("person", {"name": "林小满"})]) == "您的情况"
    assert words.place([]) == "案卷"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("debt[2].annual_rate", "借款 2 › 年利率"),
        ("debt[1].payments[3]", "借款 1 › 还款 3"),
        ("person.name", "您的情况 › 姓名"),
        ("income", "收入"),
        ("nowhere[1].at_all", "nowhere 1 › at_all"),
    ],
)
def test_what_a_change_is_about_is_said_in_words(path: str, said: str) -> None:
    assert Wording("zh-Hans").about(path) == said


@pytest.mark.parametrize("name", ["jiebei", "seven"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_case_can_be_put_into_words(name: str, language: Language) -> None:
    words = Wording(language)
    found = differences({}, shipped(name))
    assert len(found) > 20
    for one in found:
        path = ".".join([*(key for key, _ in one.where), one.key])
        assert words.place(one.where)
        assert words.label(path)
        assert words.value(path, one.after) or one.after == ""
