"""The proposed repayment schedule for one creditor."""

from ashore.documents.blocks import Block, Column, Document, Pairs, Table, Text
from ashore.documents.data import PackData
from ashore.documents.paper import paper
from ashore.documents.voice import Voice, number
from ashore.money import fen
from ashore.negotiation.naming import Json, name_of

AMOUNTS = ("payment", "principal", "interest", "other", "balance")


def schedule(data: PackData, debt_id: str) -> Document | None:
    """The schedule for one debt, or None where the recommended plan offers it nothing."""
    offer = data.offer(debt_id)
    if offer is None:
        return None
    voice = Voice(data.language)
    debt = data.debt(debt_id)
    note = "note" if has_other(offer) else "unit-note"
    blocks: list[Block] = [
        Text(voice.say("schedule.intro", product=data.product(debt_id)), look="small"),
        Pairs(summary(data, debt, offer, voice)),
        _rows(offer, voice),
        Text(voice.say(f"schedule.{note}"), look="small"),
    ]
    return paper(data, "report", voice.say("schedule.title"), blocks)


def summary(data: PackData, debt: Json, offer: Json, voice: Voice) -> list[tuple[str, str]]:
    """What the schedule is for, as labelled facts."""
    relief = offer["relief"]
    return [
        (voice.say("schedule.creditor"), debt["creditor"] or voice.word(name_of(debt))),
        (voice.say("schedule.relief"), voice.say(f"relief.{relief['kind']}")),
        (voice.say("schedule.owed", as_of=data.as_of), voice.money(offer["owed"])),
        (voice.say("schedule.rate"), voice.percent(offer["relief"]["annual_rate"])),
        (voice.say("schedule.count"), voice.say("schedule.count-value", n=len(offer["schedule"]))),
        (voice.say("schedule.total"), voice.money(offer["total_paid"])),
    ]


def _rows(offer: Json, voice: Voice) -> Table:
    names = [name for name in AMOUNTS if name != "other" or has_other(offer)]
    columns = [
        Column(voice.say("schedule.number"), "right"),
        Column(voice.say("schedule.date"), "left", 2),
        *(Column(voice.say(f"schedule.{name}"), "right", 2) for name in names),
    ]
    rows = [
        [str(index), row["date"], *(number(row[name]) for name in names)]
        for index, row in enumerate(offer["schedule"], start=1)
    ]
    total = ["", voice.say("schedule.total"), number(offer["total_paid"]), *[""] * (len(names) - 1)]
    return Table(columns, rows, total=total)


def has_other(offer: Json) -> bool:
    """Whether a payment of the schedule also pays charges from before it."""
    return any(fen(row["other"]) for row in offer["schedule"])
