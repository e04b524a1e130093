"""The product catalogue: every fact sourced and worded, hotlines verified, relief within what the facts support."""

import pytest

from ashore.data import read_toml
from ashore.law.products import product, product_keys, products
from ashore.law.rules import Force, all_rules, citable, rule
from ashore.loans.relief import ReliefOption
from ashore.texts import LANGUAGES, catalogue, render

KEYS = product_keys()


def test_the_catalogue_and_who_lends() -> None:
    assert {one.key: one.entity_type for one in products()} == {
        "credit_card_generic": "bank",
        "douyin_fangxinjie": "microloan",
        "duxiaoman": "microloan",
        "huabei": "consumer_finance",
        "jd_baitiao": "microloan",
        "jd_jintiao": "microloan",
        "jiebei": "consumer_finance",
        "meituan_jieqian": "microloan",
        "qifu_360": "microloan",
        "weilidai": "private_bank",
        "other": "other",
    }
    assert KEYS[-1] == "other"


@pytest.mark.parametrize("key", KEYS)
def test_every_fact_has_a_source_and_says_whether_it_is_verified(key: str) -> None:
    written = read_toml(f"products/{key}.toml")
    assert written["key"] == key
    for table, fact in zip(written.get("fact", []), product(key).facts, strict=True):
        assert isinstance(table["verified"], bool)
        assert fact.source
        assert fact.confidence in {"high", "medium", "low"}
        from_memory = "记忆" in fact.source or "检索未命中" in fact.source
        assert not (fact.verified and from_memory), f"{fact.name}: memory is not verification"
    assert product(key).last_checked.year == 2026


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_product_is_worded_and_no_wording_lacks_its_fact(language: str) -> None:
    wanted = {"products.caution.loan", "products.caution.card", "products.caution.other"}
    for one in products():
        said = [one.name, one.platform, one.caution, one.entity_label]
        said += [fact.text for fact in one.facts]
        assert all(render(each, language) for each in said)
        wanted |= {each.key for each in said if each.key.startswith("products.")}
    assert catalogue("products", language).keys() == wanted


def test_hotlines_are_those_of_verified_channels() -> None:
    verified = {
        phone
        for each in all_rules()
        if each.force is Force.CHANNEL and citable(each)
        for phone in each.phones
    }
    shown = {one.key: one.hotlines for one in products() if one.hotlines}
    assert shown == {"jiebei": ("95188",), "huabei": ("95188",)}
    assert {phone for phones in shown.values() for phone in phones} <= verified


def test_only_cards_have_a_verified_relief() -> None:
    assert product("credit_card_generic").relief == (
        ReliefOption(
            kind="re-instalment",
            max_instalments=60,
            source="card_art70_personal_installment",
            verified=True,
        ),
    )
    for one in products():
        assert any(option.verified for option in one.relief) is (one.kind == "credit-card")


@pytest.mark.parametrize("key", [key for key in KEYS if key != "credit_card_generic"])
def test_elsewhere_relief_may_be_negotiated_and_nothing_is_promised(key: str) -> None:
    menu = product(key).relief
    assert [option.kind for option in menu] == ["extension", "deferral", "re-instalment"]
    for option in menu:
        assert option.likelihood is None
        assert option.max_instalments is None
        assert citable(rule(option.source))


def test_relief_for_consumer_finance_and_banks_rests_on_the_2025_notice() -> None:
    for one in products():
        if one.kind == "credit-card":
            continue
        notice = one.entity_type in {"consumer_finance", "private_bank"}
        expected = "nfra_2025_consumer_loan_relief" if notice else "civil_543_change_by_agreement"
        assert {option.source for option in one.relief} == {expected}


def test_facts_are_found_by_name_with_exact_figures() -> None:
    rate = product("weilidai").fact("daily_rate")
    assert rate is not None
    assert rate.verified
    assert rate.data["daily_max"] == "0.0005"
    shared = product("weilidai").fact("joint_lending")
    assert shared is not None
    assert not shared.verified, "that other banks lend too is only remembered"
    assert product("weilidai").fact("no_such_fact") is None


def test_an_unknown_product_is_a_key_error() -> None:
    for name in ("nonesuch", "../lpr"):
        with pytest.raises(KeyError):
            product(name)
