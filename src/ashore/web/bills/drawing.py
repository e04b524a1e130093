"""Spending by month, drawn: a bar a month, split by category."""

from collections.abc import Mapping, Sequence
from typing import Any

from ashore.documents import charts, svg
from ashore.documents.voice import number
from ashore.money import Fen, fen, yuan
from ashore.texts import Language, text


def spending(months: Sequence[str], lines: Sequence[Mapping[str, Any]], language: Language) -> str:
    """The drawing of some lines of the draft's JSON, each with its ``name``; text of an SVG.

    Where there are more categories than shades, the smallest are drawn as one.
    """
    most = len(svg.SHADES)
    lines = sorted(lines, key=lambda line: -sum(fen(one["amount"]) for one in line["months"]))
    apart, rest = (lines, []) if len(lines) <= most else (lines[: most - 1], lines[most - 1 :])
    legend = [line["name"] for line in apart]
    if rest:
        legend.append(text("web_bills.spending.rest", language))
    bars = []
    for place, month in enumerate(months):
        parts = [_of_month(line, place) for line in apart]
        if rest:
            parts.append(sum(_of_month(line, place) for line in rest))
        bars.append(charts.Bar(month, number(yuan(sum(parts))), parts))
    title = text("web_bills.spending.chart", language)
    desc = text("web_bills.spending.chart_about", language, count=len(months))
    return charts.stacked_bars(title, desc, legend, bars)


def _of_month(line: Mapping[str, Any], place: int) -> Fen:
    """What was spent; a month in which more was given back than spent is drawn as nothing."""
    return max(0, fen(line["months"][place]["amount"]))
