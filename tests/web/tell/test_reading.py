"""What is typed and what the document holds: each drawn value reads back as itself, and nothing unreadable gets in."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.structure import MODELS
from ashore.problems import RefusedError
from ashore.texts import LANGUAGES, SOURCE_LANGUAGE, catalogue, render
from ashore.web.forms.leaves import check, options
from ashore.web.forms.reading import drawn, read
from ashore.web.forms.sections import Field, Group, sections
from ashore.web.forms.words import on_page
from tests.web.tell.answers import typed

DAY = dt.date(2026, 11, 21)
FIELDS = [
    (group, field) for section in sections() for group in section.groups for field in group.fields
]
IDS = [f"{group.id}.{field.id}" for group, field in FIELDS]


def found(group: str, field: str) -> tuple[Group, Field]:
    return next(each for each in FIELDS if (each[0].id, each[1].id) == (group, field))


@pytest.mark.parametrize(("group", "field"), FIELDS, ids=IDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_drawn_reads_as_what_it_was_drawn_from(
    group: Group, field: Field, language: Any
) -> None:
    answers = [typed(group, field)]
    if field.kind in ("choice", "switch"):
        answers = list(options(group, field))
    for raw in answers:
        values = read(group, field, raw, DAY)
        assert values or field.options == "debts"
        assert read(group, field, drawn(field, values, language), DAY) == values


@pytest.mark.parametrize(("group", "field"), FIELDS, ids=IDS)
def test_nothing_typed_is_not_known(group: Group, field: Field) -> None:
    assert read(group, field, "  \r\n ", DAY) == {}
    assert drawn(field, {}, "zh-Hans") == ""
    if field.kind not in ("story", "switch"):
        assert read(group, field, "不知道", DAY) == {}


@settings(max_examples=200)
@given(raw=st.text(max_size=12) | st.from_regex(r"[0-9.,%万年日]{1,8}", fullmatch=True))
def test_whatever_is_typed_is_kept_as_the_schema_has_it_or_refused_in_a_line(raw: str) -> None:
    for group, field in FIELDS:  # in here: drawing a text takes longer than reading it in each
        kept_or_refused(group, field, raw)


def kept_or_refused(group: Group, field: Field, raw: str) -> None:
    try:
        values = read(group, field, raw, DAY)
    except RefusedError as refused:
        for language in LANGUAGES:
            line = render(on_page(refused.said), language)
            assert "\n" not in line
            assert not [word for word in ("回车", " b ", "schema", "= ") if word in line]
        return
    assert set(values) <= set(field.keys)
    for key, value in values.items():
        if field.kind not in ("choice", "switch"):
            check(group, key, value)
        assert isinstance(value, str | int | bool)


@pytest.mark.parametrize(
    ("group", "field", "raw", "kept"),
    [
        ("contract", "principal", "2万", {"principal": "20000.00"}),
        ("contract", "principal", "1,799.65元", {"principal": "1799.65"}),
        ("contract", "rate", "年化14.6%", {"annual_rate": "0.146"}),
        ("contract", "rate", "万分之四", {"daily_rate": "0.0004"}),
        ("contract", "fee_rate", "0.6", {"fee_rate": "0.006"}),
        ("late", "penalty_daily_rate", "万分之五", {"penalty_daily_rate": "0.0005"}),
        ("late", "penalty_multiplier", "1.5倍", {"penalty_multiplier": "1.5"}),
        ("dates", "start", "2026年1月15日", {"start": "2026-01-15"}),
        ("dates", "start", "今天", {"start": "2026-11-21"}),
        ("dates", "instalments", "12期", {"instalments": 12}),
        ("relief", "down_payment", "0.1", {"down_payment": "0.1"}),
        ("relief", "down_payment", "10", {"down_payment": "0.1"}),
        ("relief", "annual_rate", "10", {"annual_rate": "0.1"}),
        ("what", "secured", "no", {"secured": False}),
        ("person", "name", "林\u0000小满", {"name": "林小满"}),
        ("person", "name", "\u0007", {}),
        ("story", "story", "一行\r\n又一行", {"story": "一行\n又一行"}),
        ("story", "story", "不知道", {"story": "不知道"}),
    ],
)
def test_an_answer_means_what_a_person_means(
    group: str, field: str, raw: str, kept: dict[str, Any]
) -> None:
    assert read(*found(group, field), raw, DAY) == kept


@pytest.mark.parametrize(
    ("group", "field", "raw", "said"),
    [
        ("contract", "principal", "两万左右", "web_tell.refused.amount"),
        ("contract", "principal", "0", "web_tell.refused.amount-zero"),
        ("contract", "rate", "0.5%", "interview.refused.rate_unclear"),
        ("late", "penalty_daily_rate", "年化5%", "web_tell.refused.rate"),
        ("late", "penalty_daily_rate", "5%", "web_tell.refused.rate_too_large"),
        ("late", "penalty_multiplier", "加收50%", "web_tell.refused.multiplier"),
        ("late", "penalty_multiplier", "15", "web_tell.refused.rate-multiplier"),
        ("late", "grace_days", "91", "web_tell.refused.count-range"),
        ("relief", "likelihood", "1", "web_tell.refused.share_unclear"),
        ("relief", "likelihood", "120%", "web_tell.refused.share"),
        ("dates", "start", "去年", "web_tell.refused.date"),
        ("dates", "instalments", "一千期", "web_tell.refused.whole"),
        ("story", "story", "长" * 2001, "web_tell.refused.text-too-long"),
        ("paper", "note", "长" * 41, "web_tell.refused.text-too-long"),
        ("what", "method", "card", "web_tell.refused.choice"),
    ],
)
def test_a_refusal_says_what_would_be_right(group: str, field: str, raw: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read(*found(group, field), raw, DAY)
    line = on_page(refused.value.said)
    assert line.key == said
    assert render(line, SOURCE_LANGUAGE)


@pytest.mark.parametrize(
    ("group", "field", "values", "shown"),
    [
        ("contract", "principal", {"principal": 20000}, "20000"),
        ("contract", "principal", {"principal": 1800.39}, "1800.39"),
        ("contract", "rate", {"daily_rate": 0.0004}, "日利率0.04%"),
        ("contract", "rate", {"annual_rate": "0.123456789"}, "年化12.3456789%"),
        ("contract", "principal", {"principal": ["?"]}, "['?']"),
        ("contract", "rate", {"annual_rate": "much"}, "much"),
        ("late", "penalty_multiplier", {"penalty_multiplier": "NaN"}, "NaN"),
        ("what", "secured", {"secured": "maybe"}, "maybe"),
        ("income", "every", {"every": "10 days"}, "10 days"),
    ],
)
def test_what_a_document_from_elsewhere_holds_is_drawn(
    group: str, field: str, values: dict[str, Any], shown: str
) -> None:
    assert drawn(found(group, field)[1], values, "zh-Hans") == shown


def test_the_check_is_that_of_the_schema() -> None:
    for group, field in FIELDS:
        for key in field.keys:
            assert key in {f.alias or n for n, f in MODELS[group.model[0]].model_fields.items()}
    with pytest.raises(RefusedError) as refused:
        check(found("contract", "principal")[0], "principal", "0.00")
    assert refused.value.said.key == "case.amount.zero.right"
    check(found("contract", "principal")[0], "principal", str(Decimal("0.01")))


def test_every_refusal_of_the_readers_has_words_for_a_page() -> None:
    terminal = ("回车", "输入 b", "enter b", "type b", "press Enter", "Enter")
    for key, said in catalogue("interview", "zh-Hans").items():
        if key.startswith("interview.refused.") and any(word in said for word in terminal):
            if key.endswith(".choose"):
                continue  # of the question after the first part, which no page asks
            name = key.replace("interview.", "web_tell.")
            assert name in catalogue("web_tell", "zh-Hans"), key
