"""Named claims, each worked out by hand from the schedule's rows: the lender's figure, the cause, the share."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ashore.law.audit import Finding, audit, compare, findings_json
from ashore.loans.schedule import Row, schedule
from ashore.loans.terms import (
    BUCKETS,
    CLAIM_PARTS,
    AllocationPolicy,
    Charge,
    Claim,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Terms,
)
from tests.loans.oracle import Oracle, half_up

TERMS = Terms(
    Method.EQUAL_INSTALMENT, 1_531_000, Decimal("0.1095"), dt.date(2026, 1, 15), instalments=12
)
CONTRACT = Contract(TERMS)
ROWS = schedule(TERMS).rows
PAYMENTS = tuple(Payment(row.due, row.payment) for row in ROWS[:3])
DAY = dt.date(2026, 6, 28)
LATE = ROWS[3:5]  # due on 15 May and 15 June: 44 and 13 days overdue
DAILY = Fraction(1095, 10000) / 365
FIVE = ("principal", "interest", "penalty", "fees", "total")


def owed(contract: Contract = CONTRACT, payments: tuple[Payment, ...] = PAYMENTS) -> dict[str, int]:
    """The eight amounts by the slow oracle, not by the engine that the audit uses."""
    oracle = Oracle(contract)
    oracle.run(list(payments), DAY)
    found = oracle.buckets(DAY)
    return {name: getattr(found, name) for name in BUCKETS}


def claim(amounts: dict[str, int], parts: tuple[str, ...] = FIVE) -> Claim:
    return Claim(DAY, {part: sum(amounts[name] for name in CLAIM_PARTS[part]) for part in parts})


def found(
    stated: Claim, contract: Contract = CONTRACT, payments: tuple[Payment, ...] = PAYMENTS
) -> tuple[Finding, ...]:
    return audit(contract, payments, stated, DAY, "consumer_finance")


def days_late(row: Row) -> int:
    return (DAY - row.due).days


def penalty(multiple: Fraction, early: int = 0, days_of_year: int = 365) -> int:
    rate = Fraction(1095, 10000) * multiple / days_of_year
    return sum(half_up(row.principal * (days_late(row) + early) * rate) for row in LATE)


def shares(findings: tuple[Finding, ...]) -> dict[str, int]:
    return {finding.cause: finding.amount for finding in findings}


def test_the_figures_of_the_design_page() -> None:
    # "they say 12,345.67; contract supports 11,902.10; 443.57: 2 late fees + 1.5× applied 3 days early"
    stated = owed() | {
        "penalty_on_principal": penalty(Fraction(3, 2), early=3),
        "late_fees": 2 * 22010,
    }
    compared = compare(CONTRACT, PAYMENTS, claim(stated))
    assert compared.stated["total"] == 12_345_67
    assert compared.supported["total"] == 11_902_10
    assert compared.difference["total"] == 443_57
    fee, early = found(claim(stated))
    assert (fee.cause, fee.bucket, fee.amount) == ("fee-not-in-contract", "late_fees", 440_20)
    assert (early.cause, early.bucket, early.amount) == (
        "penalty-started-early",
        "penalty_on_principal",
        3_37,
    )
    assert (early.since, early.until) == (dt.date(2026, 5, 13), dt.date(2026, 5, 15))
    texts = [one["message"] for one in findings_json((fee, early), "zh-Hans")]
    assert "逾期2期，正好每期220.10元" in texts[0]
    assert "罚息都早算了3天" in texts[1]


def test_a_clean_claim_has_no_finding() -> None:
    assert found(claim(owed())) == ()
    assert found(claim(owed(), BUCKETS)) == ()
    assert found(claim(owed(), ("total",))) == ()


def test_a_fen_of_rounding_is_no_finding() -> None:
    for part in FIVE[:-1]:
        for fen in (-1, 1):
            stated = claim(owed())
            assert found(Claim(DAY, {**stated.parts, part: stated.parts[part] + fen})) == ()


def test_wrong_multiple() -> None:
    stated = owed() | {"penalty_on_principal": penalty(Fraction(9, 5))}
    (one,) = found(claim(stated))
    assert (one.cause, one.bucket) == ("wrong-multiple", "penalty_on_principal")
    assert one.amount == penalty(Fraction(9, 5)) - penalty(Fraction(3, 2))
    assert one.rule == "rate_penalty_interest_30_50"
    assert (one.since, one.until) == (dt.date(2026, 5, 16), DAY)
    assert "合同利率的1.8倍" in findings_json([one], "zh-Hans")[0]["message"]


def test_a_smaller_multiple_is_not_queried() -> None:
    stated = owed() | {"penalty_on_principal": penalty(Fraction(13, 10))}
    (one,) = found(claim(stated))
    assert (one.cause, one.severity, one.question) == ("wrong-multiple", "info", None)
    assert one.amount < 0


def test_started_early_at_another_multiple() -> None:
    contract = replace(CONTRACT, penalty=PenaltyPolicy(multiplier=Decimal("1.3")))
    stated = owed(contract) | {"penalty_on_principal": penalty(Fraction(13, 10), early=5)}
    (one,) = found(claim(stated), contract)
    assert one.cause == "penalty-started-early"
    assert one.message.facts["why"].facts["days"] == 5


def test_interest_on_interest() -> None:
    extra = sum(half_up(row.interest * days_late(row) * DAILY * Fraction(3, 2)) for row in LATE)
    (one,) = found(claim(owed() | {"penalty_on_interest": extra}))
    assert (one.cause, one.bucket, one.amount) == (
        "interest-on-interest",
        "penalty_on_interest",
        extra,
    )


def test_penalty_on_a_year_of_360_days() -> None:
    stated = owed() | {"penalty_on_principal": penalty(Fraction(3, 2), days_of_year=360)}
    (one,) = found(claim(stated))
    assert (one.cause, one.bucket) == ("wrong-day-count", "penalty_on_principal")


def test_interest_on_a_year_of_360_days() -> None:
    amounts = owed()
    more = {
        name: half_up(Fraction(amounts[name] * 365, 360))
        for name in ("interest_billed", "interest_accrued")
    }
    (one,) = found(claim(amounts | more))
    assert (one.cause, one.bucket) == ("wrong-day-count", "interest_billed")
    assert (
        abs(
            one.amount
            - sum(more.values())
            + amounts["interest_billed"]
            + amounts["interest_accrued"]
        )
        <= 2
    )


def test_payment_not_credited() -> None:
    without = owed(payments=(PAYMENTS[0], PAYMENTS[2]))
    (one,) = found(claim(without))
    assert (one.cause, one.bucket) == ("payment-not-credited", "principal_overdue")
    assert one.amount == sum(without.values()) - sum(owed().values())
    assert (one.since, one.until) == (PAYMENTS[1].date, DAY)
    assert one.rule is None


def test_payment_credited_a_week_late() -> None:
    late = replace(PAYMENTS[2], date=PAYMENTS[2].date + dt.timedelta(days=7))
    (one,) = found(claim(owed(payments=(*PAYMENTS[:2], late))))
    assert one.cause == "payment-not-credited"
    assert (one.since, one.until) == (PAYMENTS[2].date, late.date)


def test_allocation_in_another_order() -> None:
    # 500 yuan paid on 10 June, while the instalment of 15 May was overdue.
    payments = (*PAYMENTS, Payment(dt.date(2026, 6, 10), 500_00))
    mistaken = replace(CONTRACT, allocation=AllocationPolicy(order=CONTRACT.allocation.order[::-1]))
    (one,) = found(claim(owed(mistaken, payments)), payments=payments)
    assert one.cause == "allocation-order"
    assert one.rule == "civil_561_payment_order"


def test_interest_deducted_in_advance() -> None:
    written = replace(CONTRACT, terms=replace(TERMS, received=TERMS.principal - 45_930))
    lawful = replace(CONTRACT, terms=replace(TERMS, principal=TERMS.principal - 45_930))
    (one,) = found(claim(owed()), written)
    assert one.cause == "interest-deducted-in-advance"
    assert one.amount == sum(owed().values()) - sum(owed(lawful).values())
    assert one.rule == "civil_670_no_upfront_interest"
    assert found(claim(owed(lawful)), written) == ()


def test_a_charge_that_the_cost_table_lacks() -> None:
    begun = replace(TERMS, start=dt.date(2026, 8, 15))
    charge = Charge("会员费", 38_19, "member", in_cost_table=False)
    written = Contract(replace(begun, charges=(charge,)))
    day = dt.date(2026, 12, 28)
    oracle = Oracle(written)
    oracle.run([], day)
    amounts = {name: getattr(oracle.buckets(day), name) for name in BUCKETS}
    (one,) = audit(written, (), Claim(day, claim(amounts).parts), day, "consumer_finance")
    assert (one.cause, one.bucket, one.amount) == ("fee-not-in-cost-table", "other_fees", 4 * 38_19)
    (same,) = audit(written, (), None, day, "consumer_finance")
    assert (same.cause, same.amount) == (one.cause, one.amount)


def test_three_errors_at_once() -> None:
    payments = (PAYMENTS[0], PAYMENTS[2])
    contract = replace(CONTRACT, penalty=PenaltyPolicy(multiplier=Decimal(2)))
    stated = owed(contract, payments)
    stated["late_fees"] += 88_88
    assert set(shares(found(claim(stated)))) == {
        "payment-not-credited",
        "wrong-multiple",
        "fee-not-in-contract",
    }


def test_the_shares_add_up_to_the_difference() -> None:
    payments = (PAYMENTS[0], PAYMENTS[2])
    contract = replace(CONTRACT, penalty=PenaltyPolicy(multiplier=Decimal(2)))
    stated = owed(contract, payments)
    stated["late_fees"] += 88_88
    difference = compare(CONTRACT, PAYMENTS, claim(stated)).difference["total"]
    assert sum(shares(found(claim(stated))).values()) == difference


def test_what_nothing_explains_is_to_be_itemised() -> None:
    stated = owed()
    stated["interest_billed"] += 1_234_56
    (one,) = found(claim(stated))
    assert (one.cause, one.bucket, one.amount, one.severity) == (
        "unexplained",
        "interest",
        1_234_56,
        "ask",
    )
    assert one.question is not None


def test_a_lump_sum_is_asked_about_not_disputed() -> None:
    fee = owed()
    fee["late_fees"] += 123_45
    (one,) = found(claim(fee, ("total",)))
    assert (one.cause, one.bucket, one.severity) == ("unexplained", "total", "ask")
    early = owed() | {"penalty_on_principal": penalty(Fraction(3, 2), early=3)}
    (one,) = found(claim(early, ("total",)))
    assert (one.cause, one.severity) == ("penalty-started-early", "ask")


def test_a_total_that_its_own_parts_do_not_give() -> None:
    stated = claim(owed())
    (one,) = found(Claim(DAY, {**stated.parts, "total": stated.parts["total"] + 50_00}))
    assert (one.cause, one.bucket, one.amount) == ("unexplained", "total", 50_00)
    assert "加起来" in findings_json([one], "zh-Hans")[0]["message"]


def test_what_the_lender_leaves_out_is_no_accusation() -> None:
    for bucket in ("penalty_on_principal", "interest_accrued", "principal_not_due"):
        for one in found(claim(owed() | {bucket: 0})):
            assert (one.severity, one.question) == ("info", None)
