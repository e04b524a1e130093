"""What each paper says, and what it leaves out: facts that are missing, other lenders, sentences without a case."""

import re
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from ashore.data import read_text
from ashore.documents.blocks import Block, Columns, Document, Panel, Table, as_data
from ashore.documents.card import card
from ashore.documents.checklist import checklist
from ashore.documents.drawings import balance_points
from ashore.documents.letter import letter
from ashore.documents.overview import overview
from ashore.documents.pdf import PdfPrinter
from ashore.documents.query import query
from ashore.documents.schedule import schedule
from ashore.documents.statement import statement
from ashore.negotiation.facts import CAUSES
from ashore.texts import LANGUAGES, Language
from tests import documents_sample as sample
from tests.documents_reading import pdf_pages, pdf_text

PRINTER = PdfPrinter()


def words(document: Document) -> str:
    """Every text of a document, without its drawings."""
    return "\n".join(_texts({k: v for k, v in as_data(document).items() if k != "language"}))


def _texts(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [
                text
                for key, inner in value.items()
                if key not in ("svg", "is", "look", "mark", "align", "layout")
                for text in _texts(inner)
            ]
        case list() | tuple():
            return [text for inner in value for text in _texts(inner)]
        case _:
            return []


def nobody() -> dict[str, dict[str, Any]]:
    """A case without a name, a telephone, an account, a cause, a story."""
    parts = sample.only("huabei")
    parts["told"].pop("person")
    return parts


def test_a_fact_the_case_lacks_has_no_line_and_no_label() -> None:
    text = words(letter(sample.pack_data(**nobody()), "huabei"))
    assert not re.search("申请人|联系电话|身份证号|合同（账户）编号|我的情况，用自己的话说", text)
    assert "产品" in text
    assert "2026年11月21日" in text


def test_what_is_missing_stands_on_the_checklist_to_be_filled_in() -> None:
    text = words(checklist(sample.pack_data(**nobody()), "huabei"))
    for label in ("您的姓名", "联系电话", "合同（账户）编号", "困难的原因"):
        assert label in text
    complete = words(checklist(sample.pack_data(), "jiebei"))
    assert "先补上这些" not in complete


def test_without_a_creditor_the_letter_has_no_address_line() -> None:
    data = sample.pack_data(**sample.only("huabei", creditor=""))
    assert "致：" not in words(letter(data, "huabei"))
    assert "贷款机构的全称" in words(checklist(data, "huabei"))
    assert "花呗" in words(card(data, "huabei"))


def test_the_id_number_is_printed_where_the_case_holds_it() -> None:
    told = sample.case()
    told["person"]["id_number"] = "33010019900101000X"
    assert "33010019900101000X" in words(letter(sample.pack_data(told=told), "jiebei"))


@pytest.mark.parametrize("cause", CAUSES)
def test_the_letter_follows_the_cause(cause: str) -> None:
    told = sample.case()
    told["person"] |= {"cause": cause, "story": ""}
    data = sample.pack_data(told=told)
    text = words(letter(data, "jiebei"))
    assert not re.search("裁员|失业", text)
    assert ("收入减少" in text) == (cause == "income-loss")


def test_no_lender_reads_of_another() -> None:
    data = sample.pack_data()
    for debt_id in data.briefs:
        papers = [letter, card, checklist, schedule]
        if debt_id == "jiebei":
            papers.append(query)
        text = "".join(
            words(made) for paper in papers if (made := paper(data, debt_id)) is not None
        )
        others = {d["name"] for d in data.position["debts"] if d["id"] != debt_id}
        assert not [other for other in others if other in text], debt_id
    stated = words(statement(data))
    assert not [d for d in data.position["debts"] if d["name"] in stated or d["creditor"] in stated]


def test_the_letter_lists_the_papers_that_go_with_it() -> None:
    data = sample.pack_data()
    assert "附件：《收支情况说明》、《还款计划》、《欠款核对函》" in words(letter(data, "jiebei"))
    assert "附件：《收支情况说明》、《还款计划》\n" in words(letter(data, "huabei"))
    poor = sample.pack_data(planned=sample.plan_that_does_not_fit())
    assert "附件：《收支情况说明》\n" in words(letter(poor, "huabei"))


def test_the_query_asks_and_shows_both_figures() -> None:
    text = words(query(sample.pack_data(), "jiebei"))
    assert "罚息按合同利率的2倍计收，合同写的是1.5倍。\n请说明罚息倍数的合同条款" in text
    assert "（涉及128.85元）" in text
    assert "截至2026年11月20日，贵机构告知的数额" in text
    assert "515.40" in text
    assert "不是说贵机构做错了" in text


def test_the_query_shows_the_sum_last_and_no_part_that_both_sides_have_as_nothing() -> None:
    stands = sample.position()
    for side, total in (("stated", "600.00"), ("supported", "387.15"), ("difference", "212.85")):
        parts = {
            "total": total,
            "late_fees": "0.00",
            "penalty": "0.00" if side == "supported" else total,
        }
        stands["debts"][0]["claim"][side] = parts
    (table,) = [
        b for b in query(sample.pack_data(stands=stands), "jiebei").blocks if isinstance(b, Table)
    ]
    assert [row[0] for row in table.rows] == ["罚息"]
    assert table.total == ["合计", "600.00", "387.15", "212.85"]


def test_a_finding_on_an_unverified_rule_is_asked_without_stating_it() -> None:
    stands = sample.position()
    stands["debts"][0]["findings"][1]["message"] = "不能当作事实的说法"
    text = words(query(sample.pack_data(stands=stands), "jiebei"))
    assert "不能当作事实的说法" not in text
    assert "360天还是365天" in text


def test_a_finding_without_a_claim_still_asks() -> None:
    stands = sample.position()
    stands["debts"][0]["claim"] = None
    text = words(query(sample.pack_data(stands=stands), "jiebei"))
    assert "515.40" not in text
    assert "128.85" in text


def test_findings_without_questions_make_no_query() -> None:
    parts = sample.only("jiebei")
    for finding in parts["stands"]["debts"][0]["findings"]:
        finding["question"] = None
    data = sample.pack_data(**parts)
    assert "欠款核对函" not in words(letter(data, "jiebei")) + words(card(data, "jiebei"))


def test_the_statement_shows_every_line_and_the_result() -> None:
    data = sample.pack_data()
    text = words(statement(data))
    for line in data.budget["lines"]:
        assert line["name"] in text
    for figure in ("8,800.00", "4,140.00", "82,189.20元", "2,756.97元"):
        assert figure in text
    assert "7笔" in text


@pytest.mark.parametrize(
    ("every", "printed"),
    [
        ("month", "每月"),
        ("fortnight", "每两周"),
        ("10 days", "每10天"),
        ("2 months", "每2个月"),
        ("3 weeks", "每3周"),
    ],
)
def test_every_rhythm_has_its_words(every: str, printed: str) -> None:
    counted = sample.budget()
    counted["lines"][0]["every"] = every
    assert printed in words(statement(sample.pack_data(counted=counted)))


def test_earlier_charges_have_a_column_only_where_there_are_any() -> None:
    planned = sample.plan()
    data = sample.pack_data(planned=deepcopy(planned))
    plain = schedule(data, "jiebei")
    assert plain is not None
    assert "已欠的息费" not in words(plain)
    planned["plans"][0]["debts"][0]["schedule"][0]["other"] = "12.00"
    fuller = schedule(sample.pack_data(planned=planned), "jiebei")
    assert fuller is not None
    assert "已欠的息费" in words(fuller)


def kinds(blocks: list[Block] | Any) -> list[str]:
    found = []
    for block in blocks:
        found.append(type(block).__name__)
        if isinstance(block, Panel):
            found += kinds(block.blocks)
        if isinstance(block, Columns):
            found += kinds(block.left) + kinds(block.right)
    return found


def test_the_overview_has_its_six_drawings_and_the_next_step() -> None:
    document = overview(sample.pack_data())
    assert kinds(document.blocks).count("Chart") == 6
    text = words(document)
    assert "下一步" in text
    assert "先联系借呗" in text
    assert "周末兼职的收入不固定" in text
    assert "京东金条：合同里没有写罚息倍数" in text


def test_when_nothing_fits_the_overview_says_so_kindly_and_what_would() -> None:
    counted = sample.budget()
    counted["surplus"] = {"low": "-300.00", "expected": "-120.00", "high": "0.00"}
    data = sample.pack_data(planned=sample.plan_that_does_not_fit(), counted=counted)
    text = words(overview(data))
    assert "这不是您的错" in text
    assert "每月有2,955.10元就排得开" in text
    assert "现在的收入只够生活必需的支出。" in text
    assert "还差\n120.00" in text
    assert "还差\n120.00" in words(statement(data))
    assert "先保住住房、水电和吃饭" in text
    assert "建议的还款计划" not in text
    assert "暂时没有" in text
    assert len(pdf_pages(PRINTER.print(overview(data)))) in (2, 3)


def test_when_nothing_fits_letter_card_and_overview_state_the_deferral_and_the_token() -> None:
    planned = sample.plan_that_does_not_fit(tokens={"huabei": "50.00"}, available="60.00")
    data = sample.pack_data(planned=planned)
    assert "延期3个月" in words(overview(data))
    for debt_id in data.briefs:
        asked, called = words(letter(data, debt_id)), words(card(data, debt_id))
        assert "延期3个月" in asked
        assert "延期3个月" in called
        assert ("每月能付50.00元" in asked) == (debt_id == "huabei")
        assert ("每月先还50.00元" in called) == (debt_id == "huabei")


def test_where_nothing_is_owed_the_overview_speaks_of_no_plan() -> None:
    stands, planned = sample.position(), sample.plan_that_does_not_fit()
    stands["debts"], planned["infeasible"] = [], None
    stands["totals"] = {n: [] if n.startswith("forecast") else "0.00" for n in stands["totals"]}
    text = words(overview(sample.pack_data(stands=stands, planned=planned)))
    assert "没有合适的计划" not in text
    assert "还定不下来" not in text


def test_a_limit_that_rests_on_an_old_rate_is_told_once() -> None:
    stale = "这是查到的最近一期LPR（2026年8月20日公布），之后可能有新的报价，请以最新公布的为准。"
    stands = sample.position() | {"lpr_warning": stale}
    assert words(overview(sample.pack_data(stands=stands))).count(stale) == 1
    assert "LPR" not in words(overview(sample.pack_data()))


def many(count: int, factor: int) -> dict[str, Any]:
    """A position of many large debts: copies of the sample's, a factor larger."""
    stands = sample.position()
    for place in (*stands["debts"], {"buckets": stands["totals"]}):
        amounts = {n: a for n, a in place["buckets"].items() if isinstance(a, str)}
        place["buckets"] |= {n: f"{Decimal(a) * factor:.2f}" for n, a in amounts.items()}
        place["total"] = f"{Decimal(place.get('total', 0)) * factor:.2f}"
    first = stands["debts"]
    stands["debts"] = [
        first[i % 7] | {"id": first[i % 7]["id"] if i < 7 else f"d{i}"} for i in range(count)
    ]
    return stands


def test_forty_large_debts_still_fit_their_pages() -> None:
    stands = many(40, 40)
    told = sample.case()
    planned = sample.plan()
    for entries in (told["debt"], planned["plans"][0]["debts"]):
        entries += [entries[0] | {"id": debt["id"]} for debt in stands["debts"][7:]]
    data = sample.pack_data(told=told, stands=stands, planned=planned)
    pages = pdf_pages(PRINTER.print(overview(data)))
    assert len(pages) <= 7
    text = " ".join(pages)
    assert text.count("借呗") >= 4 * 6  # in the three tables and the drawing
    assert text.count("454,798.00") >= 2 * 6


def test_lean_and_good_months_are_told_only_where_they_differ() -> None:
    counted = sample.budget()
    counted["surplus"] = {"low": "0.00", "expected": "4140.00", "high": "4140.00"}
    assert "收入较少的月份没有余钱还款" in words(overview(sample.pack_data(counted=counted)))
    counted["surplus"]["low"] = "4140.00"
    assert "收入较少" not in words(overview(sample.pack_data(counted=counted)))


def test_each_rule_stands_with_its_source_and_its_force() -> None:
    blocks = overview(sample.pack_data()).blocks
    (table,) = [b for b in blocks if isinstance(b, Table) and b.columns[0].title == "规定"]
    assert table.rows == [
        [
            "不良信息保存5年，从还清之日起算",
            "《征信业管理条例》第16条",
            "法律、法规或司法解释",
        ]
    ]


def test_nothing_overdue_is_said_and_not_shown_as_a_figure() -> None:
    stands = sample.position()
    for debt in stands["debts"]:
        debt["days_past_due"] = 0
    text = words(overview(sample.pack_data(stands=stands)))
    assert "没有逾期" in text


def test_the_balance_starts_with_all_that_is_owed_and_ends_with_nothing() -> None:
    data = sample.pack_data()
    assert data.recommended is not None
    points = balance_points(sample.AS_OF, data.recommended)
    assert points[0].day == sample.AS_OF
    assert points[0].balance == 8218920
    assert points[-1].balance == 0
    assert [p.balance for p in points] == sorted((p.balance for p in points), reverse=True)


def test_only_readers_of_other_languages_are_told_what_lenders_read() -> None:
    told = {
        language: "zh-Hans" in words(overview(sample.pack_data(language))) for language in LANGUAGES
    }
    assert told == {"zh-Hans": False, "zh-Hant": True, "en": True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_papers_are_english_and_chinese_ones_chinese(language: Language) -> None:
    data = sample.pack_data(language, told={**sample.case(), "person": {}})
    text = pdf_text(PRINTER.print(checklist(data, "weilidai")))
    chinese = len(re.findall(r"[\u4e00-\u9fff]", text))
    assert (chinese < 60) == (language == "en")
    assert ("還" in text) == (language == "zh-Hant")


def test_the_template_needs_no_package_and_no_file() -> None:
    template = read_text("templates/document.typ")
    assert "@preview" not in template.replace("No packages", "")
    assert not re.search(r"\b(read|csv|include|import)\b *[(\"#]", template)
