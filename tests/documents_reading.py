"""Reading papers back: the text of PDF, Word and workbook files, and the amounts in a text."""

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2

AMOUNT = re.compile(
    r"(?<![\d,.-])-?\d{1,3}(?:,\d{3})+\.\d{2}(?![\d%])|(?<![\d,.-])-?\d+\.\d{2}(?![\d%])"
)


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page, without the line breaks inside paragraphs."""
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def pdf_words(content: bytes) -> str:
    """The text of all pages with white space as it stands between words and table cells: for reading figures."""
    return " ".join(pdf_pages(content))


def pdf_text(content: bytes) -> str:
    """The text of all pages with white space taken out: typesetting decides where lines end."""
    return re.sub(r"\s+", "", "".join(pdf_pages(content)))


def docx_text(content: bytes) -> str:
    """Every paragraph and table cell of a Word file."""
    word = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in word.paragraphs] + cells)


def xlsx_text(content: bytes) -> str:
    """Every cell of a workbook as its cached value."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return "\n".join(
        str(c.value) for row in book.active.iter_rows() for c in row if c.value is not None
    )


def text_of(path: Path) -> str:
    """The text of a file of a pack, for finding words in it."""
    readers = {".pdf": pdf_text, ".docx": docx_text, ".xlsx": xlsx_text}
    return readers[path.suffix](path.read_bytes())


def figures_of(path: Path) -> set[str]:
    """Every amount printed in a PDF or Word file of a pack."""
    readers = {".pdf": pdf_words, ".docx": docx_text}
    return amounts_in(readers[path.suffix](path.read_bytes()))


def amounts_in(text: str) -> set[str]:
    """Every amount with two decimals, without its thousands separators."""
    return {found.replace(",", "") for found in AMOUNT.findall(text)}


def amounts_of(value: Any) -> set[str]:
    """Every amount in a JSON value: as an amount, or inside a sentence that came ready."""
    return amounts_in(json.dumps(value, ensure_ascii=False))
