"""Materials: what shows the cause comes first; each paper says what it proves, how recent, and if it is at hand."""

import json
import re
from dataclasses import replace
from typing import Any, get_args

import pytest

from ashore.case.papers import paper_kinds
from ashore.case.schema import Paper
from ashore.data import read_toml, resource
from ashore.law.rules import citable, rule
from ashore.negotiation.facts import CAUSES, Cause
from ashore.negotiation.materials import (
    _NEEDS,
    READY,
    Material,
    Materials,
    State,
    materials,
    materials_json,
)
from ashore.texts import LANGUAGES, Language, render, text
from tests.test_negotiation_brief import DEBT, SITUATION

FILES = sorted(entry.name.removesuffix(".toml") for entry in resource("materials").iterdir())


def ids(**changed: object) -> list[str]:
    return [paper.id for paper in materials(replace(SITUATION, **changed), DEBT).papers]


def test_every_cause_has_its_papers() -> None:
    assert sorted([*CAUSES, "common"]) == FILES


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_says_all_four_things(cause: Cause, language: Language) -> None:
    everything = replace(SITUATION, cause=cause, has_income=True, has_expenses=True, dependants=1)
    for paper in materials(everything, replace(DEBT, lender="card")).papers:
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
    cards = [paper.id for paper in materials(SITUATION, replace(DEBT, lender="card")).papers]
    assert "card-statements" in cards
    assert "card-statements" not in ids()


@pytest.mark.parametrize("name", FILES)
def test_the_data_use_known_words_only(name: str) -> None:
    for entry in read_toml(f"materials/{name}.toml")["material"]:
        assert entry.keys() <= {"id", "age", "needs", "optional", "rule"}
        assert entry.get("needs", "card") in _NEEDS
        if "rule" in entry:
            assert citable(rule(entry["rule"]))


def test_no_paper_twice() -> None:
    for cause in CAUSES:
        found = ids(cause=cause, has_income=True, has_expenses=True, dependants=1)
        assert len(found) == len(set(found))


def held(*papers: dict[str, Any]) -> Materials:
    """The materials of a person who lost income and has these papers, on 21 November 2026."""
    told = tuple(Paper.model_validate(paper) for paper in papers)
    return materials(replace(SITUATION, has_income=True, papers=told), DEBT)


def material(found: Materials, key: str) -> Material:
    (paper,) = [paper for paper in found.papers if paper.id == key]
    return paper


# income-record may be three months old, credit-report one; separation is of the day it happened.
@pytest.mark.parametrize(
    ("paper", "state"),
    [
        ({"kind": "income-record"}, "at-hand"),
        ({"kind": "income-record", "dated": "2026-11-21"}, "at-hand"),
        ({"kind": "income-record", "dated": "2026-08-21"}, "at-hand"),
        ({"kind": "income-record", "dated": "2026-08-20"}, "too-old"),
        ({"kind": "income-record", "substitute": True, "dated": "2026-08-21"}, "substitute"),
        ({"kind": "income-record", "substitute": True, "dated": "2026-08-20"}, "too-old"),
        ({"kind": "credit-report", "dated": "2026-10-21"}, "at-hand"),
        ({"kind": "credit-report", "dated": "2026-10-20"}, "too-old"),
        ({"kind": "separation", "dated": "2020-01-01"}, "at-hand"),
        ({"kind": "separation", "substitute": True}, "substitute"),
        ({"kind": "contract", "debt": "jiebei"}, "at-hand"),
        ({"kind": "contract", "debt": "huabei"}, "to-gather"),
    ],
)
def test_how_far_a_paper_is(paper: dict[str, Any], state: State) -> None:
    assert DEBT.id == "jiebei"
    assert material(held(paper), paper["kind"]).state == state


