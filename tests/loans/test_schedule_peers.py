"""Schedules to the cent against peers' tables (read beside the repository; skipped where absent)."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from ashore.dates import DayCount, due_dates, parse_step
from ashore.loans.schedule import exact_level_payment, periods, schedule
from ashore.loans.terms import Method, Terms
from ashore.money import Rounding
from tests.peers import peer_data

FINERACT = peer_data("schedules/fineract_cases.json")["cases"]
OTHERS = {case["id"]: case for case in peer_data("schedules/other_peers.json")["cases"]}

DAY_COUNTS = {
    ("30", "360"): DayCount.THIRTY_360,
    ("actual", "360"): DayCount.ACTUAL_360,
    ("actual", "365"): DayCount.ACTUAL_365,
    ("actual", "actual"): DayCount.ACTUAL_ACTUAL,
}


def day_count(given: dict[str, Any]) -> DayCount | None:
    """Interest "same as repayment period" counts whole months as twelfths, whatever else is set."""
    if given["interest_calculation_period"] == "same_as_repayment_period":
        return DayCount.THIRTY_360
    return DAY_COUNTS.get((given["days_in_month"], given["days_in_year"]))


OURS = [
    case
    for case in FINERACT
    if case["textbook_match"] == "exact" and day_count(case["input"]) is not None
]


def fineract_terms(given: dict[str, Any]) -> Terms:
    counted = day_count(given)
    assert counted is not None
    return Terms(
        method=Method(given["method"].replace("_installment", "-instalment").replace("_", "-")),
        principal=given["principal"],
        annual_rate=Decimal(given["annual_rate_percent"]) / 100,
        start=dt.date.fromisoformat(given["start_date"]),
        instalments=given["n"],
        every=parse_step(f"{given['repay_every']} {given['repay_unit']}"),
        day_count=counted,
        rounding=Rounding(given["rounding"].replace("_", "-")),
        instalment_multiple=given["installment_multiple_minor"] or 1,
    )


def test_few_cases_are_left_out() -> None:
    left_out = {case["id"] for case in FINERACT} - {case["id"] for case in OURS}
    assert left_out <= {"fin-d-038", "fin-d-044"}, "see docs/schedules.md for why these two"


@pytest.mark.parametrize("case", OURS, ids=[case["id"] for case in OURS])
def test_fineract_to_the_cent(case: dict[str, Any]) -> None:
    rows = schedule(fineract_terms(case["input"])).rows
    found = [
        (row.due.isoformat(), row.principal, row.interest, row.payment, row.balance) for row in rows
    ]
    wanted = [
        (row["due_date"], row["principal"], row["interest"], row["payment"], row["balance_after"])
        for row in case["expected"]
    ]
    assert found == wanted


def monthly(case: dict[str, Any], method: Method) -> Terms:
    given = case["input"]
    return Terms(
        method,
        given["principal"],
        Decimal(given["annual_rate_percent"]) / 100,
        dt.date(2026, 1, 1),
        given["n"],
        day_count=DayCount.THIRTY_360,
    )


@pytest.mark.parametrize("case_id", [name for name in OTHERS if name.startswith(("amorun", "eqp"))])
def test_whole_tables_of_other_peers(case_id: str) -> None:
    case = OTHERS[case_id]
    method = Method(case["input"]["method"].replace("installment", "instalment").replace("_", "-"))
    found = [
        (row.payment, row.interest, row.principal, row.balance)
        for row in schedule(monthly(case, method)).rows
    ]
    wanted = [
        (row["payment"], row["interest"], row["principal"], row["balance_after"])
        for row in case["expected"]["rows"]
    ]
    assert found == wanted


@pytest.mark.parametrize("case_id", ["amo-d-01", "amo-d-02", "npf-d-01"])
def test_level_payments_of_other_peers(case_id: str) -> None:
    terms = monthly(OTHERS[case_id], Method.EQUAL_INSTALMENT)
    exact = exact_level_payment(terms.principal, periods(terms))
    assert (
        int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
        == OTHERS[case_id]["expected"]["payment"]
    )


def test_due_dates_of_a_peer() -> None:
    wanted = OTHERS["frappe-d-02"]["expected"]["due_dates"]
    found = due_dates(dt.date(2022, 9, 20), dt.date(2022, 10, 17), parse_step("1 month"), 12)
    assert [day.isoformat() for day in found] == wanted
