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


def negative(weekly: int) -> Workout:
    """The shipped case in which no plan fits, with more or less income a week, the same every week."""
    told = resource("cases/negative.toml").read_text(encoding="utf-8")
    for old, new in (("amount = 850", f"amount = {weekly}"), ('"variable"', '"steady"')):
        assert old in told
        told = told.replace(old, new, 1)
    case = parse_case(told.encode(), "negative.toml")
    assert case.as_of is not None
    return Workout(case, case.as_of, "zh-Hans")


@pytest.mark.parametrize(
    ("weekly", "tokens"),
    # At 850 a week nothing is left; at 1,000 it is 205.33, shared by 7,394.11 and 2,103.36 in whole yuan.
    [(850, {}), (1000, {"duxiaoman": "159.00", "huabei": "45.00"})],
)
def test_where_no_plan_fits_the_papers_name_the_tokens_of_the_json_and_no_other(
    weekly: int, tokens: dict[str, str], tmp_path: Path
) -> None:
    manifest = negative(weekly).write_pack(tmp_path)
    infeasible = json.loads((tmp_path / "results.json").read_bytes())["plan"]["infeasible"]
    assert (infeasible["tokens"], infeasible["deferral_months"]) == (tokens, 3)
    for file in manifest["files"]:
        if file["kind"] not in ("letter", "card"):
            continue
        path = tmp_path / file["path"]
        own = tokens.get(file["debt"])
        assert "延期3个月" in text_of(path)
        assert ("每月能付" in text_of(path)) == (own is not None and file["kind"] == "letter")
        assert figures_of(path) & set(tokens.values()) == ({own} if own else set())


def test_the_case_in_a_pack_is_a_case_file(tmp_path: Path) -> None:
    content = resource("cases/jiebei.toml").read_bytes()
    case = parse_case(content, "jiebei.toml")
    assert case.as_of is not None
    Workout(case, case.as_of, "zh-Hans").write_pack(tmp_path)
    assert parse_case((tmp_path / "case.json").read_bytes(), "case.json") == case
