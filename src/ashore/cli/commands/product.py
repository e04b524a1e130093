"""``ashore product [KEY]``: what is known of a loan product."""

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    return spoken_command("product", language, _run, [argument("KEY", required=False)])


def _run(settings: Settings, key: str | None) -> None:
    from ashore.cli.casefile import today
    from ashore.cli.output import put_json
    from ashore.cli.views.board import Board
    from ashore.cli.views.product import product_view, products_view
    from ashore.workout.reference import product_json, products_json

    if key is None:
        found, view = products_json(settings.language), products_view
    else:
        as_of = settings.as_of or today()
        found, view = product_json(key, as_of, settings.language), product_view
    if settings.format == "json":
        put_json(found)
    else:
        view(Board(settings.language), found)
