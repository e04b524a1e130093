"""``ashore export --out FILE``: everything kept of a person as one file."""

from pathlib import Path

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.shared import Settings, option, spoken_command
from ashore.cli.vaults import Passphrases, data_options, file_faults, folder_of, problem
from ashore.texts import Language


def command(language: Language) -> SpokenCommand:
    """The command in a language."""
    params = [
        option("--out", "FILE", required=True),
        option("--person", "ID"),
        click.Option(["--age"], is_flag=True),
        *data_options(),
    ]
    return spoken_command("export", language, _run, params)


def _run(  # noqa: PLR0913  # the command's options
    settings: Settings,
    *,
    out: str,
    person: str | None,
    age: bool,
    data: str | None,
    passphrase_file: str | None,
) -> None:
    from contextlib import closing

    from ashore.cli.output import put_json
    from ashore.web.store.age import encrypt
    from ashore.web.store.files import create_private
    from ashore.web.store.takeout import takeout
    from ashore.web.store.vault import unlock

    folder = folder_of(data)
    with file_faults(folder):
        if Path(out).exists():
            raise problem(out, "export.exists")
        chosen = person or _only(folder)
        said = Passphrases(settings, passphrase_file)
        with closing(unlock(folder, chosen, said.old("open"))) as vault:
            content = takeout(vault)
            counts = {"revisions": len(vault.history()), "blobs": len(vault.blobs())}
        if age:
            content = encrypt(content, said.new("takeout_new"))
        create_private(Path(out), content)
    if settings.format == "json":
        put_json({"file": out, "person": chosen, **counts, "encrypted": age})
        return
    click.echo(settings.say("cli.export.done", file=out, **counts))
    if not age:
        click.echo(settings.say("cli.export.readable"))


def _only(folder: Path) -> str:
    """The person of a folder that holds just one."""
    from ashore.web.store.vault import people

    found = people(folder)
    if len(found) != 1:
        listed = "; ".join(f"{one.id} ({one.created})" for one in found)
        raise problem(str(folder), f"export.{'several' if found else 'nobody'}", listed=listed)
    return found[0].id
