"""建设银行's debit card, its .xls as a workbook of today: numbers, and a zero in the column that does not apply."""

from tests.statements.household.accounts import CCB
from tests.statements.household.events import Act, Trace
from tests.statements.household.render.sheet import Cell, Look, Rendered, Row, Sheet
from tests.statements.household.render.workbook import as_workbook
from tests.statements.household.render.writing import balances, file_name, padded, told
from tests.statements.household.story import Household

_WIDTHS = {
    "记账日": 16, "交易日期": 18, "交易时间": 24, "支出": 20, "收入": 20, "账户余额": 18, "币种": 14, "摘要": 16,
    "对方账号": 18, "对方户名": 18, "交易地点": 24,
}  # fmt: skip
_KIND: dict[Act, str] = {
    "buy": "消费",
    "refund": "退款",
    "interest": "结息",
    "own-in": "转账存入",
    "repay": "贷款还款",
    "lend": "贷款发放",
    "cash": "ATM取款",
}
_SHOWN = {"支付宝": "支付宝-支付宝外部商户-", "财付通": "财付通-微信支付-"}


def render(house: Household, look: Look) -> Rendered:
    after = balances(house, "ccb")
    sheet = Sheet(
        channel="ccb",
        layout="ccb-xlsx",
        name=file_name(house, "ccb", look, "xlsx"),
        encoding="",
        above=[
            "China Construction Bank",
            "开户机构：\t杭州西湖支行",
            "币　　种：\t人民币",
            f"账　　号：\t62170*********{CCB.digits}",
            "",
        ],
        titles={one: padded(one, places) for one, places in _WIDTHS.items()},
        rows=[
            Row(_cells(row, after[one.id, row]), one.id) for one, row in told(house, "ccb", look)
        ],
        text=("交易地点", "对方户名"),
        amounts=("支出", "收入"),
        day="交易日期",
        no_day="20260230",
        below=["以上数据仅供参考|具体内容请以柜台为准"],
    )
    return as_workbook(sheet, look, "交易明细")


def _cells(row: Trace, after: int) -> dict[str, Cell]:
    return {
        "记账日": f"{row.moment:%Y%m%d}",
        "交易日期": f"{row.moment:%Y%m%d}",
        "交易时间": f"{row.moment:%H:%M:%S}",
        "支出": row.amount / 100 if row.flow == "out" else 0.0,
        "收入": row.amount / 100 if row.flow == "in" else 0.0,
        "账户余额": after / 100,
        "币种": "人民币",
        "摘要": _KIND[row.act],
        "对方账号": f"20883*****{row.order[-4:]}",
        "对方户名": _masked(row.who) if row.via else row.who,
        "交易地点": _place(row),
    }


def _masked(name: str) -> str:
    """As the bank hides names: the first and the last characters stay."""
    return f"{name[0]}***{name[4:]}" if len(name) > 4 else f"*{name[1:]}"


def _place(row: Trace) -> str:
    if not row.via:
        return row.what
    return _SHOWN[row.via] + (row.what if row.act in ("own-in", "repay") else row.who)
