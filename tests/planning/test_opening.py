"""What a new agreement starts from, and which relief is assumed."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ashore.dates import DayCount
from ashore.loans.relief import ReliefOption
from ashore.loans.terms import (
    Buckets,
    CardAccount,
    Contract,
    Method,
    Position,
    Terms,
)
from ashore.money import Rounding, share
from ashore.planning.opening import (
    ASSUMED_INSTALMENTS,
    agreed_rate,
    assumed_relief,
    contract_rate,
    day_count_of,
    opening,
    rounding_of,
)
from ashore.planning.request import PlanDebt

AMOUNTS = st.integers(0, 10**8)
SHARES = st.decimals(0, 1, places=4)
EVERYTHING = Buckets(600000, 120000, 30000, 4500, 9000, 1000, 2000, 700)
DAY = dt.date(2026, 11, 21)


def at(buckets: Buckets, late: int = 90, held: int = 0) -> Position:
    return Position(DAY, buckets, late, 0, held)


def debt(*menu: ReliefOption, late: int = 90, obligation: Contract | CardAccount | None = None):
    terms = Terms(Method.EQUAL_INSTALMENT, 100000, Decimal("0.146"), dt.date(2026, 1, 15), 12)
    return PlanDebt("x", obligation or Contract(terms), (), at(EVERYTHING, late), menu)


def test_everything_owed_is_capitalised_penalties_too() -> None:
    # Fineract #5791: a loan could not be restructured because penalties existed.
    found = opening(at(EVERYTHING), ReliefOption("re-instalment"))
    assert found.capital == 600000 + 120000 + 30000 + 4500 + 9000 + 1000 + 2000 + 700
    assert found.waived == 0


def test_waiving_comes_before_capitalising() -> None:
    # Frappe Lending #1078, #1150: the order changed the result.
    relief = ReliefOption(
        "re-instalment", waiver_penalty=Decimal("0.5"), waiver_interest=Decimal("0.1")
    )
    found = opening(at(EVERYTHING), relief)
    assert found.waived_penalty == (9000 + 1000 + 2000) // 2
    assert found.waived_interest == 3450
    assert found.capital == 767200 - 6000 - 3450


@given(st.builds(Buckets, *[AMOUNTS] * 8), SHARES, SHARES, st.integers(0, 10**6))
def test_what_is_owed_is_waived_or_capitalised_and_nothing_else(
    buckets: Buckets, penalty: Decimal, interest: Decimal, held: int
) -> None:
    relief = ReliefOption("re-instalment", waiver_penalty=penalty, waiver_interest=interest)
    found = opening(at(buckets, held=held), relief)
    assert found.capital + found.waived_penalty + found.waived_interest == buckets.total - held
    if found.waived:  # the shares are of what is owed, not of what another step left
        late = buckets.penalty_on_principal + buckets.penalty_on_interest + buckets.late_fees
        assert found.waived_penalty == share(late, penalty)
        billed = buckets.interest_billed + buckets.interest_accrued
        assert found.waived_interest == share(billed, interest)


def test_a_waiver_that_would_leave_nothing_is_not_counted_on() -> None:
    relief = ReliefOption("re-instalment", waiver_penalty=Decimal(1))
    assert opening(at(Buckets(late_fees=500)), relief).capital == 500


def test_without_a_menu_the_usual_term_is_assumed_and_said_to_be() -> None:
    assert assumed_relief(debt()) == (
        ReliefOption("re-instalment", ASSUMED_INSTALMENTS, source="assumed"),
        True,
    )


def test_a_menu_without_a_longest_term_gets_the_usual_one() -> None:
    relief, assumed = assumed_relief(debt(ReliefOption("re-instalment", source="rule")))
    assert (relief.max_instalments, relief.source, assumed) == (36, "rule", True)


def test_a_card_keeps_its_sixty() -> None:
    option = ReliefOption("re-instalment", 60, source="card_art70_personal_installment")
    assert assumed_relief(debt(option)) == (option, False)


def test_relief_for_those_later_is_not_counted_on() -> None:
    late = ReliefOption("re-instalment", 60, min_days_past_due=60)
    assert assumed_relief(debt(late, late=59))[0].source == "assumed"
    assert assumed_relief(debt(late, late=60)) == (late, False)


def test_other_kinds_of_relief_are_left_to_the_optimiser() -> None:
    assert assumed_relief(debt(ReliefOption("settlement", 3)))[0].source == "assumed"


def test_the_gentlest_relief_is_taken() -> None:
    down = ReliefOption("re-instalment", 60, down_payment=Decimal("0.1"))
    short = ReliefOption("re-instalment", 12, annual_rate=Decimal(0))
    dear = ReliefOption("re-instalment", 24, annual_rate=Decimal("0.2"))
    kept = ReliefOption("re-instalment", 24)  # the contract's 14.6 %
    cheap = ReliefOption("re-instalment", 24, annual_rate=Decimal("0.1"))
    waiving = ReliefOption(
        "re-instalment", 24, annual_rate=Decimal("0.1"), waiver_penalty=Decimal(1)
    )
    order = [waiving, cheap, kept, dear, short, down]
    for first in range(len(order)):
        for menu in (order[first:], order[first:][::-1]):
            assert assumed_relief(debt(*menu))[0] == order[first]


def test_the_contract_keeps_its_rate_and_day_count() -> None:
    loan = debt().obligation
    card = CardAccount(Decimal("0.1825"), ())
    assert (contract_rate(loan), contract_rate(card)) == (Decimal("0.146"), Decimal("0.1825"))
    assert agreed_rate(loan, ReliefOption("re-instalment")) == Decimal("0.146")
    assert agreed_rate(loan, ReliefOption("re-instalment", annual_rate=Decimal(0))) == 0
    assert day_count_of(loan) is DayCount.ACTUAL_365
    assert day_count_of(card) is DayCount.ACTUAL_365
    assert day_count_of(CardAccount(Decimal(0), (), day_basis=360)) is DayCount.ACTUAL_360
    assert rounding_of(card) is rounding_of(loan) is Rounding.HALF_UP


def test_a_fee_instalment_costs_the_rate_of_its_fee() -> None:
    # 花呗, 12 instalments at 8.8 % of the principal in all: 15.86 % a year (facts: products, huabei).
    # Each instalment is 1/12 + 0.088/12 of the principal.
    terms = Terms(
        Method.FEE_INSTALMENT,
        1200000,
        Decimal("0.1825"),
        dt.date(2026, 1, 9),
        12,
        fee_rate=Decimal("0.088") / 12,
    )
    assert contract_rate(Contract(terms)) == Decimal("0.1586")
