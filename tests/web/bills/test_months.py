"""The months of the bills that are kept: the plans of an open case are drawn from them."""

from typing import Any

from ashore.web.bills.months import SETTING, bill_months
from ashore.web.desk import Desk
from ashore.web.rooms import Room
from ashore.web.store.base import Store
from ashore.workout.bills import Bills, read_bills
from ashore.workout.bills_months import months_of
from tests.web.bills.handing import Files, hand_over, some
from tests.web.conftest import NOW, shipped

ZH = {"Accept-Language": "zh-CN"}
CASE: dict[str, Any] = {
    **shipped("jiebei"),
    "income": [{"name": "工资", "amount": 3000}],
    "expense": [{"name": "生活", "category": "food", "amount": 1500}],
}
"""Of the size of the household whose files these are, so that its bills tell of more than half."""


def expected(files: Files) -> Any:
    statements = [one for name, content in files.items() for one in read_bills(name, content)]
    return months_of(Bills(statements, "zh-Hans").draft)


def room_of(desk: Desk, store: Store) -> Room:
    return desk.rooms.open("person", lambda: store, NOW)


def says(browser: Any) -> str:
    return browser.get("/plans", headers=ZH).content.decode()


def test_plans_are_drawn_from_the_bills_that_are_kept(open_case, desk, files: Files) -> None:
    browser, store = open_case(CASE)
    assert "收入起伏、工作中断和急用，用的是假设" in says(browser)
    hand_over(browser, files)
    months = bill_months(room_of(desk, store))
    assert months == expected(files)
    assert len(months) >= 3
    assert f"用您自己{len(months)}个月的账单推演" in says(browser)


def test_after_unlocking_they_are_the_same_before_anything_is_read(
    open_case, desk, files: Files
) -> None:
    browser, store = open_case(CASE)
    hand_over(browser, files)
    months = bill_months(room_of(desk, store))
    fresh = Room("again", "person", store, NOW)
    assert bill_months(fresh) == months
    assert "bills" not in fresh.kept or not fresh.kept["bills"].read  # nothing was read for it


def test_what_was_noted_of_other_bills_or_spoiled_is_not_used(
    open_case, desk, files: Files
) -> None:
    browser, store = open_case(CASE)
    hand_over(browser, some(files, *list(files)[:1]))
    bill_months(room_of(desk, store))
    good = store.setting(SETTING)
    for spoiled in ("", "{}", "[1]", '"x"', good.replace('"of": "', '"of": "0')):
        store.set_setting(SETTING, spoiled)
        assert bill_months(Room("again", "person", store, NOW)) is None


def test_without_bills_nothing_is_noted_any_more(open_case, desk, files: Files) -> None:
    browser, store = open_case(CASE)
    hand_over(browser, some(files, *list(files)[:1]))
    room = room_of(desk, store)
    bill_months(room)
    assert store.setting(SETTING)
    from ashore.web.bills.kept import kept_of

    for file in kept_of(store).files:
        browser.post("/bills/remove", {"file": file.digest, "number": "0"})
    assert bill_months(room) is None
    assert not store.setting(SETTING)
