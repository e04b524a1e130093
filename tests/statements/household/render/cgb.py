"""广发银行's credit card: days with slashes, spending is positive, what it is stands in brackets."""

from tests.statements.household.accounts import OWNER
from tests.statements.household.events import Act, Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import file_name, signed, told, yuan
from tests.statements.household.story import Household

_COLUMNS = ("交易日期", "入账日期", "交易摘要", "交易金额", "交易货币", "入账金额", "入账货币")
_KIND: dict[Act, str] = {"buy": "消费", "refund": "退款", "repaid": "还款"}


def render(house: Household, look: Look) -> Rendered:
    sheet = Sheet(
        channel="cgb",
        layout="cgb-credit",
        name=file_name(house, "cgb", look, "csv"),
        encoding="utf-8",
        above=(),
        titles={one: one for one in _COLUMNS},
        rows=[Row(_cells(row), one.id) for one, row in told(house, "cgb", look)[::-1]],
        text=("交易摘要",),
        amounts=("入账金额", "交易金额"),
        day="交易日期",
        no_day="2026/02/30",
    )
    return as_text(sheet, look)


def _cells(row: Trace) -> dict[str, str]:
    assert row.booked
    amount = yuan(-signed(row))
    shop = f"银联入账-{OWNER}" if row.act == "repaid" else f"{row.via}-{row.who}".strip("-")
    return {
        "交易日期": f"{row.moment:%Y/%m/%d}",
        "入账日期": f"{row.booked:%Y/%m/%d}",
        "交易摘要": f"（{_KIND[row.act]}）{shop}",
        "交易金额": amount,
        "交易货币": "人民币",
        "入账金额": amount,
        "入账货币": "人民币",
    }
