"""Printing a letter as a Word file: A4, named styles, a font for Chinese, and the same bytes every time.

The styles stand in ``data/templates/word``, a Word file laid open as a folder; here they are only applied.
"""

import datetime as dt
import io
import zipfile
from importlib.resources.abc import Traversable
from itertools import zip_longest
from typing import Any, TypeAlias

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ashore.data import resource
from ashore.documents.blocks import Block, Document, Items, Pairs, Table, Text
from ashore.documents.glyphs import plain
from ashore.texts import Language

WordFile: TypeAlias = Any
"""A python-docx document; the library has no types."""

_LOOKS = {
    "body": "Letter Body",
    "lead": "Letter Body",
    "small": "Letter Note",
    "quote": "Quote",
    "address": "Letter Address",
    "sign": "Letter Sign",
}
_FOLLOWERS = ("quote", "address", "sign")
"""What stays on the page of the paragraph before it, as lists and tables do."""

_EAST_ASIA: dict[Language, str] = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "en": "zh-CN"}
_DECIMAL_LIST = 2
"""The numbered list in ``word/numbering.xml``."""


class WordPrinter:
    """Prints documents made of text, lists, facts and tables. The template is read once."""

    def __init__(self) -> None:
        self._template = _packed(resource("templates/word"))

    def print(self, document: Document) -> bytes:
        """The document as the bytes of a .docx file.

        Raises:
            TypeError: a block that has no place in a letter (a chart, a panel): a mistake of ours.
        """
        word = docx.Document(io.BytesIO(self._template))
        _describe(word, document)
        word.add_paragraph(plain(document.title), style="Title")
        for block, follows in zip_longest(document.blocks, document.blocks[1:]):
            _add(word, block, follows)
        written = io.BytesIO()
        word.save(written)
        return _undated(written.getvalue())


def _packed(folder: Traversable) -> bytes:
    """A folder as a zip file, which is what a .docx is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, part in sorted(_parts(folder, "")):
            archive.writestr(zipfile.ZipInfo(name), part.read_bytes())
    return packed.getvalue()


def _parts(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for part in folder.iterdir():
        name = f"{prefix}{part.name}"
        found += _parts(part, f"{name}/") if part.is_dir() else [(name, part)]
    return found


def _undated(written: bytes) -> bytes:
    """The same zip with every part dated 1980, as a zip without a clock is."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(fixed, "w") as new:
        for part in old.infolist():
            new.writestr(zipfile.ZipInfo(part.filename), old.read(part), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _describe(word: WordFile, document: Document) -> None:
    """Properties, language and footer."""
    day = dt.datetime.combine(document.as_of, dt.time())
    properties = word.core_properties
    properties.title = plain(document.title)
    properties.language = document.language
    properties.created = properties.modified = day
    properties.author = properties.last_modified_by = "Ashore"
    properties.revision = 1
    lang = word.styles.element.find(f".//{qn('w:lang')}")
    lang.set(qn("w:eastAsia"), _EAST_ASIA[document.language])
    if document.language == "en":
        for style, habit in (("Letter Body", "w:ind"), ("Letter Sign", "w:jc")):
            properties = word.styles[
                style
            ].element.pPr  # Chinese letters indent and sign at the right
            properties.remove(properties.find(qn(habit)))
    word.sections[0].footer.paragraphs[0].runs[0].text = plain(document.footer)


def _add(word: WordFile, block: Block, follows: Block | None) -> None:
    match block:
        case Text(text, "body") if _leads_to(follows):
            word.add_paragraph(plain(text), style="Letter Lead")
        case Text(text, look):
            word.add_paragraph(plain(text), style=_LOOKS[look])
        case Pairs(pairs):
            for label, value in pairs:
                word.add_paragraph(f"{plain(label)}\t{plain(value)}", style="Letter Fact")
        case Items():
            _add_items(word, block)
        case Table():
            _add_table(word, block)
        case _:
            raise TypeError(f"a {type(block).__name__} has no place in a letter")


def _leads_to(block: Block | None) -> bool:
    return isinstance(block, Items | Table) or (
        isinstance(block, Text) and block.look in _FOLLOWERS
    )


def _add_items(word: WordFile, block: Items) -> None:
    if block.mark != "number":
        for words in block.items:
            word.add_paragraph(plain(words), style="List Bullet")
        return
    numbering = word.part.numbering_part.element
    fresh = numbering.add_num(_DECIMAL_LIST)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    for words in block.items:
        paragraph = word.add_paragraph(plain(words), style="List Number")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  # python-docx has no public way
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = fresh.numId


def _add_table(word: WordFile, block: Table) -> None:
    table = word.add_table(rows=0, cols=len(block.columns), style="Letter Table")
    rows = [[column.title for column in block.columns], *block.rows]
    for words in [*rows, *([block.total] if block.total else [])]:
        cells = table.add_row().cells
        for column, cell, text in zip(block.columns, cells, words, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.text = plain(text)
            paragraph.style = word.styles[
                "Table Number" if column.align == "right" else "Table Text"
            ]
    if block.total:
        look = table._tbl.tblPr.find(qn("w:tblLook"))  # noqa: SLF001  # nor to make the last row strong
        look.set(qn("w:lastRow"), "1")
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no public way to repeat a head row
    head.append(OxmlElement("w:tblHeader"))
    word.add_paragraph(style="Letter Note")
