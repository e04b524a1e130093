"""What follows, by date: the same debts if nothing is paid, if what is billed is paid, if the plan is kept."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeAlias

from ashore.documents import charts
from ashore.documents.blocks import Block, Chart, Column, Heading, Table, Text
from ashore.documents.data import PackData
from ashore.documents.voice import Voice, fen, number

Json: TypeAlias = Mapping[str, Any]

_COURSES = ("forecast", "forecast_minimum", "forecast_plan")


def outlook(data: PackData, voice: Voice) -> list[Block]:
    """The section of the overview; nothing where nothing is owed."""
    totals = data.position["totals"]
    courses = [course for course in _COURSES if totals[course]]
    if fen(totals["total"]) == 0 or not courses:
        return []
    label = "overview.outlook."
    drawing, desc = _drawing(totals, courses, data.as_of, voice)
    rules = data.position["consequences"]
    blocks: list[Block] = [
        Heading(voice.say(f"{label}title")),
        Chart(drawing, desc),
        _table(totals, courses, voice),
        Text(voice.say(f"{label}note"), look="small"),
    ]
    if rules:
        blocks += [Heading(voice.say(f"{label}rules"), level=2), _rules(rules, voice)]
    return blocks


def _drawing(totals: Json, courses: list[str], as_of: dt.date, voice: Voice) -> tuple[str, str]:
    label = "overview.outlook."
    lines = [
        charts.Course(
            voice.say(f"{label}{course}"),
            [
                charts.Point(as_of, fen(totals["total"])),
                *(
                    charts.Point(dt.date.fromisoformat(one["date"]), fen(one["total"]))
                    for one in totals[course]
                ),
            ],
        )
        for course in courses
    ]
    desc = voice.say(f"{label}chart-desc")
    days = [voice.date(point.day.isoformat()) for point in lines[0].points]
    return charts.courses(voice.say(f"{label}title"), desc, lines, days), desc


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
