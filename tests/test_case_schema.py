"""The schema as a whole: its shipped JSON Schema, its documentation, and what is declared personal."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from ashore.case.dump import dump_json
from ashore.case.json_schema import SHIPPED, json_schema_text
from ashore.case.load import parse_case
from ashore.case.masking import declared, mask, masked
from ashore.case.schema import Case, Claim, LenderType, Personal
from ashore.case.structure import MODELS, keys_of
from ashore.data import read_text
from ashore.law.products import EntityType
from ashore.loans.terms import BUCKETS, CLAIM_PARTS
from tests.strategies import cases

DOCS = Path(__file__).parent.parent / "docs" / "case-file.md"
EVERY_MODEL = sorted(set(MODELS.values()), key=lambda model: model.__name__)
SECRETS = {
    "name": "欧阳林小满",
    "phone": "13812345678",
    "id_number": "330102199001011234",
    "story": "我叫欧阳林小满, 电话13812345678",
}


def test_the_shipped_json_schema_is_up_to_date() -> None:
    assert read_text(SHIPPED) == json_schema_text(), "run python scripts/case_schema.py"


def test_the_json_schema_names_every_key() -> None:
    schema = json.loads(read_text(SHIPPED))
    found = {"Case": schema, **schema["$defs"]}
    for model in EVERY_MODEL:
        assert set(found[model.__name__]["properties"]) == set(keys_of(model))
        assert found[model.__name__]["additionalProperties"] is False


@pytest.mark.parametrize("model", EVERY_MODEL, ids=[model.__name__ for model in EVERY_MODEL])
def test_every_key_is_documented(model: type[BaseModel]) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for key in keys_of(model):
        assert f"`{key}`" in text, f"{model.__name__}.{key} has no entry in docs/case-file.md"


def text_fields() -> Iterator[tuple[str, object]]:
    for model in EVERY_MODEL:
        for name, field in model.model_fields.items():
            if field.annotation is str:
                yield f"{model.__name__}.{name}", field.json_schema_extra


@pytest.mark.parametrize(("name", "extra"), list(text_fields()))
def test_every_text_field_says_whether_it_is_personal(name: str, extra: object) -> None:
    assert declared(extra) in get_args(Personal), f"{name}: declare it with _about(…)"


def test_the_personal_fields_of_a_person() -> None:
    person = MODELS[("person",)].model_fields
    said = {name: declared(field.json_schema_extra) for name, field in person.items()}
    assert said == {
        "name": "name",
        "phone": "number",
        "id_number": "number",
        "city": "shown",
        "dependants": None,
        "story": "hidden",
        "cause": None,
    }


def secret_case() -> Case:
    document = {
        "schema": 1,
        "person": SECRETS,
        "debt": [
            {
                "id": "card",
                "method": "revolving",
                "account": "6217001234567890",
                "annual_rate": 0,
                "statements": [
                    {"date": "2026-10-05", "due": "2026-10-25", "balance": 1, "minimum": 1}
                ],
            }
        ],
    }
    return parse_case(json.dumps(document).encode(), "case.json")


def test_a_masked_case_holds_no_secret_and_keeps_its_figures() -> None:
    case = secret_case()
    shown = dump_json(masked(case))
    for secret in (*SECRETS.values(), "6217001234567890"):
        assert secret not in shown
    assert masked(case).debt[0].statements == case.debt[0].statements  # type: ignore[union-attr]
    assert masked(case).person.name == "欧***"
    assert masked(case).person.phone == "***5678"
    assert case.person.name == SECRETS["name"]


def test_a_case_in_a_log_shows_nothing_personal() -> None:
    said = repr(secret_case())
    for secret in (*SECRETS.values(), "6217001234567890"):
        assert secret not in said


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
def test_a_masked_case_is_a_case(case: Case) -> None:
    once = masked(case)
    assert parse_case(dump_json(once).encode(), "case.json") == once


@pytest.mark.parametrize(
    ("text", "personal", "said"),
    [
        ("", "name", ""),
        ("林", "name", "林***"),
        ("尾号0017", "number", "***"),  # the last four of six would be nearly all of it
        ("12345678", "number", "***5678"),
        ("随便什么", "hidden", "***"),
        ("杭州", "shown", "杭州"),
    ],
)
def test_masking(text: str, personal: Personal, said: str) -> None:
    assert mask(text, personal) == said


def test_a_claim_may_name_every_part_and_bucket() -> None:
    assert set(keys_of(Claim)) == {"as_of", *CLAIM_PARTS}
    assert set(BUCKETS) <= set(keys_of(Claim))


def test_the_lender_types_are_those_of_the_law() -> None:
    assert get_args(LenderType) == get_args(EntityType)


def test_the_example_of_the_page_is_a_case() -> None:
    example = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    assert [debt.id for debt in parse_case(example[1].encode(), "case.toml").debt] == ["jiebei"]
