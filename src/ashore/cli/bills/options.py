"""The options of every command that reads bills."""

import click

from ashore.cli.shared import option


def bill_options() -> list[click.Parameter]:
    """``--memory`` and ``--password-file``."""
    return [option("--memory", "FILE"), option("--password-file", "FILE")]
