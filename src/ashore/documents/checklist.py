"""The materials checklist: what to fill in first, which papers to prepare, how to hand them in."""

from ashore.documents.blocks import Block, Column, Document, Heading, Items, Table, Text
from ashore.documents.data import PackData
from ashore.documents.glyphs import missing
from ashore.documents.letter import footer
from ashore.documents.voice import Voice
from ashore.texts import message


def checklist(data: PackData, debt_id: str) -> Document:
    """The checklist for one debt."""
    voice = Voice(data.language)
    debt = data.debt(debt_id)
    title = voice.say("checklist.title")
    return Document(
        title=title,
        subtitle=data.subtitle(debt_id),
        language=data.language,
        as_of=data.as_of,
        layout="report",
        blocks=[
            *_to_fill(data, debt_id, voice),
            *_papers(data, debt_id, voice),
            Heading(voice.tell(message("checklist.heading.rules"))),
            Items(_rules(debt["creditor"] or data.product(debt_id), voice)),
        ],
        footer=footer(data, voice, title),
    )


def _to_fill(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    wanted = voice.each(data.briefs[debt_id].to_fill)
    lacking = _lacking(data, debt_id)
    if lacking:
        codes = voice.say("codes-comma").join(f"U+{ord(c):04X}" for c in lacking)
        wanted.append(voice.tell(message("checklist.fill.glyphs", codes=codes)))
    if not wanted:
        return []
    return [Heading(voice.tell(message("checklist.heading.to-fill"))), Items(wanted, mark="tick")]


def _lacking(data: PackData, debt_id: str) -> list[str]:
    """Characters of this creditor's papers that the PDF font lacks."""
    person, debt = data.person, data.debt(debt_id)
    typed = (
        person.get("name", ""),
        person.get("story", ""),
        debt["creditor"],
        data.product(debt_id),
    )
    return missing("".join(typed))


def _papers(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    heads = (("paper", 5.0), ("proves", 4.0), ("age", 2.2), ("instead", 4.6))
    columns = [
        Column(voice.tell(message(f"checklist.column.{name}")), "left", share)
        for name, share in heads
    ]
    rows = [
        [voice.tell(part) for part in (paper.name, paper.proves, paper.age, paper.instead)]
        for paper in data.briefs[debt_id].materials
    ]
    return [
        Heading(voice.tell(message("checklist.heading.papers"))),
        Table(columns, rows, ticks=True),
        Text(voice.tell(message("checklist.intro.advice")), look="small"),
    ]


def _rules(creditor: str, voice: Voice) -> list[str]:
    names = ("true", "mark", "copy", "mask", "private")
    return [voice.tell(message(f"checklist.rule.{name}", creditor=creditor)) for name in names]
