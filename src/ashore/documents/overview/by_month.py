"""What each month of the plan brings and takes, lender by lender."""

from ashore.documents import plan_drawings
from ashore.documents.blocks import Block, Column, Heading, Table
from ashore.documents.data import PackData
from ashore.documents.voice import Voice, number
from ashore.negotiation.naming import Json
from ashore.texts import text


def by_month(data: PackData, plan: Json, voice: Voice) -> list[Block]:
    """The part of the plan's section; months alike are one row of its table."""
    names = {debt["id"]: debt["name"] for debt in data.position["debts"]}
    rows = plan_drawings.month_rows(data.plan, plan)
    return [
        Heading(text("charts_plan.months.title", data.language), level=2),
        plan_drawings.months(data.plan, plan, names, data.language),
        Table(
            [
                Column(text("charts_plan.months.month", data.language), "left", 3),
                Column(_head("money", data, voice), "right", 2),
                Column(_head("total", data, voice), "right", 2),
            ],
            [
                [_span(row, data), number(row["money"]), number(row["total"])]
                for row in plan_drawings.spans(rows)
            ],
            small=True,
        ),
    ]


def _head(name: str, data: PackData, voice: Voice) -> str:
    return text(f"charts_plan.months.{name}", data.language) + voice.say("unit")


def _span(row: Json, data: PackData) -> str:
    first, last = row["first"], row["last"]
    if first == last:
        return str(first)
    return text("charts_plan.months.span", data.language, first=first, last=last)
