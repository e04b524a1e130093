"""``ashore pack CASE --out DIR``: the papers for the negotiation."""

from pathlib import Path

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [argument("CASE"), option("--out", "DIR", required=True)]
    return spoken_command("pack", language, _run, params)


def _run(settings: Settings, case: str, out: str) -> None:
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json
    from ashore.cli.papers import tell_papers, write_papers

    manifest = write_papers(workout_of(case, settings), Path(out))
    if settings.format == "json":
        put_json(manifest)
        return
    from ashore.cli.views.board import Board

    tell_papers(Board(settings.language), manifest, Path(out))
