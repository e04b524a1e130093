"""Word letters: styles and not formatting by hand, a font for Chinese, A4, a date that is the case's."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest

from ashore.documents.blocks import Chart, Document
from ashore.documents.letter import letter
from ashore.documents.query import query
from ashore.documents.word import WordPrinter
from ashore.texts import LANGUAGES, Language
from tests import documents_sample as sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def printed(language: Language = "zh-Hans") -> bytes:
    return WordPrinter().print(letter(sample.pack_data(language), "jiebei"))


def part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314  # our own file


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def test_it_holds_the_same_words_as_the_pdf() -> None:
    document = letter(sample.pack_data(), "jiebei")
    paragraphs = [paragraph.text for paragraph in opened(WordPrinter().print(document)).paragraphs]
    assert paragraphs[0] == document.title
    told = [block.text for block in document.blocks if hasattr(block, "text")]
    assert all(words in paragraphs for words in told)


def test_paragraphs_have_named_styles_and_runs_no_formatting() -> None:
    content = printed()
    body = part(content, "word/document.xml")
    styles = {s.get(f"{W}styleId") for s in part(content, "word/styles.xml").findall(f"{W}style")}
    used = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert set(used) <= styles
    assert len(used) == len(list(body.iter(f"{W}p")))
    assert not list(body.iter(f"{W}rPr"))


@pytest.mark.parametrize(
    ("language", "east_asia"), [("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("en", "zh-CN")]
)
def test_chinese_has_its_font_with_a_fallback(language: Language, east_asia: str) -> None:
    content = printed(language)
    styles, table = part(content, "word/styles.xml"), part(content, "word/fontTable.xml")
    fonts = next(styles.iter(f"{W}rFonts"))
    assert {fonts.get(f"{W}{kind}") for kind in ("ascii", "hAnsi", "eastAsia")} == {"Noto Sans SC"}
    instead = {f.get(f"{W}name"): f.find(f"{W}altName") for f in table}
    assert instead["Noto Sans SC"] is not None
    assert instead["Noto Sans SC"].get(f"{W}val") == "微软雅黑"
    assert next(styles.iter(f"{W}lang")).get(f"{W}eastAsia") == east_asia


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a4_with_page_numbers_and_properties(language: Language) -> None:
    content = printed(language)
    word = opened(content)
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    footer = part(content, "word/footer1.xml")
    assert [f.get(f"{W}instr") for f in footer.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]
    assert "林小满" in section.footer.paragraphs[0].text
    properties = word.core_properties
    assert properties.created.isoformat().startswith("2026-11-21T00:00:00")
    assert properties.created == properties.modified
    assert properties.title == word.paragraphs[0].text
    assert properties.language == language


def test_each_numbered_list_begins_at_one() -> None:
    content = WordPrinter().print(query(sample.pack_data(), "jiebei"))
    word = opened(content)
    numbered = [p for p in word.paragraphs if p.style.name == "List Number"]
    assert len(numbered) == 2
    document = letter(sample.pack_data(planned=sample.plan_that_does_not_fit()), "jiebei")
    numbering = part(WordPrinter().print(document), "word/numbering.xml")
    starts = [start.get(f"{W}val") for start in numbering.iter(f"{W}startOverride")]
    assert starts == ["1"]


def test_what_leads_to_a_list_or_the_signature_stays_with_it() -> None:
    word = opened(printed())
    for words in ("为了能够真正还上，我请求贵机构考虑：", "我会做到：", "此致", "敬礼"):
        (paragraph,) = [p for p in word.paragraphs if p.text == words]
        assert paragraph.style.paragraph_format.keep_with_next, words
    assert not word.styles["Letter Body"].paragraph_format.keep_with_next


def test_tables_have_a_repeated_head_and_right_aligned_figures() -> None:
    content = WordPrinter().print(query(sample.pack_data(), "jiebei"))
    (table,) = opened(content).tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "项目",
        "贵机构告知",
        "按合同计算",
        "相差",
    ]
    assert [cell.text for cell in table.rows[2].cells] == ["罚息", "515.40", "386.55", "128.85"]
    assert {cell.paragraphs[0].style.name for cell in table.rows[2].cells[1:]} == {"Table Number"}
    body = part(content, "word/document.xml")
    assert list(body.iter(f"{W}tblHeader"))
    assert [look.get(f"{W}lastRow") for look in body.iter(f"{W}tblLook")] == ["1"]


def test_the_same_letter_gives_the_same_bytes_without_a_clock() -> None:
    first = printed()
    assert first == printed()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_chart_has_no_place_in_a_letter() -> None:
    drawn = Document("题", "zh-Hans", sample.AS_OF, "letter", [Chart("<svg/>", "图")])
    with pytest.raises(TypeError, match="a Chart has no place in a letter"):
        WordPrinter().print(drawn)
