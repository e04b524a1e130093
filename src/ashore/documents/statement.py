"""The statement of income and expenses: the same paper for every lender."""

from ashore.dates import parse_step
from ashore.documents.blocks import Block, Column, Document, Heading, Pairs, Table, Text
from ashore.documents.data import PackData
from ashore.documents.deductions import deductions, left_over
from ashore.documents.paper import paper
from ashore.documents.voice import Voice, number
from ashore.negotiation.naming import Json

_RHYTHMS = ("week", "fortnight", "month", "quarter", "year", "once")


def statement(data: PackData) -> Document:
    """The statement; other lenders appear only as a number and a sum, never by name."""
    voice = Voice(data.language)
    blocks: list[Block] = [
        Text(voice.say("statement.intro"), look="small"),
        *_person(data, voice),
        *_lines(data, voice),
        *_result(data, voice),
        *_debts(data, voice),
        *_signature(data, voice),
    ]
    return paper(data, "report", voice.say("statement.title"), blocks)


def _person(data: PackData, voice: Voice) -> list[Block]:
    person = data.person
    dependants = person.get("dependants", 0)
    known = (
        ("person", person.get("name", "")),
        ("city", person.get("city", "")),
        ("dependants", voice.say("statement.dependants-value", n=dependants) if dependants else ""),
    )
    pairs = [(voice.say(f"statement.{key}"), value) for key, value in known if value]
    return [Pairs(pairs)] if pairs else []


def _lines(data: PackData, voice: Voice) -> list[Block]:
    blocks: list[Block] = []
    for side in ("income", "expense"):
        lines = [
            line
            for line in data.budget["lines"]
            if (line["kind"] == "income") == (side == "income")
        ]
        if lines:
            blocks += [Heading(voice.say(f"statement.{side}")), _line_table(lines, side, voice)]
    return blocks


def _line_table(lines: list[Json], side: str, voice: Voice) -> Table:
    unit = voice.say("unit")
    kind = [Column(voice.say("statement.kind"), share=2)] if side == "expense" else []
    columns = [
        Column(voice.say("statement.name"), share=4),
        *kind,
        Column(voice.say("statement.every"), "left", 2),
        Column(voice.say("statement.amount") + unit, "right", 2),
        Column(voice.say("statement.monthly"), "right", 2),
    ]
    rows = []
    for line in lines:
        named = [voice.say(f"statement.group.{line['kind']}")] if kind else []
        rows.append(
            [
                line["name"],
                *named,
                _every(line["every"], voice),
                number(line["amount"]),
                number(line["monthly"]),
            ]
        )
    return Table(columns, rows)


def _every(rhythm: str, voice: Voice) -> str:
    """A rhythm of the JSON in words: ``month``, ``quarter``, ``10 days``."""
    if rhythm in _RHYTHMS:
        return voice.say(f"statement.per.{rhythm}")
    step = parse_step(rhythm)
    return voice.say(f"statement.per-{step.unit}s", n=step.count)


def _result(data: PackData, voice: Voice) -> list[Block]:
    budget = data.budget
    return [
        Heading(voice.say("statement.result")),
        Table(
            [
                Column(voice.say("statement.name"), share=3),
                Column(voice.say("statement.monthly"), "right", 1),
            ],
            [
                [voice.say("statement.sum-income"), number(budget["income"])],
                *deductions(budget, voice),
            ],
            total=left_over(budget, voice),
        ),
    ]


def _debts(data: PackData, voice: Voice) -> list[Block]:
    pairs = [
        (
            voice.say("statement.debts-count"),
            voice.say("statement.debts-count-value", n=len(data.briefs)),
        ),
        (
            voice.say("statement.debts-total", as_of=data.as_of),
            voice.money(data.position["totals"]["total"]),
        ),
    ]
    plan = data.recommended
    if plan is not None and plan["monthly"]:
        pairs.append(
            (voice.say("statement.debts-monthly"), voice.money(plan["monthly"][0]["total"]))
        )
    return [Heading(voice.say("statement.debts")), Pairs(pairs)]


def _signature(data: PackData, voice: Voice) -> list[Block]:
    name = data.person.get("name", "")
    signed = [voice.say("statement.signed", name=name)] if name else []
    return [
        Text(voice.say("statement.true"), look="small"),
        Text("\n".join([*signed, voice.date(data.as_of.isoformat())]), look="sign"),
    ]
