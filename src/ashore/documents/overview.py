"""The overview: what is owed, what can be paid, the recommended plan, and the next step, on two or three pages."""

import datetime as dt

from ashore.documents import charts
from ashore.documents.blocks import (
    Block,
    Chart,
    Column,
    Columns,
    Document,
    Figure,
    Figures,
    Heading,
    Items,
    Panel,
    Table,
    Text,
)
from ashore.documents.data import PackData
from ashore.documents.letter import footer, sentences
from ashore.documents.outlook import outlook
from ashore.documents.voice import Voice, fen, number
from ashore.loans.terms import BUCKETS
from ashore.negotiation.naming import Json, name_of, product_of
from ashore.texts import SOURCE_LANGUAGE

_DEDUCTED = ("priority", "essential", "flexible", "buffer")


def overview(data: PackData) -> Document:
    """The overview of a case."""
    voice = Voice(data.language)
    title = voice.say("overview.title")
    name = data.person.get("name", "")
    blocks: list[Block] = [
        _figures(data, voice),
        *_next(data, voice),
        *_owed(data, voice),
        *_surplus(data, voice),
        *(_plan(data, data.recommended, voice) if data.recommended else _unfit(data, voice)),
        *outlook(data, voice),
        *_language_note(voice),
    ]
    return Document(
        title=title,
        subtitle=voice.say(
            f"overview.subtitle{'-person' if name else ''}", name=name, as_of=data.as_of
        ),
        language=data.language,
        as_of=data.as_of,
        layout="report",
        blocks=blocks,
        footer=footer(data, voice, title),
    )


# ---- the first look -------------------------------------------------------------------------------------


def _figures(data: PackData, voice: Voice) -> Figures:
    debts, totals, surplus = data.position["debts"], data.position["totals"], data.budget["surplus"]
    label = "overview.figure."
    has_surplus = fen(surplus["expected"]) > 0
    return Figures(
        [
            Figure(
                voice.say(f"{label}owed"),
                voice.money(totals["total"]),
                voice.say(f"{label}owed-note", n=len(debts)),
                strong=True,
            ),
            _overdue(data, voice),
            Figure(
                voice.say(f"{label}surplus"),
                voice.money(surplus["expected"]) if has_surplus else voice.say(f"{label}none"),
                _lean(surplus, voice) if has_surplus else "",
            ),
            _months(data, voice),
        ]
    )


def _lean(surplus: Json, voice: Voice) -> str:
    """What a lean month leaves, where it leaves less."""
    low = fen(surplus["low"])
    if low == fen(surplus["expected"]):
        return ""
    key = "surplus-note" if low > 0 else "surplus-nothing"
    return voice.say(f"overview.figure.{key}", low=low)


def _overdue(data: PackData, voice: Voice) -> Figure:
    label = voice.say("bucket.principal_overdue")
    longest = max((debt["days_past_due"] for debt in data.position["debts"]), default=0)
    if longest == 0:
        return Figure(label, voice.say("overview.figure.overdue-none"))
    note = voice.say("overview.figure.overdue-note", days=longest)
    return Figure(label, voice.money(data.position["totals"]["principal_overdue"]), note)


def _months(data: PackData, voice: Voice) -> Figure:
    label = "overview.figure.months"
    plan = data.recommended
    if plan is not None:
        return Figure(
            voice.say(label),
            voice.say(f"{label}-value", n=plan["months"]),
            voice.say(f"{label}-note", total=fen(plan["total_paid"])),
        )
    infeasible = data.plan["infeasible"]
    note = (
        voice.say("overview.figure.smallest-note", amount=fen(infeasible["smallest_monthly"]))
        if infeasible
        else ""
    )
    return Figure(voice.say(label), voice.say(f"{label}-none"), note)


def _next(data: PackData, voice: Voice) -> list[Block]:
    if data.next_step is None:
        return []
    said = Text(sentences(voice, data.next_step.said), look="lead")
    support = [Text(voice.tell(line), look="small") for line in data.next_step.support]
    return [Panel(voice.say("overview.next.title"), [said, *support], accent=True)]


# ---- what is owed ---------------------------------------------------------------------------------------


