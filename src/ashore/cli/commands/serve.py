"""``ashore serve``: the web app on this machine."""

import sys
import webbrowser
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from ashore.cli.faults import FAILED
from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, option, spoken_command
from ashore.texts import Language

if TYPE_CHECKING:
    from ashore.web.server import Server


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [
        option("--data", "DIR"),
        click.Option(["--port"], type=click.IntRange(0, 65535), default=0, metavar="PORT"),
        click.Option(["--no-browser"], is_flag=True),
    ]
    return spoken_command("serve", language, _run, params)


def _run(settings: Settings, *, data: str | None, port: int, no_browser: bool) -> int:
    from ashore.web.server import Server
    from ashore.web.store.places import data_folder

    try:
        server = Server(Path(data) if data else data_folder(), port)
    except OSError:
        click.echo(settings.say("cli.serve.taken", port=port), err=True)
        return FAILED
    address = server.address
    click.echo(settings.say("cli.serve.address", address=address))
    click.echo(settings.say("cli.serve.leave"))
    if not no_browser:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    if sys.stdin.isatty():
        click.echo(settings.say("cli.serve.again"))
        Thread(target=_give_addresses, args=(settings, server), daemon=True).start()
    server.run()
    return 0


def _give_addresses(settings: Settings, server: "Server") -> None:
    """A new start address for every line typed: each works only once."""
    for _ in sys.stdin:
        click.echo(settings.say("cli.serve.address", address=server.address))
