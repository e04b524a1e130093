"""From JSON to briefs: one for every debt still owed, with the facts the JSON holds."""

from typing import Any

import pytest

from ashore.negotiation.debts import debt_facts
from ashore.negotiation.facts import Offer, Pause
from ashore.negotiation.first import next_step_json
from ashore.negotiation.naming import name_of, product_of
from ashore.negotiation.prepare import prepare, proposal_of, situation_of
from ashore.texts import Message, render
from tests import documents_sample as sample


def parts() -> dict[str, Any]:
    return {
        "case": sample.case(),
        "position": sample.position(),
        "budget": sample.budget(),
        "plan": sample.plan(),
    }


def test_a_brief_for_every_debt_in_the_order_of_calling() -> None:
    found = prepare(**parts())
    assert list(found.briefs) == [
        "jiebei",
        "cmb",
        "weilidai",
        "jintiao",
        "citic",
        "huabei",
        "meituan",
    ]
    assert found.next_step is not None
    assert found.next_step.debt_id == "jiebei"


def test_a_debt_that_is_paid_off_needs_no_brief() -> None:
    given = parts()
    debt = given["position"]["debts"][0]
    debt["buckets"] = dict.fromkeys(debt["buckets"], "0.00")
    debt["total"] = "0.00"
    found = prepare(**given)
    assert "jiebei" not in found.briefs
    given["position"]["debts"][1]["held"] = given["position"]["debts"][1]["total"]
    assert "huabei" not in prepare(**given).briefs
    assert "6笔" in render(found.briefs["cmb"].capacity, "zh-Hans")


@pytest.mark.parametrize(
    ("product", "lender_type", "lender"),
    [
        ("jiebei", None, "consumer-finance"),
        ("weilidai", None, "bank"),
        ("jd_jintiao", None, "microloan"),
        ("jd_jintiao", "consumer_finance", "consumer-finance"),
        ("credit_card_generic", None, "card"),
        ("credit_card_generic", "bank", "card"),
        ("other", None, "other"),
        ("other", "microloan", "microloan"),
        ("other", "trust", "other"),
    ],
)
def test_who_the_lender_is(product: str, lender_type: str | None, lender: str) -> None:
    debt = sample.position()["debts"][0] | {"product": product}
    assert debt_facts(debt, {"id": "x", "lender_type": lender_type}).lender == lender


def test_hotlines_come_from_verified_facts() -> None:
    debts = {debt["id"]: debt for debt in sample.position()["debts"]}
    assert debt_facts(debts["jiebei"], {}).hotlines == ("95188",)
    assert debt_facts(debts["weilidai"], {}).hotlines == ()  # its number is from memory only


def test_findings_without_a_question_are_not_asked() -> None:
    debt = sample.position()["debts"][0]
    assert debt_facts(debt, {}).questions == 2
    debt["findings"][0]["question"] = None
    assert debt_facts(debt, {}).questions == 1


def test_priority_and_secured_both_come_first() -> None:
    debt = sample.position()["debts"][0]
    assert debt_facts(debt, {"priority": True}).secured
    assert debt_facts(debt, {"secured": True}).secured
    assert not debt_facts(debt, {}).secured


def test_the_offer_is_the_recommended_plans() -> None:
    planned = sample.plan()
    offer = proposal_of(planned, "huabei")
    assert isinstance(offer, Offer)
    schedule = planned["plans"][0]["debts"][1]["schedule"]
    assert [row.payment for row in offer.payments] == [
        int(r["payment"].replace(".", "")) for r in schedule
    ]
    with pytest.raises(KeyError, match="nobody"):
        proposal_of(planned, "nobody")


def test_where_no_plan_fits_the_proposal_is_the_pause_of_the_json() -> None:
    planned = sample.plan_that_does_not_fit(tokens={"huabei": "50.00"})
    assert proposal_of(planned, "huabei") == Pause(months=3, token=5000)
    assert proposal_of(planned, "cmb") == Pause(months=3, token=0)


def test_the_next_step_needs_the_position_only() -> None:
    given = parts()
    assert next_step_json(given["case"], given["position"], "en") == {
        "debt": "jiebei",
        "said": [
            "First 借呗: it is overdue, and each further day adds CNY 12.16.",
            (
                "Make one call with the call card from the “借呗” folder; "
                "once you have a ticket number, this step is done."
            ),
        ],
        "support": [
            "When it gets heavy, 12356 is the psychological support line: someone will listen."
        ],
    }
    given["position"]["debts"] = []
    assert next_step_json(given["case"], given["position"], "en") is None


@pytest.mark.parametrize(
    ("told", "cause"), [("medical", "medical"), (None, "unknown"), ("new-word", "unknown")]
)
def test_a_cause_that_is_not_given_is_unknown(told: str | None, cause: str) -> None:
    case = {"person": {"cause": told}}
    assert situation_of(case, sample.budget(), sample.AS_OF, 1).cause == cause
    assert situation_of({}, sample.budget(), sample.AS_OF, 1).cause == "unknown"


def test_names_of_products_that_stand_for_many() -> None:
    card = {
        "id": "cmb",
        "product": "credit_card_generic",
        "name": "银行信用卡（通用）",
        "creditor": "东江银行",
    }
    assert name_of(card) == "东江银行"
    unnamed = name_of(card | {"creditor": ""})
    assert isinstance(unnamed, Message)
    assert render(unnamed, "zh-Hans") == "信用卡（cmb）"
    spoken = product_of(card)
    assert isinstance(spoken, Message)
    assert render(spoken, "en") == "credit card"
    named = {"id": "j", "product": "jiebei", "name": "借呗", "creditor": "蚂蚁"}
    assert (name_of(named), product_of(named)) == ("借呗", "借呗")


def test_parts_that_do_not_belong_together_are_refused() -> None:
    given = parts()
    given["case"]["debt"] = given["case"]["debt"][1:]
    with pytest.raises(KeyError, match="jiebei"):
        prepare(**given)