def test_of_several_papers_the_best_counts_and_of_equals_the_newest() -> None:
    old = {"kind": "income-record", "dated": "2026-03-01", "note": "三月"}
    older = {"kind": "income-record", "dated": "2026-02-01", "note": "二月"}
    instead = {"kind": "income-record", "substitute": True, "note": "替代"}
    fresh = {"kind": "income-record", "dated": "2026-11-01", "note": "十一月"}
    for papers, note in [
        ((old, older), "三月"),
        ((older, old), "三月"),
        ((old, instead, older), "替代"),
        ((instead, fresh, old), "十一月"),
    ]:
        assert material(held(*papers), "income-record").note == note


def test_only_what_this_lender_is_asked_for_counts() -> None:
    """Eight papers are asked for, one of them only of people who are looking for work."""
    found = held(
        {"kind": "identity"},
        {"kind": "separation", "substitute": True},
        {"kind": "income-record", "dated": "2026-01-01"},  # too old
        {"kind": "unemployment"},  # optional
        {"kind": "diagnosis"},  # of another cause
        {"kind": "card-statements"},  # of another lender
        {"kind": "repayments", "debt": "huabei"},  # of another debt
    )
    assert len(found.papers) == 8
    assert (found.ready, found.asked) == (2, 7)
    assert found.complete is not None
    said = render(found.complete, "zh-Hans")
    assert said.startswith("齐备 2 / 7 项")
    assert "1项" in said


def test_nobody_is_told_how_far_they_are_before_they_list_a_paper() -> None:
    found = held()
    assert found.complete is None
    assert (found.ready, found.asked) == (0, 7)
    assert {paper.state for paper in found.papers} == {"to-gather"}
    assert {paper.held for paper in found.papers} == {None}


@pytest.mark.parametrize("cause", CAUSES)
def test_with_every_paper_at_hand_everything_is_ready(cause: Cause) -> None:
    papers = tuple(Paper(kind=kind) for kind in paper_kinds())
    found = materials(replace(SITUATION, cause=cause, papers=papers), DEBT)
    assert found.ready == found.asked > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dated", [None, "2020-01-01", "2026-11-01"])
@pytest.mark.parametrize("more", [{}, {"substitute": True}])
def test_what_is_at_hand_is_said_with_its_date(
    language: Language, dated: str | None, more: dict[str, Any]
) -> None:
    paper = {"kind": "income-record", **more, **({"dated": dated} if dated else {})}
    said = material(held(paper), "income-record").held
    assert said is not None
    assert bool(re.search(r"20\d\d", render(said, language))) == (dated is not None)


def test_the_kinds_of_papers_are_those_that_some_lender_asks_for() -> None:
    everything = replace(SITUATION, has_income=True, has_expenses=True, dependants=1)
    asked = {
        paper.id
        for cause in CAUSES
        for paper in materials(
            replace(everything, cause=cause), replace(DEBT, lender="card")
        ).papers
    }
    assert asked == set(paper_kinds())


def test_the_states_that_are_ready_are_the_best_two() -> None:
    assert get_args(State)[-2:] == READY


def test_the_age_in_words_is_the_age_in_months() -> None:
    for word, months in read_toml("materials/common.toml")["months"].items():
        assert text(f"checklist.age.{word}", "zh-Hans") == f"近{months}个月"


def test_the_json_names_every_paper_and_its_state() -> None:
    found = materials_json(held({"kind": "identity", "dated": "2026-01-02", "note": "原件"}), "en")
    assert json.loads(json.dumps(found)) == found
    assert (found["ready"], found["asked"]) == (1, 7)
    assert found["complete"].startswith("1 of 7 are ready")
    (identity,) = [paper for paper in found["papers"] if paper["kind"] == "identity"]
    assert identity == {
        "kind": "identity",
        "name": "Identity card, both sides",
        "proves": "that it is you who applies",
        "age": "still valid",
        "instead": "temporary identity card or household register",
        "optional": False,
        "state": "at-hand",
        "held": "at hand, 2 Jan 2026",
        "note": "原件",
    }
