"""Drawings as SVG text: the same string stands in a web page and in a PDF.

Each drawing has a ``<title>`` and a ``<desc>`` and ``role="img"``; its labels are set in the embedded font; its
shades differ in lightness, so that they can be told apart on grey paper. Figures that matter stand beside it in
a table: a drawing shows proportions and labels only what the table holds too.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ashore.money import Fen

INK, MUTED, RULE, ACCENT, PALE = "#23282b", "#5f666a", "#d9d3c7", "#17606b", "#f6f3ec"

SHADES = ("#9cc3c6", "#17606b", "#e3cf9f", "#b98d2f", "#a8583d", "#6e2f1f", "#b9bcc0", "#6d7378")
"""Eight shades in pairs of one hue, light and dark in turn: principal, interest, penalty, fees."""

WIDTH, NARROW = 520.0, 300.0
LABEL = 9.0
"""Drawings are 520 units wide (300 beside a table) and labelled at 9; on A4 a unit is about a point."""


ROW, BAR, TALLEST = 22.0, 0.68, 540.0
"""The height of a row, the share of it that a bar fills, and the most that many rows together may take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the text at its end, and its parts in the order of the legend, in fen."""

    label: str
    end: str
    parts: Sequence[Fen]


@dataclass(frozen=True, slots=True)
class FlowStep:
    """One step of money in, out or left: its label, its printed amount, and the amount in fen."""

    label: str
    end: str
    amount: Fen


@dataclass(frozen=True, slots=True)
class Point:
    """What is left on a day, in fen."""

    day: dt.date
    balance: Fen


@dataclass(frozen=True, slots=True)
class Course:
    """One way things may go: its label and its points, the first today."""

    label: str
    points: Sequence[Point]


def stacked_bars(title: str, desc: str, legend: Sequence[str], bars: Sequence[Bar]) -> str:
    """What is owed, a bar a debt, split by the parts of the legend; parts that no bar has are left out."""
    used = [i for i in range(len(legend)) if any(bar.parts[i] > 0 for bar in bars)]
    left, right = _label_room([bar.label for bar in bars], WIDTH), 74.0
    widest = max((sum(bar.parts) for bar in bars), default=0) or 1
    scale = (WIDTH - left - right) / widest
    key, top = _legend([(legend[i], SHADES[i]) for i in used], left=0.0)
    step = min(ROW, TALLEST / max(len(bars), 1))
    drawn = [key]
    for row, bar in enumerate(bars):
        y = top + row * step
        base = y + step / 2
        drawn.append(_text(left - 8, base, shorten(bar.label, left - 8), anchor="end"))
        x = left
        for i in used:
            width = bar.parts[i] * scale
            if width > 0:
                drawn.append(_rect(x, y, width, step * BAR, SHADES[i]))
                x += width
        drawn.append(_text(x + 6, base, bar.end))
    return _svg(title, desc, top + len(bars) * step, drawn)


def money_flow(title: str, desc: str, steps: Sequence[FlowStep], width: float = WIDTH) -> str:
    """Money in, what goes out of it step by step, and what is left (the last step; hatched where it is short)."""
    left, right = _label_room([step.label for step in steps], width), 60.0
    incoming, *outgoing, rest = steps
    lowest = min(0, rest.amount)
    span = max(incoming.amount, sum(step.amount for step in outgoing), 1) - lowest
    scale = (width - left - right) / span
    zero = left - lowest * scale
    laid, position = [(incoming, zero, SHADES[1])], incoming.amount
    for step in outgoing:
        position -= step.amount
        laid.append((step, zero + position * scale, SHADES[6]))
    is_short = rest.amount < 0
    laid.append((rest, zero + lowest * scale, "url(#short)" if is_short else ACCENT))
    drawn = [_HATCH] if is_short else []
    for row, (step, x, fill) in enumerate(laid):
        y, length = row * ROW, abs(step.amount) * scale
        drawn += [
            _text(left - 8, y + ROW / 2, shorten(step.label, left - 8), anchor="end"),
            _rect(x, y, length, ROW * BAR, fill),
            _text(x + length + 6, y + ROW / 2, step.end),
        ]
    height = len(laid) * ROW
    return _svg(title, desc, height, [*drawn, _line(zero, 0, zero, height - 4, RULE)], width)


_HATCH = (
    '<defs><pattern id="short" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="{PALE}"/><rect width="2" height="5" fill="{SHADES[4]}"/></pattern></defs>'
)


def balance_line(
    title: str, desc: str, points: Sequence[Point], figure: str, days: tuple[str, str]
) -> str:
    """How what is owed goes down: ``figure`` labels the first point, ``days`` the first and the last day."""
    top, height, left, right = 20.0, 96.0, 4.0, 4.0
    base = top + height
    first, last = points[0].day, points[-1].day
    span = max((last - first).days, 1)
    highest = max((point.balance for point in points), default=0) or 1
    spots = [
        (
            left + (point.day - first).days / span * (WIDTH - left - right),
            base - point.balance / highest * height,
        )
        for point in points
    ]
    # What is owed stays until a payment and drops on its day: a staircase, not a slope.
    path = f"M{_n(spots[0][0])} {_n(spots[0][1])}" + "".join(
        f"H{_n(x)}V{_n(y)}" for x, y in spots[1:]
    )
    area = f"{path}V{_n(base)}H{_n(spots[0][0])}Z"
    return _svg(
        title,
        desc,
        base + 16,
        [
            *(
                _line(left, base - height * part, WIDTH - right, base - height * part, RULE)
                for part in (0.5, 1)
            ),
            f'<path d="{area}" fill="{SHADES[0]}" fill-opacity="0.55"/>',
            f'<path d="{path}" fill="none" stroke="{ACCENT}" stroke-width="1.6"/>',
            _line(left, base, WIDTH - right, base, MUTED),
            *_years(first, last, left, WIDTH - right, base),
            _text(left, top - 7, figure),
            _text(left, base + 12, days[0], fill=MUTED),
            _text(WIDTH - right, base + 12, days[1], anchor="end", fill=MUTED),
        ],
    )


_DASHES = ("", "6 3", "2 3")


def courses(title: str, desc: str, lines: Sequence[Course], days: Sequence[str]) -> str:
    """Several courses from the same day on, told apart by shade and by dash; ``days`` label their points."""
    legend, top = _course_legend([line.label for line in lines])
    left, right, height = 40.0, 40.0, 80.0
    base = top + 10 + height
    first, last = lines[0].points[0].day, lines[0].points[-1].day
    span = max((last - first).days, 1)
    highest = max(point.balance for line in lines for point in line.points) or 1

    def across(day: dt.date) -> float:
        return left + (day - first).days / span * (WIDTH - left - right)

    drawn = [_line(left, base, WIDTH - right, base, MUTED)]
    for line, shade, dash in zip(lines, (SHADES[4], SHADES[3], ACCENT), _DASHES, strict=False):
        spots = [
            f"{_n(across(point.day))} {_n(base - point.balance / highest * height)}"
            for point in line.points
        ]
        drawn.append(
            f'<path d="M{"L".join(spots)}" fill="none" stroke="{shade}" stroke-width="1.8" '
            f'stroke-dasharray="{dash}"/>'
        )
    for point, day in zip(lines[0].points, days, strict=True):
        x = across(point.day)
        drawn += [_line(x, base, x, base + 3, MUTED), _text(x, base + 13, day, "middle", MUTED)]
    return _svg(title, desc, base + 18, [legend, *drawn])


def _course_legend(labels: Sequence[str]) -> tuple[str, float]:
    drawn, x = "", 40.0
    for label, shade, dash in zip(labels, (SHADES[4], SHADES[3], ACCENT), _DASHES, strict=False):
        drawn += f'<line x1="{_n(x)}" y1="6" x2="{_n(x + 22)}" y2="6" stroke="{shade}" stroke-width="1.8" '
        drawn += f'stroke-dasharray="{dash}"/>' + _text(x + 27, 9, label)
        x += 27 + _width(label) + 18
    return drawn, 14.0


def _years(first: dt.date, last: dt.date, left: float, right: float, base: float) -> list[str]:
    """A tick and the year at every 1 January that does not come too near the ends' own labels."""
    drawn = []
    for year in range(first.year + 1, last.year + 1):
        x = left + (dt.date(year, 1, 1) - first).days / max((last - first).days, 1) * (right - left)
        if left + 90 < x < right - 110:
            drawn += [
                _line(x, base, x, base + 3, MUTED),
                _text(x, base + 12, str(year), "middle", MUTED),
            ]
    return drawn


