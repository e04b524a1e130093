"""``product`` and ``rules``: the façade's JSON, pages that fit the terminal, and one line for what is unknown."""

import datetime as dt
import json

import pytest

from ashore.cli.wrap import width
from ashore.law.products import product_keys
from ashore.law.rules import all_rules
from ashore.texts import LANGUAGES
from ashore.workout.reference import product_json, products_json, rule_json, rules_json
from tests.cli_helper import called

DAY = dt.date(2026, 11, 21)
PAGES = [["product"], ["rules"], *(["product", key] for key in product_keys())]
A_FEW_RULES = (
    *("civil_561_payment_order", "channel_12348", "channel_12368_court", "gbt45251_hours"),
    *("credit_repair_2025_onetime", "enterprise_bankruptcy_draft_2025", "nifa_2018_convention"),
)
PAGES += [["rules", identity] for identity in A_FEW_RULES]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["product"], products_json("en")),
        (["product", "jiebei"], product_json("jiebei", DAY, "en")),
        (["rules"], rules_json(DAY, "en")),
        (["rules", "civil_561_payment_order"], rule_json("civil_561_payment_order", DAY, "en")),
    ],
)
def test_json_is_what_the_facade_answers(capsys, arguments: list[str], expected) -> None:
    done = called(capsys, *arguments, "--format", "json", "--lang", "en", "--as-of", "2026-11-21")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_pages_fit_eighty_columns(capsys, monkeypatch, arguments: list[str], language: str) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = called(capsys, "--lang", language, *arguments, "--as-of", "2026-11-21")
    assert (done.status, done.err) == (0, "")
    for line in done.out.splitlines():
        assert width(line) <= 80 or "://" in line, line
        assert line == line.rstrip()


def said(capsys, *arguments: str) -> str:
    done = called(capsys, "--lang", "zh", *arguments)
    assert (done.status, done.err) == (0, "")
    return done.out


def test_a_product_page_marks_each_fact_as_verified_or_not(capsys) -> None:
    page = said(capsys, "product", "jiebei", "--as-of", "2026-11-21")
    for facts, verified in (("谁放款", True), ("利率", False), ("逾期以后怎么收", False)):
        part = page.partition(f"\n{facts}\n")[2].partition("\n\n")[0]
        assert "出处：" in part
        assert ("2026-11-21核对，已核实" in part) is verified
        assert ("2026-11-21核对，没有核实" in part) is not verified
    assert "机构类型：消费金融公司" in page
    assert "可以请求：延长期限、延后还款、重新分期。机构可以同意，也可以不同意。" in page
    assert "95188" in page
    assert "civil_676_overdue_interest" in page


def test_what_is_not_known_of_a_product_is_said(capsys) -> None:
    assert said(capsys, "product", "duxiaoman").count("没有查到可靠的说法，请看合同。") == 3
    assert "看合同（小额贷款公司）" in said(capsys, "product")


def test_the_list_of_rules_has_all_of_them_as_they_stand_on_the_day(capsys) -> None:
    page = said(capsys, "rules", "--as-of", "2026-03-31")
    for each in all_rules():
        assert f"  {each.id} " in page
    lines = page.splitlines()
    place = next(at for at, line in enumerate(lines) if "credit_repair_2025_onetime" in line)
    assert "2026-01-01" in lines[place - 1]
    assert lines[place].split() == ["credit_repair_2025_onetime", "2026-03-31", "适用"]
    assert "2026-03-31   已结束" in said(capsys, "rules", "--as-of", "2026-04-01")


def test_a_rule_page_has_its_document_force_dates_and_source(capsys) -> None:
    page = said(capsys, "rules", "credit_repair_2025_onetime", "--as-of", "2026-11-21")
    for words in (
        "一次性信用修复政策（已截止）",
        "已在2026年3月31日结束，只用来了解当时的规定。",
        "编号：credit_repair_2025_onetime（征信）",
        "文件：《关于实施一次性信用修复政策有关安排的通知》（2025-12-22公布）（中国人民",
        "效力：监管部门的规章或文件",
        "施行：2026-01-01",
        "结束：2026-03-31",
        "出处：新华社、人民日报、中国日报等2025-12-22/23报道",
        "2026-11-21核对，已核实",
    ):
        assert words in page
    assert "施行：没有核实" in said(capsys, "rules", "channel_12348")
    assert "电话：12348" in said(capsys, "rules", "channel_12348")
    assert "电话：" not in said(capsys, "rules", "channel_12368_court")


def test_today_is_the_day_where_none_is_named(capsys, monkeypatch) -> None:
    from ashore.cli import casefile

    monkeypatch.setattr(casefile, "today", lambda: dt.date(2031, 1, 1))
    assert "时间较久，可能有变化" in said(capsys, "rules", "civil_561_payment_order")
    assert "时间较久，可能有变化" in said(capsys, "product", "jiebei")
    assert "时间较久" not in said(capsys, "product", "jiebei", "--as-of", "2026-11-21")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["product", "jiebai"], "产品目录里没有“jiebai”。是不是“jiebei”？\n"),
        (["product", "借呗"], "产品目录里没有“借呗”。是不是“jiebei”？\n"),
        (["rules", "civil_561"], "没有“civil_561”这条规则。是不是“civil_561_payment_order”？\n"),
        (["rules", "??"], "没有“??”这条规则。编号见规则列表。\n"),
    ],
)
def test_an_unknown_key_is_one_line_with_the_nearest(capsys, arguments, line: str) -> None:
    done = called(capsys, "--lang", "zh", *arguments)
    assert (done.status, done.out, done.err) == (2, "", line)
