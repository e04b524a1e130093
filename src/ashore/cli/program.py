"""The program as a whole: its commands, each imported only when it is called."""

from collections.abc import Iterable
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from ashore import __version__
from ashore.cli.help import Rows, SpokenCommand
from ashore.cli.shared import Settings, shared_options, version_option
from ashore.texts import Language, text

COMMANDS: tuple[str, ...] = (
    "demo",
    "serve",
    "new",
    "import",
    "position",
    "budget",
    "plan",
    "pack",
    "schedule",
    "xirr",
    "product",
    "rules",
    "export",
    "import-case",
)
"""In the order of the way ashore; each is the module ``ashore.cli.commands.<name>`` with ``command(language)``; a name
that Python keeps for itself has an underscore after it."""


class Program(SpokenCommand, click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_") + "_" * iskeyword(cmd_name)
        module = import_module(f"ashore.cli.commands.{name}")
        found: click.Command = module.command(self.language)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command to call; an unknown name is refused in our words, with the nearest known one."""
        if not ctx.resilient_parsing and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            key = "cli.usage.no_such_command_near" if near else "cli.usage.no_such_command"
            said = self.say(key, name=args[0], near="".join(near), names=", ".join(COMMANDS))
            raise click.UsageError(said, ctx)
        return super().resolve_command(ctx, args)

    def usage(self) -> list[str]:
        """Options, then a command with its own."""
        return [*super().usage(), self.say("cli.page.a_command")]

    def sections(self) -> Iterable[tuple[str, Rows]]:
        """The commands come first."""
        yield "commands", [(name, self.say(f"cli.{name}.summary")) for name in COMMANDS]
        yield from super().sections()


def program(language: Language) -> Program:
    """The whole command line in one language."""

    def show_help() -> None:
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            click.echo(ctx.get_help())

    version: Any = version_option(text("cli.version", language, version=__version__))
    return Program(
        "cli.program",
        language,
        name="ashore",
        callback=show_help,
        params=[*shared_options(), version],
        invoke_without_command=True,
        add_help_option=False,
        context_settings={"obj": Settings(language)},
    )
