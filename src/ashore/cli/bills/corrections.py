"""``--correct WHO=WHAT``: what the person says a counterparty's rows are."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import get_args

import click

from ashore.case.categories import categories
from ashore.cli.shared import Settings
from ashore.statements.classify import SPENT, Correction, income_sorts
from ashore.statements.memory import Memory
from ashore.statements.model import Kind, Statement

_KINDS: tuple[Kind, ...] = get_args(Kind)


def corrected(
    memory: Memory, said: Sequence[str], statements: Sequence[Statement], settings: Settings
) -> Memory:
    """The memory with every correction.

    Raises:
        UsageError: one is not ``WHO=WHAT``, names nobody in the files, or nothing that rows can be.
    """
    kinds: dict[str, set[Kind]] = {}
    for one in (row for statement in statements for row in statement.transactions) if said else ():
        kinds.setdefault(one.counterparty, set()).add(one.kind)
    for each in said:
        who, _, what = (part.strip() for part in each.rpartition("="))
        if not who or who not in kinds:
            near = "".join(get_close_matches(who, kinds, 1, cutoff=0.3))
            key = "nobody_near" if near else "nobody"
            raise _usage(settings, key, who=who or each, near=near)
        memory = memory.corrected(_correction(who, what, kinds[who], settings))
    return memory


def _correction(who: str, what: str, kinds: set[Kind], settings: Settings) -> Correction:
    """A kind, a category or a sort of income. A category makes an expense of what was none, a sort an income."""
    for kind in _KINDS:
        if what == kind:
            return Correction(who, kind=kind)
    earned = "income" in kinds
    if what in income_sorts() and (earned or what not in categories()):
        return Correction(who, kind="" if earned else "income", category=what)
    if what in categories():
        return Correction(who, kind="" if kinds & {*SPENT, "refund"} else "expense", category=what)
    known = dict.fromkeys([*categories(), *income_sorts(), *_KINDS])
    raise _usage(settings, "unknown", what=what, names=", ".join(known))


def _usage(settings: Settings, key: str, **facts: str) -> click.UsageError:
    said = settings.say(f"cli.bills.correct.{key}", **facts)
    return click.UsageError(said, click.get_current_context())
