"""One next step: whom to call first, and why."""

from dataclasses import replace

from ashore.negotiation.order import calling_order, next_step
from ashore.texts import render
from tests.test_negotiation_brief import DEBT, USABLE

LATE = replace(DEBT, id="late", name="微粒贷", next_day_cost=987)
DEAR = replace(DEBT, id="dear", name="借呗", next_day_cost=1216)
CURRENT = replace(DEBT, id="current", name="花呗", days_past_due=0, next_day_cost=5000)
HOUSE = replace(DEBT, id="house", name="房贷", days_past_due=0, secured=True, next_day_cost=1)


def order(*debts: object) -> list[str]:
    return [debt.id for debt in calling_order(debts)]  # type: ignore[arg-type]


def test_secured_then_overdue_then_dearest() -> None:
    assert order(LATE, CURRENT, DEAR, HOUSE) == ["house", "dear", "late", "current"]


def test_the_order_does_not_depend_on_the_order_of_the_case() -> None:
    same = replace(LATE, id="a"), replace(LATE, id="b")
    assert order(*same) == order(*reversed(same)) == ["a", "b"]


def said(*debts: object) -> str:
    step = next_step(debts, USABLE)  # type: ignore[arg-type]
    assert step is not None
    return "".join(render(message, "zh-Hans") for message in step.said)


def test_the_step_says_why() -> None:
    assert said(LATE, DEAR).startswith("先联系借呗：它已经逾期，每多一天增加12.16元。")
    assert said(CURRENT).startswith("先联系花呗：现在还没有逾期")
    assert said(HOUSE, LATE).startswith("先联系房贷：它有抵押")
    assert "0.00" not in said(replace(LATE, next_day_cost=0))
    assert "“借呗”文件夹里的《通话卡》" in said(DEAR)


def test_the_support_line_stands_where_its_rule_does() -> None:
    with_line, without = next_step([LATE], USABLE), next_step([LATE], frozenset())
    assert with_line is not None
    assert without is not None
    assert "12356" in render(with_line.support[0], "zh-Hans")
    assert without.support == ()


def test_nothing_owed_needs_no_step() -> None:
    assert next_step([], USABLE) is None
