"""What follows from being overdue: sourced, dated, and no more than bears on the debts there are."""

import datetime as dt

import pytest

from ashore.data import read_toml
from ashore.law.consequences import consequences
from ashore.law.rules import citable, rule

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    "entry", read_toml("consequences.toml")["consequence"], ids=lambda one: one["rule"]
)
def test_each_is_a_rule_that_may_be_stated(entry: dict[str, object]) -> None:
    assert citable(rule(str(entry["rule"])))


@pytest.mark.parametrize(
    ("late", "kinds", "count"),
    [
        (0, ["online-cash-loan"], 2),
        (1, ["online-cash-loan"], 5),
        (30, ["credit-card"], 5),
        (31, ["credit-card"], 6),
        (91, ["online-cash-loan"], 7),
        (91, ["credit-card"], 8),
    ],
)
def test_what_a_person_meets_by_then(late: int, kinds: list[str], count: int) -> None:
    assert len(consequences(late, kinds, TODAY)) == count


def test_a_rule_is_told_from_its_first_day_on() -> None:
    first = dt.date(2025, 2, 28)
    told = [each.id for each in consequences(5, ["other"], first)]
    before = [each.id for each in consequences(5, ["other"], first - dt.timedelta(days=1))]
    assert "gbt45251_hours" in told
    assert "gbt45251_hours" not in before
