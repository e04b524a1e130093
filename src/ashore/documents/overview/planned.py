"""The recommended plan: why, what each lender gets, and how what is owed goes down."""

import datetime as dt

from ashore.documents import charts
from ashore.documents.blocks import Block, Chart, Column, Heading, Table, Text
from ashore.documents.data import PackData
from ashore.documents.paid import paid_cells
from ashore.documents.voice import Voice, fen, number
from ashore.negotiation.naming import Json, name_of
from ashore.planning import told

_LABEL = "overview.plan."


def planned(data: PackData, plan: Json, voice: Voice) -> list[Block]:
    """The section of the overview."""
    first = fen(plan["monthly"][0]["total"])
    return [
        Heading(voice.say(f"{_LABEL}title")),
        *(Text(words) for words in data.plan["why"]),
        _table(data, plan, voice),
        Text(voice.say(f"{_LABEL}monthly", amount=first), look="small"),
        Heading(voice.say(f"{_LABEL}chart"), level=2),
        _balance(data, plan, voice),
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


def _balance(data: PackData, plan: Json, voice: Voice) -> Chart:
    points = balance_points(data.as_of, plan)
    total = data.position["totals"]["total"]
    start, end = points[0].day, points[-1].day
    desc = voice.say(f"{_LABEL}chart-desc", start=start, total=fen(total), end=end)
    ends = (voice.date(start.isoformat()), voice.date(end.isoformat()))
    title, figure = voice.say(f"{_LABEL}chart"), voice.money(total)
    return Chart(charts.balance_line(title, desc, points, figure, ends), desc)


def balance_points(as_of: dt.date, plan: Json) -> list[charts.Point]:
    """What is left of all planned debts together, from the day of the papers and after every payment day."""
    debts = told.paid(plan)
    left = {debt["id"]: fen(debt["owed"]) for debt in debts}
    after = sorted(
        (dt.date.fromisoformat(row["date"]), debt["id"], fen(row["balance"]))
        for debt in debts
        for row in debt["schedule"]
    )
    points = {as_of: sum(left.values())}
    for day, debt_id, balance in after:
        left[debt_id] = balance
        points[day] = sum(left.values())
    return [charts.Point(day, balance) for day, balance in points.items()]
