"""The draft of a budget: ordinary months, what is paid seldom, rhythms, chances; each figure with its rows."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.statements.budget.chance import back_test, chance
from ashore.statements.budget.months import ordinary, whole_months
from ashore.statements.budget.rhythm import recurring
from ashore.statements.classify import Correction
from ashore.statements.memory import Memory, memory_of
from ashore.statements.model import Statement, Transaction
from ashore.workout.bills import Bills

JANUARY = dt.date(2026, 1, 1)


def month(number: int) -> dt.date:
    return dt.date(2026, number, 1)


def row(
    day: dt.date, yuan: float, kind: str = "expense", who: str = "某超市", **more: object
) -> Transaction:
    way = "in" if kind == "income" else "out"
    told = {
        "date": day, "time": "", "amount": round(yuan * 100), "direction": way, "kind": kind, "counterparty": who,
        "description": "", "platform_category": "", "account": "余额", "status": "", "reference": "",
        "merchant_reference": "", "refunded": 0, "fee": 0, "source": "alipay", "file": "a.csv",
        "line": day.toordinal(),
    }  # fmt: skip
    return Transaction(**{**told, **more})  # type: ignore[arg-type]


def bills(*rows: Transaction, months: int = 6, memory: Memory = Memory()) -> Bills:  # noqa: B008  # immutable
    until = dt.date(2026, months, 28) + dt.timedelta(days=4)
    last = until.replace(day=1) - dt.timedelta(days=1)
    statement = Statement("a.csv", "alipay", rows, 0, (), "", JANUARY, last)
    return Bills([statement], "zh-Hans", memory)


def monthly(made: Bills, topic: str) -> int:
    return next(line.monthly for line in made.draft.lines if line.topic == topic)


@pytest.mark.parametrize(
    ("amounts", "figure", "odd"),
    [
        ([100], 100, None),
        ([100, 300], 200, None),
        ([100, 101], 101, None),  # half-up
        ([100, 100, 1000], 100, 3),
        ([100, 120, 140, 900], 120, 4),
        ([100, 200, 250], 183, None),
        ([0, 0, 900], 300, None),  # seldom, not odd
        ([0, 0, 0], 0, None),
    ],
)
def test_an_ordinary_month(amounts: list[int], figure: int, odd: int | None) -> None:
    made = ordinary([(month(place), amount) for place, amount in enumerate(amounts, 1)])
    assert (made.monthly, made.odd) == (figure, month(odd) if odd else None)


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12))
def test_an_ordinary_month_lies_among_the_months(amounts: list[int]) -> None:
    made = ordinary([(JANUARY, amount) for amount in amounts])
    assert min(amounts) <= made.monthly <= max(amounts)
    assert ordinary([(JANUARY, amount) for amount in reversed(amounts)]).monthly == made.monthly


def test_months_count_where_every_file_tells_of_them_wholly() -> None:
    def told(since: dt.date, until: dt.date) -> Statement:
        return Statement("a", "alipay", (), 0, (), "", since, until)

    year = told(dt.date(2025, 12, 15), dt.date(2026, 4, 30))
    assert whole_months([year]) == tuple(map(month, (1, 2, 3, 4)))
    assert whole_months([year, told(dt.date(2026, 2, 1), dt.date(2026, 4, 29))]) == (
        month(2),
        month(3),
    )
    assert whole_months([told(dt.date(2026, 1, 2), dt.date(2026, 1, 31))]) == ()
    assert whole_months([]) == ()


def test_what_is_paid_once_is_spread_and_shown() -> None:
    made = bills(
        *(row(dt.date(2026, m, 5), 600) for m in range(1, 7)),
        row(dt.date(2026, 3, 9), 1800, who="平安保险"),
    )
    assert monthly(made, "insurance") == 15000
    (line,) = (one for one in made.draft.lines if one.topic == "insurance")
    assert (line.spread, len(line.rows)) == (12, 1)
    assert "spread" in made.draft.questions


def test_every_line_is_the_sum_of_its_rows() -> None:
    made = bills(*(row(dt.date(2026, m, d), d * m) for m in range(1, 7) for d in (3, 9, 20)))
    for line in made.draft.lines:
        assert sum(amount for _, amount in line.totals) == sum(one.amount for one in line.rows)


def test_what_recurs_is_found_with_its_next_day() -> None:
    rent = [row(dt.date(2026, m, 28), 1500, who="房东") for m in range(1, 6)]
    shopping = [row(dt.date(2026, m, d), 30 + d) for m in range(1, 6) for d in (2, 3, 11, 19)]
    (found,) = recurring(bills(*rent, *shopping, months=5).rows)
    assert (found.counterparty, found.amount, str(found.step)) == ("房东", 150000, "1 month")
    assert found.next == dt.date(2026, 6, 28)


def household(months: int) -> Bills:
    wage = [row(dt.date(2026, m, 10), 6000, "income", "某公司") for m in range(1, months + 1)]
    food = [row(JANUARY + dt.timedelta(days=d), 40 + d % 7 * 20) for d in range(0, months * 30, 2)]
    return bills(*wage, *food, months=months)


def test_chances_need_three_whole_months_and_are_the_same_each_time() -> None:
    assert household(2).chance is None
    made = household(6)
    found = made.chance
    assert found is not None
    assert found == chance(made.draft, made.rows, 20260801)
    assert found.low <= found.expected <= found.high
    assert found.short == 0
    mean = made.draft.total("income") - made.draft.total("expense")
    assert abs(found.expected - mean) < 20000


def test_a_household_that_spends_more_than_it_earns_is_short_in_every_draw() -> None:
    made = bills(*(row(JANUARY + dt.timedelta(days=d), 50) for d in range(180)))
    assert made.chance is not None
    assert made.chance.short == 1


def test_the_months_before_would_have_foretold_an_even_household() -> None:
    made = household(8)
    tested = back_test(made.draft, made.rows, 1)
    assert tested.tried == 5
    assert tested.inside >= 4


def test_what_the_person_says_counts_before_the_rules_and_is_remembered() -> None:
    food = [row(dt.date(2026, m, 5), 600, who="老王") for m in range(1, 7)]
    memory = Memory().corrected(Correction("老王", category="housing"))
    made = bills(*food, memory=memory_of(memory.as_json()))
    assert monthly(made, "housing") == 60000
    assert all(one.about.confidence == "said" for one in made.rows)
    gift = memory.corrected(Correction("老王", kind="person"))
    assert len(gift.corrections) == 1
    assert {one.kind for one in bills(*food, memory=gift).rows} == {"person"}


def test_a_memory_edited_by_hand_loses_only_what_is_none() -> None:
    told = {
        "corrections": [{"counterparty": "a", "kind": "nonsense"}, {"kind": "person"}, 3],
        "columns": [{"moment": "日", "amount": "元"}, {"moment": "日"}, {"x": "y"}, 4],
    }
    kept = memory_of(told)
    assert [(one.counterparty, one.kind) for one in kept.corrections] == [("a", "")]
    assert kept.columns == ({"moment": "日", "amount": "元"},)


@pytest.mark.parametrize(
    ("kind", "category", "out", "came_in"),
    [
        ("repayment", "other", "repayment", "income"),
        ("disbursement", "other", "expense", "disbursement"),
        ("income", "gig", "expense", "income"),
        ("transfer", "", "transfer", "transfer"),
        ("", "gifts", "expense", "income"),
        ("expense", "gifts", "expense", "income"),
    ],
)
def test_what_is_said_counts_for_the_rows_it_can_be_meant_of(
    kind: str, category: str, out: str, came_in: str
) -> None:
    rows = [
        row(dt.date(2026, 1, 5), 60, who="老王"),
        row(dt.date(2026, 1, 6), 70, "income", "老王"),
    ]
    said = Memory().corrected(Correction("老王", kind=kind, category=category))  # type: ignore[arg-type]
    made = bills(*rows, months=1, memory=memory_of(said.as_json()))
    assert [one.kind for one in made.rows] == [out, came_in]
