"""The drawings of a plan from its JSON, and the rows of the tables beside them: the same on paper and on a page."""

from bisect import bisect_left
from collections.abc import Mapping
from itertools import groupby
from typing import TypeAlias

from ashore.documents import plan_charts, svg
from ashore.documents.blocks import Chart
from ashore.documents.voice import number
from ashore.money import Fen, fen
from ashore.negotiation.naming import Json
from ashore.planning import told
from ashore.texts import Language, text

Parts: TypeAlias = list[tuple[str, list[Fen]]]
"""What each lender is paid month by month, by its name."""


def sureness(plans: Json, language: Language) -> Chart:
    """How sure each level of the frontier is; there must be one."""
    levels = plans["frontier"]
    desc = text("charts_plan.sure.desc", language, n=len(levels))
    marks = [_mark(level) for level in levels]
    axes = text("plan.sure.chance", language), text("plan.sure.most", language)
    leading = text(f"leading.tag.{plans['leads_as']}", language)
    title = text("plan.sure.title", language)
    return Chart(plan_charts.frontier(title, desc, marks, axes, leading), desc)


def _mark(level: Json) -> plan_charts.Mark:
    low, sure, high = (float(level["completion"][one]) for one in ("low", "probability", "high"))
    amount = level["largest_month"]
    return plan_charts.Mark(fen(amount), number(amount), low, sure, high, level["recommended"])


def months(plans: Json, plan: Json, names: Mapping[str, str], language: Language) -> Chart:
    """What each month brings and takes until the plan's last agreement is paid off; ``names`` are what debts are
    called, by id.
    """
    rows = month_rows(plans, plan)[: plan["months"]]
    parts = _few(_parts(plan, names), language)
    drawn = [
        plan_charts.MonthPaid(fen(row["money"]), tuple(paid[place] for _, paid in parts), label)
        for place, (row, label) in enumerate(zip(rows, _labels(rows), strict=True))
    ]
    desc = text("charts_plan.months.desc", language, n=len(rows))
    line = f"{text('charts_plan.months.line', language)} {number(rows[0]['money'])}"
    chart = plan_charts.month_chart(
        text("charts_plan.months.title", language),
        desc,
        [name for name, _ in parts],
        drawn,
        line,
    )
    return Chart(chart, desc)


def _labels(rows: list[Json]) -> list[str]:
    """The first and the last month by name, every January by its year."""
    names = [row["date"][:4] if row["date"][5:7] == "01" else "" for row in rows]
    names[0], names[-1] = rows[0]["date"][:7], rows[-1]["date"][:7]
    return names


def month_rows(plans: Json, plan: Json) -> list[Json]:
    """Every month of a plan: its day, its money, what is paid in all.

    Where contracts run longer than the money is known, the last amount stands for the later months.
    """
    money = {one["date"]: one["amount"] for one in plans["money"]}
    last = plans["money"][-1]["amount"]
    return [
        {"date": month["date"], "money": money.get(month["date"], last), "total": month["total"]}
        for month in plan["monthly"]
    ]


def spans(rows: list[Json]) -> list[Json]:
    """The same with months alike in one row: ``first`` and ``last`` are their months."""
    runs = (list(run) for _, run in groupby(rows, lambda row: (row["money"], row["total"])))
    return [{**run[0], "first": run[0]["date"][:7], "last": run[-1]["date"][:7]} for run in runs]


def _parts(plan: Json, names: Mapping[str, str]) -> Parts:
    """A month runs from the day after one pay date to the next one, which names it."""
    ends = [month["date"] for month in plan["monthly"][: plan["months"]]]
    found = []
    for debt in told.paid(plan):
        paid = [0] * len(ends)
        for row in debt["schedule"]:
            place = bisect_left(ends, row["date"])
            if place < len(ends):
                paid[place] += fen(row["payment"])
        found.append((names[debt["id"]], paid))
    return found


def _few(parts: Parts, language: Language) -> Parts:
    """As many as there are shades: the smallest of more become one."""
    most = len(svg.SHADES)
    if len(parts) <= most:
        return parts
    largest = sorted(parts, key=lambda part: -sum(part[1]))[: most - 1]
    kept = [part for part in parts if part in largest]
    rest = [part for part in parts if part not in largest]
    others = [sum(amounts) for amounts in zip(*(paid for _, paid in rest), strict=True)]
    return [*kept, (text("charts_plan.months.others", language, n=len(rest)), others)]
