"""Charts: well-formed, described, to scale, readable without colour, the same text every time."""

import datetime as dt
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

from ashore.documents import charts, svg
from ashore.documents.charts import Bar, FlowStep, Point

SVG = "{http://www.w3.org/2000/svg}"
LEGEND = [f"部分{i}" for i in range(8)]
DAY = dt.date(2026, 11, 21)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  # our own drawing


def rects(svg: str) -> list[tuple[float, float, float, str]]:
    """x, y, width and fill of every rectangle but those of the legend (nine high)."""
    return [
        (float(r.get("x", 0)), float(r.get("y", 0)), float(r.get("width", 0)), r.get("fill", ""))
        for r in parsed(svg).findall(f"{SVG}rect")
        if r.get("height") != "9"
    ]


def labels(svg: str) -> list[str]:
    return [text.text or "" for text in parsed(svg).findall(f"{SVG}text")]


def bars(*parts: tuple[int, ...]) -> str:
    return charts.stacked_bars(
        "标题", "说明", LEGEND, [Bar(f"第{i}笔", str(sum(p)), p) for i, p in enumerate(parts)]
    )


def test_a_chart_says_what_it_is() -> None:
    drawing = parsed(bars((1, 2, 3, 4, 5, 6, 7, 8)))
    assert drawing.get("role") == "img"
    assert drawing.findtext(f"{SVG}title") == "标题"
    assert drawing.findtext(f"{SVG}desc") == "说明"
    assert "Noto Sans SC" in drawing.get("font-family", "")


def test_bars_are_to_scale_and_lie_end_to_end() -> None:
    found = rects(bars((300_00, 100_00, 0, 0, 0, 0, 0, 0), (150_00, 0, 0, 0, 0, 50_00, 0, 0)))
    (x1, _, long, _), (x2, _, short, _), (x3, _, half, _), (x4, _, sixth, _) = found
    assert abs(long / short - 3) < 0.01
    assert abs(long / half - 2) < 0.01
    assert abs(half / sixth - 3) < 0.01
    assert abs(x1 + long - x2) < 0.02
    assert (x1, abs(x3 + half - x4) < 0.02) == (x3, True)


def test_only_parts_that_exist_stand_in_the_legend() -> None:
    svg = bars((5, 0, 0, 7, 0, 0, 0, 0))
    assert [label for label in labels(svg) if label in LEGEND] == ["部分0", "部分3"]


def test_every_label_comes_from_the_caller_and_is_escaped() -> None:
    svg = charts.stacked_bars("<t>", "&", LEGEND, [Bar('<b>&"', "1.00", (1,) * 8)])
    assert "<b>" not in svg
    assert '<b>&"' in labels(svg)


def test_nothing_owed_draws_no_bar() -> None:
    assert rects(bars((0,) * 8)) == []


def test_neighbouring_shades_differ_on_grey_paper() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert all(abs(grey(a) - grey(b)) >= 30 for a, b in pairwise(svg.SHADES))


def flow(rest: int) -> str:
    steps = [
        FlowStep("收入", "in", 5000),
        FlowStep("支出", "out", 5000 - rest),
        FlowStep("余", "left", rest),
    ]
    return charts.money_flow("标题", "说明", steps)


def test_money_flow_ends_where_the_steps_lead() -> None:
    (start, _, whole, _), (out_x, _, out, _), (left_x, _, left, _) = rects(flow(2000))
    assert abs(out_x + out - (start + whole)) < 0.02
    assert abs(left_x + left - out_x) < 0.02
    assert abs(left / whole - 0.4) < 0.01


def test_a_shortfall_is_hatched_and_lies_left_of_zero() -> None:
    (zero, _, _, _), _, (x, _, width, fill) = rects(flow(-1000))[-3:]
    assert fill == "url(#short)"
    assert abs(x + width - zero) < 0.02
    assert "url(#short)" not in flow(1000)


def test_balance_is_a_staircase_that_ends_on_the_axis() -> None:
    points = [
        Point(DAY, 1000),
        Point(DAY + dt.timedelta(30), 400),
        Point(DAY + dt.timedelta(60), 0),
    ]
    svg = charts.balance_line("标题", "说明", points, "1000", ("a", "b"))
    area, line = (path.get("d", "") for path in parsed(svg).findall(f"{SVG}path"))
    assert area.startswith(line)
    heights = [float(y) for y in re.findall(r"V([\d.]+)", line)]
    assert heights == sorted(heights)
    assert heights[-1] == 116  # the axis
    assert {"1000", "a", "b"} <= set(labels(svg))


def test_years_are_marked_where_there_is_room() -> None:
    points = [Point(DAY, 9), Point(dt.date(2031, 11, 15), 0)]
    svg = charts.balance_line("t", "d", points, "", ("a", "b"))
    assert [label for label in labels(svg) if label.isdigit()] == ["2028", "2029", "2030"]


def test_labels_are_shortened_to_their_room() -> None:
    assert svg.shorten("借呗", 100) == "借呗"
    short = svg.shorten("很长很长很长很长的机构名称", 60)
    assert short.endswith("…")
    assert len(short) <= 7


def test_the_same_data_draw_the_same_text() -> None:
    assert bars((1, 2, 3, 4, 5, 6, 7, 8)) == bars((1, 2, 3, 4, 5, 6, 7, 8))
