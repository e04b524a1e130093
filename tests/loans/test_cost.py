"""What a loan costs a year: each of the four figures, worked by another road than the one under test."""

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.dates import MONTHLY, DayCount, Step, add_months
from ashore.loans.cost import AnnualCost, annual_cost, arrived, cost_json, cost_of_terms
from ashore.loans.schedule import ScheduleError
from ashore.loans.terms import Charge, Method, Terms
from tests.loans.strategies import terms
from tests.peers import FOLDER

START = dt.date(2026, 1, 15)
CARD = Terms(Method.FEE_INSTALMENT, 12_000_00, Decimal(0), START, 12, fee_rate=Decimal("0.006"))
LOAN = Terms(
    Method.EQUAL_INSTALMENT, 20_000_00, Decimal("0.146"), START, 12, day_count=DayCount.THIRTY_360
)


def near(expected: str) -> Decimal:
    return pytest.approx(Decimal(expected), abs=Decimal("1e-8"))  # type: ignore[return-value]


def test_a_card_instalment_of_seven_point_two_percent_costs_thirteen() -> None:
    """ICBC's own page: 12 instalments, 7.2 % fee in all, "about 13.03 % a year" (simple)."""
    cost = cost_of_terms(CARD)
    assert cost.simple == near("0.1303422428")
    assert cost.nominal == cost.simple, "a fee-instalment has no other rate"
    assert cost.effective == near("0.1384178507")


def test_a_loan_without_fees_costs_what_its_contract_says() -> None:
    """30/360 and level payments: the monthly rate is exactly a twelfth, but for the fen that are rounded."""
    cost = cost_of_terms(LOAN)
    assert cost.nominal == Decimal("0.146")
    assert cost.simple == pytest.approx(Decimal("0.146"), abs=Decimal("2e-6"))
    compounded = (1 + Decimal("0.146") / 12) ** 12 - 1
    assert cost.effective == pytest.approx(compounded, abs=Decimal("3e-6"))


def test_paid_back_at_once_after_a_year() -> None:
    """1,000 against 1,120 after 365 days: 12 % by calendar days; by the month, 1.12^(1/12) − 1, twelve times."""
    cost = annual_cost(1_000_00, START, [(START + dt.timedelta(days=365), 1_120_00)])
    assert cost.irr == near("0.12")
    assert cost.effective == near("0.12")
    assert cost.simple == near("0.1138655152")  # 12 × (1.12^(1/12) − 1)
    assert cost.nominal == cost.simple


def test_interest_taken_in_advance_counts_on_what_arrived() -> None:
    """Civil Code 670: 10,000 lent, 9,200 received, 6 × (1,666.67 + 100): as the peer's case upfront-2."""
    terms = replace(
        CARD, principal=10_000_00, instalments=6, fee_rate=Decimal("0.01"), received=9_200_00
    )
    assert cost_of_terms(terms).simple == pytest.approx(
        Decimal("0.5044472206"), abs=Decimal("1e-6")
    )


def test_charges_at_the_start_reduce_what_arrived() -> None:
    charge = Charge("guarantee", 800_00, "guarantee", "at-start")
    charged = replace(CARD, principal=10_000_00, charges=(charge,))
    assert arrived(charged) == 9_200_00
    assert cost_of_terms(charged) == cost_of_terms(replace(charged, charges=(), received=9_200_00))


def test_charges_with_each_instalment_are_part_of_what_is_paid() -> None:
    charge = Charge("insurance", 72_00, "insurance")
    by_fee, by_charge = CARD, replace(CARD, fee_rate=Decimal(0), charges=(charge,))
    assert cost_of_terms(by_charge) == cost_of_terms(by_fee)


def test_a_bullet_counts_its_months() -> None:
    """12 % simple for 6 months, once at the end: 1.06 = (1 + m)^6."""
    bullet = replace(LOAN, method=Method.BULLET, annual_rate=Decimal("0.12"), instalments=6)
    cost = cost_of_terms(bullet)
    assert cost.effective == near("0.1236")
    assert cost.simple == near("0.1171055302")  # 12 × (1.06^(1/6) − 1)


