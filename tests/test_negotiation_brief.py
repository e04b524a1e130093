"""The brief: words that follow cause and relief, nothing the case does not hold, rules only where they apply."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from ashore.law.rules import citable, rule
from ashore.loans.relief import ReliefKind, ReliefOption
from ashore.negotiation.brief import Brief, brief
from ashore.negotiation.facts import (
    CAUSES,
    Cause,
    DebtFacts,
    Instalment,
    Lender,
    Offer,
    Pause,
    Proposal,
    Situation,
)
from ashore.negotiation.request import capacity
from ashore.negotiation.rules import CARD_RULE, CONTRACT_RULE, RELIEF_RULE, usable_rules
from ashore.texts import LANGUAGES, Message, render

DAY = dt.date(2026, 11, 21)
USABLE = usable_rules(DAY)
SITUATION = Situation(
    as_of=DAY,
    cause="income-loss",
    debts=3,
    income=880000,
    surplus=200000,
    name="林小满",
    phone="138",
)
DEBT = DebtFacts(
    id="jiebei",
    creditor="重庆蚂蚁消费金融有限公司",
    name="借呗",
    product="借呗",
    lender="consumer-finance",
    buckets={"principal_overdue": 1000000, "interest_billed": 0, "penalty_on_principal": 12345},
    total=1012345,
    days_past_due=98,
    next_day_cost=1216,
    account="JB1",
)
PAYMENTS = tuple(Instalment(dt.date(2026, 12, 15) + dt.timedelta(31 * i), 90000) for i in range(12))
OFFER = Offer(ReliefOption("re-instalment", 36), PAYMENTS, 1080000, Decimal("0.146"))
PAUSE = Pause(months=3, token=5000)


def made(
    situation: Situation = SITUATION,
    debt: DebtFacts = DEBT,
    offer: Proposal = OFFER,
    usable: frozenset[str] = USABLE,
) -> Brief:
    return brief(situation, debt, offer, usable)


def said(*messages: Message | None) -> str:
    return "".join(render(message, "zh-Hans") for message in messages if message is not None)


def letter_words(found: Brief) -> str:
    basis = [entry.said for entry in found.basis]
    return said(
        *found.owed,
        found.reason,
        found.capacity,
        *found.asks,
        found.offered,
        *basis,
        *found.reply,
        *found.commitments,
    )


def card_words(found: Brief) -> str:
    card = found.card
    parts = (
        card.at_hand,
        card.say,
        card.ask,
        card.write,
        card.avoid,
        card.robot,
        card.refused,
        card.manner,
        card.channels,
        card.lines,
    )
    return said(card.goal, *(message for part in parts for message in part))


# What each cause may say, and no other cause may.
OWN_WORDS: dict[Cause, str] = {
    "income-loss": "收入减少",
    "medical": "看病",
    "family": "家里",
    "business": "生意",
    "overspending": "支出超过了收入",
    "forgot": "还款日，错过|没有留意还款日",
    "disaster": "受灾",
}


@pytest.mark.parametrize("cause", CAUSES)
def test_the_reason_follows_the_cause_and_claims_nothing_else(cause: Cause) -> None:
    found = made(replace(SITUATION, cause=cause))
    words = said(found.reason) + said(*found.card.say)
    for other, own in OWN_WORDS.items():
        assert bool(re.search(own, words)) == (other == cause), other


@pytest.mark.parametrize("cause", CAUSES)
def test_no_cause_speaks_of_a_lost_job(cause: Cause) -> None:
    found = made(replace(SITUATION, cause=cause))
    assert not re.search("失业|被裁|裁员|下岗", letter_words(found) + card_words(found))


def test_who_is_not_overdue_has_missed_nothing() -> None:
    found = made(replace(SITUATION, cause="forgot"), replace(DEBT, days_past_due=0))
    assert "错过" not in letter_words(found)
    assert "没有留意" not in card_words(found)
    assert "没有逾期" in said(*found.owed)


def test_the_story_stays_the_persons_own() -> None:
    story = "2026年6月被裁员"
    found = made(replace(SITUATION, story=story))
    assert found.story == story
    assert story not in letter_words(found) + card_words(found)


def test_what_is_owed_names_every_bucket_that_holds_something() -> None:
    words = said(*made().owed)
    assert "逾期本金10,000.00元、罚息123.45元" in words
    assert "10,123.45元" in words
    assert "98天" in words
    assert "利息" not in words


@pytest.mark.parametrize("kind", get_args(ReliefKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relief_has_its_sentence(kind: ReliefKind, language: str) -> None:
    offer = replace(
        OFFER, relief=ReliefOption(kind, waiver_penalty=Decimal("0.5"), down_payment=Decimal("0.1"))
    )
    words = [render(ask, language) for ask in made(offer=offer).asks]  # type: ignore[arg-type]  # one of LANGUAGES
    assert len(words) == len(set(words)) >= 3
    assert any("50%" in word for word in words)
    assert any("10%" in word for word in words)


def test_reliefs_do_not_share_a_sentence() -> None:
    first = [
        said(made(offer=replace(OFFER, relief=ReliefOption(kind))).asks[0])
        for kind in get_args(ReliefKind)
    ]
    assert len(set(first)) == len(first)


def test_terms_of_the_instalments() -> None:
    assert "14.6%" in said(*made().asks)
    free = replace(OFFER, annual_rate=Decimal(0))
    assert "不再计收利息" in said(*made(offer=free).asks)


def offered(*payments: int) -> str:
    rows = tuple(Instalment(dt.date(2026, 12, 15 + i), amount) for i, amount in enumerate(payments))
    return said(made(offer=replace(OFFER, payments=rows, total=sum(payments))).offered)


def test_the_offer_in_one_sentence() -> None:
    assert offered(50000) == "我可以在2026年12月15日一次归还500.00元。"
    assert "每期归还500.00元，共2期，2026年12月16日还完，合计1,000.00元" in offered(50000, 50000)
    assert "最后一期在2026年12月17日归还499.00元，合计1,499.00元" in offered(50000, 50000, 49900)
    varied = offered(10000, 20000, 30000)
    assert "第一期100.00元" in varied
    assert "《还款计划》" in varied


@pytest.mark.parametrize("surplus", [200000, 0, -5000])
@pytest.mark.parametrize("token", [5000, 0])
def test_where_nothing_fits_the_letter_asks_for_a_deferral_and_offers_no_schedule(
    surplus: int, token: int
) -> None:
    found = made(replace(SITUATION, surplus=surplus), offer=replace(PAUSE, token=token))
    words, card = letter_words(found), card_words(found)
    assert found.offered is None
    assert "请让我延期3个月还款" in words
    assert "延期3个月" in said(found.card.goal)
    assert "《还款计划》" not in words + card
    assert ("在这段时间里，我每月能付50.00元。" in words) == (token > 0)
    assert ("50.00元" in card) == (token > 0)
    assert ("不答应每月超过50.00元" in card) == (token > 0)
    assert ("没有余钱" in words) == (surplus <= 0)
    assert "-" not in words
    assert "延期的开始和结束日期" in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deferral_is_said_in_every_language(language: str) -> None:
    found = made(offer=PAUSE)
    parts = (*found.asks, found.card.goal, *found.card.say)
    words = "".join(render(part, language) for part in parts)  # type: ignore[arg-type]  # one of LANGUAGES
    assert words.count("50.00") == 3
    assert len(re.findall("3(?: months|个月|個月)", words)) == 3


def test_a_debt_kept_as_agreed_asks_only_how_to_act_early() -> None:
    offer = replace(OFFER, relief=ReliefOption("as-is"))
    found = made(debt=replace(DEBT, days_past_due=0), offer=offer)
    assert [ask.key for ask in found.asks] == ["letters.ask.as-is-current"]
    assert found.basis == ()
    assert "提前" in said(found.card.goal)
    assert [ask.key for ask in made(offer=offer).asks] == ["letters.ask.as-is"]


def test_penalties_are_asked_about_once_and_only_where_there_are_any() -> None:
    asked = said(*made().asks)
    assert "已产生的罚息123.45元，如果能减免，请考虑" in asked
    without = {**DEBT.buckets, "penalty_on_principal": 0}
    assert "已产生的" not in said(*made(debt=replace(DEBT, buckets=without)).asks)
    waived = ReliefOption("re-instalment", 36, waiver_penalty=Decimal(1))
    assert said(*made(offer=replace(OFFER, relief=waived)).asks).count("已产生的") == 1
    frozen = made(offer=replace(OFFER, relief=ReliefOption("principal-only")))
    assert "已产生的" not in said(*frozen.asks)


def test_an_answer_is_to_say_what_happens_if_income_stops_where_much_is_still_to_pay() -> None:
    def asks_it(offer: Proposal) -> bool:
        return "收入中断" in said(*made(offer=offer).reply)

    assert asks_it(OFFER)
    assert not asks_it(replace(OFFER, payments=PAYMENTS[:1]))
    assert not asks_it(PAUSE)


@pytest.mark.parametrize("lender", get_args(Lender))
def test_only_a_bank_card_has_the_rule_of_sixty_instalments(lender: Lender) -> None:
    found = made(debt=replace(DEBT, lender=lender))
    rules = {entry.rule for entry in found.basis}
    assert (CARD_RULE in rules) == (lender == "card")
    assert (CONTRACT_RULE in rules) == (lender != "card")
    assert ("第七十条" in letter_words(found)) == (lender == "card")
    assert ("不再申领新的信用卡" in letter_words(found)) == (lender == "card")


def test_the_card_rule_is_for_instalments() -> None:
    settled = replace(OFFER, relief=ReliefOption("settlement"), payments=PAYMENTS[:1])
    found = made(debt=replace(DEBT, lender="card"), offer=settled)
    assert {entry.rule for entry in found.basis} == {CONTRACT_RULE}


def test_the_notice_on_hardship_is_for_supervised_lenders_and_the_first_month() -> None:
    for lender, days, stands in (
        ("consumer-finance", 30, True),
        ("consumer-finance", 31, False),
        ("bank", 0, True),
        ("microloan", 0, False),
        ("card", 0, False),
        ("other", 0, False),
    ):
        debt = replace(DEBT, lender=lender, days_past_due=days)
        assert (RELIEF_RULE in {entry.rule for entry in made(debt=debt).basis}) == stands, (
            lender,
            days,
        )


@pytest.mark.parametrize("lender", get_args(Lender))
def test_only_usable_rules_are_named(lender: Lender) -> None:
    found = made(debt=replace(DEBT, lender=lender, days_past_due=0), usable=frozenset())
    assert found.basis == ()
    assert found.card.lines == ()
    assert not re.search(r"123\d\d|条规定|通知", letter_words(found) + card_words(found))


def test_usable_rules_are_verified_and_in_force() -> None:
    assert {CARD_RULE, CONTRACT_RULE, RELIEF_RULE, "channel_12378", "channel_12356"} <= USABLE
    assert all(citable(rule(name)) for name in USABLE)
    before = usable_rules(dt.date(2025, 3, 13))
    assert RELIEF_RULE not in before
    assert RELIEF_RULE in usable_rules(dt.date(2025, 3, 14))


def test_a_letter_is_a_request_and_promises_nothing_on_the_lenders_side() -> None:
    for lender in get_args(Lender):
        words = letter_words(made(debt=replace(DEBT, lender=lender, days_past_due=0)))
        assert "请" in words
        assert not re.search("必须|应当|有权|权利|违法|保证|一定会|否则", words)


def test_wording_accuses_nobody() -> None:
    """Mistake 13 of FEATURES (MAEvictionDefense #315): neutral wording everywhere."""
    for offer in (OFFER, PAUSE):
        words = letter_words(made(offer=offer)) + card_words(made(offer=offer))
        assert not re.search("拖欠|老赖|恶意|失信|乱收|违规|欺诈|高利贷", words)


@pytest.mark.parametrize(
    ("situation", "debt", "wanted"),
    [
        (SITUATION, DEBT, []),
        (replace(SITUATION, name=""), DEBT, ["name"]),
        (replace(SITUATION, phone="", cause="unknown"), DEBT, ["phone", "cause"]),
        (SITUATION, replace(DEBT, account="", creditor=""), ["creditor", "account"]),
    ],
)
def test_what_the_case_lacks_is_listed(
    situation: Situation, debt: DebtFacts, wanted: list[str]
) -> None:
    assert [entry.key.rpartition(".")[2] for entry in made(situation, debt).to_fill] == wanted


@pytest.mark.parametrize(
    ("surplus", "offered", "kind"),
    [(2000_00, 1000_00, "kept"), (2000_00, 1800_00, "some"), (2000_00, 0, "some"), (-1, 0, "none")],
)
def test_why_not_all_is_offered_is_said_where_much_is_kept(
    surplus: int, offered: int, kind: str
) -> None:
    said = capacity(replace(SITUATION, surplus=surplus, offered=offered))
    assert said.key == f"letters.capacity.{kind}"
    assert kind != "kept" or "1,000.00元" in render(said, "zh-Hans")
