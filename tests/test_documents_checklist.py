"""The materials checklist: what is still to be gathered, what is at hand, and how far that is."""

from typing import Any

import pytest

from ashore.case.papers import paper_kinds
from ashore.documents.blocks import Document, Table, Text
from ashore.documents.checklist import checklist
from ashore.documents.data import PackData
from ashore.documents.pdf import PdfPrinter
from ashore.negotiation.materials import materials_json
from ashore.texts import LANGUAGES, Language
from tests import documents_sample as sample
from tests.documents_reading import pdf_pages

SOME = [
    {"kind": "identity", "note": "放在抽屉里"},
    {"kind": "separation", "substitute": True},
    {"kind": "income-record", "dated": "2026-08-20"},
    {"kind": "contract", "debt": "huabei"},
]


def data_of(papers: list[dict[str, Any]], language: Language = "zh-Hans") -> PackData:
    return sample.pack_data(language, told={**sample.case(), "paper": papers})


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [list(row) for row in block.rows] for block in document.blocks if isinstance(block, Table)
    ]


def lead(document: Document) -> list[str]:
    return [
        block.text for block in document.blocks if isinstance(block, Text) and block.look == "body"
    ]


def test_what_is_missing_comes_before_what_is_at_hand() -> None:
    wanted, held = tables(checklist(data_of(SOME), "jiebei"))
    names = {row[0].partition("\n")[0]: row for row in wanted}
    assert "\n（手上的是2026年8月20日的，最好换近期的）" in names["工资条或收款流水"][0]
    assert names["借款合同，或App里的借款详情"][0] == "借款合同，或App里的借款详情"
    assert [row[2] for row in held] == ["有替代的材料", "已有\n放在抽屉里"]


def test_a_paper_of_one_debt_is_at_hand_for_that_debt_only() -> None:
    data = data_of(SOME)
    of_jiebei, of_huabei = (lead(checklist(data, debt)) for debt in ("jiebei", "huabei"))
    assert (of_jiebei, of_huabei) == (
        ["齐备 2 / 9 项，视情况才要的1项不算在内。"],
        ["齐备 3 / 9 项，视情况才要的1项不算在内。"],
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_is_what_the_json_says(language: Language) -> None:
    data = data_of(SOME, language)
    found = materials_json(data.briefs["jiebei"].materials, language)
    document = checklist(data, "jiebei")
    assert lead(document) == [found["complete"]]
    assert f"{found['ready']}" in found["complete"]
    assert f"{found['asked']}" in found["complete"]
    rows = [row for table in tables(document) for row in table]
    states = [paper["state"] for paper in found["papers"]]
    assert len(rows) == len(states)
    assert len(tables(document)[1]) == states.count("at-hand") + states.count("substitute") == 2
    assert {row[0].partition("\n")[0] for row in rows} == {p["name"] for p in found["papers"]}


def test_a_case_without_papers_has_no_count() -> None:
    document = checklist(data_of([]), "jiebei")
    assert lead(document) == []
    assert len(tables(document)) == 1
    assert "案卷" in document.blocks[-3].text  # type: ignore[union-attr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_at_hand_leaves_nothing_to_gather_and_fits_one_page(language: Language) -> None:
    papers = [
        {"kind": kind, "dated": "2026-11-20", "note": "不短的备注，" * 6} for kind in paper_kinds()
    ]
    document = checklist(data_of(papers, language), "cmb")
    assert len(tables(document)) == 1
    assert len(pdf_pages(PdfPrinter().print(document))) == 1
