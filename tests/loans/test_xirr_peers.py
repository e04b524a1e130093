"""Rates to 1e-8 against peers' published cases (read beside the repository; skipped where absent)."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from ashore.loans.xirr import XirrResult, irr, present_value, rate_of, xirr
from tests.peers import peer_data

CASES = peer_data("xirr/cases.json")["cases"]
NEAR = 1e-8
"""Of the rate itself; of the rate's size where that is above 1."""


def of_kind(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["id"]) for case in CASES if case["kind"] == kind]


def thirty_360(start: dt.date, end: dt.date) -> float:
    """Years by 30E/360 and 30/360 SIA, which differ only at the end of February."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return (months * 30 + min(end.day, 30) - min(start.day, 30)) / 360


YEARS: dict[str, Callable[[dt.date, dt.date], float]] = {
    "30/360 SIA": thirty_360,
    "30E/360": thirty_360,
    "act/360": lambda start, end: (end - start).days / 360,
    "act/364": lambda start, end: (end - start).days / 364,
    "act/365.25": lambda start, end: (end - start).days / 365.25,
}


def dated(case: Any) -> list[tuple[dt.date, float]]:
    return [(dt.date.fromisoformat(flow["date"]), flow["amount"]) for flow in case["flows"]]


def check(found: XirrResult, expected: float | None) -> None:
    if expected is None:
        assert found.rate is None
        assert found.why is not None
        return
    assert found.rate in found.roots
    tolerance = NEAR * max(1.0, abs(expected))
    assert any(abs(root - expected) <= tolerance for root in found.roots), found


@pytest.mark.parametrize("case", of_kind("xirr"))
def test_yearly_rates(case: Any) -> None:
    flows = dated(case)
    if case["day_count"] == "act/365F":
        found = xirr(flows)
    else:
        years, first = YEARS[case["day_count"]], min(day for day, _ in flows)
        found = rate_of([years(first, day) for day, _ in flows], [amount for _, amount in flows])
    check(found, case["expected_annual_rate"])
    if "other_root" in case:
        check(found, case["other_root"])
        assert found.several


@pytest.mark.parametrize("case", of_kind("irr_periodic"))
def test_rates_per_period(case: Any) -> None:
    check(irr(case["flows"]), case["expected_rate_per_period"])


@pytest.mark.parametrize("case", of_kind("rate"))
def test_the_rate_that_grows_one_amount_into_another(case: Any) -> None:
    payments = [case["payment"]] * (case["n"] - 1)
    last = case["payment"] + case["future_value"]
    check(irr([case["present_value"], *payments, last]), case["expected"])


@pytest.mark.parametrize("case", of_kind("xnpv"))
def test_present_values(case: Any) -> None:
    assert present_value(case["rate"], dated(case)) == pytest.approx(case["expected"], abs=1e-6)
