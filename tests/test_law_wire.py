"""Products and rules as JSON: complete, sourced, and never more certain than their files."""

import datetime as dt
import json

import pytest

from ashore.data import read_toml
from ashore.law.products import FACTS, product, product_keys, products
from ashore.law.rules import Force, all_rules, citable, rule
from ashore.law.wire import product_json, rule_json, rule_line_json
from ashore.problems import AshoreError
from ashore.texts import LANGUAGES, Language
from ashore.workout import reference

CHECKED = dt.date(2026, 11, 21)
IDS = [each.id for each in all_rules()]
HEDGES = {
    "zh-Hans": ("没有核实", "没有查到", "没有确认", "据说"),
    "en": ("not verified", " was found", "not confirmed"),
}


@pytest.mark.parametrize("identity", IDS)
def test_a_rule_is_told_as_its_file_has_it(identity: str) -> None:
    asked = rule(identity)
    written = read_toml(f"rules/{asked.topic}/{identity}.toml")
    told = rule_json(asked, CHECKED, "zh-Hans")
    for name in ("issuer", "doc", "source", "verified", "confidence", "topic", "force"):
        assert told[name] == written[name]
    for name in ("article", "url"):
        assert told[name] == written.get(name)
    for name in ("effective_from", "effective_to", "last_checked"):
        day = written[name]
        assert told[name] == (day.isoformat() if isinstance(day, dt.date) else None)
    assert told.keys() >= rule_line_json(asked, CHECKED, "zh-Hans").keys()
    assert json.loads(json.dumps(told)) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_rule_stands_is_a_word_and_a_sentence(language: Language) -> None:
    words = {}
    for identity, day, standing in (
        ("civil_561_payment_order", CHECKED, "current"),
        ("civil_561_payment_order", dt.date(2020, 12, 31), "not-yet"),
        ("civil_561_payment_order", dt.date(2031, 1, 1), "stale"),
        ("credit_repair_2025_onetime", CHECKED, "ended"),
        ("enterprise_bankruptcy_draft_2025", CHECKED, "draft"),
        ("nifa_2018_convention", dt.date(2031, 1, 1), "unverified"),
    ):
        told = rule_json(rule(identity), day, language)
        assert told["standing"] == standing
        words[told["standing_label"]] = told["status"]
    assert len(words) == len(set(words.values())) == 6


def test_only_verified_channels_show_a_number() -> None:
    for each in all_rules():
        told = rule_json(each, CHECKED, "zh-Hans")
        assert told["phones"] == (
            each.params["phone"] if each.force is Force.CHANNEL and each.verified else []
        )
        assert "params" not in told, "the numbers of unverified channels stand there"


@pytest.mark.parametrize("language", HEDGES)
def test_what_is_not_verified_is_never_stated_as_a_fact(language: Language) -> None:
    for one in products():
        told = product_json(one, CHECKED, language)
        for fact in (fact for facts in told["facts"].values() for fact in facts):
            hedged = any(words in fact["text"] for words in HEDGES[language])
            assert hedged is not fact["verified"], f"{one.key} {fact['name']}: {fact['text']}"
    for each in all_rules():
        # Drafts and notes of ours are called so wherever they are shown.
        if each.verified or each.force in {Force.DRAFT, Force.NOTE}:
            continue
        told = rule_json(each, CHECKED, language)
        said = told["title"] + told["summary"]
        assert any(words in said for words in HEDGES[language]), f"{each.id}: {said}"


@pytest.mark.parametrize("key", product_keys())
def test_a_product_is_told_with_every_fact_of_its_file(key: str) -> None:
    told = product_json(product(key), CHECKED, "zh-Hans")
    written = {fact["name"]: fact for fact in read_toml(f"products/{key}.toml").get("fact", [])}
    facts = {fact["name"]: fact for facts in told["facts"].values() for fact in facts}
    assert facts.keys() == written.keys(), "a name that FACTS does not know is not shown"
    assert told["facts"].keys() == FACTS.keys()
    for name, fact in facts.items():
        for kept in ("source", "verified", "confidence"):
            assert fact[kept] == written[name][kept]
        assert fact["url"] == written[name].get("url")
        assert fact["data"] == written[name].get("data", {})
        assert fact["last_checked"] == "2026-11-21"
    assert json.loads(json.dumps(told)) == told


def test_a_product_is_stale_after_half_a_year_without_a_look() -> None:
    half_a_year = dt.timedelta(days=180)
    assert not product_json(product("jiebei"), CHECKED + half_a_year, "en")["stale"]
    later = CHECKED + half_a_year + dt.timedelta(days=1)
    assert product_json(product("jiebei"), later, "en")["stale"]


def test_channels_are_official_and_take_complaints_about_this_kind_of_lender() -> None:
    told = {
        one.key: [each["rule"] for each in product_json(one, CHECKED, "zh-Hans")["channels"]]
        for one in products()
    }
    assert told["jiebei"] == ["channel_95188", "channel_12378"]
    assert told["weilidai"] == told["credit_card_generic"] == ["channel_12378"]
    assert told["jd_baitiao"] == told["duxiaoman"] == ["channel_12345"]
    assert told["other"] == [], "who supervises an unknown lender is unknown"


@pytest.mark.parametrize("key", product_keys())
def test_related_rules_may_be_cited_and_are_in_force(key: str) -> None:
    told = product_json(product(key), CHECKED, "zh-Hans")
    related = [each["rule"] for each in told["rules"]]
    assert len(related) == len(set(related))
    assert {option["rule"] for option in told["relief"]} <= set(related)
    assert "civil_676_overdue_interest" in related
    for each in told["rules"]:
        assert citable(rule(each["rule"]))
        assert each["standing"] == "current"


def test_rules_of_cards_stand_with_cards_only() -> None:
    for one in products():
        related = {each["rule"] for each in product_json(one, CHECKED, "en")["rules"]}
        card = {"rate_card_2016_reform", "card_malicious_overdraft_crime", "card_art68_collection"}
        assert (card <= related) is (one.kind == "credit-card")
        assert not related & card or one.kind == "credit-card"


def test_a_rule_that_has_not_begun_is_not_related_yet() -> None:
    before = product_json(product("jiebei"), dt.date(2026, 7, 31), "en")["rules"]
    assert "rate_disclosure_2026" not in {each["rule"] for each in before}


@pytest.mark.parametrize(
    ("look_up", "written", "said"),
    [
        (reference.product_json, "jiebai", "“jiebei”?"),
        (reference.product_json, "Huabei", "“huabei”?"),
        (reference.product_json, "微粒贷", "“weilidai”?"),
        (reference.product_json, "??", "Known are: credit_card_generic, "),
        (reference.rule_json, "civil_561", "“civil_561_payment_order”?"),
        (reference.rule_json, "gbt45251_hour", "“gbt45251_hours”?"),
        (reference.rule_json, "??", "The list of rules has every id."),
    ],
)
def test_an_unknown_key_names_the_nearest(look_up, written: str, said: str) -> None:
    with pytest.raises(AshoreError) as refused:
        look_up(written, CHECKED, "en")
    (problem,) = refused.value.problems
    line = problem.text("en")
    assert f"“{written}”" in line
    assert said in line
    assert "\n" not in line


def test_the_lists_have_every_entry() -> None:
    listed = reference.products_json("en")["products"]
    assert [each["product"] for each in listed] == list(product_keys())
    assert [each["rule"] for each in reference.rules_json(CHECKED, "en")["rules"]] == IDS
