"""The drawings of a case, each from the JSON of its results: the same on paper and on a page."""

import datetime as dt

from ashore.documents import charts
from ashore.documents.blocks import Chart
from ashore.documents.courses import known_courses
from ashore.documents.deductions import DEDUCTED, left_over
from ashore.documents.svg import NARROW
from ashore.documents.voice import Voice, number
from ashore.loans.terms import BUCKETS
from ashore.money import fen
from ashore.negotiation.naming import Json
from ashore.planning import told
from ashore.texts import Language


def parts(position: Json, language: Language) -> Chart:
    """What is owed, a bar a debt, split by its parts."""
    voice, label, debts = Voice(language), "overview.owed.chart", position["debts"]
    desc = voice.say(f"{label}-desc", n=len(debts))
    bars = [
        charts.Bar(
            debt["name"], number(debt["total"]), [fen(debt["buckets"][name]) for name in BUCKETS]
        )
        for debt in debts
    ]
    legend = [voice.head(f"bucket.{name}") for name in BUCKETS]
    return Chart(charts.stacked_bars(voice.say(label), desc, legend, bars), desc)


def flow(budget: Json, language: Language) -> Chart:
    """Money in, money out, and what is left."""
    voice, label = Voice(language), "overview.surplus."
    steps = [
        charts.FlowStep(voice.say(label + name), number(budget[name]), fen(budget[name]))
        for name in ("income", *DEDUCTED)
        if name == "income" or fen(budget[name])
    ]
    left, amount = left_over(budget, voice)
    steps.append(charts.FlowStep(left, amount, fen(budget["surplus"]["expected"])))
    desc = voice.say(f"{label}chart-desc")
    svg = charts.money_flow(voice.say(f"{label}chart"), desc, steps, width=NARROW)
    return Chart(svg, desc)


def outlook(position: Json, language: Language) -> Chart:
    """Where the courses that are known lead; there must be one."""
    voice, label, totals = Voice(language), "overview.outlook.", position["totals"]
    today = charts.Point(dt.date.fromisoformat(position["as_of"]), fen(totals["total"]))
    lines = [
        charts.Course(
            voice.say(label + course),
            [
                today,
                *(
                    charts.Point(dt.date.fromisoformat(one["date"]), fen(one["total"]))
                    for one in totals[course]
                ),
            ],
        )
        for course in known_courses(totals)
    ]
    desc = voice.say(f"{label}chart-desc")
    days = [voice.date(point.day.isoformat()) for point in lines[0].points]
    return Chart(charts.courses(voice.say(f"{label}title"), desc, lines, days), desc)


def balance(position: Json, plan: Json, language: Language) -> Chart:
    """How what is owed goes down while a plan is kept."""
    voice, label = Voice(language), "overview.plan.chart"
    points = balance_points(dt.date.fromisoformat(position["as_of"]), plan)
    total = position["totals"]["total"]
    start, end = points[0].day, points[-1].day
    desc = voice.say(f"{label}-desc", start=start, total=fen(total), end=end)
    ends = (voice.date(start.isoformat()), voice.date(end.isoformat()))
    return Chart(
        charts.balance_line(voice.say(label), desc, points, voice.money(total), ends), desc
    )


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
