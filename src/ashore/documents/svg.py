"""Words of SVG that every drawing is written in: shades, labels, lines, a legend, the frame.

Shades differ in lightness, so that they can be told apart on grey paper; labels are set in the embedded font.
"""

from collections.abc import Sequence
from html import escape

INK, MUTED, RULE, ACCENT, PALE = "#23282b", "#5f666a", "#d9d3c7", "#17606b", "#f6f3ec"

SHADES = ("#9cc3c6", "#17606b", "#e3cf9f", "#b98d2f", "#a8583d", "#6e2f1f", "#b9bcc0", "#6d7378")
"""Eight shades in pairs of one hue, light and dark in turn: principal, interest, penalty, fees."""

WIDTH, NARROW = 520.0, 300.0
LABEL = 9.0
"""Drawings are 520 units wide (300 beside a table) and labelled at 9; on A4 a unit is about a point."""


def label_room(labels: Sequence[str], width: float) -> float:
    """The room at the left for labels: as wide as the widest, but at most two fifths of the drawing."""
    return min(max(map(width_of, labels), default=0) + 10, width * 0.4)


def shorten(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if width_of(text) <= room:
        return text
    kept = text
    while kept and width_of(kept + "…") > room:
        kept = kept[:-1]
    return kept + "…"


def width_of(text: str) -> float:
    """About how wide a text is at label size: Chinese characters are as wide as high, others a little over half."""
    return sum(LABEL if ord(c) > 0x2E7F else LABEL * 0.56 for c in text)


def legend(entries: Sequence[tuple[str, str]], left: float) -> tuple[str, float]:
    """Coloured squares with their names, in as many lines as they need, and where the drawing may begin."""
    x, y, drawn = left, 0.0, []
    for name, colour in entries:
        width = 14 + width_of(name) + 14
        if x > left and x + width > WIDTH:
            x, y = left, y + 15
        drawn += [rect(x, y + 1, 9, 9, colour), text(x + 13, y + 9, name, fill=MUTED)]
        x += width
    return "".join(drawn), y + 24


def picture(
    title: str, desc: str, height: float, drawn: Sequence[str], width: float = WIDTH
) -> str:
    """The whole drawing from its parts."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" role="img" '
        f'font-family="Noto Sans SC, sans-serif" font-size="{number(LABEL)}">'
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>{''.join(drawn)}</svg>"
    )


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A rectangle with a thin white edge, so that neighbours stay apart."""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" fill="{fill}" '
        'stroke="#ffffff" stroke-width="0.6"/>'
    )


def text(x: float, y: float, words: str, anchor: str = "start", fill: str = INK) -> str:
    """Words whose foot is at ``y``."""
    return f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    """A thin straight line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="0.7"/>'


def number(value: float) -> str:
    """A coordinate: two decimals at most, so that the same drawing is always the same text."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
