"""The five sentences: every figure in them is listed with its origin, and is what stands there."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.planning.aims import AIMS, Aim, Aims
from ashore.planning.result import PlanSet
from ashore.planning.why import SENTENCES
from ashore.texts import LANGUAGES, Language
from ashore.workout import Workout
from ashore.workout.assumptions import assumptions_json

CASES = sorted(entry.name.removesuffix(".toml") for entry in resource("cases").iterdir())
WISHED = [None, *(pytest.param(aim, marks=pytest.mark.slow) for aim in AIMS)]
STOPS = {"en": r"[.!?](?=\s|$)", "zh-Hans": "[。！？]", "zh-Hant": "[。！？]"}
PIECE = r"[A-Za-z0-9][A-Za-z0-9.,:%/_'’-]*|[\u4e00-\u9fff]"


@cache
def work(name: str, language: Language) -> Workout:
    case = parse_case(resource(f"cases/{name}.toml").read_bytes(), f"{name}.toml")
    assert case.as_of is not None
    return Workout(case, case.as_of, language)


@cache
def planned(name: str, aim: Aim | None) -> PlanSet:
    here = work(name, "zh-Hans")
    return here.plans_by(Aims(sure=here.case.preferences.min_completion, aim=aim))


@cache
def explained(name: str, language: Language, aim: Aim | None = None) -> Any:
    """The plans of a case in a language; they are made once for all languages."""
    return work(name, language).plan_json(planned(name, aim))


def at(origin: str, found: Any) -> Any:
    """What stands at an origin, read by hand."""
    counted = re.fullmatch(r"count\((\S+), relief\.(\w+)(?:=(.*))?\)", origin)
    if counted:
        entries, field, value = counted.groups()
        reliefs = [debt["relief"][field] for debt in at(entries, found)]
        return reliefs.count(value if value else True)
    if " - " in origin:
        first, second = (Decimal(at(one, found)) for one in origin.split(" - "))
        return str(first - second)
    group, _, rest = origin.partition(".")
    if group == "assumptions":
        numbers = [one for each in assumptions_json("en")["groups"] for one in each["numbers"]]
        return next(one["value"] for one in numbers if one["name"] == rest)
    for step in origin.replace("[", ".").replace("]", "").split("."):
        found = found[int(step)] if step.isdecimal() else found[step]
    return found


def same(printed: str, value: Any) -> bool:
    """Whether what is printed is the value: an amount without its sign, or a share in whole percent."""
    plain = printed.removeprefix("CNY ").removesuffix("元").replace(",", "")
    if plain.endswith("%"):
        return Decimal(plain[:-1]) == round(100 * Decimal(value))
    return Decimal(plain) == abs(Decimal(str(value)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("aim", WISHED)
@pytest.mark.parametrize("name", CASES)
def test_every_figure_of_the_five_sentences_is_what_stands_at_its_origin(
    name: str, aim: Aim | None, language: Language
) -> None:
    found = explained(name, language, aim)
    wanted = str(work(name, language).case.preferences.min_completion)
    sources = {**found, "case": {"preferences": {"min_completion": wanted}}}
    assert [one["text"] for one in found["explained"]] == [*found["why"], *found["notes"]]
    for sentence in found["explained"]:
        left = sentence["text"]
        for fact in sentence["facts"]:
            assert fact["printed"] in left, sentence
            left = left.replace(fact["printed"], "", 1)
            assert fact["value"] == at(fact["from"], sources), fact
            assert same(fact["printed"], fact["value"]), fact
            assert fact["means"]
        assert not re.search(r"\d", left), f"a figure without an origin: {sentence['text']}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("aim", WISHED)
@pytest.mark.parametrize("name", CASES)
def test_a_recommendation_is_at_most_five_sentences_none_too_long(
    name: str, aim: Aim | None, language: Language
) -> None:
    said = explained(name, language, aim)["why"]
    assert len(said) <= SENTENCES == 5
    longest = 30 if language == "en" else 50
    for one in said:
        assert len(re.findall(STOPS[language], one)) == 1, one
        assert len(re.findall(PIECE, one.replace("CNY ", ""))) <= longest, one


def test_the_cases_that_have_a_plan_say_something() -> None:
    """So that the tests above cannot pass on nothing."""
    facts = [
        fact["name"]
        for name in ("jiebei", "seven", "planted")
        for sentence in explained(name, "zh-Hans")["explained"]
        for fact in sentence["facts"]
    ]
    assert {"amount", "months", "total", "cost", "chance", "term", "saved"} <= set(facts)
    assert explained("negative", "zh-Hans")["explained"] == []


def test_what_was_wished_otherwise_is_traced_to_the_wish() -> None:
    here = work("jiebei", "en")
    found = here.plan_json(here.plans_by(Aims(sure=Decimal("0.95"))))
    facts = [fact for one in found["explained"] for fact in one["facts"]]
    wanted = next(fact for fact in facts if fact["name"] == "wanted")
    assert (wanted["printed"], wanted["value"], wanted["from"]) == ("95%", "0.95", "wanted")


def test_the_money_of_each_month_is_what_the_plan_had() -> None:
    found = explained("seven", "zh-Hans")
    best = next(one for one in found["plans"] if one["id"] == found["recommended"])
    money = {one["date"]: Decimal(one["amount"]) for one in found["money"]}
    assert len(money) == work("seven", "zh-Hans").case.preferences.horizon_months
    assert min(money.values()) >= Decimal(found["available"])
    for month in best["monthly"][: best["months"]]:
        assert Decimal(month["total"]) <= money[month["date"]]
