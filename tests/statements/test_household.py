"""A simulated household in every format: what is read, put together and drafted is what truly happened, to the fen."""

import datetime as dt
from collections import Counter
from functools import cache

import pytest

from ashore.statements.book import put_together
from ashore.statements.budget.told import Told
from ashore.statements.model import Statement
from ashore.unpack import statements_in
from ashore.workout.bills import Bills
from tests.statements.household.render import FAULTS, IN_SHEETS, LAYOUTS, ONE_OF_EACH, Look, render
from tests.statements.household.render.sheet import Rendered
from tests.statements.household.story import Household, household
from tests.statements.household.truth import Truth, truth

SEEDS = (1, 2, 3, 4, 5)
FIRST = dt.date(2026, 1, 1)


@cache
def home(seed: int) -> Household:
    return household(seed, first=FIRST, months=6)


@cache
def statements(seed: int) -> tuple[Statement, ...]:
    files = (render(home(seed), layout) for layout in ONE_OF_EACH)
    return tuple(one for file in files for one in statements_in(file.name, file.content))


@cache
def rows(seed: int) -> tuple[Told, ...]:
    return Bills(statements(seed), "zh-Hans").rows


def month(one: Told) -> str:
    return f"{one.transaction.date:%Y-%m}"


def summed(seed: int, *kinds: str) -> Counter[str]:
    """The sums of rows of some kinds, by month."""
    found: Counter[str] = Counter()
    for one in rows(seed):
        if one.kind in kinds:
            found[month(one)] += one.amount
    return found


def same(found: Counter, true: Counter) -> None:
    assert {key: amount for key, amount in found.items() if amount} == {
        key: amount for key, amount in true.items() if amount
    }


def told(seed: int) -> Truth:
    return truth(home(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_income_is_the_truth(seed: int) -> None:
    same(summed(seed, "income"), told(seed).income)


@pytest.mark.parametrize("seed", SEEDS)
def test_spending_is_the_truth_in_every_category_and_month(seed: int) -> None:
    found: Counter[tuple[str, str]] = Counter()
    for one in rows(seed):
        if one.kind in ("expense", "refund"):
            found[month(one), one.about.topic] += one.amount
    same(found, told(seed).spending)


@pytest.mark.parametrize("seed", SEEDS)
def test_fees_and_cash_are_the_truth(seed: int) -> None:
    same(summed(seed, "fee"), told(seed).fees)
    same(summed(seed, "cash"), told(seed).cash)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_went_to_and_came_from_people_is_the_truth(seed: int) -> None:
    found: Counter[tuple[str, str]] = Counter()
    for one in rows(seed):
        if one.kind == "person":
            way = "in" if one.transaction.direction == "in" else "out"
            found[month(one), way] += one.amount
    same(found, told(seed).people)


@pytest.mark.parametrize("seed", SEEDS)
def test_repayments_and_loans_paid_out_are_the_truth(seed: int) -> None:
    for kind, true in (
        ("repayment", told(seed).repayments),
        ("disbursement", told(seed).disbursements),
    ):
        by_month: Counter[str] = Counter()
        for (when, _), amount in true.items():
            by_month[when] += amount
        same(summed(seed, kind), by_month)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_planted_faults_and_nothing_else_are_rejected(layout: str) -> None:
    faults = IN_SHEETS if layout.startswith(("wechat-xlsx", "ccb")) else FAULTS
    for look in (Look(), Look(faults=faults), Look(faults=faults, moved=3, added=("会员等级",))):
        file: Rendered = render(home(1), layout, look)
        (one,) = statements_in(file.name, file.content)
        assert one.format == file.channel
        assert [row.line for row in one.transactions] == [line for line, _ in file.rows]
        assert [bad.line for bad in one.rejected] == [line for line, _ in file.rejected]
        assert one.other == len(file.other)


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    in_order, turned = put_together(statements(seed)), put_together(statements(seed)[::-1])
    assert counted(in_order) == counted(turned)


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_a_file_imported_twice_or_in_overlapping_parts_changes_nothing(seed: int) -> None:
    once = counted(put_together(statements(seed)))
    assert counted(put_together([*statements(seed), *statements(seed)])) == once
    parts = [
        one
        for layout in ONE_OF_EACH
        for days in ((FIRST, dt.date(2026, 4, 20)), (dt.date(2026, 4, 1), dt.date(2026, 6, 30)))
        for file in [render(home(seed), layout, Look(days=days))]
        for one in statements_in(f"{days[0]} {file.name}", file.content)
    ]
    assert summed_up(put_together(parts)) == summed_up(put_together(statements(seed)))


def counted(book: object) -> list[tuple[object, ...]]:
    return [
        (one.transaction.date, one.transaction.source, one.transaction.amount, one.kind, one.amount)
        for one in book.entries  # type: ignore[attr-defined]
        if one.amount
    ]


def summed_up(book: object) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for one in book.entries:  # type: ignore[attr-defined]
        found[one.kind, f"{one.transaction.date:%Y-%m}"] += one.amount
    return Counter({key: amount for key, amount in found.items() if amount})
