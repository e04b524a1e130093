"""The calendar as JSON."""

import json

from ashore.household.model import Expense, Household
from ashore.planning.days.moves import advise
from ashore.planning.days.wire import calendar_json
from tests.planning.days.examples import RENT, WAGE, april, book_of, due

NAMES = {"loan": "贷", "card": "卡"}


def test_a_calendar_in_full() -> None:
    home = Household((WAGE,), (RENT, Expense("伙食", "food", 0)))
    book = book_of(150000, 1, home)
    dues = [due("loan", 30000, april(3), 1, movable=False), due("card", 60000, april(5), 1)]
    found = calendar_json(book, dues, advise(book, dues), NAMES)
    assert json.loads(json.dumps(found)) == found
    days = found.pop("days")
    agendas = [found.pop("agenda"), found.pop("agenda_after")]
    assert [[day["date"][5:] for day in one] for one in agendas] == [
        ["04-01", "04-03", "04-05", "04-10", "04-15"],
        ["04-01", "04-03", "04-10", "04-11", "04-15"],
    ]
    assert agendas[0][2] == {
        "date": "2026-04-05",
        "entries": [{"kind": "payment", "name": "卡", "debt": "card", "amount": "-600.00"}],
        "due": "600.00",
        "spread": "0.00",
        "left": "-1400.00",
        "short": "1400.00",
    }
    assert (len(days), days[0]) == (
        32,
        {"date": "2026-03-15", "before": "1500.00", "after": "1500.00"},
    )
    assert days[21] == {"date": "2026-04-05", "before": "-1400.00", "after": "-800.00"}
    assert found == {
        "from": "2026-03-15",
        "to": "2026-04-15",
        "reserve": "1500.00",
        "flows": [
            {"date": "2026-04-01", "name": "房租", "amount": "-2000.00"},
            {"date": "2026-04-10", "name": "工资", "amount": "3600.00"},
        ],
        "undated": ["伙食"],
        "payments": [
            {"date": "2026-04-03", "debt": "loan", "amount": "300.00"},
            {"date": "2026-04-11", "debt": "card", "amount": "600.00"},
        ],
        "shortfalls": [
            {
                "from": "2026-04-01",
                "until": "2026-04-11",
                "day": "2026-04-05",
                "missing": "1400.00",
                "payments": [
                    {"date": "2026-04-03", "debt": "loan", "amount": "300.00"},
                    {"date": "2026-04-05", "debt": "card", "amount": "600.00"},
                ],
            }
        ],
        "moves": [{"debt": "card", "old_day": 5, "new_day": 11, "first": "2026-04-11", "later": 6}],
        "unavoidable": [
            {
                "from": "2026-04-01",
                "until": "2026-04-11",
                "day": "2026-04-03",
                "missing": "800.00",
                "payments": [{"date": "2026-04-03", "debt": "loan", "amount": "300.00"}],
                "reserve": "1500.00",
                "comes_in": "0.00",
                "goes_out": "2000.00",
                "even": "0.00",
                "paid": {"loan": "300.00"},
            }
        ],
    }


def test_a_shortfall_that_does_not_end_has_no_until() -> None:
    book = book_of(0, 1, Household())
    dues = [due("a", 100, april(5), 1, movable=False)]
    found = calendar_json(book, dues, advise(book, dues), {"a": "a"})
    assert found["shortfalls"][0]["until"] is None
