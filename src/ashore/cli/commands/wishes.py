"""``ashore plan CASE --objective … --sure … --max-payment … --at-once …``: what is wished of a plan."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, cast

import click

from ashore.cli.shared import Settings, option
from ashore.money import Fen, MoneyError, parse_yuan
from ashore.planning.aims import AIMS, Aim, Aims


def wish_options() -> list[click.Parameter]:
    """What ``ashore plan`` takes for it."""
    return [
        click.Option(["--objective"], type=click.Choice(AIMS)),
        option("--sure", "SHARE"),
        option("--max-payment", "YUAN"),
        option("--at-once", "N"),
    ]


def wished_in(settings: Settings, said: Mapping[str, Any], usual: Aims) -> Aims:
    """What is wished, and what is ``usual`` of the rest.

    Raises:
        click.UsageError: a value that cannot be meant.
    """
    sure, most, at_once = said["sure"], said["max_payment"], said["at_once"]
    return Aims(
        sure=_share(settings, sure) if sure else usual.sure,
        aim=cast("Aim | None", said["objective"]),
        most_a_month=amount_of(settings, most) if most else None,
        most_at_once=_count(settings, at_once) if at_once else None,
    )


def amount_of(settings: Settings, written: str, wrong: str = "cli.plan.not_yuan") -> Fen:
    """An amount in yuan; ``wrong`` is the text for what is none."""
    try:
        return parse_yuan(written)
    except MoneyError:
        raise usage(settings, wrong, written=written) from None


def usage(settings: Settings, key: str, **facts: Any) -> click.UsageError:
    """What is wrong with an option."""
    return click.UsageError(settings.say(key, **facts), click.get_current_context())


def _share(settings: Settings, written: str) -> Decimal:
    """``0.9`` or ``90%``."""
    try:
        share = Decimal(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
        if 0 < share < 1:
            return share
    except InvalidOperation:
        pass
    raise usage(settings, "cli.plan.not_share", written=written)


def _count(settings: Settings, written: str) -> int:
    if written.isdecimal() and int(written) > 0:
        return int(written)
    raise usage(settings, "cli.plan.not_count", written=written)
