"""The packs of the shipped cases, made from what the core really computes."""

import json
from pathlib import Path

import pytest

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from tests.documents_reading import amounts_of, figures_of, pdf_pages, text_of
from tests.test_documents_pack import LEFT_OPEN

CASES = sorted(entry.name.removesuffix(".toml") for entry in resource("cases").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_paper_of_every_case(name: str, language: Language, tmp_path: Path) -> None:
    case = parse_case(resource(f"cases/{name}.toml").read_bytes(), f"{name}.toml")
    assert case.as_of is not None
    manifest = Workout(case, case.as_of, language).write_pack(tmp_path)
    known = amounts_of(json.loads((tmp_path / "results.json").read_bytes()))
    known |= amounts_of(json.loads((tmp_path / "case.json").read_bytes()))
    for file in manifest["files"]:
        path = tmp_path / file["path"]
        if path.suffix == ".json":
            continue
        assert not LEFT_OPEN.findall(text_of(path)), path
        if path.suffix != ".xlsx":
            assert figures_of(path) <= known, (path, sorted(figures_of(path) - known))
        if file["kind"] == "card":
            assert len(pdf_pages(path.read_bytes())) == 1


def test_the_case_in_a_pack_is_a_case_file(tmp_path: Path) -> None:
    content = resource("cases/jiebei.toml").read_bytes()
    case = parse_case(content, "jiebei.toml")
    assert case.as_of is not None
    Workout(case, case.as_of, "zh-Hans").write_pack(tmp_path)
    assert parse_case((tmp_path / "case.json").read_bytes(), "case.json") == case
