"""The overview as a whole: its sections in the order in which they are read."""

from ashore.documents.blocks import Block, Document, Panel, Text
from ashore.documents.data import PackData
from ashore.documents.letter import sentences
from ashore.documents.overview.first_look import first_look
from ashore.documents.overview.outlook import outlook
from ashore.documents.overview.owed import owed
from ashore.documents.overview.planned import planned
from ashore.documents.overview.surplus import surplus
from ashore.documents.overview.unfit import unfit
from ashore.documents.paper import paper
from ashore.documents.voice import Voice
from ashore.texts import SOURCE_LANGUAGE


def overview(data: PackData) -> Document:
    """The overview of a case."""
    voice = Voice(data.language)
    name = data.person.get("name", "")
    blocks: list[Block] = [
        first_look(data, voice),
        *_next(data, voice),
        *owed(data, voice),
        *surplus(data, voice),
        *_plan(data, voice),
        *_language_note(voice),
        *outlook(data, voice),
    ]
    whose = "subtitle-person" if name else "subtitle"
    return paper(
        data,
        "report",
        voice.say("overview.title"),
        blocks,
        subtitle=voice.say(f"overview.{whose}", name=name, as_of=data.as_of),
    )


def _next(data: PackData, voice: Voice) -> list[Block]:
    if data.next_step is None:
        return []
    said = Text(sentences(voice, data.next_step.said), look="lead")
    support = [Text(voice.tell(line), look="small") for line in data.next_step.support]
    return [Panel(voice.say("overview.next.title"), [said, *support], accent=True)]


def _plan(data: PackData, voice: Voice) -> list[Block]:
    """The plan, or that none fits; nothing where nothing is owed."""
    if data.recommended is not None:
        return planned(data, data.recommended, voice)
    infeasible = data.plan["infeasible"]
    return unfit(infeasible, voice) if infeasible is not None else []


def _language_note(voice: Voice) -> list[Block]:
    """Lenders in mainland China read simplified Chinese."""
    if voice.language == SOURCE_LANGUAGE:
        return []
    return [Text(voice.say("overview.language-note"), look="small")]
