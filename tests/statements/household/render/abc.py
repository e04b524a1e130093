"""农业银行's debit card: signed amounts, times without colons, and none where the bank itself booked."""

from tests.statements.household.events import Act, Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import balances, file_name, told, yuan
from tests.statements.household.story import Household

_COLUMNS = (
    "交易日期", "交易时间", "交易摘要", "交易金额", "本次余额", "对手信息", "日 志 号", "交易渠道", "交易附言",
)  # fmt: skip
_KIND: dict[Act, str] = {
    "refund": "退款",
    "interest": "结息",
    "tax": "利息税",
    "own-in": "转存",
    "cash": "ATM取款",
}
_SHOWN = {"财付通": "微信支付", "支付宝": "支付宝", "网银在线": "网银在线-京东商城"}


def render(house: Household, look: Look) -> Rendered:
    after = balances(house, "abc")
    sheet = Sheet(
        channel="abc",
        layout="abc-debit",
        name=file_name(house, "abc", look, "csv"),
        encoding="utf-8",
        above=(),
        titles={one: one for one in _COLUMNS},
        rows=[
            Row(_cells(row, after[one.id, row]), one.id) for one, row in told(house, "abc", look)
        ],
        text=("对手信息", "交易附言"),
        amounts=("交易金额",),
        day="交易日期",
        no_day="20260230",
    )
    return as_text(sheet, look)


def _cells(row: Trace, after: int) -> dict[str, str]:
    by_bank = row.act in ("interest", "tax")
    kind = row.via if row.via and row.act != "refund" else _KIND[row.act]
    return {
        "交易日期": f"{row.moment:%Y%m%d}",
        "交易时间": "" if by_bank else f"{row.moment:%H%M%S}",
        "交易摘要": kind,
        "交易金额": f"{'-' if row.flow == 'out' else '+'}{yuan(row.amount)}",
        "本次余额": yuan(after),
        "对手信息": f"{_SHOWN[row.via]}{row.who}" if row.via else row.who or "--",
        "日 志 号": "0000000000" if by_bank else row.order,
        "交易渠道": "电子商务" if row.via else "超级网银" * (row.act == "own-in"),
        "交易附言": _remark(row),
    }


def _remark(row: Trace) -> str:
    if not row.via:
        return "个人活期结息" if row.act in ("interest", "tax") else row.what
    return f"UA{row.order}{_SHOWN[row.via]}-{row.what if row.act == 'repay' else row.who}"
