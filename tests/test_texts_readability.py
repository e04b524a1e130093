"""Texts read at junior-middle-school level, as scripts/readability.py measures it; docs/readability.md says why."""

import pytest
from scripts import readability
from scripts.readability import areas, faults, grade, length, measure, sentences


@pytest.mark.parametrize("area", areas())
def test_an_area_is_within_the_bars(area: str) -> None:
    assert faults(area) == []


def test_a_sentence_ends_with_its_stop_and_what_is_filled_in_counts_as_one() -> None:
    assert length("截至{as_of:date}，欠{total:money}。", "zh-Hans") == 5
    assert length("见《商业银行信用卡业务监督管理办法》第70条；利率14.6%。", "zh-Hans") == 8
    assert length('About {cost:percent} of "CNY 1,799.65" (借呗).', "en") == 6
    told = dict(sentences("products", "en"))
    assert told["products.huabei.name"] == "Huabei (花呗)"
    lender = [said for key, said in sentences("products", "en") if key == "products.huabei.lender"]
    assert [said.split()[0] for said in lender] == ["Chongqing", "A", "It"], (
        "Co., Ltd. ends no sentence"
    )


def test_the_grade_is_that_of_the_formula() -> None:
    # 13 words, 24 syllables: a worked example of the formula's own literature.
    platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert grade([platypus]) == pytest.approx(0.39 * 13 + 11.8 * 24 / 13 - 15.59)
    assert grade(["We owe it.", "You pay it."]) < 0


def test_what_is_too_hard_is_named(monkeypatch) -> None:
    short, long = "请看合同。", "请看合同" * 13 + "。"
    texts = {
        "zh-Hans": {"law.a": short * 20 + long, "law.b": "逾期很龌龊。", "law.c.examples": long},
        "en": {"law.a": "Institutional reconsideration necessitates documentation."},
    }
    monkeypatch.setattr(readability, "catalogue", lambda _area, language: texts[language])
    found = faults("law")
    assert [fault.split(":")[0] for fault in found] == ["law.b", "law.a (zh-Hans)", "law (en)"]
    told = measure("law", "zh-Hans")
    assert told is not None
    assert (told.middle, told.usual, told.longest) == (4, 5, 52)
    monkeypatch.setitem(texts, "zh-Hans", {"law.a": short + long})
    assert "95th percentile 52 > 40" in faults("law")[1]
