"""The rules: every one complete, dated, sourced and worded; only verified ones may be cited; an ended one answers."""

import datetime as dt
import re
import subprocess
import sys
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ashore.data import read_toml, resource
from ashore.law import rules
from ashore.law.rules import (
    Force,
    Rule,
    all_rules,
    citable,
    in_force,
    rule,
    rules_on,
    status,
    status_message,
)
from ashore.law.staleness import Status
from ashore.texts import LANGUAGES, catalogue, render

CASES = Path(__file__).parent / "rule_cases"
CHECKED = dt.date(2026, 11, 21)
ALL = all_rules()
IDS = [each.id for each in ALL]
TOPICS = sorted({each.topic for each in ALL})
TELEPHONE = re.compile(r"(?<![\d.,])(?:1[12]\d{3}|9[56]\d{3}|400[\d-]{7,})(?![\d.,%元])")


def rule_file(identity: str) -> dict[str, Any]:
    topic = rule(identity).topic
    return read_toml(f"rules/{topic}/{identity}.toml")


def test_the_fact_base_is_taken_over_whole() -> None:
    assert len(ALL) == 124
    assert sum(each.verified for each in ALL) == 112
    assert {topic: len(rules_on(topic)) for topic in TOPICS} == {
        "channel": 14,
        "civil_code": 14,
        "collection": 28,
        "court": 27,
        "credit_record": 10,
        "negotiation": 6,
        "rate_cap": 19,
        "scam": 6,
    }


def unsourced(read: Rule) -> list[str]:
    """Which of who says so, in which document, and where it was read, a rule does not name."""
    return [name for name in ("issuer", "doc", "source", "evidence") if not getattr(read, name)]


@pytest.mark.parametrize("name", ["issuer", "doc", "source", "evidence"])
def test_a_rule_without_its_source_would_be_noticed(name: str) -> None:
    assert unsourced(replace(rule("civil_561_payment_order"), **{name: ""})) == [name]


@pytest.mark.parametrize("identity", IDS)
def test_a_rule_has_source_force_dates_and_the_day_it_was_checked(identity: str) -> None:
    written, read = rule_file(identity), rule(identity)
    assert written["id"] == identity
    assert written["topic"] in TOPICS
    assert unsourced(read) == []
    assert read.confidence in {"high", "medium", "low"}
    assert isinstance(written["verified"], bool)
    assert isinstance(read.last_checked, dt.date)
    assert read.last_checked <= CHECKED
    for key, word in (("effective_from", "unknown"), ("effective_to", "open")):
        value = written[key]
        assert isinstance(value, dt.date) or value in {word, "unknown"}, (
            f"{key}: a date or {word!r}"
        )
    if read.effective_from and read.effective_to:
        assert read.effective_from <= read.effective_to
    assert read.url is None or read.url.startswith(("http://", "https://"))


def test_a_rule_file_has_no_key_that_nobody_reads() -> None:
    known = {
        *("id", "topic", "force", "issuer", "doc", "article", "effective_from", "effective_to"),
        *("source", "url", "evidence", "verified", "confidence", "last_checked", "note", "params"),
    }
    for identity in IDS:
        assert rule_file(identity).keys() <= known, identity


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_worded_and_no_wording_lacks_its_rule(language: str) -> None:
    wanted = {f"rules.{identity}.{part}" for identity in IDS for part in ("title", "summary")}
    assert catalogue("rules", language).keys() == wanted
    for each in ALL:
        assert render(each.title, language)
        assert render(each.summary, language)
        assert render(each.force.label, language)
        assert f"law.topic.{each.topic}" in catalogue("law", language)


def test_every_force_has_a_label() -> None:
    for language in LANGUAGES:
        labels = [render(force.label, language) for force in Force]
        assert len(set(labels)) == len(labels)


def test_only_verified_rules_may_be_cited() -> None:
    for each in ALL:
        if citable(each):
            assert each.verified
            assert each.force not in {Force.DRAFT, Force.NOTE}
    assert citable(rule("civil_561_payment_order"))
    assert not citable(rule("cooperation_myth_7day_reply")), "not verified"
    assert not citable(rule("enterprise_bankruptcy_draft_2025")), "verified, but a draft"
    assert not citable(rule("term_stop_interest_not_legal")), "verified, but our own note"


def test_what_only_encourages_lenders_is_not_called_a_regulation() -> None:
    guidance = {each.id for each in ALL if each.force is Force.GUIDANCE}
    assert guidance == {
        "nfra_2025_consumer_loan_relief",
        "rate_consumer_finance_20pct_guidance",
        "rate_microloan_guideline_2025",
    }


def dated_cases() -> list[tuple[str, dt.date, Status]]:
    found = []
    for topic in TOPICS:
        table = tomllib.loads((CASES / f"{topic}.toml").read_text(encoding="utf-8"))
        for identity, days in table.items():
            found += [(identity, dt.date.fromisoformat(day), Status(s)) for day, s in days.items()]
    return found


