"""What is owed: every debt in a row, then split into its parts."""

from ashore.documents import drawings
from ashore.documents.blocks import Block, Column, Heading, Table, Text
from ashore.documents.data import PackData
from ashore.documents.voice import Voice, capital, number
from ashore.loans.terms import BUCKETS
from ashore.money import fen
from ashore.negotiation.naming import Json, name_of, product_of

_LABEL = "overview.owed."


def owed(data: PackData, voice: Voice) -> list[Block]:
    """The section of the overview."""
    return [
        Heading(voice.say(f"{_LABEL}title")),
        _debts(data, voice),
        *_notes(data.position, voice),
        Heading(voice.say(f"{_LABEL}chart"), level=2),
        drawings.parts(data.position, data.language),
        Heading(voice.say(f"{_LABEL}buckets") + voice.say("unit"), level=2),
        _parts(data, voice),
    ]


def _questions(debt: Json) -> int:
    """How many points there are to ask the lender about."""
    return sum(bool(finding["question"]) for finding in debt["findings"])


def _debts(data: PackData, voice: Voice) -> Table:
    """Every debt with its lender, how late it is, what a day adds; the queries where there are any."""
    debts, unit = data.position["debts"], voice.say("unit")
    columns = [
        Column(voice.say(f"{_LABEL}debt"), "left", 3.2),
        Column(voice.say(f"{_LABEL}creditor"), "left", 4.2),
        Column(voice.say(f"{_LABEL}late"), "right", 1.5),
        Column(voice.say(f"{_LABEL}daily") + unit, "right", 2.2),
        Column(voice.say(f"{_LABEL}total") + unit, "right", 2.2),
    ]
    rows = [_debt(debt, voice) for debt in debts]
    total = [voice.say(f"{_LABEL}all"), "", "", "", number(data.position["totals"]["total"])]
    if any(map(_questions, debts)):
        columns.append(Column(voice.say(f"{_LABEL}questions"), "right", 1.6))
        for row, debt in zip(rows, debts, strict=True):
            row.append(str(_questions(debt) or voice.say("nothing")))
        total.append("")
    return Table(columns, rows, total=total)


def _debt(debt: Json, voice: Voice) -> list[str]:
    nothing, late = voice.say("nothing"), debt["days_past_due"]
    return [
        capital(voice.word(product_of(debt))),
        debt["creditor"] or nothing,
        voice.say("days", n=late) if late else nothing,
        number(debt["next_day_cost"]),
        number(debt["total"]),
    ]


def _notes(position: Json, voice: Voice) -> list[Block]:
    """What a query is, what was assumed of a debt, and that a limit may rest on an old rate."""
    debts, stale = position["debts"], position["lpr_warning"]
    said = [voice.say(f"{_LABEL}questions-note")] if any(map(_questions, debts)) else []
    said += [
        voice.say(f"{_LABEL}note", debt=voice.word(name_of(debt)), note=note)
        for debt in debts
        for note in debt["notes"]
    ]
    said += [voice.say(f"{_LABEL}lpr", said=stale)] if stale else []
    return [Text(words, look="small") for words in said]


def _parts(data: PackData, voice: Voice) -> Table:
    """The eight buckets, a row a debt; buckets that no debt has get no column."""
    totals = data.position["totals"]
    used = [name for name in BUCKETS if fen(totals[name])]
    columns = [
        Column(voice.say(f"{_LABEL}debt"), "left", 1.3),
        *(Column(voice.head(f"bucket.{name}"), "right", 1) for name in used),
    ]
    rows = [
        [voice.word(name_of(debt)), *(_or_nothing(debt["buckets"][name], voice) for name in used)]
        for debt in data.position["debts"]
    ]
    total = [voice.say(f"{_LABEL}all"), *(number(totals[name]) for name in used)]
    return Table(columns, rows, total=total, small=True)


def _or_nothing(amount: str, voice: Voice) -> str:
    return number(amount) if fen(amount) else voice.say("nothing")