@pytest.mark.parametrize(
    ("every", "payments", "effective"),
    [
        (Step(3, "month"), 1, "0.4641"),  # 10 % a quarter: 1.1^4 − 1
        (Step(12, "month"), 1, "0.1"),
        (Step(73, "day"), 1, "0.61051"),  # five times a year: 1.1^5 − 1
    ],
)
def test_other_periods(every: Step, payments: int, effective: str) -> None:
    days = {"month": None, "day": every.count}[every.unit]
    due = add_months(START, every.count) if days is None else START + dt.timedelta(days=days)
    cost = annual_cost(1_000_00, START, [(due, 1_100_00)] * payments, every)
    assert cost.effective == near(effective)


def test_a_broken_first_month_counts_its_days() -> None:
    """1 % in 43 days (30/360 from 15 January to 28 February) is 1.01^(30/43) − 1 a month."""
    cost = annual_cost(1_000_00, START, [(dt.date(2026, 2, 28), 1_010_00)])
    assert float(cost.simple or 0) == pytest.approx(12 * (1.01 ** (30 / 43) - 1), abs=1e-10)


def test_nothing_arrived() -> None:
    cost = cost_of_terms(replace(LOAN, received=0))
    assert cost == AnnualCost(Decimal("0.146"), None, None, None, "same-sign")
    assert cost_json(cost) == {
        "nominal": "0.146", "simple": None, "effective": None, "irr": None, "why": "same-sign",
    }  # fmt: skip


def test_an_interest_free_loan_costs_nothing() -> None:
    cost = cost_of_terms(replace(LOAN, annual_rate=Decimal(0)))
    assert (cost.simple, cost.effective, cost.irr) == (0, 0, 0)


def test_a_cost_too_large_to_compound_is_left_out() -> None:
    cost = annual_cost(1, START, [(START + dt.timedelta(days=1), 10_000)], Step(1, "day"))
    assert cost.simple == pytest.approx(Decimal(9999 * 365))
    assert (cost.effective, cost.irr, cost.why) == (None, None, "out-of-range")


def test_more_than_one_rate_is_said() -> None:
    """Borrow 100, get paid 230 back by mistake … in fen: −100, +230, −132 after one and two years."""
    year = dt.timedelta(days=365)
    payments = [(START + year, 230_00), (START + 2 * year, -132_00)]
    cost = annual_cost(100_00, START, payments, Step(365, "day"))
    assert cost.irr == near("0.1")
    assert cost.several
    assert cost_json(cost)["several"] is True


def test_json_writes_decimals_out() -> None:
    cost = AnnualCost(Decimal("0.146"), Decimal("1E-10"), Decimal("0E-10"), Decimal("1.5"))
    assert cost_json(cost) == {
        "nominal": "0.146", "simple": "0.0000000001", "effective": "0.0000000000", "irr": "1.5",
    }  # fmt: skip


def test_peers_instalment_offers() -> None:
    """The peers' offers (skipped where absent): simple and compound, to 1e-8."""
    file = FOLDER / "xirr" / "cases.json"
    if not file.exists():
        pytest.skip("no peer data here: xirr")
    cases = json.loads(file.read_text(encoding="utf-8"))["cases"]
    for case in (case for case in cases if case["kind"] == "instalment_to_annual"):
        # Some payments of the grid have six decimals: amounts scaled to whole numbers keep the rate.
        scale = 1_000_000
        payments = [
            (add_months(START, number), round(payment * scale))
            for number, payment in enumerate(case["payments"], start=1)
        ]
        cost = annual_cost(round(case["principal"] * scale), START, payments, MONTHLY)
        assert cost.simple == near(str(case["expected_annual_simple"])), case["id"]
        assert cost.effective == near(str(case["expected_annual_compound"])), case["id"]


@given(terms())
def test_more_withheld_never_costs_less(the_terms: Terms) -> None:
    try:
        plain = cost_of_terms(the_terms)
    except ScheduleError:
        return
    charge = Charge("service", the_terms.principal // 10, "service", "at-start")
    dearer = cost_of_terms(replace(the_terms, charges=(*the_terms.charges, charge)))
    if plain.irr is not None and dearer.irr is not None:
        assert dearer.irr > plain.irr
        assert dearer.simple > plain.simple
        assert dearer.effective > plain.effective


@given(terms(), st.integers(0, 500_00))
def test_compounding_never_makes_a_rate_smaller(the_terms: Terms, amount: int) -> None:
    charge = Charge("service", amount, "service", "at-start")
    try:
        cost = cost_of_terms(replace(the_terms, charges=(charge,)))
    except ScheduleError:
        return
    if cost.simple is not None and cost.effective is not None:
        assert cost.effective >= cost.simple - Decimal("1e-9")
