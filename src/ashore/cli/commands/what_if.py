"""``ashore plan CASE --buffer … --without-income … --refused … --sell … --if-refused``: what would be if."""

from collections.abc import Mapping, MutableMapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from ashore.cli.shared import Settings, option
from ashore.money import Fen, MoneyError, parse_yuan
from ashore.planning.aims import Aims

if TYPE_CHECKING:
    from ashore.workout import Workout
    from ashore.workout.what_if import Supposition

_NAMES = ("buffer", "without_income", "refused", "sell")


def what_if_options() -> list[click.Parameter]:
    """What ``ashore plan`` takes for it."""
    return [
        option("--buffer", "YUAN"),
        option("--without-income", "MONTHS"),
        option("--refused", "ID", multiple=True),
        option("--sell", "NAME", multiple=True),
        click.Option(["--if-refused"], is_flag=True),
    ]


def taken_from(options: MutableMapping[str, Any]) -> dict[str, Any]:
    """The values of these options, which are no wishes of the plan as it is; they are taken out of the others."""
    return {name: options.pop(name) for name in _NAMES}


def supposition(
    settings: Settings, work: "Workout", said: Mapping[str, Any], aims: Aims, *, is_accepting: bool
) -> "Supposition | None":
    """The case as it would be; None where nothing is supposed. ``aims`` are what else is wished of its plan.

    Raises:
        click.UsageError: a value that cannot be meant, or a plan is to be accepted of what is only supposed.
    """
    if not any(said.values()):
        return None
    if is_accepting:
        raise _usage(settings, "not_accepted")
    from ashore.workout.what_if import Supposition, WhatIf

    usual = work.usual_aims
    asked = WhatIf(
        most_a_month=aims.most_a_month,
        sure=None if aims.sure == usual.sure else aims.sure,
        aim=aims.aim,
        most_at_once=aims.most_at_once,
        buffer=_buffer(settings, said["buffer"]),
        months_without_income=_months(settings, said["without_income"]),
        refused=tuple(_debt(settings, work, one) for one in dict.fromkeys(said["refused"])),
        sold=tuple(
            place for one in dict.fromkeys(said["sell"]) for place in _assets(settings, work, one)
        ),
    )
    return Supposition(work, asked)


def answers(work: "Workout", there: "Supposition | None", *, if_refused: bool) -> dict[str, Any]:
    """What these options add to the answer."""
    from ashore.workout.compared import if_refused_json, what_if_json

    found = {"what_if": what_if_json(there)} if there else {}
    return {**found, "if_refused": list(if_refused_json(work))} if if_refused else found


def _buffer(settings: Settings, written: str | None) -> Fen | None:
    if written is None:
        return None
    try:
        return parse_yuan(written)
    except MoneyError:
        raise _usage(settings, "not_yuan", written=written) from None


def _months(settings: Settings, written: str | None) -> int:
    from ashore.workout.what_if import MOST_MONTHS

    if written is None:
        return 0
    if written.isascii() and written.isdigit() and int(written) <= MOST_MONTHS:
        return int(written)
    raise _usage(settings, "not_months", written=written, most=MOST_MONTHS)


def _debt(settings: Settings, work: "Workout", written: str) -> str:
    ids = [debt.entry.id for debt in work.debts]
    if written in ids:
        return written
    raise _unknown(settings, "debt", written, ids)


def _assets(settings: Settings, work: "Workout", written: str) -> list[int]:
    """The places of all assets of a name that can be sold."""
    named = [place for place, one in enumerate(work.case.asset) if one.name == written]
    sold = [place for place in named if work.case.asset[place].realisable]
    if sold:
        return sold
    if named:
        raise _usage(settings, "brings_nothing", written=written)
    names = [one.name for one in work.case.asset if one.realisable]
    raise _unknown(settings, "asset", written, names)


def _unknown(settings: Settings, what: str, written: str, known: list[str]) -> click.UsageError:
    """That there is no such thing: the nearest one, or all, or that there is none at all."""
    near = get_close_matches(written, known, n=1)
    if near:
        return _usage(settings, f"no_{what}_near", written=written, near=near[0])
    if not known:
        return _usage(settings, f"no_{what}_at_all", written=written)
    listed = settings.say("what_if.and").join(dict.fromkeys(known))
    return _usage(settings, f"no_{what}", written=written, known=listed)


def _usage(settings: Settings, key: str, **facts: Any) -> click.UsageError:
    return click.UsageError(
        settings.say(f"what_if.cli.{key}", **facts), click.get_current_context()
    )
