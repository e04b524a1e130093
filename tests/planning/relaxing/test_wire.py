"""Ways out as JSON: what each is about and its size, in every language."""

import pytest

from ashore.planning.plan import make_plans
from ashore.planning.relaxing.told import others
from ashore.planning.wire import plans_json
from ashore.texts import LANGUAGES, Language
from tests.planning.examples import START, matured
from tests.planning.relaxing.test_ways_out import HOME, TWO, A, sold


def told(available: int | list[int], *debts, language: Language = "zh-Hans", household=None):
    plans = make_plans(debts, available, START, household=household)
    return plans_json(plans, language)["infeasible"]


def test_a_change_names_what_it_is_about_and_its_size() -> None:
    expense, longer, rent, income = told(15000, A, household=HOME)["relaxations"]
    assert expense == {
        "kind": "expense",
        "expense": "聚餐",
        "amount": "23.00",
        "asks": False,
        "text": "“聚餐”每月少花23.00元，就排得开。",
    }
    assert longer == {
        "kind": "longer",
        "debt": "a",
        "instalments": 7,
        "asks": True,
        "text": "a：请对方同意分7期，就排得开。现在按最长6期算，再长要看对方答复。",
    }
    assert (rent["expense"], rent["asks"]) == ("房租", True)
    assert set(income) == {"kind", "amount", "asks", "text"}


def test_the_smallest_is_the_first() -> None:
    found = told(10000, *TWO, household=sold(200000))
    assert found["smallest_relaxation"] == found["relaxations"][0]
    assert found["smallest_relaxation"]["asset"] == "旧车"
    assert found["smallest_relaxation"]["amount"] == "2000.00"


def test_where_all_wait_no_debt_is_named() -> None:
    pause = told([0, 0, 40000], A, matured("b", 100000, "0.12", 6))["smallest_relaxation"]
    assert (pause["kind"], pause["months"], pause["asks"]) == ("pause", 2, True)
    assert "debt" not in pause


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_can_be_said_in_every_language(language: Language) -> None:
    for available, debts, household in (
        (15000, (A,), HOME),
        (16700, (A,), None),
        ([0, 0, 0, 20000], (A,), None),
        ([0, 0, 40000], (A, matured("b", 100000, "0.12", 6)), None),
        (10000, TWO, sold(200000)),
        ([30000, 10000] * 6, (matured("a", 100000, longest=6),), HOME),
        (-500, (A,), None),
    ):
        found = told(available, *debts, language=language, household=household)
        assert all(way["text"] for way in found["relaxations"])
        assert found["certificate"]["text"]


def test_beside_the_smallest_the_first_of_each_kind_is_told() -> None:
    kinds = ("sell", "sell", "longer", "freeze", "longer", "income")
    ways = [{"kind": kind, "text": str(place)} for place, kind in enumerate(kinds)]
    assert [way["text"] for way in others(ways)] == ["2", "3", "5"]
    assert others(ways[:1]) == []
