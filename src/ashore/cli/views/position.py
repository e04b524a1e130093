"""The position as tables: all debts, then each with its buckets, what the lender states, and the findings."""

from collections.abc import Iterator

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.courses import known_courses
from ashore.documents.voice import number
from ashore.loans.terms import BUCKETS
from ashore.money import fen


def position_view(board: Board, position: Json) -> None:
    """Everything under the summary."""
    if not position["debts"]:
        return
    if len(position["debts"]) > 1:
        all_debts(board, position)
    for debt in position["debts"]:
        _one_debt(board, debt)
    if position["lpr_warning"]:
        board.line()
        board.line(board.say("position.lpr", said=position["lpr_warning"]))
    _outlook(board, position["totals"])
    _consequences(board, position["consequences"])


def all_debts(board: Board, position: Json) -> None:
    """Every debt in a row: how late, what a day costs, what is owed."""
    board.heading(board.say("position.debts"))
    columns = [
        Column(board.say("position.debt"), "left"),
        Column(board.say("position.late")),
        Column(board.say("position.daily")),
        Column(board.say("position.total")),
    ]
    rows = [
        [debt["name"], late(board, debt), number(debt["next_day_cost"]), number(debt["total"])]
        for debt in position["debts"]
    ]
    totals = position["totals"]
    all_of_them = [board.say("sum"), "", number(totals["next_day_cost"]), number(totals["total"])]
    board.table(columns, rows, all_of_them if len(rows) > 1 else ())


def late(board: Board, debt: Json) -> str:
    """How late a debt is, with its band."""
    days = debt["days_past_due"]
    if not days:
        return board.say("position.on_time")
    return board.say("position.band", days=days, band=debt["delinquency"])


def _one_debt(board: Board, debt: Json) -> None:
    board.heading(debt["name"])
    if debt["creditor"] and debt["creditor"] != debt["name"]:
        board.line(debt["creditor"], indent=2)
    buckets(board, debt)
    if fen(debt.get("held", "0")):
        board.line(board.say("position.held", amount=fen(debt["held"])), indent=2)
    if debt["claim"]:
        _claim(board, debt["claim"])
    _findings(board, debt["findings"])
    _lines_on_cost(board, debt)


def buckets(board: Board, debt: Json) -> None:
    """The parts of what is owed; those of nothing are left out."""
    parts = [
        (board.word(f"documents.bucket.{name}"), number(debt["buckets"][name]))
        for name in BUCKETS
        if fen(debt["buckets"][name])
    ]
    board.pairs(parts, (board.say("position.total"), number(debt["total"])))


def _claim(board: Board, claim: Json) -> None:
    if not any(fen(amount) for amount in claim["difference"].values()):
        board.line(board.say("position.claim_agrees"), indent=2)
        return
    board.line("")
    parts = ("stated", "supported", "difference")
    board.table(
        [
            Column(board.say("position.claim_part"), "left"),
            *(Column(board.say(f"position.claim_{part}")) for part in parts),
        ],
        [
            [board.word(f"documents.bucket.{name}"), *(number(claim[part][name]) for part in parts)]
            for name in claim["stated"]
        ],
    )


def _findings(board: Board, findings: list[Json]) -> None:
    if not findings:
        return
    board.line("")
    board.line(board.say("position.findings"), indent=2)
    board.items(["\n".join(_said(board, finding)) for finding in findings], indent=4)


def _said(board: Board, finding: Json) -> Iterator[str]:
    yield _with_basis(board, finding["message"], finding)
    if finding["question"]:
        yield board.say("position.question", question=finding["question"])


def _with_basis(board: Board, message: str, source: Json) -> str:
    """A message, and the rule it rests on with its force; arithmetic alone has none."""
    if source["rule"] is None:
        return message
    key = "position.basis" if source["verified"] else "position.basis_unverified"
    title = board.word(f"rules.{source['rule']}.title")
    basis = board.say(key, title=title, force=board.word(f"law.force.{source['force']}"))
    return f"{message}\n{basis}"


def _lines_on_cost(board: Board, debt: Json) -> None:
    """The lines on cost that this loan is above, and what was assumed about it."""
    said = [_with_basis(board, cap["message"], cap) for cap in debt["caps"] if cap["exceeded"]]
    if said or debt["notes"]:
        board.line("")
        board.items([*said, *debt["notes"]])


def _outlook(board: Board, totals: Json) -> None:
    """What all debts come to later, under each course that is known for all of them."""
    courses = known_courses(totals)
    if not courses:
        return
    board.heading(board.say("position.outlook"))
    days = [later["date"] for later in totals[courses[0]]]
    board.table(
        [Column(board.say("position.course"), "left"), *map(Column, days)],
        [
            [
                board.word(f"documents.overview.outlook.{course}"),
                *(number(later["total"]) for later in totals[course]),
            ]
            for course in courses
        ],
    )


def _consequences(board: Board, rules: list[Json]) -> None:
    """What the rules say of being overdue; never what a lender will do."""
    if not rules:
        return
    board.heading(board.say("position.consequences"))
    board.items([_told(board, told) for told in rules])


def _told(board: Board, told: Json) -> str:
    source = f"{told['doc']}{told['article'] or ''}"
    key = "position.basis" if told["verified"] else "position.basis_unverified"
    basis = board.say(key, title=source, force=told["force_label"])
    said = board.say("position.consequence", title=told["title"], summary=told["summary"])
    return f"{said}\n{basis}"
