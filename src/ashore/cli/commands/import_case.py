"""``ashore import-case FILE``: what was exported, or a case file, as a new person in the data folder."""

import datetime as dt

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, argument, spoken_command
from ashore.cli.vaults import Passphrases, data_options, file_faults, folder_of, problem
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [argument("FILE"), click.Option(["--age"], is_flag=True), *data_options()]
    return spoken_command("import-case", language, _run, params)


def _run(
    settings: Settings, *, file: str, age: bool, data: str | None, passphrase_file: str | None
) -> None:
    from contextlib import closing

    from ashore.cli.casefile import read_bytes, today
    from ashore.cli.output import put_json
    from ashore.web.store.intake import fill_of, needs_passphrase
    from ashore.web.store.vault import create

    content, folder = read_bytes(file), folder_of(data)
    said, sealed = Passphrases(settings, passphrase_file), needs_passphrase(content)
    if age and not sealed:
        raise problem(file, "import-case.not_age")
    old = said.old("takeout") if sealed else ""
    name = "stdin" if file == "-" else file
    fill = fill_of(content, name, today(), dt.datetime.now(dt.UTC), old)
    with (
        file_faults(folder),
        closing(create(folder, said.new("new"), today(), fill)) as vault,
    ):
        counts = {"revisions": len(vault.history()), "blobs": len(vault.blobs())}
    if settings.format == "json":
        put_json({"person": vault.id, **counts})
    else:
        click.echo(settings.say("cli.import-case.done", person=vault.id, **counts))
