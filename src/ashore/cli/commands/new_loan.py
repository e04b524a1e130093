"""``ashore plan CASE --new-loan TERMS``: what paying everything off with a new loan would do."""

from dataclasses import replace
from typing import Any

from ashore.cli.commands.wishes import usage
from ashore.cli.shared import Settings
from ashore.problems import AshoreError
from ashore.workout import Workout, read_terms


def new_loan_in(settings: Settings, work: Workout, written: str) -> dict[str, Any]:
    """The comparison, for terms as they are written.

    Raises:
        AshoreError: terms that are wrong. click.UsageError: no terms at all, or nothing is owed.
    """
    usual = {"method": "equal-instalment", "start": work.as_of.isoformat()}
    try:
        terms = read_terms({**usual, **_pairs(settings, written)})
    except AshoreError as error:
        problems = [replace(one, file="--new-loan") for one in error.problems]
        raise AshoreError(tuple(problems)) from None
    if not any(debt.position.buckets.total for debt in work.debts):
        raise usage(settings, "cli.plan.nothing_owed")
    return work.new_loan_json(terms)


def _pairs(settings: Settings, written: str) -> dict[str, Any]:
    """``principal=15000 annual_rate=0.24 instalments=12`` as the keys of a debt."""
    found: dict[str, Any] = {}
    for pair in written.split():
        key, equals, value = pair.partition("=")
        if not equals or not value:
            raise usage(settings, "cli.plan.not_pairs", pair=pair)
        found[key] = int(value) if key == "instalments" and value.isdecimal() else value
    return found
