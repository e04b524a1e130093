"""What follows from being overdue, and when: rules in force, never a forecast of what a lender will do."""

from collections.abc import Iterable
from datetime import date

from ashore.data import read_toml
from ashore.law.products import ProductKind
from ashore.law.rules import Rule, citable, in_force, rule


def consequences(
    days_past_due: int | None, kinds: Iterable[ProductKind], on: date
) -> tuple[Rule, ...]:
    """The rules that bear on debts of these kinds, the latest of them ``days_past_due`` days overdue.

    Only what is verified and in force on the day; in the order a person meets it. ``days_past_due`` None asks for
    all that may follow, however late.
    """
    present = set(kinds)
    found = [
        rule(entry["rule"])
        for entry in read_toml("consequences.toml")["consequence"]
        if (days_past_due is None or days_past_due >= entry["from_days"])
        and ("products" not in entry or present & set(entry["products"]))
    ]
    return tuple(each for each in found if citable(each) and in_force(each, on))
