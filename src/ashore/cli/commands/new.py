"""``ashore new [FILE]``: the interview that writes a case file."""

from pathlib import Path

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language

_FILE = "case.toml"


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("new", language, _run, [argument("FILE", required=False)])


def _run(settings: Settings, file: str | None) -> int:
    from ashore.cli.interview.sitting import interview

    return interview(settings, Path(file or _FILE))
