"""The materials checklist: what to fill in first, which papers to prepare, which are at hand, how to hand them in."""

from ashore.documents.blocks import Block, Column, Document, Heading, Items, Table, Text
from ashore.documents.data import PackData
from ashore.documents.glyphs import missing
from ashore.documents.paper import paper
from ashore.documents.voice import Voice
from ashore.negotiation.materials import READY, materials_json
from ashore.negotiation.naming import Json
from ashore.texts import message


def checklist(data: PackData, debt_id: str) -> Document:
    """The checklist for one debt."""
    voice = Voice(data.language)
    debt = data.debt(debt_id)
    blocks: list[Block] = [
        *_to_fill(data, debt_id, voice),
        *_papers(data, debt_id, voice),
        Heading(voice.tell(message("checklist.heading.rules"))),
        Items(_rules(debt["creditor"] or data.product(debt_id), voice)),
    ]
    return paper(data, "report", voice.say("checklist.title"), blocks, data.subtitle(debt_id))


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
    notes = (paper.note for paper in data.briefs[debt_id].materials.papers)
    typed = (
        person.get("name", ""),
        person.get("story", ""),
        debt["creditor"],
        data.product(debt_id),
        *notes,
    )
    return missing("".join(typed))


def _papers(data: PackData, debt_id: str, voice: Voice) -> list[Block]:
    """What is still to be gathered, with how far the papers are; then what is at hand."""
    found = materials_json(data.briefs[debt_id].materials, data.language)
    wanted = [paper for paper in found["papers"] if paper["state"] not in READY]
    held = [paper for paper in found["papers"] if paper["state"] in READY]
    return [
        Heading(voice.tell(message("checklist.heading.papers"))),
        *([Text(found["complete"])] if found["complete"] else []),
        *(_wanted(wanted, voice, is_recorded=bool(found["complete"])) if wanted else []),
        *(_held(held, voice) if held else []),
    ]


def _wanted(papers: list[Json], voice: Voice, *, is_recorded: bool) -> list[Block]:
    rows = [
        [_lines(paper["name"], _at_hand(paper)), paper["proves"], paper["age"], paper["instead"]]
        for paper in papers
    ]
    notes = ["advice"] if is_recorded else ["advice", "record"]
    said = [voice.tell(message(f"checklist.intro.{note}")) for note in notes]
    columns = _columns(voice, paper=5.0, proves=4.0, age=2.2, instead=4.6)
    return [Table(columns, rows, ticks=True), Text(_lines(*said), look="small")]


def _held(papers: list[Json], voice: Voice) -> list[Block]:
    rows = [[paper["name"], paper["proves"], _at_hand(paper)] for paper in papers]
    columns = _columns(voice, paper=5.0, proves=4.0, held=6.8)
    return [Heading(voice.tell(message("checklist.heading.held"))), Table(columns, rows)]


def _columns(voice: Voice, **shares: float) -> list[Column]:
    return [
        Column(voice.tell(message(f"checklist.column.{name}")), "left", share)
        for name, share in shares.items()
    ]


def _at_hand(paper: Json) -> str:
    """What the person has of a paper, and their note on it."""
    return _lines(paper["held"], paper["note"])


def _lines(*texts: str | None) -> str:
    return "\n".join(filter(None, texts))


def _rules(creditor: str, voice: Voice) -> list[str]:
    names = ("true", "mark", "copy", "mask", "private")
    return [voice.tell(message(f"checklist.rule.{name}", creditor=creditor)) for name in names]
