"""From answers to the case document: where each answer goes, what is assumed and said, what is kept aside."""

import datetime as dt
from decimal import Decimal

from ashore.case.interview.course import Course
from ashore.case.interview.graph import graph
from ashore.case.interview.written import case_of, file_text
from ashore.texts import render
from tests.interview_helper import CARD, DAY, answer_all, first_part, made, section


def notes(course: Course) -> list[str]:
    return [render(note, "zh-Hans") for note in made(course).notes]


def test_the_first_part_is_a_whole_case() -> None:
    course = first_part()
    assert made(course).document == {
        "schema": 1,
        "person": {"cause": "income-loss"},
        "income": [{"name": "每月到手收入", "amount": Decimal("7500.00"), "every": "month"}],
        "expense": [
            {
                "name": "每月必要开支",
                "category": "other",
                "amount": Decimal("4200.00"),
                "every": "month",
                "essential": True,
            }
        ],
        "debt": [
            {
                "id": "jiebei",
                "product": "jiebei",
                "method": "equal-instalment",
                "principal": Decimal("20000.00"),
                "start": dt.date(2026, 1, 15),
                "instalments": 12,
                "daily_rate": Decimal("0.0004"),
                # The schedule's level payment: 20000 over 12 instalments at 14.6 %, actual/365.
                "payments": [
                    {"date": dt.date(2026, month, 15), "amount": Decimal("1800.82")}
                    for month in range(2, 8)
                ],
            }
        ],
    }
    assert not made(course).unfinished
    assert notes(course) == ["借呗：已还清的6期，先按每期都在还款日、照合同金额还来算。"]


def test_names_are_in_the_language_of_the_interview() -> None:
    from ashore.case.interview.draft import draft

    assert draft(first_part(), "en").document["income"][0]["name"] == "Monthly income"


def test_dont_know_everywhere_is_an_empty_case_with_the_debt_kept_aside() -> None:
    course = answer_all(Course(graph()), {})
    so_far = made(course)
    assert so_far.document == {"schema": 1}
    (debt,) = so_far.unfinished
    assert (debt.label, debt.missing) == ("其他借款", ("principal", "start", "instalments"))


def test_an_unfinished_debt_stays_in_the_file_as_a_comment() -> None:
    course = first_part(debt__start="")
    said = file_text(made(course), case_of(made(course), DAY), "zh-Hans")
    assert "[[debt]]" not in [line for line in said.splitlines() if not line.startswith("#")]
    for line in (
        "# 借呗：还缺借款日期。",
        "# [[debt]]",
        '# id = "jiebei-1"',
        "# principal = 20000.00",
        "# instalments = 12",
        "# daily_rate = 0.0004",
        "# paid = 6",
    ):
        assert line in said.splitlines()


def test_a_rate_that_is_not_known_counts_no_interest_and_says_so() -> None:
    course = first_part(debt__rate="")
    assert made(course).document["debt"][0]["annual_rate"] == 0
    assert (
        "借呗：利率不清楚，下面只算本金，没有算利息和罚息。利率在借款合同和 App 的借款详情里。"
        in notes(course)
    )


def test_without_a_rate_the_claim_is_not_asked_for() -> None:
    # Nothing could be compared with it, and the comparison would accuse the lender for nothing.
    with_rate = section(first_part(), "detail", debt__claim_total="12000")
    without = section(first_part(debt__rate=""), "detail", debt__claim_total="12000")
    asked = [[a.question for a in course.answers] for course in (with_rate, without)]
    assert "debt.claim_total" in asked[0]
    assert "debt.claim_total" not in asked[1]


def test_a_fee_instalment_is_asked_for_its_fee_and_no_rate() -> None:
    course = first_part(debt__method="fee-instalment", debt__fee="0.6%")
    (debt,) = made(course).document["debt"]
    assert debt["fee_rate"] == Decimal("0.006")
    assert "annual_rate" not in debt
    assert "借呗：手续费率不清楚，下面没有算手续费。" in notes(
        first_part(debt__method="fee-instalment")
    )


def test_a_method_that_is_not_known_is_the_most_common_one_and_says_so() -> None:
    course = first_part(debt__method="")
    assert made(course).document["debt"][0]["method"] == "equal-instalment"
    assert "借呗：还款方式不清楚，先按每期还一样多（等额本息）算。" in notes(course)


def test_days_overdue_tell_how_many_instalments_were_paid() -> None:
    # 98 days before 21 November is 15 August: the seventh due date is the oldest unpaid, six are paid.
    for days in ("97", "98", "99"):
        course = first_part(debt__paid="", debt__days=days)
        assert len(made(course).document["debt"][0]["payments"]) == 6
        assert notes(course) == ["借呗：按逾期天数推算，前面6期已经还清。"]


def test_nothing_known_of_payments_counts_none_and_says_so() -> None:
    course = first_part(debt__paid="", debt__days="")
    assert "payments" not in made(course).document["debt"][0]
    assert notes(course) == ["借呗：还了几期不清楚，没有记任何一笔还款，所以算出来的会比实际多。"]


