"""中国银行's credit card: a title, 存入 and 支出, foreign names of the country after each shop."""

from tests.statements.household.accounts import BOC_CARD, OWNER
from tests.statements.household.events import Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import days, file_name, told, yuan
from tests.statements.household.story import Household

_COLUMNS = ("交易日", "银行记账日", "卡号后四位", "交易描述", "存入", "支出", "币种")


def render(house: Household, look: Look) -> Rendered:
    _, until = days(house, look)
    sheet = Sheet(
        channel="boc",
        layout="boc-credit",
        name=file_name(house, "boc", look, "csv"),
        encoding="utf-8",
        above=[f"中国银行信用卡账单({until:%Y年%m月})"],
        titles={one: one for one in _COLUMNS},
        rows=[Row(_cells(row), one.id) for one, row in told(house, "boc", look)],
        text=("交易描述",),
        amounts=("存入", "支出"),
        day="交易日",
        no_day="2026-02-30",
    )
    return as_text(sheet, look)


def _cells(row: Trace) -> dict[str, str]:
    assert row.booked
    return {
        "交易日": f"{row.moment:%Y-%m-%d}",
        "银行记账日": f"{row.booked}",
        "卡号后四位": BOC_CARD.digits,
        "交易描述": _said(row),
        "存入": yuan(row.amount) if row.flow == "in" else "",
        "支出": yuan(row.amount) if row.flow == "out" else "",
        "币种": "CNY",
    }


def _said(row: Trace) -> str:
    if row.act == "repaid":
        return OWNER
    if row.via == "网银在线":
        return "网银在线CHN" if row.act == "refund" else "网银在线-京东商城业务CHN"
    return f"{row.via}-{row.who}CHN" if row.via else f"{row.who}CHN"
