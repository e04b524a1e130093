"""An unfinished document still counts as far as it goes, and what is left out is said once."""

import copy
import datetime as dt
import json
import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.dump import dump_json
from ashore.case.load import parse_case
from ashore.case.settle import settle
from ashore.data import resource

TODAY = dt.date(2026, 11, 21)


def plain(name: str = "seven") -> dict[str, Any]:
    text = (resource("cases") / f"{name}.toml").read_text("utf-8")
    document: dict[str, Any] = json.loads(json.dumps(tomllib.loads(text), default=str))
    return document


def left_out(document: dict[str, Any]) -> list[str]:
    return [one.problem.key for one in settle(document, TODAY).left_out]


def test_a_sound_document_is_the_case_itself() -> None:
    document = plain()
    settled = settle(document, TODAY)
    assert settled.left_out == ()
    assert settled.case == parse_case(json.dumps(document).encode(), "case.json", TODAY)


def test_nothing_at_all_is_an_empty_case() -> None:
    settled = settle({}, TODAY)
    assert settled.left_out == ()
    assert settled.case.debt == ()


def test_a_debt_without_its_first_day_waits_and_the_others_count() -> None:
    document = plain()
    del document["debt"][1]["start"]
    settled = settle(document, TODAY)
    assert [debt.id for debt in settled.case.debt] == [
        debt["id"] for place, debt in enumerate(document["debt"]) if place != 1
    ]
    assert left_out(document) == ["debt[2].start"]


def test_a_value_that_cannot_be_read_is_told_once_even_if_the_debt_waits_for_it() -> None:
    document = plain()
    document["debt"][0]["principal"] = "many"
    document["debt"][2]["annual_rate"] = 14.6
    assert left_out(document)[:1] == ["debt[1].principal"]
    assert "debt[3].annual_rate" in left_out(document)
    assert len(left_out(document)) == len(set(left_out(document)))


def test_an_optional_value_that_is_wrong_does_not_take_its_debt_along() -> None:
    document = plain("jiebei")
    document["debt"][0]["payments"].append({"date": "2020-01-01", "amount": 5})
    settled = settle(document, TODAY)
    assert len(settled.case.debt) == 1
    count = len(document["debt"][0]["payments"])
    assert left_out(document) == [f"debt[1].payments[{count}].date"]
    assert len(settled.case.debt[0].payments) == count - 1


def test_places_count_what_was_left_out_before() -> None:
    document = plain()
    del document["debt"][0]["method"]
    del document["debt"][0]["id"]
    document["debt"][3]["payments"] = "none"
    assert {"debt[1].id", "debt[4].payments"} <= set(left_out(document))


JUNK = st.sampled_from([None, "", "x", -1, 5.5, [], {}, "2020-01-01", [1], {"a": 1}, True])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_broken_or_lacking_there_is_a_case_that_reads_again(
    data: st.DataObject,
) -> None:
    document = plain(data.draw(st.sampled_from(["seven", "jiebei", "planted", "negative"])))
    for _ in range(data.draw(st.integers(1, 5))):
        _break(document, data)
    before = copy.deepcopy(document)
    settled = settle(document, TODAY)
    assert document == before
    assert parse_case(dump_json(settled.case).encode(), "case.json", TODAY) == settled.case
    assert all(one.problem.text("zh-Hans") for one in settled.left_out)


def _break(part: Any, data: st.DataObject) -> None:
    """Take out or replace one value somewhere below a table or list."""
    keys = list(part) if isinstance(part, dict) else list(range(len(part)))
    if not keys:
        return
    key = data.draw(st.sampled_from(keys))
    if isinstance(part[key], dict | list) and data.draw(st.integers(0, 3)):
        _break(part[key], data)
    elif data.draw(st.booleans()):
        del part[key]
    else:
        part[key] = data.draw(JUNK)
