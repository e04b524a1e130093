"""Materials: what shows the cause comes first, each paper says what it proves, how recent, and what serves instead."""

from dataclasses import replace

import pytest

from ashore.data import read_toml, resource
from ashore.law.rules import citable, rule
from ashore.negotiation.facts import CAUSES, Cause
from ashore.negotiation.materials import _NEEDS, materials
from ashore.texts import LANGUAGES, Language, render
from tests.test_negotiation_brief import DEBT, SITUATION

FILES = sorted(entry.name.removesuffix(".toml") for entry in resource("materials").iterdir())


def ids(**changed: object) -> list[str]:
    return [paper.id for paper in materials(replace(SITUATION, **changed), DEBT)]


def test_every_cause_has_its_papers() -> None:
    assert sorted([*CAUSES, "common"]) == FILES


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_says_all_four_things(cause: Cause, language: Language) -> None:
    everything = replace(SITUATION, cause=cause, has_income=True, has_expenses=True, dependants=1)
    for paper in materials(everything, replace(DEBT, lender="card")):
        parts = [render(p, language) for p in (paper.name, paper.proves, paper.age, paper.instead)]
        assert all(parts)
        assert len(set(parts)) == 4


def test_papers_of_the_cause_come_first() -> None:
    assert ids(cause="medical")[:3] == ["diagnosis", "medical-bills", "identity"]
    assert ids(cause="business")[0] == "licence"
    assert "diagnosis" not in ids(cause="income-loss")


def test_nobody_is_asked_for_papers_they_cannot_have() -> None:
    assert not {"income-record", "expense-record", "dependants"} & set(ids())
    assert "dependants" in ids(dependants=2)
    assert "income-record" in ids(has_income=True)
    assert "expense-record" in ids(has_expenses=True)


def test_card_statements_are_for_cards() -> None:
    cards = [paper.id for paper in materials(SITUATION, replace(DEBT, lender="card"))]
    assert "card-statements" in cards
    assert "card-statements" not in ids()


@pytest.mark.parametrize("name", FILES)
def test_the_data_use_known_words_only(name: str) -> None:
    for entry in read_toml(f"materials/{name}.toml")["material"]:
        assert entry.keys() <= {"id", "age", "needs", "rule"}
        assert entry.get("needs", "card") in _NEEDS
        if "rule" in entry:
            assert citable(rule(entry["rule"]))


def test_no_paper_twice() -> None:
    for cause in CAUSES:
        found = ids(cause=cause, has_income=True, has_expenses=True, dependants=1)
        assert len(found) == len(set(found))
