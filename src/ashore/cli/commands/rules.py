"""``ashore rules [ID]``: the rules behind the answers, as they stand on a day."""

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("rules", language, _run, [argument("ID", required=False)])


def _run(settings: Settings, id: str | None) -> None:  # noqa: A002  # click passes it by the argument's name
    from ashore.cli.casefile import today
    from ashore.cli.output import put_json
    from ashore.cli.views.board import Board
    from ashore.cli.views.rules import rule_view, rules_view
    from ashore.workout.reference import rule_json, rules_json

    as_of = settings.as_of or today()
    if id is None:
        found, view = rules_json(as_of, settings.language), rules_view
    else:
        found, view = rule_json(id, as_of, settings.language), rule_view
    if settings.format == "json":
        put_json(found)
    else:
        view(Board(settings.language), found)
