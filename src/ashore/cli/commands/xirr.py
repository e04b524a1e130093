"""``ashore xirr FLOWS.csv``: what dated cash flows cost a year."""

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, option, spoken_command
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [argument("FLOWS", required=False), option("--batch", "FILE")]
    return spoken_command("xirr", language, _run, params)


def _run(settings: Settings, flows: str | None, batch: str | None) -> int:
    if (flows is None) == (batch is None):
        raise click.UsageError(settings.say("cli.usage.one_of_two"), click.get_current_context())
    if batch is not None:
        return _many(settings, batch)
    _one(settings, flows or "")
    return 0


def _many(settings: Settings, batch: str) -> int:
    from ashore.cli.batch import run_batch
    from ashore.cli.flows import flows_of
    from ashore.loans.xirr_many import xirr_many
    from ashore.workout import xirr_json

    return run_batch(batch, settings, flows_of, lambda series: map(xirr_json, xirr_many(series)))


def _one(settings: Settings, path: str) -> None:
    from ashore.cli.casefile import read_bytes
    from ashore.cli.flows import read_csv
    from ashore.cli.output import put_json
    from ashore.loans.xirr import xirr
    from ashore.workout import xirr_json

    found = xirr_json(xirr(read_csv(read_bytes(path), "stdin" if path == "-" else path)))
    if settings.format == "json":
        put_json(found)
        return
    from ashore.cli.views.board import Board
    from ashore.cli.views.xirr import xirr_view

    xirr_view(Board(settings.language), found)