@pytest.mark.parametrize(("identity", "day", "expected"), dated_cases())
def test_where_a_rule_stands_on_the_days_around_each_change(
    identity: str, day: dt.date, expected: Status
) -> None:
    asked = rule(identity)
    assert status(asked, day) is expected
    assert in_force(asked, day) is (expected in {Status.CURRENT, Status.STALE})


def test_every_rule_has_at_least_two_dated_cases() -> None:
    counted = [identity for identity, _, _ in dated_cases()]
    assert [identity for identity in IDS if counted.count(identity) < 2] == []


def test_mistake_14_a_rule_past_its_end_still_answers_and_says_so() -> None:
    ended = rule("credit_repair_2025_onetime")
    assert not in_force(ended, CHECKED)
    assert status(ended, CHECKED) is Status.ENDED
    assert render(ended.title, "en") == "One-time credit repair policy (closed)"
    said = render(status_message(ended, CHECKED), "zh-Hans")
    assert said == "已在2026年3月31日结束，只用来了解当时的规定。"


def test_mistake_14_a_stale_rule_still_answers_and_says_so() -> None:
    much_later = dt.date(2031, 1, 1)
    for each in ALL:
        assert render(each.summary, "zh-Hans")
        assert render(status_message(each, much_later), "zh-Hans")
    stale = rule("civil_561_payment_order")
    assert in_force(stale, much_later)
    assert status(stale, much_later) is Status.STALE
    said = render(status_message(stale, much_later), "zh-Hans")
    assert said == "最近一次核对是2026年11月21日，时间较久，可能有变化，请先核对原文。"


@pytest.mark.parametrize(
    ("identity", "day", "said"),
    [
        ("civil_561_payment_order", CHECKED, "Still applies, as last checked on 21 Nov 2026."),
        (
            "crim_313_refuse_judgment",
            CHECKED,
            "Still applies, as last checked on 21 Nov 2026; the day it took effect is not verified.",
        ),
        (
            "rate_disclosure_2026",
            dt.date(2026, 7, 31),
            "Takes effect on 1 Aug 2026; not in force yet.",
        ),
        ("enterprise_bankruptcy_draft_2025", CHECKED, "This is a draft and not in force."),
        ("nifa_2018_convention", CHECKED, "Not verified; do not rely on it."),
    ],
)
def test_what_is_said_of_a_rule(identity: str, day: dt.date, said: str) -> None:
    assert render(status_message(rule(identity), day), "en") == said


def test_staleness_is_the_callers_choice() -> None:
    asked = rule("civil_561_payment_order")
    assert status(asked, CHECKED + dt.timedelta(days=31), stale_after_days=30) is Status.STALE
    assert status(asked, CHECKED + dt.timedelta(days=30), stale_after_days=30) is Status.CURRENT


def test_figures_are_exact() -> None:
    assert str(rule("delay_interest_rate").number("daily_rate")) == "0.000175"
    assert rule("rate_penalty_interest_30_50").number("overdue_surcharge_pct_max") == 50


def test_an_unknown_rule_is_a_key_error() -> None:
    for name in ("no_such_rule", "../lpr", ""):
        with pytest.raises(KeyError):
            rule(name)


def test_telephone_numbers_come_only_from_verified_channels() -> None:
    verified = {phone for each in rules_on("channel") for phone in each.phones}
    assert verified == {
        *("12378", "12363", "12348", "12356", "12345", "95188", "110", "96110"),
    }
    assert rule("channel_12368_court").phones == ()
    for language in LANGUAGES:
        for entry in resource(f"texts/{language}").iterdir():
            for key, text in catalogue(entry.name.removesuffix(".toml"), language).items():
                named = set(TELEPHONE.findall(text))
                assert named <= verified, f"{language} {key} names {named - verified}"


def test_a_text_names_no_instrument_that_no_verified_rule_has() -> None:
    docs = "".join(each.doc for each in ALL if each.verified)
    areas = [entry.name.removesuffix(".toml") for entry in resource("texts/zh-Hans").iterdir()]
    texts = {key: text for area in areas for key, text in catalogue(area, "zh-Hans").items()}
    ours = {text for key, text in texts.items() if key.startswith("documents.file.")}
    for key, text in texts.items():
        for named in set(re.findall("《([^》]+)》", text)) - ours:
            assert named in docs, f"{key} names 《{named}》: add the rule first"


def test_one_lookup_reads_one_file_in_less_than_five_milliseconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def recording(path: str) -> dict[str, Any]:
        read.append(path)
        return read_toml(path)

    monkeypatch.setattr(rules, "read_toml", recording)
    taken = []
    for _ in range(5):
        rule.cache_clear()
        rules._paths.cache_clear()
        started = time.process_time()
        rule("civil_561_payment_order")
        taken.append(time.process_time() - started)
    assert set(read) == {"rules/civil_code/civil_561_payment_order.toml"}
    assert min(taken) < 0.005


def test_nothing_is_parsed_at_import() -> None:
    modules = ("rules", "products", "lpr", "standards", "caps", "staleness")
    imports = "; ".join(f"import ashore.law.{module}" for module in modules)
    program = f"import tomllib; tomllib.loads = None; {imports}; import ashore.workdays"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
