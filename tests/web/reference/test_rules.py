"""The pages of rules and products show what the façade gives, no less, and find any word of two characters."""

import datetime as dt
import re

import pytest
from django.test import Client

from ashore.law.rules import Force
from ashore.texts import catalogue, text
from ashore.web.desk import Desk
from ashore.web.pages.rules import SEARCHED, _says, plain
from ashore.workout.reference import glossary_json, products_json, rule_json, rules_json
from tests.web.conftest import NOW
from tests.web.reference.reading import read

TODAY = dt.date(2026, 11, 21)
RULES = rules_json(TODAY, "zh-Hans")["rules"]
HEADERS = {"Accept-Language": "zh-CN"}


def listed(client: Client, **asked: str) -> list[str]:
    page = read(client.get("/rules", asked, headers=HEADERS))
    return [link.removeprefix("/rules/") for link in page.links("/rules/")]


def test_every_rule_is_listed_once(visitor: Client) -> None:
    assert listed(visitor) == [rule["rule"] for rule in RULES]


def test_topics_are_closed_until_something_is_looked_for(visitor: Client) -> None:
    page = read(visitor.get("/rules", headers=HEADERS))
    topics = {rule["topic"] for rule in RULES}
    assert [one for one in page.all("details") if "open" in one] == []
    assert len(page.all("details")) == len(topics) + 1  # and what the forces mean
    found = read(visitor.get("/rules", {"topic": "court"}, headers=HEADERS))
    assert ["open" in one for one in found.all("details")] == [False, True]
    assert f"{sum(rule['topic'] == 'court' for rule in RULES)}条" in found.text


def test_a_rule_can_be_linked_to_in_the_list(visitor: Client) -> None:
    page = read(visitor.get("/rules", headers=HEADERS))
    assert [one["id"] for one in page.all("li") if "id" in one] == [rule["rule"] for rule in RULES]


def test_a_rule_in_the_list_says_force_dates_check_and_standing(visitor: Client) -> None:
    said = read(visitor.get("/rules", {"q": "7个工作日"}, headers=HEADERS)).text
    assert "未核实" in said
    assert "2026年11月21日核对，没有核实" in said
    said = read(visitor.get("/rules", {"q": "24%与36%"}, headers=HEADERS)).text
    assert "2015年9月1日起施行，2020年8月19日结束" in said
    assert "已结束" in said
    assert "已核实" in said


def test_every_force_is_explained_once(visitor: Client) -> None:
    said = read(visitor.get("/rules", headers=HEADERS)).text
    for force in Force:
        assert said.count(text(f"web_rules.force.{force}", "zh-Hans")) == 1


@pytest.mark.parametrize(("topic", "force"), [("collection", ""), ("", "law"), ("court", "law")])
def test_filters_narrow_down(visitor: Client, topic: str, force: str) -> None:
    wanted = [
        rule["rule"]
        for rule in RULES
        if topic in ("", rule["topic"]) and force in ("", rule["force"])
    ]
    assert listed(visitor, topic=topic, force=force) == wanted
    assert 0 < len(wanted) < len(RULES)


@pytest.mark.parametrize("word", ["催收", "罚息", "征信", "上岸没有的"])
def test_a_word_finds_every_rule_that_has_it(visitor: Client, word: str) -> None:
    texts = catalogue("rules", "zh-Hans")
    having = {key.split(".")[1] for key, said in texts.items() if word in said}
    found = set(listed(visitor, q=word))
    assert having <= found
    assert found < {rule["rule"] for rule in RULES}


def test_every_two_characters_of_a_rule_find_it() -> None:
    for rule in RULES:
        told = rule_json(rule["rule"], TODAY, "zh-Hans")
        said = "\n".join(told[name] for name in SEARCHED)
        for run in re.findall(r"[\u4e00-\u9fff]{2,}", said):
            for place in range(len(run) - 1):
                assert _says(told, plain(run[place : place + 2]).split()), run


def test_several_words_must_all_stand_there_in_any_width_and_case(visitor: Client) -> None:
    both = set(listed(visitor, q="催收 骚扰"))
    assert both == set(listed(visitor, q="催收")) & set(listed(visitor, q="骚扰"))
    assert listed(visitor, q="ｌｐｒ") == listed(visitor, q="LPR") != []


def test_a_rule_says_all_that_is_known(visitor: Client) -> None:
    for rule in RULES:
        told = rule_json(rule["rule"], TODAY, "zh-Hans")
        said = read(visitor.get(f"/rules/{rule['rule']}", headers=HEADERS)).text
        squeezed = said.replace(" ", "")
        for name in ("title", "summary", "status", "force_label", "issuer", "doc", "source"):
            assert "".join(told[name].split()) in squeezed, (rule["rule"], name)


def test_a_rule_not_checked_for_long_says_so(visitor: Client, desk: Desk) -> None:
    desk.now = lambda: NOW + dt.timedelta(days=200)
    said = read(visitor.get("/rules/civil_561_payment_order", headers=HEADERS)).text
    assert "时间较久，可能有变化" in said
    assert "待重新核对" in read(visitor.get("/rules", headers=HEADERS)).text


def test_numbers_that_are_not_verified_are_not_shown(visitor: Client) -> None:
    page = read(visitor.get("/rules/channel_12321_spam", headers=HEADERS))
    assert page.links("tel:") == []
    page = read(visitor.get("/rules/channel_12356", headers=HEADERS))
    assert page.links("tel:") == ["tel:12356"]


def test_every_product_has_its_page_and_marks_what_is_not_verified(visitor: Client) -> None:
    page = read(visitor.get("/products", headers=HEADERS))
    keys = [product["product"] for product in products_json("zh-Hans")["products"]]
    assert page.links("/products/") == [f"/products/{key}" for key in keys]
    said = read(visitor.get("/products/weilidai", headers=HEADERS))
    assert "没有核实" in said.text
    assert "已核实" in said.text
    assert "没有查到可靠的说法" in read(visitor.get("/products/duxiaoman", headers=HEADERS)).text


def test_every_word_is_explained(visitor: Client) -> None:
    said = read(visitor.get("/words", headers=HEADERS)).text
    for term in glossary_json("zh-Hans")["terms"]:
        assert term["word"].replace(" ", "") in said.replace(" ", "")
        assert term["plain"] in said
