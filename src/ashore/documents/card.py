"""The call card: one page to hold beside the telephone."""

from ashore.documents.blocks import Block, Columns, Document, Heading, Items, Panel, Text
from ashore.documents.data import PackData
from ashore.documents.paper import paper
from ashore.documents.voice import Voice
from ashore.negotiation.call import CallCard


def card(data: PackData, debt_id: str) -> Document:
    """The call card for one debt."""
    voice = Voice(data.language)
    held = data.briefs[debt_id].card
    blocks: list[Block] = [
        Panel("", [Text(voice.tell(held.goal), look="lead")], accent=True),
        Columns(_before_and_during(held, voice), _around(held, voice)),
    ]
    return paper(data, "card", voice.say("card.title"), blocks, data.subtitle(debt_id))


def _before_and_during(held: CallCard, voice: Voice) -> list[Block]:
    return [
        Heading(voice.say("card.at-hand")),
        Items(voice.each(held.at_hand), mark="tick"),
        Heading(voice.say("card.manner")),
        Items(voice.each(held.manner)),
        Heading(voice.say("card.say")),
        Items(voice.each(held.say), mark="number"),
        Heading(voice.say("card.ask")),
        Items(voice.each(held.ask), mark="tick"),
        Heading(voice.say("card.write")),
        Items(voice.each(held.write), mark="tick"),
    ]


def _around(held: CallCard, voice: Voice) -> list[Block]:
    blocks: list[Block] = [
        Heading(voice.say("card.robot")),
        Items(voice.each(held.robot), mark="number"),
        Heading(voice.say("card.refused")),
        Items(voice.each(held.refused)),
        Panel(voice.say("card.avoid"), [Items(voice.each(held.avoid))]),
        Heading(voice.say("card.channels")),
        Items(voice.each(held.channels)),
    ]
    if held.lines:
        blocks += [Heading(voice.say("card.lines")), Items(voice.each(held.lines))]
    return blocks
