"""``ashore demo [DIR]``: the main job on the shipped example."""

from pathlib import Path

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language

_CASE = "cases/seven.toml"
_FOLDER = "ashore-demo"


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("demo", language, _run, [argument("DIR", required=False)])


def _run(settings: Settings, dir: str | None) -> None:  # noqa: A002  # the argument's name in DESIGN
    from ashore.cli.casefile import workout_in
    from ashore.cli.output import put_json
    from ashore.cli.papers import tell_papers, write_papers
    from ashore.data import resource

    folder = Path(dir or _FOLDER)
    work = workout_in(resource(_CASE).read_bytes(), _CASE, settings)
    position, budget, plans = work.position_json(), work.budget_json(), work.plan_json()
    manifest = write_papers(work, folder)
    if settings.format == "json":
        pack = {"folder": str(folder), **manifest}
        put_json({"position": position, "budget": budget, "plan": plans, "pack": pack})
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.next_step import next_step
    from ashore.cli.views.plan import plan_summary
    from ashore.cli.views.summary import summary

    board = Board(settings.language)
    board.line(board.say("demo.about"))
    summary(board, position, budget)
    plan_summary(board, plans)
    tell_papers(board, manifest, folder)
    next_step(board, position["next_step"])
    board.line()
    board.line(board.say("demo.next"))
