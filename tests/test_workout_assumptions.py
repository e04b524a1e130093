"""The assumptions behind a chance: every number of the data, in words, with its source and how far to trust it."""

import pytest

from ashore.data import read_toml
from ashore.planning.futures.assumptions import bands, default_assumptions, defaults
from ashore.texts import LANGUAGES, Language
from ashore.workout.assumptions import assumptions_json, values


def numbers(language: Language) -> dict[str, dict[str, str]]:
    told = assumptions_json(language)
    return {one["name"]: one for group in told["groups"] for one in group["numbers"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_data_is_told(language: Language) -> None:
    told = numbers(language)
    assert {one.name for one in defaults()} <= set(told)
    for one in told.values():
        assert all(one[key] for key in ("label", "printed", "means", "note", "source", "year"))
    shares = assumptions_json(language)["bands"]
    assert [(one["months"], float(one["low"]), float(one["high"])) for one in shares] == [
        (one.months, one.low, one.high) for one in bands()
    ]


def test_values_are_those_that_futures_are_drawn_from() -> None:
    found = values()
    assert float(found["steady"]["variation"]) == default_assumptions().steady.variation
    assert float(found["at-risk"]["loss"]) == default_assumptions().at_risk.loss
    told = numbers("en")
    assert {name: one["value"] for name, one in told.items()} == {
        f"{group}.{name}": value for group, each in found.items() for name, value in each.items()
    }


def test_where_a_number_is_from_is_as_the_data_say() -> None:
    told = numbers("zh-Hans")
    for one in defaults():
        shown = told[one.name]
        assert shown["verified"] is one.verified
        assert shown["foreign"] is one.foreign
        assert shown["own"] is (one.country == "none")
        if one.foreign:
            assert shown["source"] == one.source
            assert (
                shown["url"]
                == read_toml("household/futures.toml")["rules"]["reserve-months"]["url"]
            )


def test_numbers_are_printed_as_people_read_them() -> None:
    told = numbers("en")
    printed = {name: one["printed"] for name, one in told.items()}
    assert printed["steady.loss"] == "0.6%"
    assert printed["rules.grace"] == "1 month"
    assert printed["rules.reserve-months"] == "1.4 months"
    assert printed["spike.spread"] == "0.8"
    assert printed["plan.term"] == "36 instalments"
    # 1 - 0.994 ** 12 = 0.0697; a quarter of a month's income, e ** (1.6449 * 0.8) = 3.73 times that.
    assert "7%" in told["steady.loss"]["note"]
    assert "93%" in told["spike.spread"]["note"]
