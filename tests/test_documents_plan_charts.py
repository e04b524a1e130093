"""The drawings of a plan: to scale, described, readable without colour; and what they are drawn from."""

import re
from itertools import pairwise

from ashore.documents import plan_charts, plan_drawings, svg
from ashore.documents.plan_charts import HEIGHT, Mark, MonthPaid
from ashore.planning import told
from ashore.texts import text
from tests import documents_sample as sample
from tests.test_documents_charts import SVG, labels, parsed

AXES = ("把握", "每月")


def frontier(*marks: Mark) -> str:
    return plan_charts.frontier("标题", "说明", marks, AXES, "推荐")


def mark(amount: int, sure: float, *, leads: bool = False) -> Mark:
    return Mark(amount, f"{amount}.00", sure - 0.01, sure, sure + 0.01, leads)


def spots(drawing: str) -> list[tuple[float, float]]:
    """Where the marks are, from left to right."""
    line = parsed(drawing).findall(f"{SVG}path")[0].get("d", "")
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", line)]


def test_levels_are_to_scale_whatever_their_order() -> None:
    (x1, y1), (x2, y2), (x3, y3) = spots(
        frontier(mark(900, 0.4), mark(300, 0.8), mark(500, 0.6, leads=True))
    )
    assert abs((x3 - x1) / (x2 - x1) - 3) < 0.01
    assert abs((y3 - y1) - 0.4 * HEIGHT) < 0.02
    assert abs((y2 - y1) - 0.2 * HEIGHT) < 0.02


def test_each_level_has_its_interval() -> None:
    drawing = parsed(frontier(mark(900, 0.4), mark(300, 0.8)))
    upright = [
        abs(float(one.get("y1", 0)) - float(one.get("y2", 0)))
        for one in drawing.findall(f"{SVG}line")
        if one.get("x1") == one.get("x2")
    ]
    assert upright
    assert all(abs(long - 0.02 * HEIGHT) < 0.02 for long in upright)


def test_the_recommended_level_is_told_by_shape_and_by_word() -> None:
    drawing = frontier(mark(900, 0.4), mark(300, 0.8, leads=True))
    assert len(parsed(drawing).findall(f"{SVG}circle")) == 1
    assert drawing.count("h8v8h-8z") == 1
    assert labels(drawing).count("推荐") == 1
    assert "推荐" not in labels(frontier(mark(900, 0.4)))


def test_the_word_stays_inside_at_the_edges() -> None:
    for sure in (0.02, 0.98):
        for amount in (300, 900):
            drawing = frontier(
                mark(300, 0.5, leads=amount == 300), mark(900, sure, leads=amount == 900)
            )
            word = next(one for one in parsed(drawing).findall(f"{SVG}text") if one.text == "推荐")
            half = svg.width_of("推荐") / 2
            assert half <= float(word.get("x", 0)) <= svg.NARROW - half
            assert 9 <= float(word.get("y", 0)) <= 24 + HEIGHT


def months(*each: MonthPaid) -> str:
    return plan_charts.month_chart("标题", "说明", ["甲", "乙", "丙"], each, "钱")


def areas(drawing: str) -> list[tuple[str, float, float, float]]:
    """Fill, left, width and height of each piece."""
    found = []
    for path in parsed(drawing).findall(f"{SVG}path"):
        if path.get("fill") != "none":
            places = re.findall(r"([\d.]+) ([\d.]+)", path.get("d", ""))
            xs, ys = [float(x) for x, _ in places], [float(y) for _, y in places]
            found.append((path.get("fill", ""), min(xs), max(xs) - min(xs), max(ys) - min(ys)))
    return found


