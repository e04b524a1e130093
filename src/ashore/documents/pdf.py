"""Printing a document as PDF with typst: A4, tagged, PDF/UA-1 and PDF/A-2a, with the shipped fonts only."""

import datetime as dt
import json
from typing import Any

import typst

from ashore.data import read_text, resource
from ashore.documents.blocks import Document, as_data
from ashore.documents.glyphs import printable

STANDARDS: list[Any] = ["ua-1", "a-2a"]
"""Accessible (tagged, titled, with its language) and fit for keeping (fonts inside, nothing outside)."""


class PdfPrinter:
    """Prints documents. The fonts and the template are read once; every document gets its own compiler.

    A compiler may not be used twice, and threads may share one printer.
    """

    def __init__(self) -> None:
        self._template = read_text("templates/document.typ").encode()
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(resource("fonts"))],
        )

    def print(self, document: Document) -> bytes:
        """The document as the bytes of a PDF file; the same document gives the same bytes.

        Raises:
            typst.TypstError: the template and the document do not fit: a mistake of ours.
        """
        compiler = typst.Compiler(
            self._template,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(_printable(as_data(document)), ensure_ascii=False)},
        )
        made = compiler.compile(
            format="pdf", pdf_standards=STANDARDS, timestamp=_midnight(document.as_of)
        )
        if not isinstance(made, bytes):
            raise TypeError("typst gave no single file")
        return made


def _printable(value: Any) -> Any:
    """Every text in a tree of plain values, with the characters our font lacks marked."""
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _printable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_printable(inner) for inner in value]
        case _:
            return value


def _midnight(day: dt.date) -> int:
    """The day as seconds since 1970, so that a PDF is dated by its case and not by the clock."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp())