def _owed(data: PackData, voice: Voice) -> list[Block]:
    debts = data.position["debts"]
    has_questions = any(map(_questions, debts))
    blocks: list[Block] = [
        Heading(voice.say("overview.owed.title")),
        _debt_table(data, voice, has_questions=has_questions),
    ]
    if has_questions:
        blocks.append(Text(voice.say("overview.owed.questions-note"), look="small"))
    blocks += [
        Text(
            voice.say("overview.owed.note", debt=voice.word(name_of(debt)), note=note), look="small"
        )
        for debt in debts
        for note in debt["notes"]
    ]
    chart = charts.stacked_bars(
        voice.say("overview.owed.chart"),
        voice.say("overview.owed.chart-desc", n=len(debts)),
        [voice.say(f"bucket.{name}") for name in BUCKETS],
        [
            charts.Bar(
                debt["name"],
                number(debt["total"]),
                [fen(debt["buckets"][name]) for name in BUCKETS],
            )
            for debt in debts
        ],
    )
    return [
        *blocks,
        Heading(voice.say("overview.owed.chart"), level=2),
        Chart(chart, voice.say("overview.owed.chart-desc", n=len(debts))),
        Heading(voice.say("overview.owed.buckets") + voice.say("unit"), level=2),
        _bucket_table(data, voice),
    ]


def _questions(debt: Json) -> int:
    """How many points there are to ask the lender about."""
    return sum(bool(finding["question"]) for finding in debt["findings"])


def _debt_table(data: PackData, voice: Voice, *, has_questions: bool) -> Table:
    unit, nothing = voice.say("unit"), voice.say("nothing")
    columns = [
        Column(voice.say("overview.owed.debt"), "left", 2.6),
        Column(voice.say("overview.owed.creditor"), "left", 4.2),
        Column(voice.say("overview.owed.late"), "right", 1.5),
        Column(voice.say("overview.owed.daily") + unit, "right", 2.2),
        Column(voice.say("overview.owed.total") + unit, "right", 2.2),
    ]
    rows = []
    for debt in data.position["debts"]:
        late = voice.say("days", n=debt["days_past_due"]) if debt["days_past_due"] else nothing
        row = [
            voice.word(product_of(debt)),
            debt["creditor"] or nothing,
            late,
            number(debt["next_day_cost"]),
            number(debt["total"]),
        ]
        rows.append([*row, str(_questions(debt) or nothing)] if has_questions else row)
    total = [voice.say("overview.owed.all"), "", "", "", number(data.position["totals"]["total"])]
    if has_questions:
        columns.append(Column(voice.say("overview.owed.questions"), "right", 1.6))
        total.append("")
    return Table(columns, rows, total=total)


def _bucket_table(data: PackData, voice: Voice) -> Table:
    """The eight buckets, a row a debt; buckets that no debt has get no column."""
    totals = data.position["totals"]
    used = [name for name in BUCKETS if fen(totals[name])]
    columns = [
        Column(voice.say("overview.owed.debt"), "left", 1.3),
        *(Column(voice.say(f"bucket.{name}"), "right", 1) for name in used),
    ]
    rows = [
        [voice.word(name_of(debt)), *(_or_nothing(debt["buckets"][name], voice) for name in used)]
        for debt in data.position["debts"]
    ]
    return Table(
        columns,
        rows,
        total=[voice.say("overview.owed.all"), *(number(totals[name]) for name in used)],
        small=True,
    )


def _or_nothing(amount: str, voice: Voice) -> str:
    return number(amount) if fen(amount) else voice.say("nothing")


# ---- what can be paid -----------------------------------------------------------------------------------


def _surplus(data: PackData, voice: Voice) -> list[Block]:
    budget, label = data.budget, "overview.surplus."
    blocks: list[Block] = [
        Heading(voice.say(f"{label}title")),
        Columns([_flow_chart(budget, voice)], [_surplus_table(budget, voice)], share=0.58),
        *_range(budget, voice),
    ]
    if budget["warnings"]:
        blocks.append(Panel(voice.say("overview.warning.title"), [Items(budget["warnings"])]))
    return blocks


def _range(budget: Json, voice: Voice) -> list[Block]:
    """Lean and good months, where income is not the same every month."""
    low, high = fen(budget["surplus"]["low"]), fen(budget["surplus"]["high"])
    if low == high or high <= 0:
        return []
    key = "range" if low > 0 else "range-nothing"
    return [Text(voice.say(f"overview.surplus.{key}", low=low, high=high), look="small")]


def _flow_chart(budget: Json, voice: Voice) -> Chart:
    label = "overview.surplus."
    amounts = {
        "income": budget["income"],
        **{name: budget[name] for name in _DEDUCTED if fen(budget[name])},
        "surplus": budget["surplus"]["expected"],
    }
    steps = [
        charts.FlowStep(voice.say(label + name), number(amount), fen(amount))
        for name, amount in amounts.items()
    ]
    desc = voice.say(f"{label}chart-desc")
    svg = charts.money_flow(voice.say(f"{label}chart"), desc, steps, width=charts.NARROW)
    return Chart(svg, desc)


