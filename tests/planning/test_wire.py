"""Plans as JSON, in the names that other programs rely on."""

import json
from decimal import Decimal

import pytest

from ashore.planning.plan import make_plans
from ashore.planning.wire import plans_json
from ashore.texts import LANGUAGES, Language
from tests.planning.examples import START, instalments, matured, running

DEBTS = [
    matured("a", 100000, menu=(instalments(12, "0.12", source="rule", verified=True),)),
    matured("b", 200000, menu=(), name="乙"),
    running("car", 120000, 12, 4, secured=True),
]


def test_a_plan_in_full() -> None:
    found = plans_json(make_plans([DEBTS[0]], 60000, START), "en")
    assert found["available"] == "600.00"
    assert found["recommended"] == "pro-rata"
    assert found["infeasible"] is None
    # In 2: 1000 / (1/1.01 + 1/1.01²) = 507.5124.
    assert found["plans"][0] == {
        "id": "pro-rata",
        "kind": "pro-rata",
        "debts": [
            {
                "id": "a",
                "relief": {
                    "kind": "re-instalment",
                    "instalments": 2,
                    "max_instalments": 12,
                    "annual_rate": "0.12",
                    "down_payment": "0",
                    "waiver_penalty": "0",
                    "waiver_interest": "0",
                    "waived": "0.00",
                    "capital": "1000.00",
                    "agreed_on": "2026-11-21",
                    "assumed": False,
                    "source": "rule",
                    "verified": True,
                },
                "owed": "1000.00",
                "schedule": [
                    {
                        "date": "2026-12-21",
                        "payment": "507.51",
                        "interest": "10.00",
                        "principal": "497.51",
                        "other": "0.00",
                        "balance": "502.49",
                    },
                    {
                        "date": "2027-01-21",
                        "payment": "507.51",
                        "interest": "5.02",
                        "principal": "502.49",
                        "other": "0.00",
                        "balance": "0.00",
                    },
                ],
                "total_paid": "1015.02",
                "cost": "15.02",
            }
        ],
        "monthly": [
            {"date": "2026-12-21", "total": "507.51"},
            {"date": "2027-01-21", "total": "507.51"},
        ],
        "total_paid": "1015.02",
        "total_cost": "15.02",
        "largest_month": "507.51",
        "months": 2,
        "completion": None,
        "completion_with_answers": None,
    }
    billed, long, shared = found["baselines"]
    assert billed == {
        "kind": "as-billed",
        "total_paid": "1000.00",
        "total_cost": "0.00",
        "months": 1,
        "largest_month": "1000.00",
        "payable": False,
        "completion": None,
    }
    # 1,000.00 at 12 % over 60 months is 22.24 a month; of 520.00 seven tenths are 364.00, for three instalments.
    assert (long["kind"], long["months"], long["payable"]) == ("always-60", 60, True)
    assert (shared["kind"], shared["months"], shared["payable"]) == ("seventy-percent", 3, True)
    assert found["why"][0] == (
        "You pay at most CNY 507.51 a month; the debts agreed anew take 2 months, and all debts CNY 1,015.02,"
        " CNY 15.02 more than is owed today."
    )


def test_an_assumed_term_is_said_to_be() -> None:
    found = plans_json(make_plans(DEBTS, 60000, START), "zh-Hans")
    by_id = {debt["id"]: debt["relief"] for debt in found["plans"][0]["debts"]}
    assert (by_id["b"]["assumed"], by_id["b"]["source"]) == (True, "assumed")
    assert (by_id["car"]["kind"], by_id["car"]["assumed"]) == ("as-is", False)
    assert "其中1笔不知道对方最长肯分多少期，先按36期算，要以对方答复为准。" in found["why"]


def test_infeasible_in_full() -> None:
    found = plans_json(make_plans([DEBTS[0]], 5000, START), "zh-Hans")
    infeasible = found["infeasible"]
    assert (found["plans"], found["recommended"], found["why"]) == ([], None, [])
    assert {name: infeasible[name] for name in ("smallest_monthly", "available")} == {
        "smallest_monthly": "88.85",
        "available": "50.00",
    }
    more = {
        "kind": "income",
        "amount": "39.00",
        "asks": False,
        "text": "单独改一样还不够，可以几样一起来。每月都能还88.85元就排得开，照现在的收支要多出39.00元。",
    }
    assert infeasible["relaxations"] == [more]
    assert infeasible["smallest_relaxation"] == more
    assert infeasible["certificate"] == {
        "first": 1,
        "month": 1,
        "date": "2026-12-21",
        "needed": "88.85",
        "available": "50.00",
        "missing": "38.85",
        "debts": [{"id": "a", "name": "a", "needed": "88.85"}],
        "text": "到2026年12月21日为止，各家都按最少的还，一共也要88.85元。能拿出50.00元，还差38.85元。",
    }
    assert infeasible["reasons"] == [
        "a：现在欠1,000.00元，分到12期，每月也要还88.85元。",
        "加在一起，每月有88.85元就排得开。现在最少的一个月能拿出50.00元，还差38.85元。",
    ]
    assert infeasible["meanwhile"][0] == {
        "text": "商量期间，可以每月先给各家一共还50.00元，表示愿意还。",
        "rule": None,
    }
    assert (infeasible["tokens"], infeasible["deferral_months"]) == ({"a": "50.00"}, 3)
    assert "channel_12356" in [step["rule"] for step in infeasible["meanwhile"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("available", [-100, 3000, 30000, 1000000])
def test_every_answer_can_be_said_in_every_language(language: Language, available: int) -> None:
    behind = running("loan", 120000, 12, 0, priority=True)
    waived = matured("w", 50000, menu=(instalments(6, "0", waiver_penalty=Decimal(1)),))
    for debts in (DEBTS, [*DEBTS, behind, waived], [running("x", 40000, 4, 4)]):
        for kinds in (("pro-rata", "avalanche"), ("snowball",), ("avalanche",)):
            plans = make_plans(debts, available, START, strategies=kinds)
            found = plans_json(plans, language)
            assert json.loads(json.dumps(found)) == found
            assert found["why"] or found["infeasible"]["meanwhile"]
