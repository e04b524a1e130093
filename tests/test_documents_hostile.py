"""What people type comes out as typed and does no harm: markup, formulas, paths, rare and missing characters."""

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.documents.blocks import Document, Pairs, Text
from ashore.documents.pack import Manifest, write_pack
from ashore.documents.pdf import PdfPrinter
from ashore.documents.word import WordPrinter
from tests import documents_sample as sample
from tests.documents_reading import docx_text, pdf_pages, pdf_text

PRINTER, WORD = PdfPrinter(), WordPrinter()

NASTY = [
    "<b>粗</b> & <script>alert(1)</script>",
    '#set page(fill: red) #import "@preview/x:1.0.0": y',
    "$x^2$ *星* _下_ `码` = 标题",
    '#json("/etc/passwd") #sys.inputs',
    "=cmd|' /C calc'!A0",
    "{name} {0} {amount:money} %s %(x)s",
    "\\u{41} \\#x \"引\" '号'",
    "<!-- x --> ]]> &amp; &#65;",
]


def typed_pack(out: Path, **person: Any) -> tuple[dict[str, bytes], Manifest]:
    """The papers of one debt by kind and suffix, for a person who typed all that."""
    parts = sample.only("cmb")
    parts["told"]["person"] = {**parts["told"]["person"], **person}
    manifest = write_pack(sample.pack_data(**parts), out)
    return {
        f"{file.kind}{Path(file.path).suffix}": (out / file.path).read_bytes()
        for file in manifest.files
    }, manifest


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("nasty", NASTY)
def test_markup_comes_out_as_typed(tmp_path: Path, nasty: str) -> None:
    papers, _ = typed_pack(tmp_path, name=nasty, story=nasty, city=nasty)
    assert pdf_text(papers["letter.pdf"]).count(squeezed(nasty)) >= 3  # head, story, signature
    assert squeezed(nasty) in pdf_text(papers["statement.pdf"])
    assert squeezed(nasty) in pdf_text(papers["overview.pdf"])
    assert docx_text(papers["letter.docx"]).count(nasty) >= 3


@pytest.mark.parametrize("nasty", [*NASTY, "../../../tmp/x", "a/b\\c", "CON", "..."])
def test_a_creditor_of_any_name_gets_one_folder(tmp_path: Path, nasty: str) -> None:
    out = tmp_path / "pack"
    manifest = write_pack(sample.pack_data(**sample.only("cmb", creditor=nasty)), out)
    assert list(tmp_path.iterdir()) == [out]
    assert len([path for path in out.iterdir() if path.is_dir()]) == 1
    assert all((out / file.path).resolve().is_relative_to(out.resolve()) for file in manifest.files)
    letter = next((out / f.path).read_bytes() for f in manifest.files if f.path.endswith("请.pdf"))
    assert squeezed(nasty) in pdf_text(letter)


def test_rare_characters_of_names(tmp_path: Path) -> None:
    papers, _ = typed_pack(tmp_path, name="䶮𬭎㙓")
    assert "申请人䶮𬭎㙓" in pdf_text(papers["letter.pdf"])
    assert "䶮𬭎㙓" in docx_text(papers["letter.docx"])
    assert "U+" not in pdf_text(papers["checklist.pdf"])


def test_what_the_font_lacks_is_marked_and_named_on_the_checklist(tmp_path: Path) -> None:
    papers, _ = typed_pack(tmp_path, name="𠮷小满", story="我会努力💪的")
    assert "〓小满" in pdf_text(papers["letter.pdf"])
    assert "我会努力〓的" in pdf_text(papers["letter.pdf"])
    assert "U+20BB7、U+1F4AA" in pdf_text(papers["checklist.pdf"])
    words = docx_text(papers["letter.docx"])
    assert "𠮷小满" in words
    assert "我会努力💪的" in words


def test_control_characters_do_no_harm(tmp_path: Path) -> None:
    papers, _ = typed_pack(tmp_path, name="林\x00小\x1b满\ufeff", story="一\x07二\u200b三")
    assert "林小满" in pdf_text(papers["letter.pdf"])
    assert "一二三" in docx_text(papers["letter.docx"])


def test_a_long_story_is_quoted_whole_with_its_paragraphs(tmp_path: Path) -> None:
    story = "第一段，" + "我在还款的路上。" * 18 + "\n第二段，" + "每一笔都会还上。" * 18
    assert len(story) > 290
    papers, _ = typed_pack(tmp_path, story=story)
    assert squeezed(story) in pdf_text(papers["letter.pdf"])
    assert len(pdf_pages(papers["letter.pdf"])) <= 2
    quotes = [
        paragraph.text
        for paragraph in docx.Document(io.BytesIO(papers["letter.docx"])).paragraphs
        if paragraph.style is not None and paragraph.style.name == "Quote"
    ]
    assert quotes == [story]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_typeset_and_written(text: str) -> None:
    """The PDF standards refuse characters without a shape: none may ever reach the typesetter."""
    block = Text(text, look="quote")
    document = Document(
        "题", "zh-Hans", sample.AS_OF, "letter", [block, Pairs([(text, text)])], footer=text
    )
    assert PRINTER.print(document).startswith(b"%PDF")
    assert docx.Document(io.BytesIO(WORD.print(document))).paragraphs


def test_a_very_long_name_leaves_the_card_on_one_page(tmp_path: Path) -> None:
    parts = sample.only("jiebei", creditor="很长的机构名称" * 12)
    parts["told"]["debt"][0]["account"] = "9" * 90
    manifest = write_pack(sample.pack_data(**parts), tmp_path)
    card = next(file for file in manifest.files if file.kind == "card")
    assert len(pdf_pages((tmp_path / card.path).read_bytes())) == 1
