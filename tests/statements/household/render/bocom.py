"""交通银行's debit card: 借 Dr and 贷 Cr, rows numbered from the oldest."""

from tests.statements.household.events import Act, Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import balances, file_name, told, yuan
from tests.statements.household.story import Household

_COLUMNS = (
    "序号", "交易日期", "交易时间", "交易类型", "借贷", "交易金额", "余额", "对方账号", "对方户名", "交易地点", "摘要",
)  # fmt: skip
_KIND: dict[Act, str] = {
    "buy": "网上支付",
    "refund": "退款",
    "interest": "存款利息",
    "own-in": "其他交易",
    "cash": "ATM取款",
    "fee": "短信服务费",
}
_BATCH = {"interest": "应付个人活期储蓄存款利息", "fee": ""}


def render(house: Household, look: Look) -> Rendered:
    after = balances(house, "bocom")
    rows = enumerate(told(house, "bocom", look), 1)
    sheet = Sheet(
        channel="bocom",
        layout="bocom-debit",
        name=file_name(house, "bocom", look, "csv"),
        encoding="utf-8",
        above=(),
        titles={one: one for one in _COLUMNS},
        rows=[Row(_cells(number, row, after[one.id, row]), one.id) for number, (one, row) in rows],
        text=("摘要", "对方户名"),
        amounts=("交易金额",),
        day="交易日期",
        no_day="2026-02-30",
    )
    return as_text(sheet, look)


def _cells(number: int, row: Trace, after: int) -> dict[str, str]:
    return {
        "序号": f"{number}",
        "交易日期": f"{row.moment:%Y-%m-%d}",
        "交易时间": f"{row.moment:%H:%M:%S}",
        "交易类型": _KIND[row.act],
        "借贷": "借 Dr" if row.flow == "out" else "贷 Cr",
        "交易金额": yuan(row.amount),
        "余额": yuan(after),
        "对方账号": f"62148{row.order}",
        "对方户名": _BATCH.get(row.act, row.who),
        "交易地点": row.via or ("批处理" if row.act in _BATCH else "其他"),
        "摘要": _said(row),
    }


def _said(row: Trace) -> str:
    if row.act == "own-in":
        return f"银联入账({row.who}/{row.via or '其它'}){row.what}"
    return f"{row.via}-{row.who}-{row.what}" if row.via else ""