def test_months_are_stacked_to_scale_below_the_line_of_money() -> None:
    drawing = months(*[MonthPaid(400, (100, 200, 0))] * 2, MonthPaid(400, (0, 200, 50)))
    first, second, third = areas(drawing)
    assert [first[0], second[0], third[0]] == list(svg.SHADES[:3])
    assert abs(first[2] / third[2] - 2) < 0.01, "paid in two months, and in one"
    assert abs(first[3] - HEIGHT / 4) < 0.02
    assert abs(third[3] - HEIGHT / 8) < 0.02
    line = parsed(drawing).findall(f"{SVG}path")[-1]
    heights = {float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", line.get("d", ""))}
    assert len(heights) == 1
    assert line.get("stroke-dasharray")


def test_who_is_paid_again_after_a_pause_has_two_pieces() -> None:
    drawing = months(MonthPaid(9, (5, 1, 0)), MonthPaid(9, (0, 1, 0)), MonthPaid(9, (5, 1, 0)))
    assert [fill for fill, *_ in areas(drawing)].count(svg.SHADES[0]) == 2


def test_a_month_without_money_does_not_leave_the_drawing() -> None:
    drawing = months(MonthPaid(-500, (100, 0, 0)), MonthPaid(0, (100, 0, 0)))
    line = parsed(drawing).findall(f"{SVG}path")[-1].get("d", "")
    base = float(parsed(drawing).findall(f"{SVG}line")[0].get("y1", 0))
    assert {float(y) for _, y in re.findall(r"([\d.]+) ([\d.]+)", line)} == {base}


def test_months_are_labelled_at_both_ends_and_between_where_there_is_room() -> None:
    named = ["2026-11", "", "2027", *[""] * 11, "2028", *[""] * 11, "2029", "2029-02"]
    said = labels(months(*(MonthPaid(9, (5, 1, 0), label) for label in named)))
    assert said[-3:] == ["2026-11", "2028", "2029-02"]


def test_drawings_say_what_they_are_and_escape_names() -> None:
    for drawing in (frontier(mark(1, 0.5)), months(MonthPaid(1, (1, 0, 0)))):
        read = parsed(drawing)
        assert (read.get("role"), read.findtext(f"{SVG}title")) == ("img", "标题")
        assert read.findtext(f"{SVG}desc") == "说明"
    hostile = plan_charts.month_chart("<t>", "&", ["<b>"], [MonthPaid(1, (1,))], "<i>")
    assert {"<b>", "<i>"} <= set(labels(hostile))
    assert "<b>" not in hostile


def drawn_sample() -> tuple[str, list[dict[str, str]]]:
    plans = sample.plan()
    best = told.best(plans)
    assert best is not None
    names = {debt["id"]: debt["id"] for debt in best["debts"]}
    chart = plan_drawings.months(plans, best, names, "zh-Hans")
    return chart.svg, [dict(row) for row in plan_drawings.month_rows(plans, best)]


def test_every_lender_stands_in_the_legend() -> None:
    drawing, _ = drawn_sample()
    assert {debt["id"] for debt in sample.plan()["plans"][0]["debts"]} <= set(labels(drawing))


def test_months_alike_are_one_row_and_none_is_lost() -> None:
    _, rows = drawn_sample()
    spans = plan_drawings.spans(rows)
    assert spans[0]["first"] == rows[0]["date"][:7]
    assert spans[-1]["last"] == rows[-1]["date"][:7]
    assert all(
        (one["money"], one["total"]) != (next_one["money"], next_one["total"])
        for one, next_one in pairwise(spans)
    )
    assert len(spans) < len(rows)


def test_many_lenders_are_as_many_as_there_are_shades() -> None:
    plans = sample.plan()
    best = {**plans["plans"][0], "debts": []}
    debt = plans["plans"][0]["debts"][0]
    rows = [{**debt["schedule"][0], "payment": f"{n}00.00"} for n in range(1, 13)]
    best["debts"] = [{**debt, "id": f"d{n}", "schedule": [row]} for n, row in enumerate(rows, 1)]
    names = {f"d{n}": f"第{n}家" for n in range(1, 13)}
    said = labels(plan_drawings.months(plans, best, names, "zh-Hans").svg)
    others = text("charts_plan.months.others", "zh-Hans", n=5)
    assert [one for one in said if one in (*names.values(), others)] == [
        *(f"第{n}家" for n in range(6, 13)),
        others,
    ]
