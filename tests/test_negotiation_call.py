"""The call card: past the robot to a ticket number, a limit to keep to, lines only from verified facts."""

import re
from dataclasses import replace

import pytest

from ashore.law.rules import rule
from ashore.negotiation.call import call_card
from ashore.negotiation.facts import Instalment, Lender
from ashore.texts import LANGUAGES, Language, Message, render
from tests.test_negotiation_brief import DEBT, OFFER, PAUSE, PAYMENTS, SITUATION, USABLE


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [said.key.rpartition(".")[2] for said in messages]


def words(messages: tuple[Message, ...], language: Language = "zh-Hans") -> list[str]:
    return [render(said, language) for said in messages]


def card(**changed: object):
    return call_card(SITUATION, replace(DEBT, **changed), OFFER, USABLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_robot_is_not_the_end(language: Language) -> None:
    """Mistake 17 of FEATURES: a robot that answers "please contact an agent" and stops there."""
    steps = words(card().robot, language)
    ticket = {"zh-Hans": "工单号", "zh-Hant": "工單號", "en": "ticket number"}[language]
    agent = {"zh-Hans": "请联系客服", "zh-Hant": "請聯繫客服", "en": "please contact an agent"}[
        language
    ]
    assert len(steps) == 6
    assert any(agent in step for step in steps)
    assert (
        sum(ticket in step.lower() for step in steps) == 2
    )  # ask for it; and what to do without one
    assert any(ticket in word.lower() for word in words(card().say, language))
    assert any(ticket in word.lower() for word in words(card().write, language))


def test_the_limit_is_the_largest_payment_of_the_schedule() -> None:
    payments = (*PAYMENTS[:-1], Instalment(PAYMENTS[-1].date, 90017))
    found = call_card(SITUATION, DEBT, replace(OFFER, payments=payments), USABLE)
    assert "900.17元" in render(found.goal, "zh-Hans")
    assert "900.17元" in words(found.avoid)[0]


def test_the_card_says_plainly_what_not_to_do() -> None:
    avoid = "".join(words(card().avoid))
    for warning in (
        "不签字",
        "不往私人账户付钱",
        "不说不真实的情况",
        "不用假材料",
        "不找代办",
        "验证码",
        "再去借新",
    ):
        assert warning in avoid


def test_how_to_speak_and_every_channel() -> None:
    assert keys(card().manner) == ["calm", "honest", "short", "listen", "ask", "repeat"]
    assert keys(card().channels) == ["app", "hotline-contract", "letter", "social"]
    assert keys(card(lender="bank").channels)[-1] == "branch"
    assert "不要公开姓名、电话、账号和欠款" in words(card().channels)[3]


def test_a_hotline_is_printed_only_where_the_facts_hold_it() -> None:
    assert "95188" in words(card(hotlines=("95188",)).channels)[1]
    assert not re.search(r"\d{5}", words(card().channels)[1])


@pytest.mark.parametrize(
    ("lender", "line"),
    [
        ("card", "12378"),
        ("bank", "12378"),
        ("consumer-finance", "12378"),
        ("microloan", "12345"),
        ("other", ""),
    ],
)
def test_complaints_go_where_this_lender_is_supervised(lender: Lender, line: str) -> None:
    found = card(lender=lender)
    step, lines = words(found.robot)[-1], words(found.lines)
    assert (line in step) if line else not re.search(r"\d", step)
    assert [entry[:5] for entry in lines] == ([line] if line else []) + ["12356", "96110"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_a_number_of_a_verified_rule(language: Language) -> None:
    for name in ("channel_12378", "channel_12345", "channel_12356", "channel_110_96110"):
        printed = set(re.findall(r"\d{3,}", render(Message(f"calls.line.{name}"), language)))
        assert rule(name).verified
        assert printed == set(rule(name).phones)


def test_at_hand_follows_the_case() -> None:
    assert "schedule" in keys(card().at_hand)
    assert "query" not in keys(card().at_hand)
    assert "有2处" in "".join(words(card(questions=2).at_hand))
    assert "account" not in keys(card(account="").at_hand)
    assert "overdue" not in keys(card(days_past_due=0).at_hand)
    poor = call_card(replace(SITUATION, surplus=-1), DEBT, PAUSE, USABLE)
    assert keys(poor.at_hand)[-2:] == ["budget-none", "pen"]


def test_what_to_say_follows_the_offer() -> None:
    once = replace(OFFER, payments=PAYMENTS[:1], total=90000)
    assert "offer-instalments" in keys(card().say)
    assert "offer-single" in keys(call_card(SITUATION, DEBT, once, USABLE).say)
    assert "offer-token" in keys(call_card(SITUATION, DEBT, PAUSE, USABLE).say)
    nothing = replace(PAUSE, token=0)
    assert "offer-pause" in keys(call_card(SITUATION, DEBT, nothing, USABLE).say)
    assert keys(card(days_past_due=0).say)[0] == "open-current"
