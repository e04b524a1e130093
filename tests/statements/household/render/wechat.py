"""微信支付: CSV, and the workbooks of 2025 (texts with a sign of the currency) and since 2026 (days and numbers)."""

import datetime as dt
from collections.abc import Sequence

from tests.statements.household.events import Act, Event, Fen, Trace
from tests.statements.household.render.sheet import Cell, Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.workbook import as_workbook
from tests.statements.household.render.writing import days, file_name, told, yuan
from tests.statements.household.story import Household

_COLUMNS = (
    "交易时间", "交易类型", "交易对方", "商品", "收/支", "金额(元)", "支付方式", "当前状态", "交易单号",
    "商户单号", "备注",
)  # fmt: skip
_STATUS: dict[Act, str] = {
    "earn": "已存入零钱",
    "send": "对方已收钱",
    "receive": "已存入零钱",
    "packet-in": "已存入零钱",
}
_BY_LABEL = {"扫二维码付款": "已转账", "零钱提现": "提现已到账", "零钱充值": "充值完成"}
_OUT: tuple[Act, ...] = ("buy", "send", "packet-out")
_IN: tuple[Act, ...] = ("earn", "receive", "packet-in", "refund")


def render(house: Household, look: Look) -> Rendered:
    return as_text(_sheet(house, look, "wechat-csv", "csv"), look)


def render_xlsx(house: Household, look: Look) -> Rendered:
    """The workbook of 2025: every cell a text."""
    return as_workbook(_sheet(house, look, "wechat-xlsx", "xlsx"), look, "Sheet1")


def render_xlsx_2026(house: Household, look: Look) -> Rendered:
    """The workbook since spring 2026: a line more above the header, days and amounts as such."""
    return as_workbook(_sheet(house, look, "wechat-xlsx-2026", "xlsx"), look, "Sheet1")


def _sheet(house: Household, look: Look, layout: str, kind: str) -> Sheet:
    rows = told(house, "wechat", look)[::-1]
    in_book = kind == "xlsx"
    above = _above(house, look, rows)
    if layout.endswith("2026"):
        above.insert(-2, "4. 本账单中所有时间均为UTC+08:00时间")
    write = {"wechat-csv": _quoted, "wechat-xlsx": _plain}.get(layout, _typed)
    return Sheet(
        channel="wechat",
        layout=layout,
        name=file_name(house, "wechat", look, kind),
        encoding="utf-8",
        above=above if in_book else [line + "," * 8 for line in above],
        titles={one: one for one in _COLUMNS},
        rows=[Row(write(row), one.id) for one, row in rows],
        text=("商品", "交易对方"),
        amounts=("金额(元)",),
        day="交易时间",
        no_day="2026-02-30 12:00:00",
    )


def _above(house: Household, look: Look, rows: Sequence[tuple[Event, Trace]]) -> list[str]:
    since, until = days(house, look)
    sums: dict[str, list[Fen]] = {"收入": [], "支出": [], "/": []}
    for _, row in rows:
        sums[_direction(row)].append(row.amount)
    names = {"收入": "收入", "支出": "支出", "/": "中性交易"}
    return [
        "微信支付账单明细",
        "微信昵称：[小满]",
        f"起始时间：[{since} 00:00:00] 终止时间：[{until} 23:59:59]",
        "导出类型：[全部]",
        f"导出时间：[{until + dt.timedelta(days=1)} 09:05:22]",
        "",
        f"共{len(rows)}笔记录",
        *(f"{names[word]}：{len(found)}笔 {yuan(sum(found))}元" for word, found in sums.items()),
        "注：",
        "1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易",
        "2. 本明细仅展示当前账单中的交易，不包括已删除的记录",
        "3. 本明细仅供个人对账使用",
        "",
        f"{'-' * 22}微信支付账单明细列表{'-' * 20}",
    ]


def _direction(row: Trace) -> str:
    if row.act in _OUT:
        return "支出"
    return "收入" if row.act in _IN else "/"


def _kind(row: Trace) -> str:
    if row.act == "refund":
        return f"{'转账' if row.label == '转账' else row.who}-退款"
    return row.label


def _status(row: Trace) -> str:
    if row.act == "refund":
        return "已全额退款" if row.refunded else f"已退款￥{yuan(row.amount)}"
    if row.act == "send" and row.refunded:
        return "对方已退还"
    if row.refunded:
        return "已全额退款" if row.refunded == row.amount else f"已退款(￥{yuan(row.refunded)})"
    return _BY_LABEL.get(row.label) or _STATUS.get(row.act, "支付成功")


def _plain(row: Trace) -> dict[str, Cell]:
    return {
        "交易时间": f"{row.moment:%Y-%m-%d %H:%M:%S}",
        "交易类型": _kind(row),
        "交易对方": row.who or "/",
        "商品": row.what or "/",
        "收/支": _direction(row),
        "金额(元)": f"¥{yuan(row.amount)}",
        "支付方式": row.method,
        "当前状态": _status(row),
        "交易单号": row.order,
        "商户单号": row.merchant or "/",
        "备注": f"服务费¥{yuan(row.fee)}" if row.fee else "/",
    }


def _quoted(row: Trace) -> dict[str, Cell]:
    """As in the CSV: quotes around the goods and the remark, a tab after the numbers."""
    cells = _plain(row)
    numbers = {name: f"{cells[name]}\t" for name in ("交易单号", "商户单号")}
    return {**cells, **numbers, "商品": f'"{cells["商品"]}"', "备注": f'"{cells["备注"]}"'}


def _typed(row: Trace) -> dict[str, Cell]:
    return {**_plain(row), "交易时间": row.moment, "金额(元)": row.amount / 100}
