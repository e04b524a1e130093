"""Which pages a shipped case has, and the JSON that each of them shows."""

from collections.abc import Iterator
from typing import Any

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.texts import Language
from ashore.workout import Workout
from tests.web.conftest import NOW

SHIPPED = ("jiebei", "seven", "before-due", "planted", "negative")
NEW_LOAN = "/plans/new-loan?principal=15000&method=equal-instalment&rate=24%25&instalments=12"


def workout(name: str, language: Language = "zh-Hans") -> Workout:
    case = parse_case(resource(f"cases/{name}.toml").read_bytes(), name, NOW.date())
    return Workout(case, NOW.date(), language)


def pages(work: Workout) -> Iterator[tuple[str, Any]]:
    """The address of each page with the JSON of which it may show amounts."""
    position, plan = work.position_json(), work.plan_json()
    yield "/owed", position
    for number, debt in enumerate(position["debts"], 1):
        yield f"/owed/{number}", [debt, work.why_json(debt["id"])]
        yield f"/owed/{number}/check", debt
    yield "/ahead", position
    yield "/means", [work.budget_json(), work.surplus_why_json()]
    yield "/plans", [plan, position["totals"]["total"]]
    yield "/plans/days", plan["calendar"]
    yield "/plans/earlier", work.earlier_json()
    yield "/plans/assumptions", ""
    yield "/plans/what-if", work.budget_json()
    yield "/plans/new-loan", ""


ADDRESSES = [(name, address) for name in SHIPPED for address, _ in pages(workout(name))]
