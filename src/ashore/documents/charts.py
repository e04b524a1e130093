"""Drawings as SVG text: the same string stands in a web page and in a PDF.

Each drawing has a ``<title>`` and a ``<desc>`` and ``role="img"``; its labels are set in the embedded font; its
shades differ in lightness, so that they can be told apart on grey paper. Figures that matter stand beside it in
a table: a drawing shows proportions and labels only what the table holds too.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ashore.documents import svg
from ashore.money import Fen

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
    left, right = svg.label_room([bar.label for bar in bars], svg.WIDTH), 74.0
    widest = max((sum(bar.parts) for bar in bars), default=0) or 1
    scale = (svg.WIDTH - left - right) / widest
    key, top = svg.legend([(legend[i], svg.SHADES[i]) for i in used], left=0.0)
    step = min(ROW, TALLEST / max(len(bars), 1))
    drawn = [key]
    for row, bar in enumerate(bars):
        y = top + row * step
        base = y + step / 2
        drawn.append(svg.text(left - 8, base, svg.shorten(bar.label, left - 8), anchor="end"))
        x = left
        for i in used:
            width = bar.parts[i] * scale
            if width > 0:
                drawn.append(svg.rect(x, y, width, step * BAR, svg.SHADES[i]))
                x += width
        drawn.append(svg.text(x + 6, base, bar.end))
    return svg.picture(title, desc, top + len(bars) * step, drawn)


def money_flow(title: str, desc: str, steps: Sequence[FlowStep], width: float = svg.WIDTH) -> str:
    """Money in, what goes out of it step by step, and what is left (the last step; hatched where it is short)."""
    left, right = svg.label_room([step.label for step in steps], width), 60.0
    incoming, *outgoing, rest = steps
    lowest = min(0, rest.amount)
    span = max(incoming.amount, sum(step.amount for step in outgoing), 1) - lowest
    scale = (width - left - right) / span
    zero = left - lowest * scale
    laid, position = [(incoming, zero, svg.SHADES[1])], incoming.amount
    for step in outgoing:
        position -= step.amount
        laid.append((step, zero + position * scale, svg.SHADES[6]))
    is_short = rest.amount < 0
    laid.append((rest, zero + lowest * scale, "url(#short)" if is_short else svg.ACCENT))
    drawn = [_HATCH] if is_short else []
    for row, (step, x, fill) in enumerate(laid):
        y, length = row * ROW, abs(step.amount) * scale
        drawn += [
            svg.text(left - 8, y + ROW / 2, svg.shorten(step.label, left - 8), anchor="end"),
            svg.rect(x, y, length, ROW * BAR, fill),
            svg.text(x + length + 6, y + ROW / 2, step.end),
        ]
    height = len(laid) * ROW
    return svg.picture(
        title, desc, height, [*drawn, svg.line(zero, 0, zero, height - 4, svg.RULE)], width
    )


_HATCH = (
    '<defs><pattern id="short" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="{svg.PALE}"/><rect width="2" height="5" fill="{svg.SHADES[4]}"/>'
    "</pattern></defs>"
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
            left + (point.day - first).days / span * (svg.WIDTH - left - right),
            base - point.balance / highest * height,
        )
        for point in points
    ]
    # What is owed stays until a payment and drops on its day: a staircase, not a slope.
    path = f"M{svg.number(spots[0][0])} {svg.number(spots[0][1])}" + "".join(
        f"H{svg.number(x)}V{svg.number(y)}" for x, y in spots[1:]
    )
    area = f"{path}V{svg.number(base)}H{svg.number(spots[0][0])}Z"
    return svg.picture(
        title,
        desc,
        base + 16,
        [
            *(
                svg.line(
                    left, base - height * part, svg.WIDTH - right, base - height * part, svg.RULE
                )
                for part in (0.5, 1)
            ),
            f'<path d="{area}" fill="{svg.SHADES[0]}" fill-opacity="0.55"/>',
            f'<path d="{path}" fill="none" stroke="{svg.ACCENT}" stroke-width="1.6"/>',
            svg.line(left, base, svg.WIDTH - right, base, svg.MUTED),
            *_years(first, last, left, svg.WIDTH - right, base),
            svg.text(left, top - 7, figure),
            svg.text(left, base + 12, days[0], fill=svg.MUTED),
            svg.text(svg.WIDTH - right, base + 12, days[1], anchor="end", fill=svg.MUTED),
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
        return left + (day - first).days / span * (svg.WIDTH - left - right)

    drawn = [svg.line(left, base, svg.WIDTH - right, base, svg.MUTED)]
    for line, shade, dash in zip(
        lines, (svg.SHADES[4], svg.SHADES[3], svg.ACCENT), _DASHES, strict=False
    ):
        spots = [
            f"{svg.number(across(point.day))} {svg.number(base - point.balance / highest * height)}"
            for point in line.points
        ]
        drawn.append(
            f'<path d="M{"L".join(spots)}" fill="none" stroke="{shade}" stroke-width="1.8" '
            f'stroke-dasharray="{dash}"/>'
        )
    for point, day in zip(lines[0].points, days, strict=True):
        x = across(point.day)
        drawn += [
            svg.line(x, base, x, base + 3, svg.MUTED),
            svg.text(x, base + 13, day, "middle", svg.MUTED),
        ]
    return svg.picture(title, desc, base + 18, [legend, *drawn])


def _course_legend(labels: Sequence[str]) -> tuple[str, float]:
    drawn, x = "", 40.0
    for label, shade, dash in zip(
        labels, (svg.SHADES[4], svg.SHADES[3], svg.ACCENT), _DASHES, strict=False
    ):
        drawn += (
            f'<line x1="{svg.number(x)}" y1="6" x2="{svg.number(x + 22)}" y2="6" '
            f'stroke="{shade}" stroke-width="1.8" stroke-dasharray="{dash}"/>'
        ) + svg.text(x + 27, 9, label)
        x += 27 + svg.width_of(label) + 18
    return drawn, 14.0


def _years(first: dt.date, last: dt.date, left: float, right: float, base: float) -> list[str]:
    """A tick and the year at every 1 January that does not come too near the ends' own labels."""
    drawn = []
    for year in range(first.year + 1, last.year + 1):
        x = left + (dt.date(year, 1, 1) - first).days / max((last - first).days, 1) * (right - left)
        if left + 90 < x < right - 110:
            drawn += [
                svg.line(x, base, x, base + 3, svg.MUTED),
                svg.text(x, base + 12, str(year), "middle", svg.MUTED),
            ]
    return drawn
