"""Plans as tables: the recommended one debt by debt, the others side by side, or what to do where none fits."""

from ashore.cli.views.accepted import leading
from ashore.cli.views.agreements import agreements_view
from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.paid import paid_cells
from ashore.documents.voice import number
from ashore.money import fen
from ashore.planning import told
from ashore.planning.relaxing import told as ways
from ashore.texts import text


def plan_view(board: Board, plans: Json, names: dict[str, str]) -> None:
    """The whole answer; ``names`` are what debts are called, by id."""
    recommended = told.best(plans)
    if plans["infeasible"]:
        _infeasible(board, plans["infeasible"])
    elif recommended is None:
        board.line()
        board.items(plans["why"])
    else:
        _recommended(board, plans, recommended, names)
        if plans["promise"] and plans["promise"]["text"]:
            board.heading(board.word("promise.title"))
            board.items(plans["promise"]["text"], indent=2)
        if plans["frontier"]:
            _how_sure(board, plans)
    others = [plan for plan in plans["plans"] if plan is not recommended]
    if others:
        _others(board, others)
    _baselines(board, plans["baselines"])
    agreements_view(board, plans)


def new_loan_view(board: Board, compared: Json) -> None:
    """What paying everything off with a new loan would do."""
    board.heading(board.say("plan.new_loan"))
    board.items(compared["messages"])


def plan_summary(board: Board, plans: Json) -> None:
    """The answer in one line."""
    plan = told.best(plans)
    if plan is None:
        board.line(board.say("plan.infeasible"), strong=True)
        return
    said = text(
        f"leading.in_short.{plans['leads_as']}",
        board.language,
        kind=_kind(board, plan),
        first=fen(plan["monthly"][0]["total"]),
        months=plan["months"],
        paid=fen(plan["total_paid"]),
    )
    board.line(said, strong=True)


def _recommended(board: Board, plans: Json, plan: Json, names: dict[str, str]) -> None:
    board.heading(leading(board, plans, plan))
    for words in (*plans["why"], *plans["notes"]):
        board.line(words, indent=2)
    board.line("")
    board.table(
        [
            Column(board.say("plan.debt"), "left"),
            Column(board.say("plan.relief"), "left"),
            Column(board.say("plan.instalment")),
            Column(board.say("plan.count")),
            Column(board.say("plan.last")),
            Column(board.say("plan.paid")),
        ],
        [
            [
                names[debt["id"]],
                board.word(f"documents.relief.{debt['relief']['kind']}"),
                *paid_cells(debt),
            ]
            for debt in told.paid(plan)
        ],
        [
            board.say("sum"),
            "",
            number(plan["monthly"][0]["total"]),
            "",
            "",
            number(plan["total_paid"]),
        ],
    )
    _monthly(board, plan)
    board.line()
    board.line(board.say("plan.agree"), indent=2)


def _how_sure(board: Board, plans: Json) -> None:
    """What paying more or less a month would do, and what would break the plan."""
    board.heading(board.word("plan.sure.title"))
    board.table(
        [
            Column(board.word("plan.sure.most")),
            Column(board.say("plan.months")),
            Column(board.say("plan.cost")),
            Column(board.word("plan.sure.chance")),
        ],
        [
            [
                number(level["largest_month"]),
                str(level["months"]),
                number(level["total_cost"]),
                told.chance(level["completion"]),
            ]
            for level in plans["frontier"]
        ],
    )
    board.items([one["text"] for one in plans["breaks_on"]], indent=2)
    board.line(plans["futures"]["text"], indent=2)


def _kind(board: Board, plan: Json) -> str:
    return board.word(f"plan.kind.{plan['kind']}")


def _monthly(board: Board, plan: Json) -> None:
    """What all lenders together get each month; months of the same amount are one row."""
    board.line("")
    board.line(board.say("plan.monthly"), indent=2)
    spans = _spans(plan["monthly"])
    rows = [
        (first if first == last else f"{first} – {last}", number(payment))
        for first, last, payment in spans[:_MOST_SPANS]
    ]
    if len(spans) > _MOST_SPANS:
        rows.append(("…", board.say("plan.months_value", months=len(plan["monthly"]))))
    board.pairs(rows)


_MOST_SPANS = 12


def _spans(monthly: list[Json]) -> list[tuple[str, str, str]]:
    """First and last month and the payment of each run of equal payments."""
    spans: list[tuple[str, str, str]] = []
    for month in monthly:
        name, payment = month["date"][:7], month["total"]
        if spans and spans[-1][2] == payment:
            spans[-1] = (spans[-1][0], name, payment)
        else:
            spans.append((name, name, payment))
    return spans


def _others(board: Board, plans: list[Json]) -> None:
    board.heading(board.say("plan.others"))
    board.table(
        [
            Column(board.say("plan.kind"), "left"),
            Column(board.say("plan.months")),
            Column(board.say("plan.first")),
            Column(board.say("plan.paid")),
            Column(board.say("plan.cost")),
        ],
        [
            [
                _kind(board, plan),
                str(plan["months"]),
                number(plan["monthly"][0]["total"]),
                number(plan["total_paid"]),
                number(plan["total_cost"]),
            ]
            for plan in plans
        ],
    )


def _baselines(board: Board, baselines: list[Json]) -> None:
    if not baselines:
        return
    board.heading(board.word("baselines.title"))
    board.table(
        [
            Column(board.say("plan.kind"), "left"),
            Column(board.say("plan.months")),
            Column(board.say("plan.cost")),
            Column(board.word("plan.sure.chance")),
        ],
        [
            [
                board.word(f"baselines.kind.{one['kind']}"),
                str(one["months"]),
                number(one["total_cost"]),
                told.chance(one["completion"]),
            ]
            for one in baselines
        ],
    )
    board.line(board.word("baselines.about"), indent=2)


def _infeasible(board: Board, infeasible: Json) -> None:
    board.heading(board.say("plan.infeasible"))
    board.line(infeasible["smallest_relaxation"]["text"], indent=2)
    others = ways.others(infeasible["relaxations"])
    if others:
        board.line(board.word("ways_out.others"), indent=2)
        board.items([way["text"] for way in others], indent=4)
        board.line(board.word("ways_out.about"), indent=2)
    board.line("")
    board.line(board.word("ways_out.why"), indent=2)
    certificate = infeasible["certificate"]
    shown = [certificate["text"]] if certificate else []
    board.items([*infeasible["reasons"], *shown], indent=4)
    if infeasible["meanwhile"]:
        board.line("")
        board.line(board.say("plan.meanwhile"), indent=2)
        board.items([step["text"] for step in infeasible["meanwhile"]], indent=4)
