"""What follows, by date: the same debts if nothing is paid, if what is billed is paid, if the plan is kept."""

from ashore.documents import drawings
from ashore.documents.blocks import Block, Column, Heading, Table, Text
from ashore.documents.courses import known_courses
from ashore.documents.data import PackData
from ashore.documents.voice import Voice, number
from ashore.negotiation.naming import Json


def outlook(data: PackData, voice: Voice) -> list[Block]:
    """The section of the overview; nothing where nothing is owed."""
    totals = data.position["totals"]
    courses = known_courses(totals)
    if not courses:
        return []
    label = "overview.outlook."
    rules = data.position["consequences"]
    blocks: list[Block] = [
        Heading(voice.say(f"{label}title")),
        drawings.outlook(data.position, data.language),
        _table(totals, courses, voice),
        Text(voice.say(f"{label}note"), look="small"),
    ]
    if rules:
        blocks += [Heading(voice.say(f"{label}rules"), level=2), _rules(rules, voice)]
    return blocks


def _table(totals: Json, courses: list[str], voice: Voice) -> Table:
    label, unit = "overview.outlook.", voice.say("unit")
    columns = [
        Column(voice.say(f"{label}day"), "left", 2),
        *(Column(voice.say(f"{label}{course}") + unit, "right", 2) for course in courses),
    ]
    rows = [
        [
            voice.date(one["date"]),
            *(number(totals[course][place]["total"]) for course in courses),
        ]
        for place, one in enumerate(totals["forecast"])
    ]
    return Table(columns, rows)


def _rules(rules: list[Json], voice: Voice) -> Table:
    """What each rule is called, where it stands, and how far it binds."""
    label = "overview.outlook.rule-"
    heads = (("title", 4), ("source", 5), ("force", 3))
    return Table(
        [Column(voice.say(label + name), "left", share) for name, share in heads],
        [
            [rule["title"], f"{rule['doc']}{rule['article'] or ''}", rule["force_label"]]
            for rule in rules
        ],
        small=True,
    )
