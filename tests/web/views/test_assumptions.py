"""The page of the assumptions, and the figures explained on the page of plans."""

import pytest

from ashore.texts import Language
from ashore.workout.assumptions import assumptions_json
from tests.web.reference.reading import read
from tests.web.views.pages import workout

HEADERS = {"zh-Hans": {"Accept-Language": "zh-CN"}, "en": {"Accept-Language": "en"}}


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_assumption_stands_with_what_it_means_and_its_source(
    visitor, language: Language
) -> None:
    page = read(visitor.get("/plans/assumptions", headers=HEADERS[language]))
    told = assumptions_json(language)
    for one in (*[one for group in told["groups"] for one in group["numbers"]], *told["bands"]):
        assert all(one[key] in page.text for key in ("printed", "note", "source"))
        assert one.get("means", "") in page.text
        if one["url"]:
            assert one["url"] in page.links("https://")


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_the_page_of_plans_opens_each_sentence(open_case, language: Language) -> None:
    page = read(open_case("seven")[0].get("/plans", headers=HEADERS[language]))
    told = workout("seven", language).plan_json()
    assert told["explained"][0]["facts"]
    for sentence in told["explained"]:
        for fact in sentence["facts"]:
            assert fact["printed"] in page.text
            assert fact["means"] in page.text
    assert "/plans/assumptions" in page.links("/plans/assumptions")


def test_the_page_holds_every_month_and_every_level(open_case) -> None:
    page = read(open_case("seven")[0].get("/plans", headers=HEADERS["en"]))
    told = workout("seven", "en").plan_json()
    best = next(one for one in told["plans"] if one["id"] == told["recommended"])
    money = {one["date"]: one["amount"] for one in told["money"]}
    for month in best["monthly"]:
        assert month["date"] in page.text
        assert f"{float(money[month['date']]):,.2f}" in page.text
    assert page.text.count("Above") >= 2
