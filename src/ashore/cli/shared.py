"""What every command takes: ``--format``, ``--as-of``, ``--lang`` and ``--help``, before or after its name."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import click

from ashore.cli.help import SpokenCommand
from ashore.cli.kinds import Day, Kind, OneOf, Tongue
from ashore.texts import Language, text

Format: TypeAlias = Literal["table", "json", "csv", "beancount"]
_FORMATS: tuple[Format, ...] = ("table", "json")
"""What every command can print."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one call speaks: ``as_of`` is None where the user named no day."""

    language: Language
    format: Format = "table"
    as_of: dt.date | None = None

    def say(self, key: str, **facts: Any) -> str:
        """A text in the call's language."""
        return text(key, self.language, **facts)


Run: TypeAlias = Callable[..., int | None]
"""What a command does: called with the settings and its parameters, returns the exit status (None is 0)."""


def spoken_command(  # noqa: PLR0913  # what commands differ in
    name: str,
    language: Language,
    run: Run,
    params: Sequence[click.Parameter] = (),
    *,
    formats: Sequence[Format] = _FORMATS,
    kind: type[SpokenCommand] = SpokenCommand,
) -> SpokenCommand:
    """A subcommand whose texts stand under ``cli.<name>``, with the shared options."""

    def call(**values: Any) -> int | None:
        return run(settings_of(click.get_current_context()), **values)

    return kind(
        f"cli.{name}",
        language,
        name=name,
        callback=call,
        params=[*params, *shared_options(formats)],
        short_help=text(f"cli.{name}.summary", language),
        add_help_option=False,
    )


def settings_of(ctx: click.Context) -> Settings:
    """The settings of this call, wherever in the command line they were given."""
    settings: Settings = ctx.find_root().obj
    return settings


def shared_options(formats: Sequence[Format] = _FORMATS) -> list[click.Parameter]:
    """The options that stand before or after the command's name; the later one wins."""
    return [
        _setting("--format", OneOf(formats)),
        _setting("--as-of", Day("DATE")),
        _setting("--lang", Tongue(), "language"),
        _flag(["-h", "--help"], lambda ctx: ctx.get_help()),
    ]


def version_option(said: str) -> click.Parameter:
    """``--version`` of the program."""
    return _flag(["--version"], lambda _ctx: said)


def option(name: str, placeholder: str, **attributes: Any) -> click.Option:
    """An option with a value as text; its meaning stands in the catalogue under its name."""
    return click.Option([name], type=Kind(placeholder), **attributes)


def argument(name: str, **attributes: Any) -> click.Argument:
    """An argument as text; its meaning stands in the catalogue under its name in small letters."""
    return click.Argument([name], type=Kind(name), **attributes)


def _setting(name: str, kind: Kind, field: str | None = None) -> click.Parameter:
    def remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None:
            root = ctx.find_root()
            root.obj = replace(settings_of(ctx), **{field or str(param.name): value})

    return click.Option([name], type=kind, expose_value=False, callback=remember)


def _flag(names: list[str], page: Callable[[click.Context], str]) -> click.Parameter:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
        if value:
            click.echo(page(ctx))
            ctx.exit()

    return click.Option(names, is_flag=True, is_eager=True, expose_value=False, callback=show)
