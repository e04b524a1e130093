"""Origins of figures in sentences that no shipped case says, and that no sentence is without one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from string import Formatter
from typing import Any

import pytest

from ashore.loans.relief import ReliefOption
from ashore.loans.terms import Contract, Method, PenaltyPolicy, Terms
from ashore.planning.aims import WHATEVER, Aims
from ashore.planning.explained import ORIGINS, SAME, explained_json
from ashore.planning.ground import outset_of
from ashore.planning.plan import make_plans
from ashore.planning.request import PlanDebt, pay_dates
from ashore.planning.why import SENTENCES, why
from ashore.planning.wire import plans_json
from ashore.texts import LANGUAGES, catalogue, message
from ashore.workout import assumptions
from tests.planning.examples import START, debt_of, instalments, matured, plan_of, running

BESIDE = {
    "case": {"preferences": {"min_completion": "0.9"}},
    "assumptions": assumptions.values(),
}


def facts_of(
    debts: list[PlanDebt], money: int, aims: Aims = WHATEVER
) -> dict[str, Mapping[str, Any]]:
    """Every fact that is explained, by the sentence's place and its name."""
    plans = make_plans(debts, money, START, aims=aims)
    told = explained_json(plans.why, plans_json(plans, "zh-Hans"), BESIDE, "zh-Hans")
    return {
        f"{place}.{fact['name']}": fact for place, one in enumerate(told) for fact in one["facts"]
    }


def test_how_many_go_on_by_contract_and_from_when_the_others_are_reckoned_anew() -> None:
    facts = facts_of([running("car", 120000, 12, 0, secured=True), matured("x", 60000)], 30000)
    kept, day = facts["1.n"], next(one for key, one in facts.items() if key.endswith(".day"))
    assert (kept["printed"], kept["value"]) == ("1", 1)
    assert kept["from"] == "count(plans[0].debts, relief.kind=as-is)"
    assert (day["printed"], day["value"]) == ("2027年1月21日", "2027-01-21")
    assert day["from"] == "plans[0].debts[1].relief.agreed_on"


def test_a_settlement_that_has_to_be_saved_for_is_told_with_its_day_and_amount() -> None:
    """600 yuan are settled for half: 300, from 100 a month in the third month."""
    half = ReliefOption("settlement", months=6, share=Decimal("0.5"))
    facts = facts_of([matured("x", 60000, menu=(half,))], 10000, Aims(aim="cost"))
    count, day, amount = (
        next(fact for fact in facts.values() if fact["from"].endswith(end))
        for end in ("relief.kind=settlement)", "schedule[0].date", "schedule[0].payment")
    )
    assert (count["printed"], count["value"]) == ("1", 1)
    assert (day["printed"], day["value"]) == ("2027年2月21日", "2027-02-21")
    assert (amount["printed"], amount["value"]) == ("300.00元", "300.00")
    assert not any(fact["from"].endswith("agreed_on") for fact in facts.values())


def test_what_is_saved_keeps_its_sign_at_its_origin() -> None:
    terms = Terms(Method.BULLET, 60000, Decimal(0), dt.date(2026, 1, 21), 9)
    contract = Contract(terms, PenaltyPolicy(daily_rate=Decimal("0.0005")))
    debt = debt_of("x", contract, menu=(instalments(60, "0", waiver_penalty=Decimal(1)),))
    cost = facts_of([debt], 20000)["0.cost"]
    assert (cost["printed"], cost["value"]) == ("9.30元", "-9.30")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("avalanche", "cheaper"), ("cheapest", "cheaper-uneven"), ("pro-rata", "cheaper-even")],
)
def test_what_is_said_against_a_cheaper_plan_is_true_of_it(kind, said) -> None:
    debts = [matured("a", 600000, "0.12"), matured("b", 300000, "0.36")]
    plans = make_plans(debts, 60000, START)
    best = plan_of(plans, "pro-rata")
    cheap = replace(plan_of(plans, "avalanche"), kind=kind)
    found = why(best, (best, cheap), outset_of(tuple(debts), pay_dates(START), 60))
    assert found[-1].key == f"plan.why.{said}"
    assert found[-1].facts["saved"] == best.total_cost - cheap.total_cost


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_that_a_sentence_may_have_has_an_origin_and_words_for_it(language) -> None:
    said = {
        **{
            key: words
            for key, words in catalogue("plan", language).items()
            if ".why." in key or ".how." in key
        },
        **{key: words for key, words in catalogue("accepted", language).items() if ".why." in key},
    }
    means = catalogue("explain", language)
    messages = {"how", "proof", "kind"}
    found = set()
    for key, words in said.items():
        leaf = key.rpartition(".")[2]
        sentence = SAME.get(leaf, leaf.partition("-")[0])
        names = {name for _, name, _, _ in Formatter().parse(words) if name} - messages
        found |= {f"{sentence}.{name}" for name in names}
    assert found == set(ORIGINS)
    assert {f"explain.from.{one}" for one in found} <= set(means)


def test_a_figure_without_an_origin_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match=r"figures\.guess"):
        explained_json(
            [message("plan.why.figures", guess=1, amount=1, months=1, total=1, cost=1)],
            {},
            BESIDE,
            "en",
        )


def test_five_sentences_lead_and_the_others_are_notes() -> None:
    debts = [
        running("car", 120000, 12, 0, secured=True),
        matured("a", 600000, "0.12"),
        matured("b", 300000, "0.36"),
    ]
    plans = make_plans(debts, 60000, START)
    told = plans_json(plans, "en")
    assert len(told["why"]) == min(len(plans.why), SENTENCES)
    assert len(told["why"]) + len(told["notes"]) == len(plans.why)