def test_before_the_due_date_everything_due_counts_as_paid_and_days_are_not_asked() -> None:
    course = first_part(situation="upcoming", debt__paid="")
    assert "debt.days" not in [a.question for a in course.answers]
    assert len(made(course).document["debt"][0]["payments"]) == 10
    assert notes(course) == ["借呗：按您说的还没逾期，到期的10期都算已经还清。"]


def test_instalments_paid_ahead_were_paid_by_today() -> None:
    payments = made(first_part(debt__paid="12")).document["debt"][0]["payments"]
    assert [p["date"] for p in payments[-2:]] == [DAY, DAY]


def test_a_bullet_loan_is_not_asked_for_instalments_paid() -> None:
    course = first_part(debt__method="bullet")
    assert "debt.paid" not in [a.question for a in course.answers]
    assert "payments" not in made(course).document["debt"][0]


def test_a_card_is_known_by_its_statement() -> None:
    (debt,) = made(answer_all(Course(graph()), CARD)).document["debt"]
    assert debt == {
        "id": "credit_card_generic",
        "product": "credit_card_generic",
        "method": "revolving",
        "daily_rate": Decimal("0.0005"),
        "statements": [
            {
                "date": dt.date(2026, 10, 5),
                "due": dt.date(2026, 10, 25),
                "balance": Decimal("8000.00"),
                "minimum": Decimal("800.00"),
            }
        ],
    }


def test_debts_of_one_product_get_ids_of_their_own() -> None:
    course = section(first_part(), "debt", **{k.replace(".", "__"): v for k, v in CARD.items()})
    course = section(course, "debt", **{k.replace(".", "__"): v for k, v in CARD.items()})
    ids = [debt["id"] for debt in made(course).document["debt"]]
    assert ids == ["jiebei", "credit_card_generic", "credit_card_generic-2"]


def test_limits_look_at_the_debt_in_question_only() -> None:
    # The first loan began in 2026; the second one's first due date is measured against its own start.
    course = section(
        first_part(),
        "debt",
        debt__product="weilidai",
        debt__principal="5000",
        debt__start="2025-03-01",
        debt__instalments="24",
        debt__paid="20",
        debt__rate="日0.05%",
    )
    course = section(course, "detail", debt__first_due="2025-04-05")
    assert made(course).document["debt"][1]["first_due"] == dt.date(2025, 4, 5)


def test_details_are_part_of_the_lump_sum() -> None:
    course = section(first_part(), "money", expense__housing="1800", expense__food="1500")
    named = {
        e["name"]: (e["amount"], e.get("priority", False)) for e in made(course).document["expense"]
    }
    assert named == {
        "其他必要开支": (Decimal("900.00"), False),
        "房租或房贷": (Decimal("1800.00"), True),
        "吃饭和日用品": (Decimal("1500.00"), False),
    }


def test_details_above_the_lump_sum_replace_it() -> None:
    course = section(first_part(), "money", expense__housing="3000", expense__food="1500")
    assert [e["name"] for e in made(course).document["expense"]] == ["房租或房贷", "吃饭和日用品"]


def test_asked_again_an_answer_is_replaced_and_dont_know_keeps_it() -> None:
    course = section(
        first_part(), "money", income__certainty="at-risk", income__other="600", buffer="300"
    )
    course = section(course, "money", income__other="800")
    document = made(course).document
    assert [i["amount"] for i in document["income"]] == [Decimal("7500.00"), Decimal("800.00")]
    assert document["income"][0]["certainty"] == "at-risk"
    assert document["preferences"] == {"buffer": Decimal("300.00")}


def test_money_at_hand_can_be_used_whole() -> None:
    (asset,) = made(section(first_part(), "money", asset="3000")).document["asset"]
    assert asset["value"] == asset["realisable"] == Decimal("3000.00")


def test_no_income_is_no_entry() -> None:
    assert "income" not in made(first_part(income="0")).document


def test_the_claim_is_of_the_day_it_was_read() -> None:
    course = section(first_part(), "detail", debt__claim_total="10960", debt__claim_penalty="220")
    assert made(course).document["debt"][0]["claim"] == {
        "as_of": DAY,
        "total": Decimal("10960.00"),
        "penalty": Decimal("220.00"),
    }


def test_the_person_is_in_the_case_for_the_letters() -> None:
    course = section(
        first_part(),
        "person",
        person__name="林小满",
        person__phone="138****0000",
        person__city="杭州",
        person__dependants="1",
        person__story="6月被裁员，8月重新就业。",
    )
    assert made(course).document["person"] == {
        "cause": "income-loss",
        "name": "林小满",
        "phone": "138****0000",
        "city": "杭州",
        "dependants": 1,
        "story": "6月被裁员，8月重新就业。",
    }


def test_going_back_takes_back_the_last_answer_only() -> None:
    course = first_part()
    assert course.back().current == graph().questions["debt.rate"]
    assert Course(graph()).back().answers == ()