def _surplus_table(budget: Json, voice: Voice) -> Table:
    label = "overview.surplus."
    rows = [[voice.say(f"{label}income"), number(budget["income"])]]
    rows += [[f"− {voice.say(label + name)}", number(budget[name])] for name in _DEDUCTED]
    return Table(
        [
            Column(voice.say(f"{label}item"), "left", 1.6),
            Column(voice.say(f"{label}monthly") + voice.say("unit"), "right", 1),
        ],
        rows,
        total=[voice.say(f"{label}surplus"), number(budget["surplus"]["expected"])],
    )


# ---- the plan -------------------------------------------------------------------------------------------


def _plan(data: PackData, plan: Json, voice: Voice) -> list[Block]:
    label = "overview.plan."
    balance, desc = _balance_chart(data, plan, voice)
    return [
        Heading(voice.say(f"{label}title")),
        *(Text(words) for words in data.plan["why"]),
        _plan_table(data, plan, voice),
        Text(voice.say(f"{label}monthly", amount=fen(plan["monthly"][0]["total"])), look="small"),
        Heading(voice.say(f"{label}chart"), level=2),
        Chart(balance, desc),
        Text(voice.say(f"{label}note"), look="small"),
    ]


def _plan_table(data: PackData, plan: Json, voice: Voice) -> Table:
    unit, label = voice.say("unit"), "overview.plan."
    columns = [
        Column(voice.say(f"{label}debt"), "left", 3),
        Column(voice.say(f"{label}relief"), "left", 2.2),
        Column(voice.say(f"{label}first") + unit, "right", 2),
        Column(voice.say(f"{label}count"), "right", 1.4),
        Column(voice.say(f"{label}end"), "right", 2.4),
        Column(voice.say(f"{label}total") + unit, "right", 2.2),
    ]
    rows = [
        [
            voice.word(name_of(data.debt(debt["id"]))),
            voice.say(f"relief.{debt['relief']['kind']}"),
            number(debt["schedule"][0]["payment"]),
            str(len(debt["schedule"])),
            debt["schedule"][-1]["date"],
            number(debt["total_paid"]),
        ]
        for debt in plan["debts"]
        if debt["schedule"]
    ]
    total = [voice.say(f"{label}all"), "", "", "", "", number(plan["total_paid"])]
    return Table(columns, rows, total=total)


def _balance_chart(data: PackData, plan: Json, voice: Voice) -> tuple[str, str]:
    points = balance_points(data, plan)
    total = data.position["totals"]["total"]
    start, end = points[0], points[-1]
    desc = voice.say("overview.plan.chart-desc", start=start.day, total=fen(total), end=end.day)
    svg = charts.balance_line(
        voice.say("overview.plan.chart"),
        desc,
        points,
        voice.money(total),
        (voice.date(start.day.isoformat()), voice.date(end.day.isoformat())),
    )
    return svg, desc


def balance_points(data: PackData, plan: Json) -> list[charts.Point]:
    """What is left of all planned debts together, from the day of the papers and after every payment day."""
    left = {debt["id"]: fen(debt["owed"]) for debt in plan["debts"] if debt["schedule"]}
    after = sorted(
        (dt.date.fromisoformat(row["date"]), debt["id"], fen(row["balance"]))
        for debt in plan["debts"]
        for row in debt["schedule"]
    )
    points = {data.as_of: sum(left.values())}
    for day, debt_id, balance in after:
        left[debt_id] = balance
        points[day] = sum(left.values())
    return [charts.Point(day, balance) for day, balance in points.items()]


def _unfit(data: PackData, voice: Voice) -> list[Block]:
    label, infeasible = "overview.unfit.", data.plan["infeasible"]
    blocks: list[Block] = [
        Heading(voice.say(f"{label}title")),
        Text(voice.say(f"{label}lead"), look="lead"),
    ]
    if infeasible:
        key = "smallest" if fen(infeasible["available"]) > 0 else "smallest-none"
        smallest = voice.say(
            label + key,
            amount=fen(infeasible["smallest_monthly"]),
            available=fen(infeasible["available"]),
        )
        blocks.append(Text(smallest))
        blocks += [Text(reason) for reason in infeasible["reasons"]]
        if infeasible["meanwhile"]:
            blocks.append(
                Panel(
                    voice.say(f"{label}meanwhile"),
                    [Items([advice["text"] for advice in infeasible["meanwhile"]])],
                )
            )
    return [*blocks, Text(voice.say(f"{label}letters"), look="small")]


def _language_note(voice: Voice) -> list[Block]:
    """Lenders in mainland China read simplified Chinese."""
    if voice.language == SOURCE_LANGUAGE:
        return []
    return [Text(voice.say("overview.language-note"), look="small")]
