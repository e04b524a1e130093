"""The options of every command that reads bills."""

from collections.abc import Mapping
from typing import Any

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.kinds import Kind
from ashore.cli.shared import Settings, option

_FROM = "--from"


class FromCommand(SpokenCommand):
    """Takes every file that follows ``--from``, as a shell writes them out for ``--from *.csv``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with an option before each of the files."""
        spread: list[str] = []
        inside = False
        for one in args:
            is_option = one.startswith("-") and one != "-"
            if inside and not is_option and spread[-1] != _FROM:
                spread.append(_FROM)
            inside = one == _FROM if is_option else inside
            spread.append(one)
        return super().parse_args(ctx, spread)


def from_option() -> click.Parameter:
    """``--from FILE…``, of a :class:`FromCommand`."""
    return click.Option([_FROM, "files"], type=Kind("FILE"), multiple=True)


def bill_options() -> list[click.Parameter]:
    """``--memory`` and ``--password-file``."""
    return [option("--memory", "FILE"), option("--password-file", "FILE")]


def refuse_without_files(settings: Settings, given: Mapping[str, Any]) -> None:
    """See that nothing is said about bills where there are none.

    Raises:
        UsageError: something is.
    """
    for name, value in given.items():
        if value:
            said = settings.say("cli.budget.needs_from", name="--" + name.replace("_", "-"))
            raise click.UsageError(said, click.get_current_context())
