"""Claims on a card account, worked out by hand: what the account supports, and single errors of the bank."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from ashore.law.audit import Finding, audit
from ashore.loans.terms import CardAccount, Claim, Payment, Purchase, Statement

# Statement of 5 August: 7,600 of which 90 interest and 15 fees; 300 paid on 20 August, nothing else.
ACCOUNT = CardAccount(
    Decimal("0.1825"),  # five in ten thousand a day
    (
        Statement(dt.date(2026, 7, 5), dt.date(2026, 7, 25), 8_000_00, 800_00),
        Statement(dt.date(2026, 8, 5), dt.date(2026, 8, 25), 7_600_00, 760_00, 90_00, 15_00),
    ),
    (Purchase(dt.date(2026, 7, 20), 200_00),),
    late_fee_rate=Decimal("0.05"),
    late_fee_minimum=10_00,
)
PAYMENTS = (Payment(dt.date(2026, 7, 24), 600_00), Payment(dt.date(2026, 8, 20), 300_00))
DAY = dt.date(2026, 9, 3)

# By hand: 300 settles the fees (15), the interest (90), then 195 of the principal of 7,495.
PRINCIPAL = 7_300_00
LATE_FEE = 23_00  # 5 % of the unpaid minimum, 760 − 300
# 200 from 20 July to 5 August (16 days), 7,495 to 20 August (15 days), 7,300 to 3 September (14 days), at 0.0005.
INTEREST = 1_60 + 56_21 + 51_10


def claim(
    principal: int = PRINCIPAL, interest: int = INTEREST, penalty: int = 0, fees: int = LATE_FEE
) -> Claim:
    total = principal + interest + penalty + fees
    return Claim(
        DAY,
        {
            "principal": principal,
            "interest": interest,
            "penalty": penalty,
            "fees": fees,
            "total": total,
        },
    )


def found(stated: Claim, account: CardAccount = ACCOUNT) -> tuple[Finding, ...]:
    return audit(account, PAYMENTS, stated, DAY, "bank")


def test_a_clean_claim() -> None:
    assert found(claim()) == ()
    assert found(claim(interest=INTEREST + 1)) == ()


def test_a_late_fee_that_was_not_agreed() -> None:
    account = replace(ACCOUNT, late_fee_rate=Decimal(0), late_fee_minimum=0)
    (one,) = found(claim(), account)
    assert (one.cause, one.bucket, one.amount) == ("fee-not-in-contract", "late_fees", LATE_FEE)
    assert one.rule == "rate_card_2016_reform"


def test_interest_on_fees() -> None:
    # Had the 15 of fees borne interest from 5 to 20 August, it would be 0.1125 more: 109.025 instead of 108.9125.
    (one,) = found(claim(interest=INTEREST + 12))
    assert (one.cause, one.bucket, one.amount) == ("interest-on-fees", "interest_accrued", 12)
    assert one.rule == "rate_card_2016_reform"


def test_a_payment_not_credited() -> None:
    # 200 from 20 July (16 days); 7,495 from 5 August to 3 September (29 days); 5 % of 760; fees and interest stay.
    stated = claim(7_495_00, 90_00 + 1_60 + 108_68, 0, 15_00 + 38_00)
    (one,) = found(stated)
    assert (one.cause, one.since) == ("payment-not-credited", PAYMENTS[1].date)


def test_interest_on_a_year_of_360_days() -> None:
    (one,) = found(claim(interest=110_43))  # 108.9125 × 365 / 360 = 110.4252
    assert (one.cause, one.bucket, one.amount) == ("wrong-day-count", "interest_accrued", 1_52)


def test_interest_on_interest() -> None:
    (one,) = found(claim(penalty=68))  # 90 from 5 to 20 August at 0.0005: 0.675
    assert (one.cause, one.bucket, one.amount) == (
        "interest-on-interest",
        "penalty_on_interest",
        68,
    )


def test_what_nothing_explains_is_to_be_itemised() -> None:
    (one,) = found(claim(interest=INTEREST + 12_34))
    assert (one.cause, one.bucket, one.severity) == ("unexplained", "interest", "ask")
