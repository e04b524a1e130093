"""Plans decided on: one that is written into the case, and all of them, then and now."""

from ashore.cli.views.board import Board, Json
from ashore.cli.views.grid import Column
from ashore.documents.voice import number
from ashore.planning import told
from ashore.texts import text

_COLUMNS = ("monthly", "months", "total_paid", "total_cost", "completion")


def decision_view(board: Board, plan: Json, names: dict[str, str]) -> None:
    """A plan as the case is to hold it; ``names`` are what debts are called, by id."""
    board.heading(leading(board, {"leads_as": "decided"}, plan))
    sure = plan["completion"] and {"probability": plan["completion"]}
    cells = zip(_COLUMNS, _figures({**plan, "completion": sure}), strict=True)
    board.pairs([(_say(board, name), cell) for name, cell in cells])
    board.line()
    board.table(
        [
            Column(board.say("plan.debt"), "left"),
            Column(board.say("plan.relief"), "left"),
            Column(board.say("plan.instalment")),
            Column(board.say("plan.count")),
            Column(board.say("plan.paid")),
        ],
        [
            [
                names[debt["id"]],
                board.word(f"documents.relief.{debt['relief']}"),
                number(debt["payment"]),
                str(debt["instalments"]),
                number(debt["total_paid"]),
            ]
            for debt in plan["debt"]
        ],
    )


def leading(board: Board, plans: Json, plan: Json) -> str:
    """What the plan that leads is: recommended, only what fits, or decided on."""
    return text(f"leading.title.{plans['leads_as']}", board.language, kind=_kind(board, plan))


def earlier_view(board: Board, found: Json) -> None:
    """Every plan decided on, the newest first, and what is recommended now."""
    board.heading(_say(board, "title"))
    if not found["earlier"]:
        board.line(_say(board, "none"), indent=2)
        return
    for one in found["earlier"]:
        key = "in_force" if one["in_force"] and one["fits"] else "one"
        said = _say(board, key, day=one["on"], kind=_kind(board, one))
        _compared(board, said, {"then": one["then"], "now": one["now"]})
    if found["usual"]:
        said = _say(board, "usual", kind=_kind(board, found["usual"]))
        _compared(board, said, {"now": found["usual"]["now"]})
    last = found["earlier"][0]
    if not last["fits"]:
        board.line()
        board.line(last["why"], indent=2)


def accepted_note(board: Board, plans: Json) -> None:
    """What was decided on, where the plans shown do not say so themselves."""
    accepted = plans["accepted"]
    if accepted is None or accepted["leads"]:
        return
    if accepted["fits"]:
        board.line()
        board.line(_say(board, "wished", kind=_kind(board, accepted)), indent=2)
    elif plans["infeasible"]:
        board.line()
        board.line(accepted["why"], indent=2)


def _compared(board: Board, said: str, rows: Json) -> None:
    """A plan by its figures, each row under the name of its time."""
    board.line()
    board.line(said, strong=True, indent=2)
    board.table(
        [Column("", "left"), *(Column(_say(board, name)) for name in _COLUMNS)],
        [[_say(board, when), *_figures(figures)] for when, figures in rows.items()],
    )


def _figures(plan: Json | None) -> list[str]:
    """One row; dashes where there is no such plan, or a case written by hand does not say how sure it was."""
    if plan is None:
        return ["–"] * len(_COLUMNS)
    sure = plan["completion"]
    return [
        number(plan["monthly"]),
        str(plan["months"]),
        number(plan["total_paid"]),
        number(plan["total_cost"]),
        told.chance(sure) if sure else "–",
    ]


def _kind(board: Board, plan: Json) -> str:
    return board.word(f"plan.kind.{plan['kind']}")


def _say(board: Board, key: str, **facts: str) -> str:
    return text(f"accepted.view.{key}", board.language, **facts)
