"""The JSON Schema of the case file, generated from the models and shipped as ``data/case.schema.json``."""

import json

from ashore.case.schema import Case

SHIPPED = "case.schema.json"


def json_schema_text() -> str:
    """The schema's text, as it is shipped."""
    schema = Case.model_json_schema(by_alias=True, mode="validation")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Ashore case file"}
    return json.dumps({**schema, **head}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
