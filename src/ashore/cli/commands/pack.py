"""``ashore pack CASE --out DIR``: the papers for the negotiation."""

from pathlib import Path
from typing import Any

from ashore.cli.bills.options import FromCommand, bill_options, from_option
from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [
        argument("CASE"),
        option("--out", "DIR", required=True),
        from_option(),
        *bill_options(),
    ]
    return spoken_command("pack", language, _run, params, kind=FromCommand)


def _run(settings: Settings, case: str, out: str, **bills: Any) -> None:
    from ashore.cli.bills.history import history_in
    from ashore.cli.casefile import workout_of
    from ashore.cli.output import put_json
    from ashore.cli.papers import tell_papers, write_papers

    work = workout_of(case, settings, history_in(settings, case, **bills))
    manifest = write_papers(work, Path(out))
    if settings.format == "json":
        put_json(manifest)
        return
    from ashore.cli.views.board import Board

    tell_papers(Board(settings.language), manifest, Path(out))
