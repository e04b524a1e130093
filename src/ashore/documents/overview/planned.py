"""The recommended plan: why, what each lender gets, how sure it is, and how what is owed goes down."""

from ashore.documents import drawings
from ashore.documents.blocks import Block, Column, Heading, Table, Text
from ashore.documents.data import PackData
from ashore.documents.overview.by_month import by_month
from ashore.documents.overview.sureness import sureness
from ashore.documents.paid import paid_cells
from ashore.documents.voice import Voice, number
from ashore.money import fen
from ashore.negotiation.naming import Json, name_of
from ashore.planning import told
from ashore.texts import text

_LABEL = "overview.plan."


def planned(data: PackData, plan: Json, voice: Voice) -> list[Block]:
    """The section of the overview."""
    first = fen(plan["monthly"][0]["total"])
    return [
        Heading(text(f"leading.overview.{data.plan['leads_as']}", data.language)),
        *(Text(words) for words in data.plan["why"]),
        *(Text(words, look="small") for words in data.plan["notes"]),
        _table(data, plan, voice),
        Text(voice.say(f"{_LABEL}monthly", amount=first), look="small"),
        *sureness(data, voice),
        *by_month(data, plan, voice),
        Heading(voice.say(f"{_LABEL}chart"), level=2),
        drawings.balance(data.position, plan, data.language),
        Text(voice.say(f"{_LABEL}note"), look="small"),
    ]


def _table(data: PackData, plan: Json, voice: Voice) -> Table:
    unit = voice.say("unit")
    columns = [
        Column(voice.say(f"{_LABEL}debt"), "left", 3),
        Column(voice.say(f"{_LABEL}relief"), "left", 2.2),
        Column(voice.say(f"{_LABEL}first") + unit, "right", 2),
        Column(voice.say(f"{_LABEL}count"), "right", 1.4),
        Column(voice.say(f"{_LABEL}end"), "right", 2.4),
        Column(voice.say(f"{_LABEL}total") + unit, "right", 2.2),
    ]
    rows = [
        [
            voice.word(name_of(data.debt(debt["id"]))),
            voice.say(f"relief.{debt['relief']['kind']}"),
            *paid_cells(debt),
        ]
        for debt in told.paid(plan)
    ]
    total = [voice.say(f"{_LABEL}all"), "", "", "", "", number(plan["total_paid"])]
    return Table(columns, rows, total=total)
