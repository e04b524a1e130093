"""Looking through by exception: what is asked, what one tap does, and taking it back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ashore.web.bills.kept import kept_of
from ashore.web.store.base import Store
from ashore.workout.bills import Bills, read_bills
from ashore.workout.bills_review import MOST, Group, review
from tests.web.bills.handing import Files, hand_over

Opened = Callable[[Any], tuple[Client, Store]]


@pytest.fixture(scope="module")
def read(files: Files) -> Bills:
    statements = [one for name, content in files.items() for one in read_bills(name, content)]
    return Bills(statements, "zh-Hans")


def of(bills: Bills, counterparty: str, *, is_in: bool = False) -> Group:
    return next(
        one for one in review(bills) if one.counterparty == counterparty and one.is_in == is_in
    )


def tapped(browser: Client, **said: str) -> None:
    assert browser.post("/bills/review", said).status_code == 303


def test_only_the_unsure_the_large_and_money_between_people_are_asked_about(read: Bills) -> None:
    groups = review(read)
    rows = [row for one in groups for row in one.rows]
    assert len(rows) == len({id(row) for row in rows}), "each once"
    assert {"person", "large"} <= {one.why for one in groups} <= {"unsure", "person", "large"}
    assert 0 < len(rows) < len(read.rows) / 10
    assert [one.amount for one in groups] == sorted((one.amount for one in groups), reverse=True)
    people = {id(row) for line in read.draft.lines if "person" in line.side for row in line.rows}
    assert people <= {id(row) for row in rows}


def test_what_would_change_rows_of_another_kind_is_not_offered(read: Bills) -> None:
    """A friend was lent money and gave it back: neither may be said of both."""
    for is_in in (True, False):
        scopes = of(read, "陈默", is_in=is_in).scopes
        assert "" not in {one.description for one in scopes}
        assert scopes


def test_one_tap_counts_for_the_counterparty_or_for_a_text_only(
    open_case: Opened, files: Files
) -> None:
    browser, store = open_case("seven")
    hand_over(browser, files)
    assert "林爸爸" in _asked(browser)
    tapped(browser, counterparty="林爸爸", description="", meaning="income:other")
    tapped(browser, counterparty="李想", description="聚餐AA", meaning="", other="expense:dining")
    assert not {"林爸爸", "李想"} & _asked(browser)
    father, friend = kept_of(store).memory.corrections
    assert (father.kind, father.category, father.description) == ("income", "other", "")
    assert (friend.kind, friend.category, friend.description) == ("expense", "dining", "聚餐AA")
    lines = browser.get("/bills/line/income/other").content.decode()
    assert "林爸爸" in lines


def test_what_was_said_can_be_taken_back(open_case: Opened, files: Files) -> None:
    browser, store = open_case("seven")
    hand_over(browser, files)
    tapped(browser, counterparty="林爸爸", description="", meaning="income:other")
    browser.post("/bills/undo", {"number": "1", "what": "别的"})
    assert len(kept_of(store).memory.corrections) == 1, "the list changed in another window"
    browser.post("/bills/undo", {"number": "1", "what": "林爸爸：其他收入"})
    assert kept_of(store).memory.corrections == ()
    assert "林爸爸" in _asked(browser)


@pytest.mark.parametrize(
    "said",
    [
        {"counterparty": "谁也不是", "meaning": "income:other"},
        {"counterparty": "林爸爸", "meaning": "cancelled:"},
        {"counterparty": "林爸爸", "meaning": "income:<b>"},
        {"counterparty": "陈默", "meaning": "income:other"},
    ],
)
def test_what_was_not_asked_like_this_is_not_taken(
    open_case: Opened, files: Files, said: dict[str, str]
) -> None:
    browser, store = open_case("seven")
    hand_over(browser, files)
    tapped(browser, description="", **said)
    assert kept_of(store).memory.corrections == ()


def test_at_most_twenty_are_asked_at_a_time(open_case: Opened) -> None:
    browser, _ = open_case("seven")
    rows = "".join(
        f"2026-0{month}-{day:02},朋友{day},转账,{10 * day + month}\n"
        for month in (3, 4, 5)
        for day in range(1, 29)
    )
    hand_over(browser, {"a.csv": f"日期,对方,说明,支出\n{rows}".encode()})
    assert len(_asked(browser)) <= MOST


def _asked(browser: Client) -> set[str]:
    """The counterparties that the page asks about."""
    page = browser.get("/bills/review").content.decode()
    parts = page.split('name="counterparty" value="')[1:]
    return {part.partition('"')[0] for part in parts}