def _label_room(labels: Sequence[str], width: float) -> float:
    """The room at the left for labels: as wide as the widest, but at most two fifths of the drawing."""
    return min(max(map(_width, labels), default=0) + 10, width * 0.4)


def shorten(text: str, room: float) -> str:
    """The text, cut with an ellipsis where it is wider than the room."""
    if _width(text) <= room:
        return text
    kept = text
    while kept and _width(kept + "…") > room:
        kept = kept[:-1]
    return kept + "…"


def _width(text: str) -> float:
    """About how wide a text is at label size: Chinese characters are as wide as high, others a little over half."""
    return sum(LABEL if ord(c) > 0x2E7F else LABEL * 0.56 for c in text)


def _legend(entries: Sequence[tuple[str, str]], left: float) -> tuple[str, float]:
    """Coloured squares with their names, in as many lines as they need, and where the drawing may begin."""
    x, y, drawn = left, 0.0, []
    for name, colour in entries:
        width = 14 + _width(name) + 14
        if x > left and x + width > WIDTH:
            x, y = left, y + 15
        drawn += [_rect(x, y + 1, 9, 9, colour), _text(x + 13, y + 9, name, fill=MUTED)]
        x += width
    return "".join(drawn), y + 24


def _svg(title: str, desc: str, height: float, drawn: Sequence[str], width: float = WIDTH) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" role="img" '
        f'font-family="Noto Sans SC, sans-serif" font-size="{_n(LABEL)}">'
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>{''.join(drawn)}</svg>"
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}" '
        'stroke="#ffffff" stroke-width="0.6"/>'
    )


def _text(x: float, y: float, words: str, anchor: str = "start", fill: str = INK) -> str:
    return (
        f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'
    )


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{stroke}" stroke-width="0.7"/>'


def _n(number: float) -> str:
    """A coordinate: two decimals at most, so that the same drawing is always the same text."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
