"""``ashore plan CASE --accept [KIND]`` and ``--earlier``: deciding on a plan, and the plans decided on."""

import sys
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from ashore.cli.kinds import OneOf
from ashore.cli.shared import Settings
from ashore.loans.plan_kinds import PlanKind
from ashore.planning.aims import Aims

if TYPE_CHECKING:
    from ashore.case.schema import AcceptedPlan
    from ashore.cli.bills.addition import CaseFile
    from ashore.workout import Workout

_RECOMMENDED = "recommended"


class _Which(OneOf):
    """A kind of plan; the recommended one where none is named."""

    def __init__(self) -> None:
        super().__init__((_RECOMMENDED, *get_args(PlanKind)))
        self.name = "KIND"


def accept_options() -> list[click.Parameter]:
    """What ``ashore plan`` takes for it."""
    return [
        click.Option(["--accept"], is_flag=False, flag_value=_RECOMMENDED, type=_Which()),
        click.Option(["--earlier"], is_flag=True),
    ]


def accept_plan(
    settings: Settings, path: str, work: "Workout", which: str, aims: Aims | None
) -> int:
    """Write a plan into the case file as the one decided on: the recommended one, or that of a kind; of those by what
    was wished. Returns the exit status.
    """
    from ashore.cli.bills.addition import CaseFile
    from ashore.cli.casefile import today
    from ashore.cli.faults import FAILED, complain

    if path == "-":
        raise _usage(settings, "no_file")
    if work.as_of > max(today(), work.case.as_of or today()):
        raise _usage(settings, "future", day=work.as_of)
    kind = None if which == _RECOMMENDED else cast("PlanKind", which)
    try:
        said = work.accept(kind, aims)
    except LookupError:
        found = ", ".join(plan.kind for plan in work.plans.plans)
        if kind and found:
            raise _usage(settings, "no_kind", kind=kind, kinds=found) from None
        complain([settings.say("accepted.cli.none")])
        return FAILED
    return _decide(settings, CaseFile(path, settings), work, said)


def show_earlier(settings: Settings, work: "Workout") -> int:
    """The plans decided on, then and now. Returns the exit status."""
    from ashore.cli.output import put_json
    from ashore.cli.views.accepted import earlier_view
    from ashore.cli.views.board import Board

    if settings.format == "json":
        put_json(work.earlier_json())
    else:
        earlier_view(Board(settings.language), work.earlier_json())
    return 0


def _decide(settings: Settings, document: "CaseFile", work: "Workout", said: "AcceptedPlan") -> int:
    """Show what is decided on and write it, unless it is in force already or the person does not want it."""
    from ashore.cli.faults import FAILED
    from ashore.cli.output import put_json
    from ashore.cli.views.accepted import decision_view
    from ashore.cli.views.board import Board

    is_json = settings.format == "json"
    board = Board(settings.language, sys.stderr if is_json else None)
    told = said.model_dump(mode="json")
    if not is_json or sys.stdin.isatty():
        names = {debt.entry.id: debt.name(settings.language) for debt in work.debts}
        decision_view(board, told, names)
    is_in_force = work.accepted is not None and work.accepted.said == said
    is_agreed = is_in_force or document.agrees(1)
    if is_agreed and not is_in_force:
        document.add(lambda added: added["plan"].append(said))
    if is_json:
        put_json({"plan": told, "written": is_agreed and not is_in_force})
    else:
        done = "same" if is_in_force else "written" if is_agreed else "kept"
        board.line()
        board.line(settings.say(f"accepted.cli.{done}", file=document.path))
    return 0 if is_agreed else FAILED


def _usage(settings: Settings, key: str, **facts: Any) -> click.UsageError:
    return click.UsageError(
        settings.say(f"accepted.cli.{key}", **facts), click.get_current_context()
    )
