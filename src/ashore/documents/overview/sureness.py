"""How sure the plan is, and what paying more or less a month would do."""

from ashore.documents import plan_drawings
from ashore.documents.blocks import Block, Column, Columns, Heading, Items, Table, Text
from ashore.documents.data import PackData
from ashore.documents.voice import Voice, number
from ashore.planning import told
from ashore.texts import Language, text


def sureness(data: PackData, voice: Voice) -> list[Block]:
    """The part of the plan's section; nothing where no plan was lived through any futures."""
    if not data.plan["frontier"]:
        return []
    chart = plan_drawings.sureness(data.plan, data.language)
    return [
        Heading(text("plan.sure.title", data.language), level=2),
        Columns([chart], [_table(data, voice)], share=0.42),
        Text(data.plan["futures"]["text"], look="small"),
        *_breaks(data),
        *_before_promising(data),
    ]


def _breaks(data: PackData) -> list[Block]:
    """What would break it first; nothing where nothing does."""
    found = [one["text"] for one in data.plan["breaks_on"]]
    title = text("plan.sure.breaks", data.language)
    return [Heading(title, level=2), Items(found)] if found else []


def _before_promising(data: PackData) -> list[Block]:
    """What to think of before it is promised; nothing where it is as sure as wanted."""
    promise = data.plan["promise"]
    if not promise or not promise["text"]:
        return []
    return [Heading(text("promise.title", data.language), level=2), Items(promise["text"])]


def _table(data: PackData, voice: Voice) -> Table:
    language = data.language
    columns = [
        Column(text("plan.sure.most", language) + voice.say("unit"), "left", 3.4),
        Column(_head("months", language), "right", 1.2),
        Column(_head("cost", language) + voice.say("unit"), "right", 2),
        Column(text("plan.sure.chance", language), "right", 1.6),
    ]
    leading = text(f"leading.tag.{data.plan['leads_as']}", language)
    rows = [
        [
            number(level["largest_month"]) + (f" ({leading})" if level["recommended"] else ""),
            str(level["months"]),
            number(level["total_cost"]),
            told.chance(level["completion"]),
        ]
        for level in data.plan["frontier"]
    ]
    return Table(columns, rows, small=True)


def _head(key: str, language: Language) -> str:
    return text(f"charts_plan.sure.{key}", language)
