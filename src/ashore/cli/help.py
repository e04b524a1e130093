"""click commands that speak the user's language: help pages and usage errors come from the catalogue.

click takes its own words ("Usage", "Options") from a global gettext domain and wraps by characters instead of
columns; here every command knows its language and its place in the catalogue.
"""

import shutil
from collections.abc import Iterable
from typing import Any

import click

from ashore.cli.wrap import pad, width, wrap
from ashore.texts import Language, catalogue, text

_PAGE = 80
_NARROWEST = 40
_LONGEST_TERM = 26

Rows = list[tuple[str, str]]


class SpokenCommand(click.Command):
    """A command of one language; ``area`` is the key under which the catalogue holds its help.

    ``area.about`` is what it does, ``area.<parameter>`` what a parameter means (else ``cli.shared.<parameter>``),
    ``area.examples`` lines to copy.
    """

    def __init__(self, area: str, language: Language, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.area = area
        self.language: Language = language

    def say(self, key: str, **facts: Any) -> str:
        """A text in the command's language."""
        return text(key, self.language, **facts)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; what is left over is refused in our words instead of click's."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves it out where an option lacks its value
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(self.say("cli.usage.extra", argument=" ".join(rest)), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The help page: usage, what the command does, arguments, options, examples."""
        columns = max(_NARROWEST, min(_PAGE, shutil.get_terminal_size().columns))
        usage = " ".join([ctx.command_path, *self.usage()])
        lines = wrap(self.say("cli.page.usage", line=usage), columns)
        for paragraph in self.say(f"{self.area}.about").strip().split("\n"):
            lines += ["", *wrap(paragraph, columns)]
        for title, rows in self.sections():
            lines += ["", self.say(f"cli.page.{title}"), *_definitions(rows, columns)]
        examples = catalogue("cli", self.language).get(f"{self.area}.examples")
        if examples:
            lines += ["", self.say("cli.page.examples")]
            lines += [f"  {line}" for line in examples.strip().split("\n")]
        return "\n".join(lines)

    def usage(self) -> list[str]:
        """What follows the command's name in the usage line; required options are written out."""
        pieces = [self.say("cli.page.any_options")]
        for param in self.params:
            if isinstance(param, click.Argument):
                term = _term(param)
                pieces.append(term if param.required else f"[{term}]")
            elif param.required:
                pieces.append(_term(param))
        return pieces

    def sections(self) -> Iterable[tuple[str, Rows]]:
        """Titles and rows of what follows the description."""
        arguments = [param for param in self.params if isinstance(param, click.Argument)]
        options = [param for param in self.params if not isinstance(param, click.Argument)]
        for title, params in (("arguments", arguments), ("options", options)):
            if params:
                yield title, [(_term(param), self.meaning(param)) for param in params]

    def meaning(self, param: click.Parameter) -> str:
        """What an option or argument means."""
        own = f"{self.area}.{param.name}"
        known = own in catalogue("cli", self.language)
        return self.say(own if known else f"cli.shared.{param.name}")


def _term(param: click.Parameter) -> str:
    """How a parameter is typed: ``--as-of DATE``, ``CASE``."""
    placeholder = param.metavar or param.type.name
    if isinstance(param, click.Argument):
        return placeholder
    names = ", ".join(param.opts)
    return names if isinstance(param, click.Option) and param.is_flag else f"{names} {placeholder}"


def _definitions(rows: Rows, columns: int) -> list[str]:
    """Terms on the left, meanings on the right; a long term has a line of its own."""
    left = 2 + min(_LONGEST_TERM, max(width(term) for term, _ in rows)) + 2
    lines: list[str] = []
    for term, meaning in rows:
        first, *others = wrap(meaning, columns - left) or [""]
        if width(term) + 4 > left:
            lines.append(f"  {term}")
            lines.append(" " * left + first)
        else:
            lines.append(pad(f"  {term}", left) + first)
        lines += [" " * left + line for line in others]
    return lines
