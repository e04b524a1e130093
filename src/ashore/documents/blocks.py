"""What a document is made of, before it is a PDF or a Word file: a list of plain blocks.

A document is written once, as blocks, and printed by :mod:`ashore.documents.pdf` and :mod:`ashore.documents.word`.
Every text in a block is already in the reader's language; a printer decides how it looks, never what it says.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from ashore.texts import Language

Align: TypeAlias = Literal["left", "right", "center"]
Layout: TypeAlias = Literal["letter", "report", "card"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title; ``level`` is 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. ``quote`` is somebody's own words, ``small`` a note, ``address`` and ``sign`` belong to a letter."""

    text: str
    look: Literal["body", "lead", "small", "quote", "address", "sign"] = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list: bullets, numbers, or boxes to tick."""

    items: Sequence[str]
    mark: Literal["bullet", "number", "tick"] = "bullet"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled facts, one a line."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading, its alignment and its share of the width (0: as wide as its text)."""

    title: str
    align: Align = "left"
    share: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under headings; ``total`` is a last row set in bold, ``ticks`` puts a box before each row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] | None = None
    small: bool = False
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One large figure with what it is and a note; ``strong`` marks the one to see first."""

    label: str
    value: str
    note: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """A row of large figures."""

    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing (an SVG string from :mod:`ashore.documents.charts`) and what it shows, in words."""

    svg: str
    alt: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks set apart under a title; ``accent`` for the one thing to do."""

    title: str
    blocks: Sequence["Block"]
    accent: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side; ``share`` is the left one's part of the width."""

    left: Sequence["Block"]
    right: Sequence["Block"]
    share: float = 0.5


Block: TypeAlias = Heading | Text | Items | Pairs | Table | Figures | Chart | Panel | Columns


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: its title, its language, its date, how it is laid out, and its blocks.

    ``footer`` stands at the foot of every page beside the page number.
    """

    title: str
    language: Language
    as_of: dt.date
    layout: Layout
    blocks: Sequence[Block]
    subtitle: str = ""
    footer: str = ""


def as_data(document: Document) -> dict[str, Any]:
    """The document as plain values for the typesetter: each block a dict whose ``is`` names its kind."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "footer": document.footer,
        "language": document.language,
        "date": [document.as_of.year, document.as_of.month, document.as_of.day],
        "layout": document.layout,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    named: dict[str, Any] = {"is": type(block).__name__.lower()}
    match block:
        case Panel(title, blocks, accent):
            return named | {"title": title, "blocks": [_block(b) for b in blocks], "accent": accent}
        case Columns(left, right, share):
            sides = {"left": [_block(b) for b in left], "right": [_block(b) for b in right]}
            return named | sides | {"share": share}
        case _:
            return named | asdict(block)
